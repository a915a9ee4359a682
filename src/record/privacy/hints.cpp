// Words and patterns, not proofs: what they find is a note for the reader to judge.
#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "st/record/privacy.hpp"

namespace st {

namespace {

using Kind = PrivateHint::Kind;
using Words = std::span<const std::string_view>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
/// Letters outside ASCII begin with such a byte.
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// Does `text` go on with `word`, whatever the case of ASCII letters?
bool goes_on(std::string_view text, std::size_t at, std::string_view word) {
  return text.size() - at >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char a, char b) { return a == lower(b); });
}

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || (!is_letter(text[at - 1]) && !is_digit(text[at - 1]) && text[at - 1] != '_');
}

bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || (!is_letter(text[at]) && !is_digit(text[at]) && text[at] != '_');
}

std::string_view line_around(std::string_view text, std::size_t at) {
  const auto before = text.substr(0, at).rfind('\n');
  const std::size_t begin = before == text.npos ? 0 : before + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

constexpr std::array<std::string_view, 15> kPersons{
    "man",    "kvinna", "kvinnlig", "manlig", "patient", "pojke",  "flicka", "barn",
    "person", "woman",  "boy",      "girl",   "male",    "female", "child"};

/// Is one of the next three words a person?
bool person_follows(std::string_view text, std::size_t at) {
  std::string_view rest = text.substr(at, text.find('\n', at) - at);
  for (int word = 0; word < 3; ++word) {
    const auto begin = std::ranges::find_if(rest, is_letter);
    rest.remove_prefix(static_cast<std::size_t>(begin - rest.begin()));
    const auto end =
        static_cast<std::size_t>(std::ranges::find_if_not(rest, is_letter) - rest.begin());
    const auto is_it = [&](std::string_view one) {
      return one.size() == end && goes_on(rest, 0, one);
    };
    if (std::ranges::any_of(kPersons, is_it)) return true;
    rest.remove_prefix(end);
  }
  return false;
}

/// Is the word before `at` a person, with no more than a comma between?
bool person_precedes(std::string_view text, std::size_t at) {
  std::string_view before = text.substr(0, at);
  while (!before.empty() && (before.back() == ' ' || before.back() == ',')) before.remove_suffix(1);
  return std::ranges::any_of(kPersons, [&](std::string_view one) {
    return before.size() >= one.size() && goes_on(before, before.size() - one.size(), one) &&
           begins_word(before, before.size() - one.size());
  });
}

/// "72-årig kvinna", "72-åring", "man, 72 år", "72-year-old woman"; `at`: where the digits begin.
std::optional<PrivateHint> age_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end - at > 3 || !begins_word(text, at)) return {};
  const std::size_t unit =
      end + (end < text.size() && (text[end] == '-' || text[end] == ' ') ? 1 : 0);
  const auto with = [&](std::string_view words) -> std::optional<std::size_t> {
    if (!goes_on(text, unit, words)) return {};
    return unit + words.size();
  };
  if (const auto after = with("åring")) return PrivateHint{Kind::age, at, *after};
  for (const std::string_view words : {"årig", "year-old", "year old"}) {
    const auto after = with(words);
    if (after && person_follows(text, *after)) return PrivateHint{Kind::age, at, *after};
  }
  const auto years = with("år");
  if (years && ends_word(text, *years) && person_precedes(text, at))
    return PrivateHint{Kind::age, at, *years};
  return {};
}

/// 08-123 456 78, 070 123 45 67, +46 8 123 456; `at`: where it begins.
std::optional<PrivateHint> phone_at(std::string_view text, std::size_t at) {
  constexpr int shortest = 8;
  constexpr int longest = 13;
  if (at > 0 && (is_letter(text[at - 1]) || is_digit(text[at - 1]) ||
                 std::string_view("-./:+_").find(text[at - 1]) != std::string_view::npos))
    return {};
  const bool abroad = text[at] == '+';
  int digits = 0;
  std::size_t end = at + (abroad ? 1 : 0);
  for (std::size_t i = end; i < text.size() && digits <= longest; ++i) {
    if (is_digit(text[i])) {
      ++digits;
      end = i + 1;
    } else if ((text[i] != ' ' && text[i] != '-') || i + 1 >= text.size() ||
               !is_digit(text[i + 1])) {
      break;
    }
  }
  if (digits < shortest || digits > longest || !ends_word(text, end)) return {};
  return PrivateHint{Kind::phone, at, end};
}

bool is_in_address(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_' || c == '+';
}

/// `at`: of the @.
std::optional<PrivateHint> email_at(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_in_address(text[begin - 1])) --begin;
  std::size_t end = at + 1;
  while (end < text.size() && is_in_address(text[end])) ++end;
  while (end > at + 1 && !is_letter(text[end - 1])) --end;
  const std::string_view host = text.substr(at + 1, end - at - 1);
  const auto dot = host.rfind('.');
  if (begin == at || dot == host.npos || dot == 0 || host.size() - dot < 3) return {};
  return PrivateHint{Kind::email, begin, end};
}

/// A code of ICD-10: with its decimal, or where the line speaks of a diagnosis. `at`: its letter.
std::optional<PrivateHint> diagnosis_at(std::string_view text, std::size_t at, bool told) {
  if (!begins_word(text, at) || text.size() - at < 3) return {};
  if (!is_digit(text[at + 1]) || !is_digit(text[at + 2])) return {};
  std::size_t end = at + 3;
  const bool decimal = end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]);
  if (decimal) end += 2;
  while (decimal && end < text.size() && is_digit(text[end])) ++end;
  if (!ends_word(text, end) || end - at > 6) return {};
  if (!decimal && !told) return {};
  return PrivateHint{Kind::diagnosis, at, end};
}

bool speaks_of_diagnosis(std::string_view text, std::size_t at) {
  const std::string_view line = line_around(text, at);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (goes_on(line, i, "diagnos") || (goes_on(line, i, "icd") && begins_word(line, i)))
      return true;
  }
  return false;
}

/// As they stand in records of care; a number must follow where the phrase ends in a blank.
constexpr std::array<std::string_view, 17> kJournal{
    "journalnummer",   "journalnr",    "patient-id",   "patientnummer", "patienten heter",
    "patientens namn", "inkom med",    "inkommer med", "inkom akut",    "söker för",
    "söker akut",      "sökte för",    "säng ",        "vårdplats ",    "medical record number",
    "presented with",  "admitted with"};

std::optional<PrivateHint> journal_at(std::string_view text, std::size_t at) {
  if (!begins_word(text, at)) return {};
  for (const std::string_view words : kJournal) {
    if (!goes_on(text, at, words)) continue;
    const std::size_t end = at + words.size();
    const bool numbered = words.ends_with(' ');
    if (numbered ? end < text.size() && is_digit(text[end]) : ends_word(text, end))
      return PrivateHint{Kind::journal, at, numbered ? end + 1 : end};
  }
  return {};
}

/// The bytes that a hint can begin with, or have in its middle: the @.
constexpr auto kMayBegin = [] {
  std::array<bool, 256> may{};
  for (const char c : std::string_view("@+0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZjpisvma"))
    may[static_cast<unsigned char>(c)] = true;
  return may;
}();

std::optional<PrivateHint> hint_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '@') return email_at(text, at);
  if (c == '+' || c == '0') {
    if (auto phone = phone_at(text, at)) return phone;
  }
  if (is_digit(c) && (at == 0 || !is_digit(text[at - 1]))) return age_at(text, at);
  if (is_upper(c)) {
    if (auto code = diagnosis_at(text, at, false)) return code;
    if (at + 1 < text.size() && is_digit(text[at + 1]) && speaks_of_diagnosis(text, at))
      return diagnosis_at(text, at, true);
  }
  return journal_at(text, at);
}

/// Beginnings of words.
constexpr std::array<std::string_view, 27> kIllness{
    "sjuk",      "diagnos", "depress",  "utmatt",       "utbränd",     "ångest",  "cancer",
    "tumör",     "operat",  "operer",   "infarkt",      "stroke",      "fraktur", "covid",
    "influensa", "migrän",  "missfall", "komplikation", "smärt",       "alkohol", "missbruk",
    "illness",   "disease", "surgery",  "burnout",      "miscarriage", "injur"};

}  // namespace

std::vector<PrivateHint> private_hints(std::string_view text) {
  std::vector<PrivateHint> hints;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kMayBegin[static_cast<unsigned char>(text[at])]) continue;  // Most bytes, in no time.
    const auto hint = hint_at(text, at);
    if (!hint) continue;
    hints.push_back(*hint);
    at = std::max(at, hint->end - 1);
  }
  return hints;
}

std::vector<PrivateHint> illness_hints(std::string_view text) {
  std::vector<PrivateHint> hints;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_letter(text[at]) || !begins_word(text, at)) continue;
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    const auto is_it = [&](std::string_view word) { return goes_on(text, at, word); };
    if (std::ranges::any_of(kIllness, is_it)) {
      hints.push_back({Kind::illness, at, end});
    } else if (const auto code = diagnosis_at(text, at, true); code && is_upper(text[at])) {
      hints.push_back({Kind::illness, at, code->end});
    }
    at = end - 1;
  }
  return hints;
}

}  // namespace st
