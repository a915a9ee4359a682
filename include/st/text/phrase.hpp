// What st says, before it is said in Swedish or English. A finding carries a phrase,
// not a sentence, so that one decision can be read in either language.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace st {

enum class Lang { sv, en };

/// A text that stands in both languages, such as a rule's own words.
struct Bilingual {
  std::string sv;
  std::string en;

  const std::string& in(Lang lang) const { return lang == Lang::sv ? sv : en; }
  bool empty() const { return sv.empty() && en.empty(); }
  bool operator==(const Bilingual&) const = default;
};

/// A text in the words of the catalogue (src/text/messages.def), with its arguments;
/// or a text in both languages; or a text that is the same in both (a name, a date).
/// Copies share what they say: most phrases are handed on and never read.
class Phrase {
 public:
  Phrase() = default;
  Phrase(std::string same);
  Phrase(std::string_view same) : Phrase(std::string(same)) {}
  Phrase(const char* same) : Phrase(std::string(same)) {}
  Phrase(Bilingual both);

  bool empty() const;
  std::string in(Lang lang) const;
  bool operator==(const Phrase& other) const;

  friend Phrase say(std::string_view id, std::vector<Phrase> arguments);

 private:
  struct Words;
  std::shared_ptr<const Words> words_{};
};

/// The catalogue's message `id`. Its arguments replace {0}, {1} … in the same order
/// in both languages. `{0:s}` style formats are not used: an argument is a phrase.
Phrase say(std::string_view id, std::vector<Phrase> arguments = {});

/// A number, with a comma in Swedish where `number` has a point: "13.27", "37.5%", "1.5 h".
Phrase decimal(std::string number);

/// The parts with a comma and a space between.
Phrase enumerate(const std::vector<Phrase>& parts);

/// One message of the catalogue, for the tests that hold both languages to each other.
struct Message {
  std::string_view id;
  std::string_view sv;
  std::string_view en;
};
std::span<const Message> catalogue();

}  // namespace st
