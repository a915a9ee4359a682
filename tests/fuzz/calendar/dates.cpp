// Any words, and days: dates, lengths of time and shares read as they are printed, and months of
// full time are exact however a period is cut.
#include <algorithm>

#include "st/calendar/months.hpp"

#include "fuzz/input.hpp"

namespace {

using namespace st;  // NOLINT: a target is about what it tries.
using fuzz::hold;

void try_words(const std::string& words) {
  if (const auto date = parse_date(words)) {
    hold(date->iso() == words, "a date is printed as it was read", words);
    hold(Date::from_ymd(date->year(), date->month(), date->day()) == date, "it has its parts",
         words);
    hold(1900 <= date->year() && date->year() <= 2199, "it is a date of a plan", words);
  } else {
    date_fault(words);
  }
  if (const auto share = parse_share(words)) {
    hold(parse_share(share->text()) == share, "a share reads as it is printed", words);
    hold(Share() <= *share && *share <= Share::full(), "a share is a part of the whole", words);
  }
  if (const auto months = parse_months(words))
    hold(parse_months(months->text()) == months, "months read as they are printed", words);
  if (const auto length = parse_duration(words)) {
    const int kinds = (length->months != 0) + (length->days != 0) + (length->minutes != 0);
    hold(kinds <= 1 && length->months >= 0 && length->days >= 0 && length->minutes >= 0,
         "a length of time is in one unit", words);
  }
}

/// The last day of its month, or the same day of the month.
void try_months_later(Date day, int months) {
  const Date later = add_months(day, months);
  const std::string shown = day.iso() + " and " + std::to_string(months) + " months";
  const int apart = (later.year() - day.year()) * 12 + static_cast<int>(later.month()) -
                    static_cast<int>(day.month());
  hold(apart == months, "so many calendar months later", shown);
  const auto last = static_cast<unsigned>(later.days_in_month());
  hold(later.day() == std::min(day.day(), last), "the same day, or the month's last", shown);
  hold(parse_date(later.iso()) == later || later.year() < 1900 || later.year() > 2199,
       "it reads as it is printed", shown);
  hold(add_months(day + 1, months) >= later, "a later day does not come before", shown);
}

void try_length(Period period, Duration length) {
  const std::string shown = period.from.iso() + " to " + period.to.iso() + ", " +
                            std::to_string(length.months) + " months " +
                            std::to_string(length.days) + " days";
  const bool equal = period.to + 1 == period.from + length;
  const int is = longer_than(period, length) + shorter_than(period, length) + equal;
  hold(is == 1, "longer, shorter, or so long", shown);
  const Period whole{period.from, period.from + length - 1};
  hold(!longer_than(whole, length) && !shorter_than(whole, length), "so long is so long", shown);
}

Months sum(Period period, Share share) {
  Months all;
  for (Date day = period.from; day <= period.to; day = day + 1) all += Months::of_day(day, share);
  return all;
}

void try_sums(Period period, Share share, int cut) {
  const std::string shown = period.from.iso() + " to " + period.to.iso() + " at " + share.text();
  const Date middle = period.from + cut % period.days();
  hold(
      sum({period.from, middle - 1}, share) + sum({middle, period.to}, share) == sum(period, share),
      "what is cut in two adds up", shown);
  const Date first = period.from - static_cast<int>(period.from.day()) + 1;
  const Months month = sum({first, first + first.days_in_month() - 1}, share);
  hold(month.units() * 10000 == Months::whole(1).units() * share.points(),
       "a calendar month is its share of a month, exactly", shown);
  const auto read = parse_months(month.text());
  const auto apart = read ? (*read - month).units() : Months::denominator;
  hold(std::abs(apart) * 200 <= Months::denominator, "it is printed to the hundredth", shown);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const Date first = Date::from_ymd(1900, 1, 1).value();
  const Date last = Date::from_ymd(2199, 12, 31).value();
  const auto below = [&](int most) {
    return static_cast<int>(static_cast<std::uint32_t>(input.number()) %
                            static_cast<std::uint32_t>(most));
  };
  const Date from = first + below(last - first - 2000);
  const Period period{from, from + below(1000)};
  try_months_later(from, below(2400) - 1200);
  try_length(period, {.months = below(60), .days = below(400)});
  try_sums(period, Share::basis_points(below(10001)), below(1000));
  try_words(input.rest());
  return 0;
}
