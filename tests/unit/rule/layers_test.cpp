// The packs that are built in keep the law of layers themselves.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "st/rule/pack.hpp"
#include "st/text/source.hpp"

namespace st {
namespace {

namespace fs = std::filesystem;

TEST_CASE("no pack that is built in loosens another, or names what nobody has") {
  RuleBook book;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(ST_SOURCE) / "schemas/rules")) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    book.add(entry.path().string(), {std::istreambuf_iterator<char>(file), {}});
  }
  book.hold_layers();
  for (const Pack& pack : book.packs()) {
    for (const Fault& fault : pack.faults) {
      CAPTURE(pack.path);
      CAPTURE(fault.where.source->position(fault.where.begin).line);
      FAIL_CHECK(fault.message.in(Lang::en));
    }
  }
}

}  // namespace
}  // namespace st
