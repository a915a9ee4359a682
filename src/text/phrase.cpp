// The catalogue of messages, and a phrase put into words.
#include "st/text/phrase.hpp"

#include <algorithm>

#include <fmt/args.h>
#include <fmt/format.h>

namespace st {

namespace {

constexpr Message kMessages[] = {
#define ST_MESSAGE(id, sv, en) Message{id, sv, en},
#include "messages.def"
#undef ST_MESSAGE
};

/// An enumeration is a phrase whose arguments stand after each other.
constexpr std::string_view kEnumeration = ", ";

const Message* find_message(std::string_view id) {
  static const std::vector<const Message*> sorted = [] {
    std::vector<const Message*> all;
    for (const Message& message : kMessages) all.push_back(&message);
    std::sort(all.begin(), all.end(), [](auto* a, auto* b) { return a->id < b->id; });
    return all;
  }();
  const auto found =
      std::lower_bound(sorted.begin(), sorted.end(), id,
                       [](auto* message, auto wanted) { return message->id < wanted; });
  return found != sorted.end() && (*found)->id == id ? *found : nullptr;
}

/// A message that does not fit its arguments is a fault of ours: shown as it is, for a
/// reader has more use of the bare words than of a program that stops.
std::string fill_in(std::string_view format, const std::vector<std::string>& arguments) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const std::string& argument : arguments) store.push_back(std::cref(argument));
  try {
    return fmt::vformat(format, store);
  } catch (const fmt::format_error&) {
    return std::string(format);
  }
}

}  // namespace

std::span<const Message> catalogue() { return kMessages; }

struct Phrase::Words {
  struct Catalogued {
    std::string id;
    bool operator==(const Catalogued&) const = default;
  };

  std::variant<std::string, Bilingual, Catalogued> text;
  std::vector<Phrase> arguments{};
  bool operator==(const Words&) const = default;
};

Phrase::Phrase(std::string same) {
  if (!same.empty()) words_ = std::make_shared<const Words>(Words{std::move(same)});
}

Phrase::Phrase(Bilingual both) {
  if (!both.empty()) words_ = std::make_shared<const Words>(Words{std::move(both)});
}

bool Phrase::operator==(const Phrase& other) const {
  return words_ == other.words_ || (words_ && other.words_ && *words_ == *other.words_);
}

bool Phrase::empty() const {
  if (!words_) return true;
  const auto* message = std::get_if<Words::Catalogued>(&words_->text);
  return message && message->id == kEnumeration && words_->arguments.empty();
}

std::string Phrase::in(Lang lang) const {
  if (!words_) return {};
  if (const auto* same = std::get_if<std::string>(&words_->text)) return *same;
  if (const auto* both = std::get_if<Bilingual>(&words_->text)) return both->in(lang);
  std::vector<std::string> arguments;
  for (const Phrase& argument : words_->arguments) arguments.push_back(argument.in(lang));
  const std::string& id = std::get<Words::Catalogued>(words_->text).id;
  if (id == kEnumeration) return fmt::format("{}", fmt::join(arguments, kEnumeration));
  const Message* message = find_message(id);
  if (!message) return id;
  return fill_in(lang == Lang::sv ? message->sv : message->en, arguments);
}

Phrase say(std::string_view id, std::vector<Phrase> arguments) {
  Phrase phrase;
  phrase.words_ = std::make_shared<const Phrase::Words>(
      Phrase::Words{Phrase::Words::Catalogued{std::string(id)}, std::move(arguments)});
  return phrase;
}

Phrase decimal(std::string number) {
  std::string with_comma = number;
  std::ranges::replace(with_comma, '.', ',');
  return Bilingual{std::move(with_comma), std::move(number)};
}

Phrase enumerate(const std::vector<Phrase>& parts) { return say(kEnumeration, parts); }

}  // namespace st
