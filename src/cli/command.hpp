// What a subcommand is, and the world as it sees it. main.cpp knows only this.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "st/calendar/date.hpp"
#include "st/record/load.hpp"
#include "st/record/open_tree.hpp"
#include "st/report/rules_report.hpp"
#include "st/rule/pack.hpp"
#include "st/text/lock.hpp"
#include "st/text/phrase.hpp"

#include "cli/usage.hpp"

namespace st::cli {

/// The outside world, passed in: a command touches no std::cout, no environment and no clock.
struct Io {
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
  bool& masks;  ///< What is written shows no personal identity number; of `out` and `err` too.
  Lang lang = Lang::en;
  bool lang_given = false;    ///< By --lang: machine formats follow it too.
  bool colour = false;        ///< Of standard output.
  bool ascii = false;         ///< The terminal shows no other characters.
  bool out_terminal = false;  ///< Standard output is a terminal.
  bool out_clears = false;    ///< Standard output is a terminal that can be cleared.
  bool err_clears = false;    ///< Standard error is one.
  bool can_ask = false;       ///< Both standard input and standard error are terminals.
  int width = 100;
  Date as_of{};
  bool as_of_given = false;          ///< By --as-of: otherwise it moves on with the clock.
  std::string editor = "vi";         ///< The command that opens a file, with its arguments.
  std::vector<std::string> packs{};  ///< Files of --pack.
  bool has_written = false;  ///< Into a plan's files: that is done, if it can be told or not.

  std::string word(const Phrase& phrase) const { return phrase.in(lang); }
};

/// Exit statuses are part of the interface; st(1) lists them.
enum class Exit { ok = 0, findings = 1, trouble = 2, our_fault = 3 };

/// Bad usage, an argument that cannot be read, a write that failed: printed as "st: what", and
/// what to do on the next line; exit status 2. Thrown inside `cli` only.
struct Trouble : std::runtime_error {
  explicit Trouble(Phrase message, Phrase advice = {})
      : std::runtime_error("trouble"), what_happened(std::move(message)), help(std::move(advice)) {}
  Phrase what_happened;
  Phrase help;
};

using Work = std::function<Exit(Io&)>;

struct Command {
  std::string_view name;
  Phrase summary;
  /// Declares what the command takes; returns what to do once they are read.
  Work (*setup)(Usage& usage);
};

/// Every command there is, in src/cli/commands.cpp: one line each.
const std::vector<Command>& commands();

// What several commands share (src/cli/shared.cpp).

/// Does the work and hands its output on; trouble is told, and is the exit status.
Exit told(const std::function<Exit()>& work, Io& io);

/// Refuses `word` as a value of `option`, with the nearest of the known ones.
[[noreturn]] void refuse_word(std::string_view option, std::string_view word,
                              const std::vector<std::string_view>& known);

/// The one of `all` that is called `word`; refuses another.
template <class Named>
const Named& one_named(std::string_view option, std::string_view word,
                       const std::vector<Named>& all) {
  std::vector<std::string_view> known;
  for (const Named& one : all) {
    if (one.name == word) return one;
    known.push_back(one.name);
  }
  refuse_word(option, word, known);
}

/// Tells what is wrong with a file, on standard error.
void tell_faults(const Faults& faults, const Io& io);

/// Says on standard error that plans have faults for which something in them is left out, if any
/// has: who looks at what st makes of a plan must not take it for the whole.
void tell_left_out(const Tree& tree, const Io& io);

/// The level called `word`; nothing when it is empty. Refuses another word.
std::optional<Level> level_option(const std::string& word);

/// The day called `word`; nothing when it is empty. Refuses what is no day.
std::optional<Date> day_option(std::string_view option, const std::string& word);

/// The number of threads called `word`; when it is empty, as many as the machine runs at a time.
int jobs_option(const std::string& word);

/// The shard called `word`, I/N; nothing when it is empty.
std::optional<Shard> shard_option(const std::string& word);

/// The words of values that may be lists: {"a,b", "c"} is a, b, c.
std::vector<std::string> split_words(const std::vector<std::string>& values);

/// What becomes of a pack from outside that has the id of one that is built in: it is refused, or
/// it takes that one's place (for commands that look at packs and judge no plan).
enum class Taking { new_id, place };

/// The packs that are built in, and those of --pack. A pack with faults is trouble.
RuleBook rule_book(const Io& io);
/// The same, without those that none of the trees can need: reading one takes time. A pack from
/// outside may build on any of them.
RuleBook book_for(const std::vector<const Tree*>& trees, const Io& io);
/// What judging asks of them, for plans with these needs; with --pack, all of them whole.
RuleBook judging_book(const RuleBook::Needs& needs, const Io& io);
RuleBook with_packs(RuleBook book, const Io& io, Taking taking = Taking::new_id);
void add_pack(RuleBook& book, const std::string& path, Taking taking);
/// Tells what is wrong with the packs from outside; if anything is, throws.
void refuse_faulty(const RuleBook& book, const Io& io);
/// The reader's language, colour and width.
RulesReport rules_report(const Io& io);
/// The lines of a text, without their ends.
std::vector<std::string> lines_of(std::string_view text);
/// What to do about an id that nothing answers to: the nearest one, or where they are listed.
Phrase rule_suggestion(std::string_view word, const RuleBook& book);

/// What `path` stands for; a folder inside a plan stands for the plan.
Tree tree_at(const std::string& path, Units units = Units::all, int jobs = 1);

/// The same; nothing when there is neither a plan nor a unit nor a region.
std::optional<Tree> tree_if_any(const std::string& path, Units units, int jobs);
/// The same, its plans not read yet; with `changes`, of what they bear on, as OpenTree::open.
std::optional<OpenTree> open_if_any(const std::string& path, const Changes* changes = nullptr,
                                    int jobs = 1);

/// Writes what was asked for to a file of the user's choice, over what stands there; "-" is
/// standard output. Throws Trouble.
void write_output(const std::string& path, std::string_view text, Io& io);
/// The same of bytes that are no text.
void write_bytes(const std::string& path, std::string_view bytes, Io& io);
/// What st-helper makes of `content`, in which no personal identity number is left.
std::string made_without_numbers(const std::string& format, const std::string& content,
                                 const Io& io);

/// What became of a write to `path`: it cannot be written, or is, and the disk does not confirm it.
Phrase write_trouble(const std::filesystem::path& path, const IoTrouble& trouble);

/// The lock of a plan's, unit's or region's folder, while its files are changed; waits ten seconds
/// for another. Throws Trouble.
Lock lock_folder(const std::filesystem::path& folder);

/// The plan at or above `folder`, or the only one below it. Throws Trouble.
std::string plan_at(const std::string& folder);
/// Which of them is meant has to be said: throws Trouble that names some.
[[noreturn]] void ask_which(const std::vector<std::string>& paths);

/// The nearest folder from `from` upward that holds st.yaml, up to the one that holds .git, as a
/// path from `from`; empty if none.
std::string plan_above(const std::string& from);

}  // namespace st::cli
