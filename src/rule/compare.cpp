#include "compare.hpp"

#include <algorithm>

#include "st/calendar/words.hpp"

namespace st {
namespace {

using Op = Matcher::Op;

/// A length as a number of days, for comparing lengths that are written in other units.
std::int64_t rough_days(Duration d) { return d.months * 3044LL / 100 + d.days; }

}  // namespace

bool equals(const Value& value, const std::string& word) {
  if (const auto* text = value.as<std::string>()) return *text == word;
  if (const auto* yes = value.as<bool>())
    return *yes == (word == "yes" || word == "true" || word == "ja");
  if (const auto* day = value.as<Date>()) return parse_date(word) == *day;
  if (const auto* number = value.as<Number>()) return parse_number(word) == *number;
  if (const auto* share = value.as<Share>()) return parse_share(word) == *share;
  if (const auto* length = value.as<Duration>()) return parse_duration(word) == *length;
  // A record that has a short form is compared as that: `roles: head`.
  if (const Record* inner = value.record())
    return !inner->type().short_form.empty() && inner->text(inner->type().short_form) == word;
  return false;
}

bool any_equals(const Value& value, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) { return equals(value, word); });
}

std::optional<std::pair<std::int64_t, std::int64_t>> amounts(const Value& value,
                                                             const std::string& word) {
  if (const auto* number = value.as<Number>())
    return std::pair{number->hundredths, parse_number(word).value_or(Number{}).hundredths};
  if (const auto* share = value.as<Share>()) {
    const auto limit = parse_share(word);
    return std::pair<std::int64_t, std::int64_t>{share->points(), limit ? limit->points() : 0};
  }
  if (const auto* length = value.as<Duration>()) {
    const auto limit = parse_duration(word).value_or(Duration{});
    if (length->minutes || limit.minutes)
      return std::pair{std::int64_t{length->minutes}, std::int64_t{limit.minutes}};
    return std::pair{rough_days(*length), rough_days(limit)};
  }
  return {};
}

bool compare(Op op, std::int64_t found, std::int64_t limit, std::int64_t margin_percent) {
  switch (op) {
    case Op::at_least: return found >= limit;
    case Op::at_most: return found <= limit;
    case Op::more_than: return found > limit;
    case Op::less_than: return found < limit;
    case Op::about:
      return found * 100 >= limit * (100 - margin_percent) &&
             found * 100 <= limit * (100 + margin_percent);
    default: return found * 100 >= limit * (100 - margin_percent);
  }
}

Phrase shown(const Value& value) {
  if (const auto* text = value.as<std::string>()) return *text;
  if (const auto* yes = value.as<bool>()) return say(*yes ? "word-yes" : "word-no");
  if (const auto* day = value.as<Date>()) return day->iso();
  if (const auto* number = value.as<Number>())
    return decimal(Months::units(number->hundredths * (Months::denominator / 100)).text());
  if (const auto* share = value.as<Share>()) return decimal(share->text());
  if (const auto* length = value.as<Duration>()) return length_words(*length);
  if (const Record* inner = value.record()) {
    if (const auto day = inner->date("date")) return day->iso();
    return inner->text(inner->type().short_form);
  }
  return say("word-value");
}

Phrase shown_amount(const std::string& written) {
  const auto length = parse_duration(written);
  return length ? length_words(*length) : decimal(written);
}

}  // namespace st
