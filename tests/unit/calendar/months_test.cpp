// Shares and months of full time: sums are exact, whatever the share and the month.
#include "st/calendar/months.hpp"

#include <string>

#include <doctest/doctest.h>

namespace {

using st::Date;
using st::Months;
using st::Share;

Date day(const std::string& text) {
  const auto date = st::parse_date(text);
  REQUIRE_MESSAGE(date.has_value(), text);
  return *date;
}

Share share(const std::string& text) {
  const auto value = st::parse_share(text);
  REQUIRE_MESSAGE(value.has_value(), text);
  return *value;
}

Months served(const std::string& from, const std::string& to, Share at) {
  Months sum;
  const Date last = day(to);
  for (Date d = day(from); d <= last; d = d + 1) sum += Months::of_day(d, at);
  return sum;
}

}  // namespace

TEST_CASE("a whole calendar month at 100 % is exactly one month") {
  CHECK(served("2023-02-01", "2023-02-28", Share::full()) == Months::whole(1));
  CHECK(served("2024-02-01", "2024-02-29", Share::full()) == Months::whole(1));
  CHECK(served("2024-04-01", "2024-04-30", Share::full()) == Months::whole(1));
  CHECK(served("2024-05-01", "2024-05-31", Share::full()) == Months::whole(1));
}

TEST_CASE("five years are sixty months, and a day less is less") {
  CHECK(served("2021-09-01", "2026-08-31", Share::full()) == Months::whole(60));
  CHECK(served("2021-09-01", "2026-08-30", Share::full()) < Months::whole(60));
  CHECK(served("2021-09-01", "2026-09-01", Share::full()) > Months::whole(60));
}

TEST_CASE("every share of a whole month is that share of a month") {
  for (int points = 0; points <= 10000; points += 37) {
    const Share at = Share::basis_points(points);
    const Months expected = Months::units(Months::denominator / 10000 * points);
    CHECK(served("2023-02-01", "2023-02-28", at) == expected);
    CHECK(served("2024-02-01", "2024-02-29", at) == expected);
    CHECK(served("2024-06-01", "2024-06-30", at) == expected);
    CHECK(served("2024-07-01", "2024-07-31", at) == expected);
  }
}

TEST_CASE("parts of a month add up to the month in any order") {
  CHECK(served("2024-08-01", "2024-08-17", share("80%")) +
            served("2024-08-18", "2024-08-31", share("80%")) ==
        served("2024-08-01", "2024-08-31", share("80%")));
  CHECK(Months::of_day(day("2024-08-01"), share("80%")) +
            Months::of_day(day("2024-08-01"), share("20%")) ==
        Months::of_day(day("2024-08-01"), Share::full()));
  CHECK(served("2024-01-16", "2024-02-15", Share::full()) !=
        served("2024-02-16", "2024-03-15", Share::full()));
}

TEST_CASE("fractions are in lowest terms") {
  CHECK(Months::of_day(day("2024-08-01"), Share::full()).fraction() == "1/31");
  CHECK(Months::of_day(day("2024-02-01"), share("80%")).fraction() == "4/145");
  CHECK(served("2024-08-16", "2024-09-15", Share::full()).fraction() == "63/62");
  CHECK(Months::whole(13).fraction() == "13");
  CHECK(Months{}.fraction() == "0");
  CHECK((Months{} - Months::of_day(day("2024-08-01"), Share::full())).fraction() == "-1/31");
}

TEST_CASE("months are shown with two decimals at most, halves away from zero") {
  const auto shown = [](int hundredths_of_hundredths) {
    return Months::units(Months::denominator / 10000 * hundredths_of_hundredths);
  };
  CHECK(shown(132700).text() == "13.27");
  CHECK(shown(135000).text() == "13.5");
  CHECK(shown(130000).text() == "13");
  CHECK(shown(50).text() == "0.01");
  CHECK(shown(49).text() == "0");
  CHECK(shown(-50).text() == "-0.01");
  CHECK(shown(-49).text() == "0");
  CHECK(shown(599950).text() == "60");
  CHECK(shown(132750).rounded() == doctest::Approx(13.28));
  CHECK(shown(-132750).rounded() == doctest::Approx(-13.28));
  CHECK(Months{}.text() == "0");
}

TEST_CASE("months are read exactly") {
  CHECK(st::parse_months("6") == Months::whole(6));
  CHECK(st::parse_months("4.5") == Months::units(Months::denominator / 2 * 9));
  CHECK(st::parse_months("4.50") == st::parse_months("4.5"));
  CHECK(st::parse_months("0.25") == Months::units(Months::denominator / 4));
  for (const char* text : {"", "-1", "+1", "4,5", ".5", "4.", "4.555", "1e3", " 6", "6 ", "6.5.1",
                           "six", "9999999", "4.-5"}) {
    INFO(text);
    CHECK_FALSE(st::parse_months(text).has_value());
  }
}

TEST_CASE("shares are read from 0 to 100 per cent") {
  CHECK(share("80%").points() == 8000);
  CHECK(share("80 %").points() == 8000);
  CHECK(share("37.5%").points() == 3750);
  CHECK(share("33.33%").points() == 3333);
  CHECK(share("0%").points() == 0);
  CHECK(share("100%") == Share::full());
  for (const char* text : {"", "80", "%", " %", "101%", "100.01%", "-5%", "37,5%", "37.555%",
                           "80  %", " 80%", "80% ", "0.8", "eighty%"}) {
    INFO(text);
    CHECK_FALSE(st::parse_share(text).has_value());
  }
}

TEST_CASE("a share is written as it is read") {
  for (const char* text : {"0%", "5%", "37.5%", "33.33%", "66.67%", "80%", "100%"})
    CHECK(share(text).text() == text);
}
