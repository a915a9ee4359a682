// What `st init` needs to know, each thing once: its question, its option, and what it may be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "template.hpp"

namespace st::cli {

/// What answers are held against.
struct Known {
  const RuleBook& book;
  std::vector<std::string_view> regions{};
  std::vector<std::string_view> regulations{};

  explicit Known(const RuleBook& rules);
};

struct Question {
  std::string_view key;     ///< In Values and in the templates.
  std::string_view option;  ///< "--name"
  std::string_view metavar;
  std::string_view ask;    ///< Message: the question.
  std::string_view about;  ///< Message: the option's help.
  bool needed = false;
  /// Puts `value` in its form, or says why it cannot be.
  Phrase (*read)(const Known& known, std::string& value) = nullptr;
};

/// In the order in which they are asked. The regulation is asked last, with a proposal.
const std::vector<Question>& questions();
const Question& regulation_question();

/// Reads the options that were given, and asks for the rest where that is possible. A needed one
/// that is missing, or a wrong one, is trouble.
Values answers(const Values& given, const Known& known, Io& io);

/// Asks one question until the answer will do; an empty answer is `otherwise`.
std::string ask(const Question& question, const std::string& otherwise, const Known& known, Io& io);

}  // namespace st::cli
