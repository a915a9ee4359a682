#include "naming.hpp"

#include <algorithm>

#include "document.hpp"
#include "walk.hpp"

namespace st {

std::vector<std::string_view> people_known(const Tree& tree) {
  std::vector<std::string_view> people;
  const auto add = [&](const Record* holder) {
    if (!holder) return;
    for (const Record* person : holder->records("people")) people.push_back(person->id());
  };
  for (const Document& plan : tree.plans) add(plan.root.get());
  for (const Document& region : tree.regions) add(region.root->record("region"));
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

void add_units_named(const Document& document, std::set<std::string>& names) {
  walk(*document.root, [&](const Record& record) {
    for (const Entry& entry : record.entries()) {
      if (entry.field->kind != Kind::unit) continue;
      for (const auto name : record.texts(entry.field->name)) names.emplace(name);
    }
  });
}

bool names_lack(const Tree& tree) {
  std::set<std::string_view> there{"", "other"};
  std::set<std::string> units;
  bool region_lacks = false;
  for (const auto* documents : {&tree.units, &tree.regions}) {
    for (const Document& document : *documents) there.insert(document.id());
  }
  for (const auto* documents : {&tree.plans, &tree.units}) {
    for (const Document& document : *documents) {
      add_units_named(document, units);
      walk(*document.root, [&](const Record& record) {
        region_lacks |= record.type().find("region") && !there.contains(record.text("region"));
      });
    }
  }
  return region_lacks || std::any_of(units.begin(), units.end(), [&](const std::string& unit) {
           return !there.contains(unit);
         });
}

std::set<std::string> people_lacking(const Tree& tree) {
  std::set<std::string> lacking;
  const auto known = people_known(tree);
  for (const auto* documents : {&tree.units, &tree.regions}) {
    for (const Document& document : *documents) {
      for (const Value* person : unknown_people(document, with_own_people(document, known)))
        lacking.insert(*person->as<std::string>());
    }
  }
  return lacking;
}

}  // namespace st
