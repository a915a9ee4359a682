#include <functional>
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "st/record/type.hpp"
#include "st/rule/pack_type.hpp"
#include "st/rule/verb.hpp"

namespace st {
namespace {

TEST_CASE("no two names of fields have one number") {
  std::map<std::uint64_t, std::string> names;
  std::set<const RecordType*> done;
  const std::function<void(const RecordType&)> look_at = [&](const RecordType& type) {
    if (!done.insert(&type).second) return;
    for (const Field& field : type.fields) {
      const auto known = names.emplace(field.name.number, field.name).first;
      CHECK(known->second == std::string(field.name));
      if (field.record) look_at(*field.record);
    }
  };
  for (const RecordType* type : {&plan_type(), &unit_type(), &region_type(), &pack_type()})
    look_at(*type);
  for (const Verb* verb : verbs()) look_at(verb->options());
  CHECK(names.size() > 200);
  CHECK(names.at(FieldName("rotations").number) == "rotations");
}

TEST_CASE("a name is found by its number, whatever it is read from") {
  const std::string text = "people";
  CHECK(plan_type().find(text) == plan_type().find("people"));
  CHECK(plan_type().find(std::string_view("peoples")) == nullptr);
}

}  // namespace
}  // namespace st
