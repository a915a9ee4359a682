// A stream: the records of one or several sections that match, in the order of their days.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "st/rule/condition.hpp"
#include "st/rule/path.hpp"

namespace st {

struct Stream {
  std::vector<Path> in;  ///< Sections or paths; `people` of a role as `main_supervisor.meetings`.
  Condition where{};
  std::string date{};  ///< The field that is the record's day; empty: its own.
};

/// The fields that every verb which takes a stream has: in, where, date.
std::vector<Field> stream_fields(std::vector<Field> more = {});
Stream read_stream(const Record& options, Faults& faults);
/// A stream written as a mapping, or a path alone.
Stream read_stream(const Node& node, Faults& faults);

struct StreamItem {
  const Record* record = nullptr;  ///< The record, or the one that holds the date.
  std::optional<Date> day{};
  Span where{};                ///< The words to point at.
  Truth matches = Truth::yes;  ///< yes, later or unknown; those that do not match are left out.
  Phrase why{};                ///< Of unknown: what is not known.
};

/// The records of the document that paths come to: most rules ask for those of the same few
/// sections. Of one document on one day, and one thread's.
class Gathered {
 public:
  using Key =
      std::pair<std::string_view, std::string_view>;  ///< The path, and the field of the day.
  const std::vector<StreamItem>* find(const Key& key) const {
    const auto found = all_.find(key);
    return found == all_.end() ? nullptr : &found->second;
  }
  const std::vector<StreamItem>& keep(const Key& key, std::vector<StreamItem> items) {
    return all_.emplace(key, std::move(items)).first->second;
  }

 private:
  std::map<Key, std::vector<StreamItem>> all_{};
};

/// Sorted by day; records without a day come last.
std::vector<StreamItem> records_of(const Context& context, const Stream& stream,
                                   const Record& from);

/// The sections that it reads, as a message names them.
Phrase sections_of(const Stream& stream);

/// How a record is named in a message: its id, or its section's word and its day.
Phrase label(const Record& record);
/// How a record is named as a subject: its id, or section/day, or section/number.
std::string subject_of(const Record& record);

}  // namespace st
