#include <algorithm>
#include <array>
#include <optional>

#include "st/calendar/date.hpp"
#include "st/record/privacy.hpp"

namespace st {

namespace {

constexpr std::size_t kLastFour = 4;
constexpr std::size_t kHashDigits = 16;
constexpr unsigned kCoordinationDays = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
unsigned digit(char c) { return static_cast<unsigned>(c - '0'); }

bool is_day(int year, unsigned month, unsigned day) {
  return month >= 1 && month <= 12 && day >= 1 && Date::from_ymd(year, month, day);
}

/// Six or eight digits: a day that exists, in some century if none is written. Of a coordination
/// number with the day 60 more.
std::optional<PersonalNumber::Kind> kind_of_day(std::string_view digits) {
  const auto two = [&](std::size_t at) { return digit(digits[at]) * 10 + digit(digits[at + 1]); };
  const std::size_t short_form = digits.size() - 6;
  std::array<unsigned, 3> centuries{18, 19, 20};
  if (short_form > 0) centuries.fill(two(0));
  if (centuries[0] < 18 || centuries[0] > 20) return {};
  const unsigned month = two(short_form + 2);
  const unsigned written = two(short_form + 4);
  const bool coordination = written > kCoordinationDays;
  const unsigned day = coordination ? written - kCoordinationDays : written;
  const bool exists = std::ranges::any_of(centuries, [&](unsigned century) {
    // The calendar begins in 1900, and leap years of two hundred years before are the same.
    const int year = static_cast<int>((century == 18 ? 20 : century) * 100 + two(short_form));
    const bool no_leap = century == 18 && year == 2000 && month == 2 && day == 29;
    return !no_leap && is_day(year, month, day);
  });
  if (!exists) return {};
  return coordination ? PersonalNumber::Kind::coordination : PersonalNumber::Kind::person;
}

/// Modulus 10 with the weights 2, 1 over ten digits; a letter counts as 1.
bool checks(std::string_view six, std::string_view four) {
  unsigned sum = 0;
  std::size_t at = 0;
  for (const std::string_view part : {six, four}) {
    for (const char c : part) {
      const unsigned value = is_digit(c) ? digit(c) : 1;
      const unsigned weighed = at++ % 2 == 0 ? value * 2 : value;
      sum += weighed / 10 + weighed % 10;
    }
  }
  return sum % 10 == 0;
}

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

/// Bytes of what may stand before the last four, as such or escaped; nothing of what may not. A
/// number can be broken over two lines where it has a blank.
std::optional<std::size_t> separator_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  for (const std::string_view dash :
       {"-", "+", "\u2010", "\u2011", "\u2012", "\u2013", "\u2212", "\u00A0", "\u202F", R"(\x2d)",
        R"(\x2D)", R"(\u002d)", R"(\u002D)"}) {
    if (rest.starts_with(dash)) return dash.size();
  }
  if (rest.starts_with('\n') || rest.starts_with(" \n") || rest.starts_with("\r\n")) {
    const auto next = rest.find_first_not_of(" \r\n");
    if (next != rest.npos) return next;
  }
  if (rest.starts_with(' ')) return 1;
  return {};
}

/// Are there `kLastFour` at `at`, and no digit behind them?
bool has_last_four(std::string_view text, std::size_t at, bool letter_first) {
  if (at + kLastFour > text.size()) return false;
  constexpr std::string_view letters = "TRSUWXJKLMN";
  const bool first = letter_first ? letters.find(text[at]) != letters.npos : is_digit(text[at]);
  const std::size_t rest = letter_first ? at + 1 : at;
  return first && digits_from(text, rest) == kLastFour - (letter_first ? 1 : 0);
}

bool is_in_hash(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_hex(text[begin - 1])) --begin;
  std::size_t end = at;
  while (end < text.size() && is_hex(text[end])) ++end;
  return end - begin >= kHashDigits;
}

/// Does the line, before the number, call it one?
bool is_called_one(std::string_view text, std::size_t at) {
  const auto line_end = text.substr(0, at).rfind('\n');
  std::string line(text.substr(line_end == text.npos ? 0 : line_end + 1));
  line.resize(std::min(line.size(), at - (line_end == text.npos ? 0 : line_end + 1)));
  std::ranges::transform(line, line.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  constexpr std::array<std::string_view, 6> words{
      "personnummer", "personnr", "pnr", "samordnings", "personal_number", "personal number"};
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return line.find(word) != line.npos; });
}

/// The number whose day is `length` digits at `at`, and whose last four are at `four`.
std::optional<PersonalNumber> number_at(std::string_view text, std::size_t at, std::size_t length,
                                        std::size_t four, bool interim) {
  if (!has_last_four(text, four, interim)) return {};
  const auto kind = kind_of_day(text.substr(at, length));
  if (!kind || is_in_hash(text, at)) return {};
  PersonalNumber number{.kind = interim ? PersonalNumber::Kind::interim : *kind,
                        .begin = at,
                        .end = four + kLastFour,
                        .last_four = four};
  number.checks = checks(text.substr(at + length - 6, 6), text.substr(four, kLastFour));
  if (!number.checks && !is_called_one(text, at)) return {};
  return number;
}

/// `run` digits stand at `at`, and no digit before or behind them.
std::optional<PersonalNumber> number_from(std::string_view text, std::size_t at, std::size_t run) {
  if (run == 10 || run == 12)
    return number_at(text, at, run - kLastFour, at + run - kLastFour, false);
  if (run != 6 && run != 8) return {};
  const auto between = separator_at(text, at + run);
  if (!between) return {};
  const std::size_t four = at + run + *between;
  if (auto number = number_at(text, at, run, four, false)) return number;
  const bool dash = text[at + run] == '-' || text[at + run] == '+';
  return dash ? number_at(text, at, run, four, true) : std::nullopt;
}

/// Calls `found` for each number, in order, until it says that this is enough.
template <class Found>
void look_for_numbers(std::string_view text, Found found) {
  constexpr std::size_t shortest = 6;  // Every sixth byte is looked at: a run has one of them.
  std::size_t from = 0;
  for (std::size_t at = shortest - 1; at < text.size(); at += shortest) {
    if (!is_digit(text[at])) continue;
    std::size_t begin = at;
    while (begin > from && is_digit(text[begin - 1])) --begin;
    const std::size_t run = digits_from(text, begin);
    at = begin + run - 1;
    const auto number = number_from(text, begin, run);
    if (!number) continue;
    if (!found(*number)) return;
    from = number->end;
    at = number->end - 1;
  }
}

}  // namespace

std::vector<PersonalNumber> personal_numbers(std::string_view text) {
  std::vector<PersonalNumber> numbers;
  look_for_numbers(text, [&](const PersonalNumber& number) {
    numbers.push_back(number);
    return true;
  });
  return numbers;
}

bool holds_personal_number(std::string_view text) {
  bool any = false;
  look_for_numbers(text, [&](const PersonalNumber&) {
    any = true;
    return false;
  });
  return any;
}

std::string masked(std::string_view text) {
  std::string shown(text);
  look_for_numbers(text, [&](const PersonalNumber& number) {
    shown.replace(number.last_four, kLastFour, kLastFour, '*');
    return true;
  });
  return shown;
}

}  // namespace st
