// libedit's readline interface is C and has globals; this file is the one that knows it.
#include "prompt.hpp"

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <editline/readline.h>
#include <memory>

namespace st::cli {
namespace {

/// What the tab key completes, while a question stands.
const std::vector<std::string>* offered = nullptr;

char* next_match(const char* begun, int state) {
  static std::size_t at = 0;
  if (state == 0) at = 0;
  while (offered && at < offered->size()) {
    const std::string& one = (*offered)[at++];
    if (one.starts_with(begun)) return strdup(one.c_str());
  }
  return nullptr;
}

char** matches(const char* begun, int /*start*/, int /*end*/) {
  rl_attempted_completion_over = 1;  // No names of files.
  return rl_completion_matches(begun, next_match);
}

std::string trimmed(const std::string& line) {
  const auto first = line.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t") - first + 1);
}

}  // namespace

std::optional<std::string> prompt(const std::string& question,
                                  const std::vector<std::string>& candidates) {
  std::setlocale(LC_CTYPE, "");  // So that å takes one column and one backspace.
  rl_outstream = stderr;
  rl_attempted_completion_function = matches;
  offered = &candidates;
  const std::unique_ptr<char, decltype(&std::free)> line(readline(question.c_str()), &std::free);
  offered = nullptr;
  if (!line) return {};
  return trimmed(line.get());
}

}  // namespace st::cli
