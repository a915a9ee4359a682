// What several commands share: refusing words, the rule book, finding a plan.
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <ostream>
#include <thread>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "st/check/check.hpp"
#include "st/record/load.hpp"
#include "st/record/privacy.hpp"
#include "st/report/rules_report.hpp"
#include "st/text/file.hpp"
#include "st/text/safe.hpp"
#include "st/text/suggest.hpp"

#include "command.hpp"
#include "helper.hpp"

namespace st::cli {

namespace {

/// "st: what happened", and what to do about it.
void tell(const Io& io, const Trouble& trouble) {
  io.err << "st: " << SafeText::from(io.word(trouble.what_happened)).str() << '\n';
  if (!trouble.help.empty())
    io.err << "    " << SafeText::from(io.word(trouble.help)).str() << '\n';
}

}  // namespace

Exit told(const std::function<Exit()>& work, Io& io) {
  try {
    const Exit status = work();
    io.out.flush();
    if (!io.out && !io.has_written) throw Trouble(say("cli-cannot-write"));
    if (!io.out) tell(io, Trouble(say("cli-cannot-write"), say("cli-files-written")));
    return status;
  } catch (const Trouble& trouble) {
    io.out.flush();
    tell(io, trouble);
  } catch (const std::filesystem::filesystem_error& error) {  // A disk that fails at any moment.
    const std::string path = error.path1().empty() ? "." : error.path1().string();
    tell(io, Trouble(say("cli-cannot-read", {path, trouble_of(error.code().value()).why})));
  }
  return Exit::trouble;
}

void refuse_word(std::string_view option, std::string_view word,
                 const std::vector<std::string_view>& known) {
  throw Trouble(say("cli-not-a-value", {word, option}), suggestion(word, known));
}

void tell_faults(const Faults& faults, const Io& io) {
  RulesReport report = rules_report(io);
  report.colour = false;  // Io knows of standard output's alone.
  io.err << faults_text(faults, report);
}

void tell_left_out(const Tree& tree, const Io& io) {
  constexpr std::array<std::string_view, 5> leaves_out{"ST-syntax", "ST-io", "ST-type",
                                                       "ST-unknown-key", "ST-duplicate"};
  for (const Document& plan : tree.plans) {
    const auto found = std::ranges::find_first_of(plan.faults, leaves_out, {}, &Fault::code);
    if (found == plan.faults.end()) continue;
    const Source& source = *found->where.source;
    const Position at = source.position(found->where.begin);
    const std::string place = fmt::format("{}:{}", source.path(), at.line);
    io.err << io.word(say("cli-left-out", {SafeText::from(place).str()})) << '\n';
    return;
  }
}

std::optional<Level> level_option(const std::string& word) {
  if (word.empty()) return {};
  std::vector<std::string_view> known;
  for (Level level : {Level::must, Level::should, Level::may, Level::goal, Level::described}) {
    if (name(level) == word) return level;
    known.push_back(name(level));
  }
  refuse_word("--level", word, known);
}

std::optional<Date> day_option(std::string_view option, const std::string& word) {
  if (word.empty()) return {};
  if (const auto day = parse_date(word)) return day;
  throw Trouble(say("cli-not-a-value", {word, option}), say("cli-date-help"));
}

namespace {

/// A whole number from 1; nothing when `word` is none up to `most`.
std::optional<int> count_of(std::string_view word, int most) {
  int count = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), count);
  if (error != std::errc() || end != word.data() + word.size() || count < 1 || count > most)
    return {};
  return count;
}

}  // namespace

int jobs_option(const std::string& word) {
  constexpr int kMost = 256;
  if (word.empty()) return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  if (const auto jobs = count_of(word, kMost)) return *jobs;
  throw Trouble(say("cli-not-a-value", {word, "--jobs"}), say("cli-jobs-help"));
}

std::optional<Shard> shard_option(const std::string& word) {
  constexpr int kMost = 10'000;
  if (word.empty()) return {};
  const auto slash = std::min(word.find('/'), word.size());
  const auto number = count_of(std::string_view(word).substr(0, slash), kMost);
  const auto of = count_of(std::string_view(word).substr(std::min(slash + 1, word.size())), kMost);
  if (!number || !of || *number > *of)
    throw Trouble(say("cli-not-a-value", {word, "--shard"}), say("cli-shard-help"));
  return Shard{static_cast<std::uint64_t>(*number), static_cast<std::uint64_t>(*of)};
}

std::vector<std::string> split_words(const std::vector<std::string>& values) {
  std::vector<std::string> words;
  for (const std::string& value : values) {
    std::string_view rest = value;
    for (;;) {
      const auto comma = rest.find(',');
      if (!rest.substr(0, comma).empty()) words.emplace_back(rest.substr(0, comma));
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return words;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    if (lines.back().ends_with('\r')) lines.back().pop_back();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

Phrase rule_suggestion(std::string_view word, const RuleBook& book) {
  std::vector<std::string_view> known = book.ids();
  for (const Pack& pack : book.packs()) {
    for (const Rule& rule : pack.rules) known.push_back(rule.name);
  }
  for (std::string_view code : fault_codes()) known.push_back(code);
  return nearest(word, known).empty() ? say("cli-rules-are-listed") : suggestion(word, known);
}

RulesReport rules_report(const Io& io) {
  RulesReport report;
  report.lang = io.lang;
  report.colour = io.colour;
  report.width = io.width;
  return report;
}

RuleBook rule_book(const Io& io) { return with_packs(RuleBook::built_in(), io); }

void add_pack(RuleBook& book, const std::string& path, Taking taking) {
  const auto folder = std::filesystem::path(path).parent_path();
  auto text = read_file(path, folder.empty() ? "." : folder);
  if (const auto* trouble = std::get_if<IoTrouble>(&text))
    throw Trouble(say("cli-cannot-read", {path, trouble->why}));
  const Pack& pack = book.add(path, std::move(std::get<std::string>(text)));
  if (taking == Taking::place) book.take_place(pack);
}

RuleBook book_for(const std::vector<const Tree*>& trees, const Io& io) {
  if (!io.packs.empty()) return rule_book(io);
  RuleBook::Needs needs;
  for (const Tree* tree : trees) needs.add(packs_needed(*tree));
  return RuleBook::built_in_for(needs);
}

RuleBook judging_book(const RuleBook::Needs& needs, const Io& io) {
  return io.packs.empty() ? RuleBook::built_in_for(needs) : rule_book(io);
}

RuleBook with_packs(RuleBook book, const Io& io, Taking taking) {
  for (const std::string& path : io.packs) add_pack(book, path, taking);
  book.hold_layers();
  refuse_faulty(book, io);
  return book;
}

void refuse_faulty(const RuleBook& book, const Io& io) {
  std::vector<Phrase> faulty;
  for (const Pack& pack : book.packs()) {
    if (!pack.from_outside || pack.faults.empty()) continue;
    faulty.emplace_back(pack.path);
    tell_faults(pack.faults, io);
  }
  if (!faulty.empty()) throw Trouble(say("cli-bad-pack", {enumerate(faulty)}));
}

namespace {

constexpr std::size_t kMostNamed = 5;

/// "a/b/.." as "a", without a slash at the end.
std::string shown(const std::filesystem::path& path) {
  std::string text = path.lexically_normal().string();
  if (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

bool holds_nothing(const OpenTree& tree) { return tree.holds_nothing(); }

/// What `read` gives of a path; throws when it cannot be read.
template <class Read>
auto had(const std::string& path, const Read& read) {
  auto tree = read(path);
  if (const auto* trouble = std::get_if<IoTrouble>(&tree))
    throw Trouble(say("cli-cannot-read", {path, trouble->why}));
  return std::get<0>(std::move(tree));
}

/// The same; below a plan's folder where nothing is, of the plan. Nothing where there is none.
template <class Read>
auto had_if_any(const std::string& path, const Read& read) {
  std::optional tree = had(path, read);
  if (!holds_nothing(*tree)) return tree;
  const std::string plan = plan_above(path);
  tree.reset();
  if (!plan.empty()) tree.emplace(had(plan, read));
  return tree;
}

}  // namespace

std::optional<Tree> tree_if_any(const std::string& path, Units units, int jobs) {
  return had_if_any(path, [&](const std::string& at) { return load(at, units, jobs); });
}

std::optional<OpenTree> open_if_any(const std::string& path, const Changes* changes, int jobs) {
  return had_if_any(
      path, [&](const std::string& at) { return OpenTree::open(at, Units::named, changes, jobs); });
}

Tree tree_at(const std::string& path, Units units, int jobs) {
  if (auto tree = tree_if_any(path, units, jobs)) return std::move(*tree);
  throw Trouble(say("cli-no-plan", {path}), say("cli-no-plan-help"));
}

void ask_which(const std::vector<std::string>& paths) {
  std::vector<Phrase> named(paths.begin(),
                            paths.begin() + static_cast<long>(std::min(paths.size(), kMostNamed)));
  if (paths.size() > kMostNamed) named.emplace_back("…");
  throw Trouble(say("log-which", {enumerate(named)}), say("log-which-help"));
}

std::string plan_at(const std::string& folder) {
  if (std::string above = plan_above(folder); !above.empty()) return above;
  const Tree tree = tree_at(folder);
  std::vector<std::string> paths;
  for (const Document& plan : tree.plans) paths.push_back(plan.path);
  if (paths.empty()) throw Trouble(say("cli-no-plan", {folder}), say("cli-no-plan-help"));
  if (paths.size() > 1) ask_which(paths);
  return paths.front();
}

void write_output(const std::string& path, std::string_view text, Io& io) {
  if (path == "-") {
    io.out << text;
  } else {
    write_bytes(path, io.masks ? masked(text) : std::string(text), io);
  }
}

void write_bytes(const std::string& path, std::string_view bytes, Io& io) {
  if (path == "-") {
    io.out.flush();
    const bool masks = std::exchange(io.masks, false);
    io.out << bytes << std::flush;
    io.masks = masks;
    return;
  }
  const std::filesystem::path file(path);
  if (file.extension() == ".yaml" || file.extension() == ".yml") {
    throw Trouble(say("cli-over-plan", {path}), say("cli-over-plan-help"));
  }
  const auto trouble = write_product(file, bytes, {.over = true});
  if (trouble) throw Trouble(write_trouble(file, *trouble));
}

std::string made_without_numbers(const std::string& format, const std::string& content,
                                 const Io& io) {
  return made_by_helper(format, io.masks ? masked(content) : content);
}

Phrase write_trouble(const std::filesystem::path& path, const IoTrouble& trouble) {
  const char* id = trouble.written ? "cli-written" : "cli-cannot-write-file";
  return say(id, {path.generic_string(), trouble.why});
}

Lock lock_folder(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  constexpr std::chrono::seconds kPatience{10};
  std::error_code none;
  const bool fresh = !fs::exists(fs::symlink_status(folder / ".st", none));
  remove_stale_temporaries(folder);
  auto taken = take_lock(folder / ".st" / "lock", kPatience);
  if (const auto* trouble = std::get_if<IoTrouble>(&taken)) {
    throw Trouble(say("log-not-locked", {folder.generic_string(), trouble->why}),
                  say("log-nothing-written"));
  }
  // A folder that is st's alone is nothing for git.
  if (fresh) create_file(folder / ".st" / ".gitignore", folder, "*\n");
  return std::move(std::get<Lock>(taken));
}

std::string plan_above(const std::string& from) {
  namespace fs = std::filesystem;
  std::error_code none;
  fs::path relative = from;
  fs::path folder = fs::weakly_canonical(from, none);
  for (int depth = 0; depth < 64; ++depth) {
    if (fs::is_regular_file(folder / "st.yaml", none)) return shown(relative);
    if (fs::exists(folder / ".git", none) || folder == folder.root_path()) break;
    folder = folder.parent_path();
    relative /= "..";
  }
  return {};
}

}  // namespace st::cli
