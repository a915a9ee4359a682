// What a command takes: options, words without one, commands below it. The library that reads the
// command line is dear to compile, and seen by main.cpp, help.cpp and usage.cpp alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/text/phrase.hpp"

namespace CLI {
class App;
}

namespace st::cli {

/// Names are `--name` or `-n,--name`. What is declared is written where `value` refers to when the
/// command line is read.
class Usage {
 public:
  /// `lang`: what is said of each option is said in this language.
  Usage(CLI::App& app, Lang lang) : app_(&app), lang_(lang) {}

  Lang lang() const { return lang_; }

  /// An option that takes one value; of a list, one each time that it is given.
  void option(const std::string& names, std::string metavar, std::string& value,
              const Phrase& about);
  void option(const std::string& names, std::string metavar, std::vector<std::string>& values,
              const Phrase& about);
  /// An option that takes all words up to the next option.
  void option_of_many(const std::string& names, std::string metavar,
                      std::vector<std::string>& values, const Phrase& about);
  /// An option that takes two words each time.
  void option_of_two(const std::string& names, std::string metavar,
                     std::vector<std::string>& values, const Phrase& about);
  /// As `option`; not among those that --help lists.
  void hidden_option(const std::string& names, std::string metavar,
                     std::vector<std::string>& values, const Phrase& about);
  void flag(const std::string& names, bool& value, const Phrase& about);

  /// A word without an option, by its place; `needed` where it must be there.
  void argument(const std::string& name, std::string& value, const Phrase& about);
  void argument(const std::string& name, std::vector<std::string>& values, const Phrase& about);
  void needed(const std::string& name, std::string& value, const Phrase& about);

  /// A command below this one, at most one of which is given; sets `named` when it is.
  Usage command(const std::string& name, const Phrase& about, bool& named);

  /// The last lines of --help.
  void footer(const Phrase& text);

 private:
  CLI::App* app_;
  Lang lang_;
};

}  // namespace st::cli
