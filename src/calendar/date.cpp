// Dates and durations, on std::chrono's calendar.
#include "st/calendar/date.hpp"

#include <array>
#include <charconv>
#include <chrono>

#include <fmt/core.h>

namespace st {
namespace {

using std::chrono::year_month_day;

constexpr int first_year = 1900;
constexpr int last_year = 2199;
constexpr int most_digits = 5;
constexpr int most_months = 1200;  // A hundred years: sums of dates stay far from any limit.

year_month_day calendar_day(Date d) {
  return year_month_day{std::chrono::sys_days{std::chrono::days{d.days()}}};
}

Date from_calendar(const year_month_day& d) {
  const auto days = std::chrono::sys_days{d}.time_since_epoch().count();
  return Date::from_days(static_cast<std::int32_t>(days));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number that `text` is, if it is only digits.
std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool all = !text.empty() && is_digit(text.front()) && end == text.data() + text.size();
  return all && error == std::errc{} ? std::optional(value) : std::nullopt;
}

/// Year, month and day of a text in the form YYYY-MM-DD, whether or not the day exists.
std::optional<std::array<int, 3>> date_parts(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto year = whole_number(text.substr(0, 4));
  const auto month = whole_number(text.substr(5, 2));
  const auto day = whole_number(text.substr(8, 2));
  if (!year || !month || !day) return {};
  return std::array{*year, *month, *day};
}

/// What one of a unit is worth, and whether a half of it may be written.
struct Unit {
  std::string_view one;
  std::string_view many;
  Duration length;
  bool halves;
};

constexpr std::array units{
    Unit{"year", "years", {.months = 12}, true},      Unit{"month", "months", {.months = 1}, false},
    Unit{"week", "weeks", {.days = 7}, false},        Unit{"day", "days", {.days = 1}, false},
    Unit{"hour", "hours", {.minutes = 60}, true},     Unit{"h", "h", {.minutes = 60}, true},
    Unit{"minute", "minutes", {.minutes = 1}, false}, Unit{"min", "min", {.minutes = 1}, false},
};

const Unit* find_unit(std::string_view word) {
  for (const Unit& unit : units)
    if (word == unit.one || word == unit.many) return &unit;
  return nullptr;
}

/// Twice the number: "5" is 10, "5.5" is 11; nothing else has a fraction.
std::optional<int> halves_in(std::string_view number) {
  const bool half = number.ends_with(".5");
  if (half) number.remove_suffix(2);
  const auto whole = whole_number(number);
  if (!whole || number.size() > most_digits) return {};
  return *whole * 2 + (half ? 1 : 0);
}

}  // namespace

std::optional<Date> Date::from_ymd(int year, unsigned month, unsigned day) {
  const year_month_day d{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!d.ok()) return {};
  return from_calendar(d);
}

int Date::year() const { return static_cast<int>(calendar_day(*this).year()); }
unsigned Date::month() const { return static_cast<unsigned>(calendar_day(*this).month()); }
unsigned Date::day() const { return static_cast<unsigned>(calendar_day(*this).day()); }

int Date::days_in_month() const {
  const year_month_day d = calendar_day(*this);
  const auto last = (d.year() / d.month() / std::chrono::last).day();
  return static_cast<int>(static_cast<unsigned>(last));
}

std::string Date::iso() const {
  const year_month_day d = calendar_day(*this);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()),
                     static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
}

std::optional<Date> parse_date(std::string_view text) {
  const auto parts = date_parts(text);
  if (!parts) return {};
  const auto [year, month, day] = *parts;
  if (year < first_year || year > last_year) return {};
  return Date::from_ymd(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

DateFault date_fault(std::string_view text) {
  const auto parts = date_parts(text);
  if (!parts) return DateFault::form;
  const auto [year, month, day] = *parts;
  if (!Date::from_ymd(year, static_cast<unsigned>(month), static_cast<unsigned>(day)))
    return DateFault::no_such_day;
  return DateFault::out_of_range;
}

std::optional<Duration> parse_duration(std::string_view text) {
  const auto blank = text.find(' ');
  if (blank == text.npos) return {};
  const auto halves = halves_in(text.substr(0, blank));
  const Unit* unit = find_unit(text.substr(blank + 1));
  if (!halves || !unit || (*halves % 2 != 0 && !unit->halves)) return {};
  const auto times = [&](int one) { return one * *halves / 2; };
  if (times(unit->length.months) > most_months) return {};
  return Duration{.months = times(unit->length.months),
                  .days = times(unit->length.days),
                  .minutes = times(unit->length.minutes)};
}

Date add_months(Date from, int n) {
  const year_month_day d = calendar_day(from);
  const auto month = d.year() / d.month() + std::chrono::months{n};
  year_month_day to = month / d.day();
  if (!to.ok()) to = month / std::chrono::last;
  return from_calendar(to);
}

Date operator+(Date from, Duration length) { return add_months(from, length.months) + length.days; }

Date operator-(Date from, Duration length) {
  return add_months(from, -length.months) - length.days;
}

bool longer_than(Period p, Duration length) { return p.to + 1 > p.from + length; }

bool shorter_than(Period p, Duration length) { return p.to + 1 < p.from + length; }

}  // namespace st
