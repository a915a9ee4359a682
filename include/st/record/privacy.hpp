// What does not belong in a plan that lies in git: personal identity numbers, and what points at
// patients, at illness and at how somebody is reached.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace st {

/// A personal identity number as it stands in a text: six or eight digits of a day that exists,
/// then four, of which the last is the check digit (Folkbokföringslagen 1991:481, section 18; how
/// the digit is counted: Skatteverket's leaflet SKV 704).
struct PersonalNumber {
  enum class Kind {
    person,
    coordination,  ///< The day is 60 more (samordningsnummer).
    interim        ///< A letter stands for the first of the last four (T-nummer).
  };

  Kind kind = Kind::person;
  std::size_t begin = 0;      ///< Bytes.
  std::size_t end = 0;        ///< One past the last.
  std::size_t last_four = 0;  ///< Where those begin.
  bool checks = true;         ///< The check digit is right; else its line calls it such a number.
};

/// With `-`, `+`, a blank, another dash or nothing before the last four, among other words or in
/// the middle of one. Digits of a hash (16 or more of hex) are none.
std::vector<PersonalNumber> personal_numbers(std::string_view text);
bool holds_personal_number(std::string_view text);

/// The text with stars for the last four of each number; as many bytes as it had, if no letter
/// outside ASCII stands among them.
std::string masked(std::string_view text);

/// What may tell more than a plan should.
struct PrivateHint {
  enum class Kind { email, phone, age, journal, diagnosis, illness };

  Kind kind;
  std::size_t begin = 0;  ///< Bytes.
  std::size_t end = 0;
};

/// Addresses, and words that point at a patient; not `illness`.
std::vector<PrivateHint> private_hints(std::string_view text);
/// Words for why somebody is ill, for texts that are about being away.
std::vector<PrivateHint> illness_hints(std::string_view text);

}  // namespace st
