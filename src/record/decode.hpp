// Inside the record floor: how one field, or one value, is read.
#pragma once

#include <optional>

#include "st/record/record.hpp"

namespace st {

/// What a reader carries with it.
struct Reading {
  Faults& faults;
  bool in_defaults = false;        ///< `same_day` may stand for a date.
  const Record* day_of = nullptr;  ///< The record whose day `same_day` is.
};

/// Reads one value of `field`: anything but a record. Nothing when it cannot be read: that has
/// been reported then.
std::optional<Value> read_value(const Node& node, const Field& field, Reading& reading);

/// Goals: one code, or all those of a range.
std::vector<Value> read_goals(const Node& node, const Field& field, Reading& reading);

/// Reports that `node` is not `expected`.
void expected(Reading& reading, const Node& node, std::string_view name, Phrase expected,
              Phrase help = {});

/// What a value of the field should look like, for messages.
Phrase expectation(const Field& field);

/// The record's own day, which `same_day` in `defaults` stands for.
const Value* own_day(const Record& record);

/// Reads what stands under the key `field` into `record`; a list section that stands there
/// already grows. `defaults`: what section `defaults` gives the records of this field, or null.
void decode_field(Record& record, const Field& field, const Node& node, Reading& reading,
                  const Node* defaults = nullptr);

/// Section `defaults`, held to the list sections of `root`.
void check_defaults(const RecordType& root, const Node& node, Reading& reading);

/// Reports the keys that `type` does not know, and the needed ones that `record` lacks.
void report_unknown_key(const Node& child, const RecordType& type, Reading& reading);
void report_missing(Record& record, Reading& reading);

/// Letters, digits, '.', '_' and '-', beginning with a letter or digit.
bool is_id(std::string_view text);

}  // namespace st
