// The schemas that are handed out are those that the tables make. ST_UPDATE=1 writes them anew.
#include "st/record/schema.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "st/text/node.hpp"

namespace st {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(std::string(ST_SOURCE) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The catalogue as its pack has it: this floor does not know packs.
void take_catalogue() {
  const Source source("specialties.yaml", text_of("schemas/rules/national/specialties.yaml"));
  Faults faults;
  const Node pack = read_yaml(source, faults);
  const Node* list = pack.find("specialties");
  REQUIRE(list);
  std::vector<std::string> ids;
  for (const Node& specialty : list->children) ids.push_back(specialty.find("id")->scalar);
  set_specialties(std::move(ids));
}

void hold(const std::string& path, const std::string& made) {
  if (std::getenv("ST_UPDATE")) {
    std::ofstream(std::string(ST_SOURCE) + "/" + path, std::ios::binary) << made;
  }
  INFO(path, " is not what the tables make: run the tests with ST_UPDATE=1 and look at the change");
  CHECK((text_of(path) == made));
}

TEST_CASE("the schemas are current") {
  take_catalogue();
  hold("schemas/plan.schema.json", json_schema(plan_type()));
  hold("schemas/unit.schema.json", json_schema(unit_type()));
  hold("schemas/region.schema.json", json_schema(region_type()));
  set_specialties({});
}

TEST_CASE("the reference part of st-plan(5) is current") {
  constexpr std::string_view begin = ".\\\" Made from the declarations: begin\n";
  constexpr std::string_view end = ".\\\" Made from the declarations: end\n";
  const std::string page = text_of("man/st-plan.5");
  const auto from = page.find(begin);
  const auto to = page.find(end);
  REQUIRE(from != page.npos);
  REQUIRE(to != page.npos);
  const std::string made = ".Sh SECTIONS OF A PLAN\n" + reference_mdoc(plan_type(), Lang::en) +
                           ".Sh A UNIT'S FILE\n" + reference_mdoc(unit_type(), Lang::en) +
                           ".Sh A REGION'S FILE\n" + reference_mdoc(region_type(), Lang::en);
  hold("man/st-plan.5", page.substr(0, from + begin.size()) + made + page.substr(to));
}

}  // namespace
}  // namespace st
