// Help and complaints about arguments. CLI11 knows both in English only, and no "did you mean".
#include "help.hpp"

#include <fmt/format.h>

#include "st/report/page.hpp"
#include "st/text/safe.hpp"
#include "st/text/suggest.hpp"

namespace st::cli {
namespace {

using Options = std::vector<const CLI::Option*>;

/// "st check", with the names of the commands above.
std::string full_name(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent ? full_name(*parent) + " " + app.get_name() : app.get_name();
}

std::string shown_name(const CLI::Option& option) {
  if (option.get_positional()) {
    const bool several = option.get_items_expected_max() > 1;
    const std::string name = option.get_name(true) + (several ? "…" : "");
    return option.get_required() ? name : "[" + name + "]";
  }
  std::string name;
  for (const std::string& one : option.get_snames()) name += "-" + one + ", ";
  for (const std::string& one : option.get_lnames()) {
    if (!name.empty() && !name.ends_with(' ')) name += ", ";
    name += "--" + one;
  }
  if (option.get_items_expected_max() > 0) name += " " + option.get_type_name();
  return name;
}

/// One line for each: its name, and what it does beside it.
std::string list(const std::vector<std::pair<std::string, std::string>>& rows, int width) {
  int left = 0;
  for (const auto& row : rows) left = std::max(left, std::min(26, display_width(row.first)));
  std::string text;
  for (const auto& [name, about] : rows) {
    const int pad = left + 2 - display_width(name);
    text += "  " + name;
    const std::string indent(static_cast<std::size_t>(left) + 4, ' ');
    if (pad >= 2) text += std::string(static_cast<std::size_t>(pad), ' ');
    if (pad < 2) text += "\n" + indent;
    text += wrap(about, width - left - 4, indent) + "\n";
  }
  return text;
}

std::string section(const Phrase& heading, Lang lang, int width,
                    const std::vector<std::pair<std::string, std::string>>& rows) {
  if (rows.empty()) return {};
  return "\n" + heading.in(lang) + "\n" + list(rows, width);
}

std::string list_options(const CLI::App& app, Lang lang, int width) {
  std::vector<std::pair<std::string, std::string>> arguments, own, shared;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;  // The footer tells of those.
    auto& rows = option->get_positional()                ? arguments
                 : option->get_group() == kSharedOptions ? shared
                                                         : own;
    rows.emplace_back(shown_name(*option), option->get_description());
  }
  return section(say("cli-heading-arguments"), lang, width, arguments) +
         section(say("cli-heading-options"), lang, width, own) +
         section(say("cli-heading-shared"), lang, width, shared);
}

/// The long names that an app takes.
std::vector<std::string_view> long_names(const CLI::App& app, std::vector<std::string>& storage) {
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) storage.push_back("--" + name);
  }
  return {storage.begin(), storage.end()};
}

std::vector<std::string_view> command_names(const CLI::App& app,
                                            std::vector<std::string>& storage) {
  for (const CLI::App* command : app.get_subcommands({})) storage.push_back(command->get_name());
  return {storage.begin(), storage.end()};
}

}  // namespace

std::string help_of(const CLI::App& app, Lang lang, int width) {
  std::string usage = full_name(app);
  std::vector<std::pair<std::string, std::string>> commands;
  for (const CLI::App* command : app.get_subcommands({})) {
    commands.emplace_back(command->get_name(), command->get_description());
  }
  if (!commands.empty()) usage += " [" + say("cli-metavar-command").in(lang) + "]";
  usage += " [" + say("cli-metavar-option").in(lang) + "…]";
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) usage += " " + shown_name(*option);
  }
  std::string text = say("cli-usage", {usage}).in(lang) + "\n\n";
  text += wrap(app.get_description(), width, "") + "\n";
  text += section(say("cli-heading-commands"), lang, width, commands);
  text += list_options(app, lang, width);
  if (!app.get_footer().empty()) text += "\n" + app.get_footer() + "\n";
  return text;
}

void refuse_unknown(const CLI::App& app) {
  std::vector<std::string> extra = app.remaining();
  std::erase(extra, "--");  // What ends the options is kept among the words left over.
  if (extra.empty()) return;
  const std::string& word = extra.front();
  std::vector<std::string> storage;
  if (word.size() > 1 && word.front() == '-') {
    const std::string name = word.substr(0, word.find('='));
    throw Trouble(say("cli-unknown-option", {name, full_name(app)}),
                  suggestion(name, long_names(app, storage)));
  }
  const auto known = command_names(app, storage);
  if (!known.empty()) throw Trouble(say("cli-unknown-command", {word}), suggestion(word, known));
  throw Trouble(say("cli-unexpected", {word, full_name(app)}),
                say("cli-see-help", {full_name(app)}));
}

Trouble reworded(const CLI::ParseError& error, const CLI::App& root) {
  // The complaint begins with the option's name; whether too few or too many values were given is
  // seen from what the option holds.
  const std::string what = error.what();
  const std::string name = what.substr(0, what.find_first_of(": "));
  const CLI::App* app = &root;
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  for (; app; app = app->get_parent()) {
    const CLI::Option* option = app->get_option_no_throw(name);
    if (!option) continue;
    const Phrase type(option->get_type_name());
    if (error.get_name() == "ValidationError") return Trouble(say("cli-needs-value", {name, type}));
    if (error.get_name() == "RequiredError") {
      return Trouble(say("cli-missing-argument", {name, full_name(*app)}),
                     say("cli-see-help", {full_name(*app)}));
    }
    if (option->get_items_expected_max() == 0) return Trouble(say("cli-takes-no-value", {name}));
    if (option->results().size() > 1) return Trouble(say("cli-given-twice", {name}));
    return Trouble(say("cli-needs-value", {name, type}));
  }
  return Trouble(say("cli-bad-usage"), say("cli-see-help", {full_name(root)}));
}

}  // namespace st::cli
