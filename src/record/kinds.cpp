// Walks the declarations for the lists that records can be added to.
#include "st/record/kinds.hpp"

#include <algorithm>
#include <array>

namespace st {

namespace {

/// Written by a command of its own, which knows what it signs.
constexpr std::string_view signed_elsewhere = "signatures";
constexpr std::array private_sections{"concerns", "action_plans"};

std::string dashed(std::string_view words) {
  std::string name(words);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

/// "revisions" is "revision", "people" is "person": one of what the list holds.
std::string one_of(const Field& list) {
  if (list.record == &person_type()) return "person";
  std::string name = dashed(list.name);
  if (name.ends_with("ies")) return name.substr(0, name.size() - 3) + "y";
  if (name.ends_with('s')) name.pop_back();
  return name;
}

/// A section's records go by the name of their type, those of a list inside by its place too.
std::string name_of(const std::vector<std::string_view>& path, const Field& list) {
  if (path.size() == 1) return dashed(list.record->name);
  std::string name;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) name += dashed(path[i]) + "-";
  return name + one_of(list);
}

void gather(const RecordType& type, Holds holds, std::vector<std::string_view>& path,
            std::vector<RecordKind>& kinds) {
  for (const Field& field : type.fields) {
    if (field.kind != Kind::record || field.name == signed_elsewhere) continue;
    path.push_back(field.name);
    if (field.many) {
      kinds.push_back({name_of(path, field), holds, path, &field});
    } else {
      gather(*field.record, holds, path, kinds);
    }
    path.pop_back();
  }
}

}  // namespace

const std::vector<RecordKind>& record_kinds() {
  static const std::vector<RecordKind> all = [] {
    std::vector<RecordKind> kinds;
    std::vector<std::string_view> path;
    gather(plan_type(), Holds::plan, path, kinds);
    gather(unit_type(), Holds::unit, path, kinds);
    gather(region_type(), Holds::region, path, kinds);
    return kinds;
  }();
  return all;
}

const RecordKind* record_kind(std::string_view name) {
  const std::string wanted = dashed(name);
  for (const RecordKind& kind : record_kinds()) {
    if (kind.name == wanted) return &kind;
    if (kind.path.size() == 1 && dashed(kind.path.front()) == wanted) return &kind;
  }
  return nullptr;
}

const RecordKind* kind_of(const Record& record) {
  const Record* parent = record.parent();
  if (!parent) return nullptr;
  for (const RecordKind& kind : record_kinds()) {
    if (&kind.type() != &record.type()) continue;
    const Entry* entry = parent->find(kind.path.back());
    if (!entry || entry->field != kind.list) continue;
    const auto holds = [&](const Value& value) { return value.record() == &record; };
    if (std::any_of(entry->values.begin(), entry->values.end(), holds)) return &kind;
  }
  return nullptr;
}

bool is_private(std::string_view section) {
  return std::find(private_sections.begin(), private_sections.end(), section) !=
         private_sections.end();
}

}  // namespace st
