// Shares and months of full time, in integers throughout.
#include "st/calendar/months.hpp"

#include <numeric>

#include <fmt/core.h>

namespace st {
namespace {

constexpr std::int64_t hundredths = 100;
constexpr int most_digits = 6;  // Before the decimal point; keeps every sum far from overflow.

/// The hundredths that a number with at most two decimals is: "4.5" is 450. Nothing for any other
/// form (a sign, a comma, an exponent, ".5", "4.").
std::optional<int> in_hundredths(std::string_view text) {
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto decimals = point == text.npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty() || whole.size() > most_digits || decimals.size() > 2) return {};
  if (point != text.npos && decimals.empty()) return {};
  int value = 0;
  for (const std::string_view digits : {whole, decimals}) {
    for (const char c : digits) {
      if (c < '0' || c > '9') return {};
      value = value * 10 + (c - '0');
    }
  }
  for (auto n = decimals.size(); n < 2; ++n) value *= 10;
  return value;
}

/// 1327 is "13.27", 1350 "13.5", 1300 "13".
std::string with_decimals(std::int64_t value) {
  const std::string sign = value < 0 ? "-" : "";
  const std::int64_t size = value < 0 ? -value : value;
  std::string text = fmt::format("{}{}.{:02}", sign, size / hundredths, size % hundredths);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

/// Hundredths of a month, halves away from zero.
std::int64_t rounded_hundredths(std::int64_t units) {
  constexpr std::int64_t step = Months::denominator / hundredths;
  const std::int64_t half = units < 0 ? -step / 2 : step / 2;
  return (units + half) / step;
}

}  // namespace

std::string Share::text() const { return with_decimals(points_) + "%"; }

std::optional<Share> parse_share(std::string_view text) {
  if (!text.ends_with('%')) return {};
  text.remove_suffix(1);
  if (text.ends_with(' ')) text.remove_suffix(1);
  const auto points = in_hundredths(text);
  if (!points || *points > Share::full().points()) return {};
  return Share::basis_points(*points);
}

Months Months::of_day(Date day, Share share) {
  return units(denominator / Share::full().points() / day.days_in_month() * share.points());
}

double Months::rounded() const {
  return static_cast<double>(rounded_hundredths(units_)) / static_cast<double>(hundredths);
}

std::string Months::fraction() const {
  const std::int64_t shared = std::gcd(units_, denominator);
  const std::int64_t below = denominator / shared;
  if (below == 1) return fmt::format("{}", units_ / shared);
  return fmt::format("{}/{}", units_ / shared, below);
}

std::string Months::text() const { return with_decimals(rounded_hundredths(units_)); }

std::optional<Months> parse_months(std::string_view text) {
  const auto value = in_hundredths(text);
  if (!value) return {};
  return Months::units(*value * (Months::denominator / hundredths));
}

}  // namespace st
