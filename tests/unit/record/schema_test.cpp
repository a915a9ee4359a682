// The schemas that are handed out are those that the tables make. ST_UPDATE=1 writes them anew.
#include "st/record/schema.hpp"

#include <string>

#include <doctest/doctest.h>

#include "st/text/node.hpp"

#include "../made.hpp"

namespace st {
namespace {

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

TEST_CASE("the schemas are current") {
  take_catalogue();
  hold("schemas/plan.schema.json", json_schema(plan_type()));
  hold("schemas/unit.schema.json", json_schema(unit_type()));
  hold("schemas/region.schema.json", json_schema(region_type()));
  set_specialties({});
}

TEST_CASE("the reference part of st-plan(5) is current, in both languages") {
  hold_part("man/st-plan.5", plan_mdoc(Lang::en));
  hold_part("man/sv/st-plan.5", plan_mdoc(Lang::sv));
}

}  // namespace
}  // namespace st
