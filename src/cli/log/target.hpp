// The record that a word on the command line means: by its id, its section, or its place.
#pragma once

#include <string>

#include "st/record/draft.hpp"
#include "st/record/home.hpp"

#include "cli/log/fields.hpp"
#include "cli/log/session.hpp"

namespace st::cli {

struct Target {
  const RecordType* type = nullptr;
  const Record* record = nullptr;  ///< Null: a section that nothing is said of yet.
  std::string file{};
  Steps steps{};
};

/// Throws Trouble when no record is meant, with the nearest id.
Target target_of(const Session& session, const std::string& word);

/// The field of that name, also `feedback.given`; throws Trouble with the nearest name.
FieldPath field_of(const RecordType& type, const std::string& name);

/// What stands there now, as a value of `field`; empty if nothing.
Meant value_at(const Session& session, const std::string& file, const Steps& steps,
               const Field& field);

/// Puts `value` in the target's field; of a record inside that stands in its short form, the whole
/// of it is written out.
void put_field(Session& session, const Target& target, const FieldPath& field, const Meant& value);

}  // namespace st::cli
