// What the forms ask for and no plan holds: personal numbers and addresses, from a file of its own
// outside every repository.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "st/record/record.hpp"

namespace st {

const RecordType& identity_type();

struct Identity {
  std::shared_ptr<const Record> record{};  ///< Of identity_type(); null: no file was given.
  std::map<std::string, std::string, std::less<>> people{};  ///< Personal numbers by id.

  std::string text(std::string_view field) const;
};

Identity read_identity(const Source& source, Faults& faults);

}  // namespace st
