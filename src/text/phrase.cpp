// The catalogue of messages, and a phrase put into words.
#include "st/text/phrase.hpp"

#include <algorithm>

#include <fmt/args.h>
#include <fmt/format.h>

namespace st {

const std::vector<Message>& catalogue() {
  static const std::vector<Message> messages = {
#define ST_MESSAGE(id, sv, en) Message{id, sv, en},
#include "messages.def"
#undef ST_MESSAGE
  };
  return messages;
}

namespace {

/// An enumeration is a phrase whose arguments stand after each other.
constexpr std::string_view kEnumeration = ", ";

const Message* find_message(std::string_view id) {
  static const std::vector<const Message*> sorted = [] {
    std::vector<const Message*> all;
    for (const Message& message : catalogue()) all.push_back(&message);
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

bool Phrase::empty() const {
  if (const auto* same = std::get_if<std::string>(&text_)) return same->empty();
  if (const auto* both = std::get_if<Bilingual>(&text_)) return both->empty();
  return std::get<Catalogued>(text_).id == kEnumeration && arguments_.empty();
}

std::string Phrase::in(Lang lang) const {
  if (const auto* same = std::get_if<std::string>(&text_)) return *same;
  if (const auto* both = std::get_if<Bilingual>(&text_)) return both->in(lang);
  std::vector<std::string> arguments;
  for (const Phrase& argument : arguments_) arguments.push_back(argument.in(lang));
  const std::string& id = std::get<Catalogued>(text_).id;
  if (id == kEnumeration) return fmt::format("{}", fmt::join(arguments, kEnumeration));
  const Message* message = find_message(id);
  if (!message) return id;
  return fill_in(lang == Lang::sv ? message->sv : message->en, arguments);
}

Phrase say(std::string_view id, std::vector<Phrase> arguments) {
  Phrase phrase;
  phrase.text_ = Phrase::Catalogued{std::string(id)};
  phrase.arguments_ = std::move(arguments);
  return phrase;
}

Phrase enumerate(const std::vector<Phrase>& parts) { return say(kEnumeration, parts); }

}  // namespace st
