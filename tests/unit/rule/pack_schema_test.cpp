// The schema of rule packs is what their declaration makes. ST_UPDATE=1 writes it anew.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "st/record/schema.hpp"
#include "st/rule/pack_type.hpp"

namespace st {
namespace {

TEST_CASE("the schema of packs is current") {
  const std::string path = std::string(ST_SOURCE) + "/schemas/pack.schema.json";
  const std::string made = json_schema(pack_type());
  if (std::getenv("ST_UPDATE")) std::ofstream(path, std::ios::binary) << made;
  std::ifstream file(path, std::ios::binary);
  const std::string committed{std::istreambuf_iterator<char>(file), {}};
  INFO("run the tests with ST_UPDATE=1 and look at the change");
  CHECK((committed == made));
}

}  // namespace
}  // namespace st
