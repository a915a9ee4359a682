#include "cli/report/metrics.hpp"

#include <any>
#include <functional>
#include <iterator>
#include <memory>
#include <ostream>
#include <set>
#include <sstream>
#include <variant>

#include "st/check/check.hpp"
#include "st/plan/projection.hpp"
#include "st/rule/judge.hpp"
#include "st/text/file.hpp"

#include "cli/outputs.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

using Take = std::function<void(const Counted& one)>;

/// Counts the plans of all trees, one after the other, and then the units.
class Counter {
 public:
  Counter(const Io& io, Date as_of)
      : as_of_(as_of),
        books_(judging_book({.all = true}, io), [&io] { return judging_book({.all = true}, io); }) {
    judging_.jobs = jobs_option({});
    judging_.tells_settled = false;
    judging_.note = [as_of](const World& world, const RuleBook& book, const Verdict& verdict) {
      const auto packs = packs_for(book, world, world.plan(), as_of);
      const Projection projection(world, packs, as_of);
      return std::any(counted({world, world.plan(), packs, as_of, &verdict, &projection.timeline}));
    };
  }

  void count(const std::vector<std::string>& paths, const Shard& shard, const Take& take) {
    for (const std::string& path : paths) count(path, shard, take);
    if (plans_ == 0) throw Trouble(say("cli-no-plan", {paths.front()}), say("cli-no-plan-help"));
    if (!shard.is_first()) return;
    for (const Counted& unit : units_) take(unit);
  }

 private:
  void count(const std::string& path, const Shard& shard, const Take& take) {
    auto tree = open_if_any(path);
    if (!tree) throw Trouble(say("cli-no-plan", {path}), say("cli-no-plan-help"));
    plans_ += tree->plans();
    tree->keep([&](const fs::path& folder, const std::string&) { return is_new(folder); });
    tree->share(shard);
    check_each(*tree, books_, as_of_, judging_,
               [&](const Verdict& verdict) { take(std::any_cast<const Counted&>(verdict.noted)); });
    if (!shard.is_first()) return;
    for (const Document& unit : tree->around().units) {
      if (is_new(unit.main_file)) count_unit(tree->around(), unit);
    }
  }

  /// What two of the paths lead to is counted once.
  bool is_new(const fs::path& path) {
    std::error_code none;
    return seen_.insert(fs::weakly_canonical(path, none)).second;
  }

  void count_unit(const Tree& tree, const Document& unit) {
    const World world = world_of(tree, unit);
    const auto packs = packs_for(books_.common(), world, unit, as_of_);
    units_.push_back(counted({world, unit, packs, as_of_}));
  }

  Date as_of_;
  Books books_;
  Judging judging_{};
  std::set<fs::path> seen_{};
  std::size_t plans_ = 0;
  std::vector<Counted> units_{};  ///< Of all trees: they come last.
};

/// Sums, and what they point into.
struct SumsOn {
  SumsOn(Date day, bool full, const Io& io) : counter(io, day), sums(day, full) {}

  Counter counter;
  MetricSums sums;
};

std::shared_ptr<const MetricSums> sums_on(Date day, const MetricsOptions& options,
                                          const std::vector<std::string>& paths, const Io& io) {
  const auto on = std::make_shared<SumsOn>(day, options.full, io);
  on->counter.count(paths, {}, [&](const Counted& one) { on->sums.add(one); });
  return {on, &on->sums};
}

/// The same of files.
struct SumsOfFiles {
  SumsOfFiles(const MetricsOptions& options, const Io& io)
      : book(rule_book(io)),
        reader(book, ST_VERSION, io.as_of_given ? std::optional(io.as_of) : std::nullopt,
               options.full) {}

  RuleBook book;
  FactsReader reader;
};

std::string text_of(const std::string& file, Io& io) {
  if (file == "-") return {std::istreambuf_iterator<char>(io.in), {}};
  auto text = read_product(file);
  if (const auto* trouble = std::get_if<IoTrouble>(&text))
    throw Trouble(say("cli-cannot-read", {file, trouble->why}));
  return std::move(std::get<std::string>(text));
}

std::shared_ptr<const MetricSums> sums_of_files(const std::vector<std::string>& files,
                                                const MetricsOptions& options, Io& io) {
  const auto of = std::make_shared<SumsOfFiles>(options, io);
  for (const std::string& file : files) {
    if (const auto fault = of->reader.read(text_of(file, io)))
      throw Trouble(say("facts-at", {file, std::to_string(fault->line), fault->what}), fault->help);
  }
  if (Phrase lacking = of->reader.lacking(); !lacking.empty())
    throw Trouble(std::move(lacking), say("facts-lacking-help"));
  return {of, &of->reader.sums()};
}

std::vector<std::string> trees_at(const std::vector<std::string>& paths) {
  return paths.empty() ? std::vector<std::string>{"."} : paths;
}

struct FactsFormat {
  std::string_view name;
};

}  // namespace

void refuse_unfit(const MetricsOptions& options) {
  const auto refuse_both = [](const char* one, const char* other) {
    throw Trouble(say("cli-not-both", {one, other}));
  };
  if (!options.from.empty() && options.facts) refuse_both("--from", "--facts");
  if (!options.from.empty() && !options.trend.empty()) refuse_both("--from", "--trend");
  if (options.facts && !options.trend.empty()) refuse_both("--facts", "--trend");
  if (!options.shard.empty() && !options.facts)
    throw Trouble(say("report-shard"), say("report-shard-help"));
  shard_option(options.shard);
}

Exit tell_facts(const MetricsOptions& options, const std::vector<std::string>& paths,
                const std::string& format, const std::vector<std::string>& outputs, Io& io) {
  const std::vector<FactsFormat> formats{{"jsonl"}};
  const auto wanted = outputs_of(outputs, format, formats);
  const Shard shard = shard_option(options.shard).value_or(Shard());
  FactsWriter writer(ST_VERSION, io.as_of, options.full);
  Counter counter(io, io.as_of);
  std::ostringstream kept;  // A file is there whole or not at all.
  const bool shown = wanted.size() == 1 && wanted.front().file == "-";
  std::ostream& out = shown ? io.out : kept;
  counter.count(trees_at(paths), shard, [&](const Counted& one) { out << writer.line(one); });
  out << writer.end(shard);
  for (const auto& output : wanted) {
    if (!shown) write_output(output.file, kept.view(), io);
  }
  return Exit::ok;
}

Sums sums_of(const MetricsOptions& options, const std::vector<std::string>& paths, Io& io) {
  if (!options.from.empty()) {
    std::vector<std::string> files{options.from};
    files.insert(files.end(), paths.begin(), paths.end());
    return {.now = sums_of_files(files, options, io)};
  }
  const std::vector<std::string> trees = trees_at(paths);
  Sums sums{.now = sums_on(io.as_of, options, trees, io)};
  for (const std::string& word : split_words(options.trend))
    sums.before.push_back(sums_on(*day_option("--trend", word), options, trees, io));
  return sums;
}

}  // namespace st::cli
