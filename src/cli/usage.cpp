#include "usage.hpp"

#include <CLI/CLI.hpp>

namespace st::cli {
namespace {

template <class Value>
CLI::Option* add(CLI::App& app, const std::string& names, std::string metavar, Value& value,
                 const std::string& about) {
  return app.add_option(names, value, about)->type_name(std::move(metavar));
}

/// Of an option that takes a value: an empty one is most often a script's variable that is not set.
template <class Value>
CLI::Option* add_filled(CLI::App& app, const std::string& names, std::string metavar, Value& value,
                        const std::string& about) {
  return add(app, names, std::move(metavar), value, about)->check([](const std::string& word) {
    return std::string(word.empty() ? "empty" : "");
  });
}

}  // namespace

void Usage::option(const std::string& names, std::string metavar, std::string& value,
                   const Phrase& about) {
  add_filled(*app_, names, std::move(metavar), value, about.in(lang_));
}

void Usage::option(const std::string& names, std::string metavar, std::vector<std::string>& values,
                   const Phrase& about) {
  // `--rule A path` must not take the path for a rule.
  add_filled(*app_, names, std::move(metavar), values, about.in(lang_))->allow_extra_args(false);
}

void Usage::option_of_many(const std::string& names, std::string metavar,
                           std::vector<std::string>& values, const Phrase& about) {
  add_filled(*app_, names, std::move(metavar), values, about.in(lang_))->allow_extra_args();
}

void Usage::option_of_two(const std::string& names, std::string metavar,
                          std::vector<std::string>& values, const Phrase& about) {
  add_filled(*app_, names, std::move(metavar), values, about.in(lang_))
      ->type_size(2)
      ->allow_extra_args(false);
}

void Usage::hidden_option(const std::string& names, std::string metavar,
                          std::vector<std::string>& values, const Phrase& about) {
  add_filled(*app_, names, std::move(metavar), values, about.in(lang_))
      ->allow_extra_args(false)
      ->group("");
}

void Usage::flag(const std::string& names, bool& value, const Phrase& about) {
  app_->add_flag(names, value, about.in(lang_));
}

void Usage::argument(const std::string& name, std::string& value, const Phrase& about) {
  add(*app_, name, name, value, about.in(lang_));
}

void Usage::argument(const std::string& name, std::vector<std::string>& values,
                     const Phrase& about) {
  add(*app_, name, name, values, about.in(lang_));
}

void Usage::needed(const std::string& name, std::string& value, const Phrase& about) {
  add(*app_, name, name, value, about.in(lang_))->required();
}

Usage Usage::command(const std::string& name, const Phrase& about, bool& named) {
  app_->require_subcommand(0, 1);
  CLI::App* below = app_->add_subcommand(name, about.in(lang_));
  below->preparse_callback([&named](std::size_t) { named = true; });
  return {*below, lang_};
}

void Usage::footer(const Phrase& text) { app_->footer(text.in(lang_)); }

}  // namespace st::cli
