// Shares of full time, and months of full time as exact sums. A day of service counts its share
// divided by the number of days of its calendar month, so a whole calendar month at 100 % is
// exactly one month (design part 4).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "st/calendar/date.hpp"

namespace st {

/// A share of full time in hundredths of a per cent: 80 % is 8000.
class Share {
 public:
  constexpr Share() = default;
  static constexpr Share basis_points(int n) {
    Share s;
    s.points_ = n;
    return s;
  }
  static constexpr Share full() { return basis_points(10000); }
  constexpr int points() const { return points_; }
  std::string text() const;  ///< "80%", "37.5%"
  constexpr auto operator<=>(const Share&) const = default;

 private:
  int points_ = 0;
};

/// Reads "80%", "80 %" and "37.5%", 0 to 100.
std::optional<Share> parse_share(std::string_view text);

/// A number of months, exactly: an integer over a common denominator.
class Months {
 public:
  /// lcm(28, 29, 30, 31) days times 10,000 basis points.
  static constexpr std::int64_t denominator = 377580LL * 10000LL;

  constexpr Months() = default;
  static constexpr Months whole(int n) { return units(n * denominator); }
  static constexpr Months units(std::int64_t n) {
    Months m;
    m.units_ = n;
    return m;
  }
  /// What one day at `share` counts in its calendar month.
  static Months of_day(Date day, Share share);

  constexpr std::int64_t units() const { return units_; }
  constexpr Months operator+(Months o) const { return units(units_ + o.units_); }
  constexpr Months operator-(Months o) const { return units(units_ - o.units_); }
  Months& operator+=(Months o) {
    units_ += o.units_;
    return *this;
  }
  constexpr auto operator<=>(const Months&) const = default;

  double rounded() const;        ///< To two decimals, halves away from zero.
  std::string fraction() const;  ///< "1234/93", in lowest terms; a whole number has no slash.
  std::string text() const;      ///< "13.27", two decimals at most, without trailing zeros.

 private:
  std::int64_t units_ = 0;
};

/// Reads a number of months such as "6" or "4.5" (two decimals at most, exactly).
std::optional<Months> parse_months(std::string_view text);

}  // namespace st
