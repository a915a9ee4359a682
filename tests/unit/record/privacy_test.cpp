#include "st/record/privacy.hpp"

#include <array>
#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "st/calendar/date.hpp"

using namespace st;

namespace {

/// The same numbers on every machine.
class Numbers {
 public:
  unsigned below(unsigned bound) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<unsigned>(state_ >> 33U) % bound;
  }

 private:
  std::uint64_t state_ = 20261128;
};

std::string digits(unsigned value, std::size_t width) {
  std::string text = std::to_string(value);
  return std::string(width - text.size(), '0') + text;
}

/// As the authority describes it: weights 2 and 1, the digits of the products added up.
char check_digit(const std::string& nine) {
  int sum = 0;
  for (std::size_t i = 0; i < nine.size(); ++i) {
    const int product = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

/// A number as it is given to somebody, in one of the ways in which it is written.
std::string true_number(Numbers& numbers) {
  const Date day = Date::from_days(static_cast<int>(numbers.below(46000)) - 25000);
  const unsigned more = numbers.below(4) == 0 ? 60 : 0;
  const std::string six = digits(static_cast<unsigned>(day.year()) % 100, 2) +
                          digits(day.month(), 2) + digits(day.day() + more, 2);
  const std::string three = digits(numbers.below(1000), 3);
  constexpr std::array<const char*, 5> between{"-", "+", " ", "", "\u2013"};
  std::string text =
      numbers.below(2) == 0 ? digits(static_cast<unsigned>(day.year()) / 100, 2) : "";
  return text.append(six).append(between.at(numbers.below(5))).append(three) +
         check_digit(six + three);
}

struct Row {
  const char* text;
  const char* shown;
};

}  // namespace

TEST_CASE("a million numbers, made as the authority makes them, are all found") {
  Numbers numbers;
  int missed = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    const std::string number = true_number(numbers);
    const std::string text = "ab " + number + ", c";
    const auto found = personal_numbers(text);
    if (found.size() != 1 || found[0].begin != 3 || found[0].end != 3 + number.size()) ++missed;
  }
  CHECK(missed == 0);
}

TEST_CASE("of ten digits at random fewer than one in a hundred is taken for a number") {
  Numbers numbers;
  int taken = 0;
  for (int i = 0; i < 100'000; ++i) {
    if (holds_personal_number(digits(numbers.below(100'000), 5) +
                              digits(numbers.below(100'000), 5)))
      ++taken;
  }
  CHECK(taken < 1000);
  CHECK(taken > 300);  // A day that exists, and the check digit of one in ten.
}

TEST_CASE("the last four are shown as stars, and the rest as it is") {
  for (const Row& row : {
           Row{"19121212-1212", "19121212-****"},
           Row{"191212121212", "19121212****"},
           Row{"121212-1212", "121212-****"},
           Row{"121212+1212", "121212+****"},
           Row{"1212121212", "121212****"},
           Row{"121212 1212", "121212 ****"},
           Row{"121212\u20131212", "121212\u2013****"},
           Row{"121212\n     1212", "121212\n     ****"},
           Row{"intyg121212-1212.pdf", "intyg121212-****.pdf"},
           Row{"2026-01-02-121212-1212-b", "2026-01-02-121212-****-b"},
           Row{"121212-1212 121212-1212", "121212-**** 121212-****"},
           Row{"121212-T121", "121212-****"},            // A letter counts as 1.
           Row{"121212-1213", "121212-1213"},            // The check digit is wrong,
           Row{"pnr: 121212-1213", "pnr: 121212-****"},  // but it is called one.
           Row{"Personnummer 121212-1213", "Personnummer 121212-****"},
           Row{"x\npnr\n121212-1213", "x\npnr\n121212-1213"},
           Row{"121312-1212", "121312-1212"},    // No such month,
           Row{"120230-1212", "120230-1212"},    // no such day,
           Row{"556036-0793", "556036-0793"},    // a company,
           Row{"121212-12123", "121212-12123"},  // more digits behind
           Row{"9121212-1212", "9121212-1212"},  // or before.
           Row{"202601021530", "202601021530"},
           Row{"a2f1212121212c0a2f1212121212c0aa", "a2f1212121212c0a2f1212121212c0aa"},
           Row{"a2f1212121212c", "a2f121212****c"},
           Row{"000229-0005", "000229-****"},      // 2000 was a leap year,
           Row{"19000229-0005", "19000229-0005"},  // 1900 was none.
           Row{"", ""},
           Row{"121212-", "121212-"},
           Row{"121212-12", "121212-12"},
       }) {
    CAPTURE(row.text);
    CHECK(masked(row.text) == row.shown);
  }
}

TEST_CASE("a coordination number and a temporary one are told apart") {
  CHECK(personal_numbers("121272-1219").at(0).kind == PersonalNumber::Kind::coordination);
  CHECK(personal_numbers("121212-T121").at(0).kind == PersonalNumber::Kind::interim);
  CHECK(personal_numbers("121212-1212").at(0).kind == PersonalNumber::Kind::person);
  CHECK(personal_numbers("pnr 121212-1213").at(0).checks == false);
}

TEST_CASE("hints: what points at patients and at how somebody is reached") {
  const auto hint = [](std::string_view text) -> std::string {
    const auto hints = private_hints(text);
    if (hints.empty()) return "";
    std::string found;
    for (const PrivateHint& one : hints) {
      if (!found.empty()) found += '|';
      found += text.substr(one.begin, one.end - one.begin);
    }
    return found;
  };
  CHECK(hint("skriv till anna.berg@vgregion.example idag") == "anna.berg@vgregion.example");
  CHECK(hint("a@b") == "");
  CHECK(hint("@alla.ser") == "");
  CHECK(hint("ring 070-123 45 67.") == "070-123 45 67");
  CHECK(hint("+46 8 123 456 78") == "+46 8 123 456 78");
  CHECK(hint("kl 08-16, 0.25 och 2026-01-02") == "");
  CHECK(hint("en 72-årig kvinna") == "72-årig");
  CHECK(hint("en 72-årig tidigare frisk kvinna") == "72-årig");
  CHECK(hint("ett 3-årigt projekt, en 5-årig plan") == "");
  CHECK(hint("72-åring med feber") == "72-åring");
  CHECK(hint("man, 45 år") == "45 år");
  CHECK(hint("efter 5 år") == "");
  CHECK(hint("a 72-year-old woman") == "72-year-old");
  CHECK(hint("I21.4 och J18.9") == "I21.4|J18.9");
  CHECK(hint("B12 och C14, delmål A1") == "");
  CHECK(hint("diagnos F32") == "F32");
  CHECK(hint("Inkom med bröstsmärta, säng 3") == "Inkom med|säng 3");
  CHECK(hint("vårdplats på sal") == "");
}

TEST_CASE("hints: why somebody is away") {
  const auto count = [](std::string_view text) { return illness_hints(text).size(); };
  CHECK(count("sjukskriven för depression") == 2);
  CHECK(count("föräldraledig, forskning") == 0);
  CHECK(count("enligt F32") == 1);
  CHECK(count("avsjukfrån") == 0);
}
