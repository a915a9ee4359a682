// A path through a plan: field names with dots between, through references (`supervisor.unit`),
// into records inside records, flattening lists; `a|b` takes the first that gives something.
#pragma once

#include <forward_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/record/record.hpp"
#include "st/rule/context.hpp"

namespace st {

/// A path taken apart, once for all the records that it is followed from.
class Path {
 public:
  using Way = std::vector<FieldName>;

  Path(std::string text);
  Path(const char* text) : Path(std::string(text)) {}
  const std::string& text() const { return parts_->text; }
  const std::vector<Way>& ways() const {
    return parts_->ways;
  }  ///< The first that gives something.

 private:
  struct Parts {
    std::string text;
    std::vector<Way> ways{};  ///< Names in the text.
  };
  std::shared_ptr<const Parts> parts_;
};

/// A value that a path came to, and the record that holds it.
struct Reached {
  const Value* value = nullptr;
  const Record* owner = nullptr;
  const Field* field = nullptr;
};

struct Walk {
  Walk() = default;
  Walk(Walk&&) noexcept = default;  // What is found may point into `derived`.
  Walk& operator=(Walk&&) noexcept = default;
  Walk(const Walk&) = delete;
  Walk& operator=(const Walk&) = delete;
  ~Walk() = default;

  std::vector<Reached> found{};
  std::forward_list<Value> derived{};  ///< Values that stand in no record.
  bool unknown =
      false;  ///< `unknown`, a faulty field, or a person or unit of whom nothing is known.
  std::string unknown_field{};
  Span unknown_at{};
  Span nearest{};               ///< How far the path came: the record that lacks the next field.
  bool field_missing = false;   ///< A record was reached that lacks the last field.
  std::optional<Date> later{};  ///< Something was passed over because it is dated after as-of.
};

/// Follows `path` from `from`. The first name is a field of the record, else a section of the
/// document, else a derived value (src/rule/derived.hpp).
Walk walk(const Context& context, const Record& from, const Path& path);

/// The values' dates: a date, or the `date` of an event.
std::vector<Date> dates(const Walk& walk);

/// Is this a path that a record of `type` can have? Empty when it is; else what is wrong.
/// `root`: the type of the document that the rule judges.
Phrase path_fault(std::string_view path, const RecordType* type, const RecordType& root);

/// The day that a record stands for: date, issued, signed, completed, to, from … of itself or of
/// the record around it.
std::optional<Date> day_of(const Record& record, std::string_view field = {});
/// Its first and last day: from and to, start and end, or its one day twice.
std::optional<Period> period_of(const Record& record, Date open_end);

/// Is a date of this field a plan (from, to …) rather than an event that has or has not happened?
bool is_planned(std::string_view field);

/// Splits at a character; no empty parts.
std::vector<std::string_view> split(std::string_view text, char at);

}  // namespace st
