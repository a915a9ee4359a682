// Dates and durations, exact. A plan's dates lie in 1900 to 2199.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace st {

/// A day, as the number of days since 1970-01-01.
class Date {
 public:
  constexpr Date() = default;
  static constexpr Date from_days(std::int32_t days) {
    Date d;
    d.days_ = days;
    return d;
  }
  /// Nothing for a day that does not exist (2024-02-30).
  static std::optional<Date> from_ymd(int year, unsigned month, unsigned day);

  constexpr std::int32_t days() const { return days_; }
  int year() const;
  unsigned month() const;     ///< 1 to 12.
  unsigned day() const;       ///< 1 to 31.
  int days_in_month() const;  ///< Of the calendar month that the day lies in.
  std::string iso() const;    ///< 2024-05-31

  constexpr auto operator<=>(const Date&) const = default;
  constexpr Date operator+(int n) const { return from_days(days_ + n); }
  constexpr Date operator-(int n) const { return from_days(days_ - n); }
  constexpr int operator-(Date other) const { return days_ - other.days_; }

 private:
  std::int32_t days_ = 0;
};

/// Reads exactly YYYY-MM-DD, a day that exists, 1900 to 2199.
std::optional<Date> parse_date(std::string_view text);

/// Why a text is no date, so that the message can say it.
enum class DateFault { form, no_such_day, out_of_range };
DateFault date_fault(std::string_view text);

/// A length of time as it is written: months are calendar months, days are days.
struct Duration {
  int months = 0;
  int days = 0;
  int minutes = 0;

  bool operator==(const Duration&) const = default;
};

/// Reads "6 months", "1 month", "10 days", "2 weeks", "2 years", "90 min", "1.5 h", "1 h", "2
/// hours". A half is taken of hours and of years ("5.5 years" is 66 months), nothing else.
std::optional<Duration> parse_duration(std::string_view text);

/// The day `n` calendar months later (or earlier). A day that does not exist is moved to the last
/// of its month: 31 August and six months is 28 (29) February. This is the one place where st
/// decides that (design part 4).
Date add_months(Date from, int n);
Date operator+(Date from, Duration length);
Date operator-(Date from, Duration length);

/// A stretch of days; both the first and the last belong to it, as on a certificate.
struct Period {
  Date from;
  Date to;

  int days() const { return to - from + 1; }
  bool contains(Date d) const { return from <= d && d <= to; }
  bool operator==(const Period&) const = default;
};

/// A period is N months long when the day after its last is N months after its first.
/// Strictly longer than `length`?
bool longer_than(Period p, Duration length);
/// Strictly shorter than `length`?
bool shorter_than(Period p, Duration length);

}  // namespace st
