#include "naming.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "document.hpp"
#include "walk.hpp"

namespace st {

void add_units_named(const Document& document, std::set<std::string>& names) {
  walk(*document.root, [&](const Record& record) {
    for (const Entry& entry : record.entries()) {
      if (entry.field->kind != Kind::unit) continue;
      for (const auto name : record.texts(entry.field->name)) names.emplace(name);
    }
  });
}

void add_places_named(const Document& document, std::set<std::string>& names) {
  add_units_named(document, names);
  walk(*document.root, [&](const Record& record) {
    if (record.type().find("region")) names.emplace(record.text("region"));
  });
}

bool names_lack(const Tree& tree, std::set<std::string> names) {
  std::set<std::string_view> there{"", "other"};
  for (const auto* documents : {&tree.units, &tree.regions}) {
    for (const Document& document : *documents) there.insert(document.id());
  }
  for (const Document& unit : tree.units) add_places_named(unit, names);
  return std::ranges::any_of(names, [&](const std::string& name) { return !there.contains(name); });
}

std::set<std::string> people_lacking(const Tree& tree, std::set<std::string> known) {
  for (const Document& region : tree.regions) add_people(region, known);
  const std::vector<std::string_view> people(known.begin(), known.end());
  std::set<std::string> lacking;
  for (const auto* documents : {&tree.units, &tree.regions}) {
    for (const Document& document : *documents) {
      for (const Value* person : unknown_people(document, with_own_people(document, people)))
        lacking.insert(*person->as<std::string>());
    }
  }
  return lacking;
}

}  // namespace st
