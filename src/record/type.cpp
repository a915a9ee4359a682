// Looking things up in the tables, and the catalogue of specialties that they are held to.
#include "st/record/type.hpp"

#include <algorithm>
#include <utility>

namespace st {

namespace {

std::vector<std::string>& specialty_ids() {
  static std::vector<std::string> ids;
  return ids;
}

}  // namespace

const Field* RecordType::find(FieldName field) const {
  const auto found =
      std::ranges::find(fields, field.number, [](const Field& known) { return known.name.number; });
  return found == fields.end() ? nullptr : &*found;
}

void set_specialties(std::vector<std::string> ids) { specialty_ids() = std::move(ids); }

const std::vector<std::string>& specialties() { return specialty_ids(); }

}  // namespace st
