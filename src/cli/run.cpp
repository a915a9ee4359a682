// From arguments to a command's work: the options that all commands share, and the one that is
// named.
#include "run.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <ostream>

#include "command.hpp"
#include "help.hpp"
#include "next_step.hpp"
#include "terminal.hpp"

namespace st::cli {
namespace {

/// Options that stand before or after the command's name.
struct Shared {
  std::string lang;
  std::string colour;
  std::string as_of;
  std::vector<std::string> packs;
  bool help = false;
  bool version = false;
};

void declare_shared(CLI::App& app, Shared& shared, Lang lang) {
  Usage usage(app, lang);
  app.option_defaults()->group(kSharedOptions);
  usage.option("--lang", "sv|en", shared.lang, say("cli-opt-lang"));
  usage.option("--color", "WHEN", shared.colour, say("cli-opt-color"));
  usage.option("--as-of", "DATE", shared.as_of, say("cli-opt-as-of"));
  usage.option("--pack", "FILE", shared.packs, say("cli-opt-pack"));
  usage.flag("--version", shared.version, say("cli-opt-version"));
  usage.flag("-h,--help", shared.help, say("cli-opt-help"));
}

/// The tree of commands, with what the parse found of each.
struct Arguments {
  Lang lang;
  CLI::App root{"", "st"};
  std::deque<Shared> shared{};  ///< Of the root and of every command.
  std::vector<std::pair<CLI::App*, Work>> work{};

  /// Only the commands that are among the words declare their options: `st log` has many.
  Arguments(Lang in, const std::vector<std::string_view>& words) : lang(in) {
    root.description(say("cli-about").in(lang));
    root.set_help_flag("");
    root.allow_extras();
    root.require_subcommand(0, 1);
    for (const Command& command : commands()) {
      CLI::App* app = root.add_subcommand(std::string(command.name), command.summary.in(lang));
      const bool named = std::find(words.begin(), words.end(), command.name) != words.end();
      if (!named) continue;
      Usage usage(*app, lang);
      work.emplace_back(app, command.setup(usage));
    }
    declare_below(root);
  }

  void declare_below(CLI::App& app) {
    declare_shared(app, shared.emplace_back(), lang);
    for (CLI::App* command : app.get_subcommands({})) declare_below(*command);
  }
};

template <class T>
void take(T& into, T& from) {
  if (!from.empty()) into = from;
}

Shared merged(std::deque<Shared>& all) {
  Shared one;
  for (Shared& part : all) {
    take(one.lang, part.lang);
    take(one.colour, part.colour);
    take(one.as_of, part.as_of);
    one.packs.insert(one.packs.end(), part.packs.begin(), part.packs.end());
    one.help |= part.help;
    one.version |= part.version;
  }
  return one;
}

/// The command that was named, or the root.
const CLI::App& chosen(const CLI::App& root) {
  const CLI::App* app = &root;
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  return *app;
}

void apply(const Shared& shared, Io& io) {
  if (!shared.lang.empty()) {
    const auto lang = lang_named(shared.lang);
    if (!lang) refuse_word("--lang", shared.lang, {"sv", "en"});
    io.lang = *lang;
    io.lang_given = true;
  }
  Colour colour = Colour::automatic;
  if (!shared.colour.empty()) {
    const auto named = colour_named(shared.colour);
    if (!named) refuse_word("--color", shared.colour, {"auto", "always", "never"});
    colour = *named;
  }
  io.colour = use_colour(colour, io.out_terminal);
  if (shared.as_of.empty()) {
    io.as_of = today();
  } else if (const auto day = parse_date(shared.as_of)) {
    io.as_of = *day;
    io.as_of_given = true;
  } else {
    throw Trouble(say("cli-not-a-date", {shared.as_of}), say("cli-date-help"));
  }
  io.packs = shared.packs;
}

/// The library would take the next word for the value of `--as-of=`.
void refuse_nothing_after_equals(const std::vector<std::string_view>& words) {
  for (const std::string_view word : words) {
    if (word == "--") return;
    if (word.starts_with("--") && word.find('=') == word.size() - 1)
      throw Trouble(say("cli-equals-nothing", {word}));
  }
}

}  // namespace

Exit run(int argc, char** argv, Io& io) {
  // Known before anything else is, since help and complaints are worded in it.
  if (const auto word = lang_argument(argc, argv)) io.lang = lang_named(*word).value_or(io.lang);
  const std::vector<std::string_view> words(argv + 1, argv + argc);
  refuse_nothing_after_equals(words);
  Arguments arguments(io.lang, words);
  try {
    arguments.root.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Who asks for help is not told what is missing.
    if (!merged(arguments.shared).help) throw reworded(error, arguments.root);
  }
  const CLI::App& command = chosen(arguments.root);
  refuse_unknown(arguments.root);
  for (const CLI::App* app = &command; app; app = app->get_parent()) refuse_unknown(*app);
  const Shared shared = merged(arguments.shared);
  if (shared.version) {
    io.out << "st " ST_VERSION "\n";
    return Exit::ok;
  }
  if (shared.help) {
    io.out << help_of(command, io.lang, io.width);
    return Exit::ok;
  }
  apply(shared, io);
  for (auto& [app, work] : arguments.work) {
    if (app->parsed()) return work(io);
  }
  io.out << next_step(io);
  return Exit::ok;
}

}  // namespace st::cli
