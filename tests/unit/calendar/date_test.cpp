// Dates, durations and periods: every edge of the calendar that a rule can stand on.
#include "st/calendar/date.hpp"

#include <string>

#include <doctest/doctest.h>

namespace {

using st::add_months;
using st::Date;
using st::Duration;
using st::Period;

Date day(const std::string& text) {
  const auto date = st::parse_date(text);
  REQUIRE_MESSAGE(date.has_value(), text);
  return *date;
}

Period period(const std::string& from, const std::string& to) { return {day(from), day(to)}; }

Duration length(const std::string& text) {
  const auto duration = st::parse_duration(text);
  REQUIRE_MESSAGE(duration.has_value(), text);
  return *duration;
}

constexpr Duration one_month{.months = 1};

}  // namespace

TEST_CASE("days are counted from 1970-01-01") {
  CHECK(day("1970-01-01").days() == 0);
  CHECK(day("1969-12-31").days() == -1);
  CHECK(day("2000-03-01").days() == 11017);
  CHECK(day("2024-03-01") - day("2024-02-28") == 2);
  CHECK(day("2023-03-01") - day("2023-02-28") == 1);
}

TEST_CASE("every day from 1900 to 2199 reads back as it is written") {
  Date d = day("1900-01-01");
  int wrong = 0;
  const Date last = day("2199-12-31");
  for (; d <= last; d = d + 1) {
    if (st::parse_date(d.iso()) != d || Date::from_ymd(d.year(), d.month(), d.day()) != d) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(d - day("1900-01-01") == 109573);
}

TEST_CASE("a month has the days that it has") {
  CHECK(day("2023-02-10").days_in_month() == 28);
  CHECK(day("2024-02-10").days_in_month() == 29);
  CHECK(day("1900-02-10").days_in_month() == 28);
  CHECK(day("2000-02-10").days_in_month() == 29);
  CHECK(day("2024-04-30").days_in_month() == 30);
  CHECK(day("2024-12-01").days_in_month() == 31);
}

TEST_CASE("a date is read in one form only, and the fault says why not") {
  using enum st::DateFault;
  const auto fault = [](const char* text) {
    INFO(text);
    CHECK_FALSE(st::parse_date(text).has_value());
    return st::date_fault(text);
  };
  for (const char* text : {"", "2024", "2024-5-31", "24-05-31", "2024-05-3", "2024/05/31",
                           "20240531", "2024-05-31 ", " 2024-05-31", "2024-05-31T10", "+024-05-31",
                           "2024-+5-31", "2024--5-31", "2024-05- 1", "tomorrow", "unknown"})
    CHECK(fault(text) == form);
  for (const char* text : {"2024-13-01", "2024-00-10", "2024-05-00", "2024-05-32", "2024-04-31",
                           "2023-02-29", "1900-02-29", "2024-02-30"})
    CHECK(fault(text) == no_such_day);
  for (const char* text : {"1899-12-31", "2200-01-01", "0000-01-01", "9999-12-31"})
    CHECK(fault(text) == out_of_range);
  CHECK(day("1900-01-01").year() == 1900);
  CHECK(day("2199-12-31").year() == 2199);
}

TEST_CASE("a day that does not exist is none") {
  CHECK_FALSE(Date::from_ymd(2023, 2, 29).has_value());
  CHECK_FALSE(Date::from_ymd(2023, 13, 1).has_value());
  CHECK_FALSE(Date::from_ymd(2023, 1, 0).has_value());
  CHECK(Date::from_ymd(2024, 2, 29).has_value());
}

TEST_CASE("a month after a day that does not exist there is the last of the month") {
  CHECK(add_months(day("2024-08-31"), 6) == day("2025-02-28"));
  CHECK(add_months(day("2023-08-31"), 6) == day("2024-02-29"));
  CHECK(add_months(day("2024-01-30"), 1) == day("2024-02-29"));
  CHECK(add_months(day("2024-01-29"), 1) == day("2024-02-29"));
  CHECK(add_months(day("2024-02-29"), 12) == day("2025-02-28"));
  CHECK(add_months(day("2024-02-29"), 48) == day("2028-02-29"));
  CHECK(add_months(day("2024-03-31"), -1) == day("2024-02-29"));
  CHECK(add_months(day("2024-01-15"), -1) == day("2023-12-15"));
  CHECK(add_months(day("2024-01-15"), -13) == day("2022-12-15"));
  CHECK(add_months(day("2024-12-01"), 1) == day("2025-01-01"));
  CHECK(add_months(day("2024-05-31"), 0) == day("2024-05-31"));
}

TEST_CASE("going by months keeps the day, or the last of the month, at any distance") {
  for (int n = -120; n <= 120; ++n) {
    const Date later = add_months(day("2024-01-31"), n);
    CHECK(static_cast<int>(later.day()) == later.days_in_month());
    CHECK(later.year() * 12 + static_cast<int>(later.month()) == 2024 * 12 + 1 + n);
    CHECK(add_months(day("2024-01-28"), n).day() == 28);
  }
}

TEST_CASE("durations add months first, then days") {
  CHECK(day("2024-01-31") + Duration{.months = 1, .days = 1} == day("2024-03-01"));
  CHECK(day("2024-03-01") - Duration{.months = 1, .days = 1} == day("2024-01-31"));
  CHECK(day("2024-05-10") + length("2 weeks") == day("2024-05-24"));
  CHECK(day("2024-05-10") + length("2 years") == day("2026-05-10"));
  CHECK(day("2024-05-10") - length("10 days") == day("2024-04-30"));
}

TEST_CASE("durations are read in the forms that are documented") {
  CHECK(length("6 months") == Duration{.months = 6});
  CHECK(length("1 month") == Duration{.months = 1});
  CHECK(length("10 days") == Duration{.days = 10});
  CHECK(length("1 day") == Duration{.days = 1});
  CHECK(length("2 weeks") == Duration{.days = 14});
  CHECK(length("2 years") == Duration{.months = 24});
  CHECK(length("5.5 years") == Duration{.months = 66});
  CHECK(length("90 min") == Duration{.minutes = 90});
  CHECK(length("1.5 h") == Duration{.minutes = 90});
  CHECK(length("0.5 h") == Duration{.minutes = 30});
  CHECK(length("2 hours") == Duration{.minutes = 120});
  CHECK(length("0 days") == Duration{});
}

TEST_CASE("nothing else is a duration") {
  for (const char* text :
       {"",           "6",          "months",          "6months",     "6  months",
        " 6 months",  "6 months ",  "-6 months",       "+6 months",   "6.5 months",
        "1.5 days",   "1.5 weeks",  "90.5 min",        "1,5 h",       "1.25 h",
        ".5 h",       "1. h",       "1.50 h",          "6 Months",    "6 moons",
        "six months", "6\tmonths",  "6 months 2 days", "999999 days", "99999999999999999999 days",
        "101 years",  "99999 years"}) {
    INFO(text);
    CHECK_FALSE(st::parse_duration(text).has_value());
  }
}

TEST_CASE("a period includes its first and its last day") {
  const Period september = period("2024-09-01", "2024-09-30");
  CHECK(september.days() == 30);
  CHECK(september.contains(day("2024-09-01")));
  CHECK(september.contains(day("2024-09-30")));
  CHECK_FALSE(september.contains(day("2024-08-31")));
  CHECK_FALSE(september.contains(day("2024-10-01")));
  CHECK(period("2024-02-29", "2024-02-29").days() == 1);
}

TEST_CASE("1 to 30 September is one month: not longer, not shorter") {
  CHECK_FALSE(longer_than(period("2024-09-01", "2024-09-30"), one_month));
  CHECK_FALSE(shorter_than(period("2024-09-01", "2024-09-30"), one_month));
  CHECK(longer_than(period("2024-09-01", "2024-10-01"), one_month));
  CHECK(shorter_than(period("2024-09-01", "2024-09-29"), one_month));
}

TEST_CASE("a month's length is that of the months it lies in") {
  CHECK_FALSE(longer_than(period("2024-02-01", "2024-02-29"), one_month));
  CHECK(shorter_than(period("2024-02-01", "2024-02-28"), one_month));
  CHECK_FALSE(shorter_than(period("2023-02-01", "2023-02-28"), one_month));
  CHECK_FALSE(longer_than(period("2024-09-15", "2024-10-14"), one_month));
  CHECK(longer_than(period("2024-09-15", "2024-10-15"), one_month));
  CHECK_FALSE(longer_than(period("2024-01-31", "2024-02-28"), one_month));
  CHECK(longer_than(period("2024-01-31", "2024-02-29"), one_month));
}

TEST_CASE("days and years have the same edges as months") {
  CHECK_FALSE(longer_than(period("2024-09-01", "2024-09-14"), length("2 weeks")));
  CHECK(longer_than(period("2024-09-01", "2024-09-15"), length("2 weeks")));
  CHECK_FALSE(longer_than(period("2023-09-01", "2024-08-31"), length("1 year")));
  CHECK(longer_than(period("2023-09-01", "2024-09-01"), length("1 year")));
  CHECK_FALSE(shorter_than(period("2024-02-29", "2025-02-27"), length("1 year")));
  CHECK(shorter_than(period("2024-02-29", "2025-02-26"), length("1 year")));
}
