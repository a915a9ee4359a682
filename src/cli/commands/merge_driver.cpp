// st merge-driver: what git calls to put two versions of a plan's file together.
#include <charconv>
#include <filesystem>
#include <memory>

#include "st/record/merge.hpp"
#include "st/text/file.hpp"

#include "cli/command.hpp"
#include "cli/process.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string base;
  std::string ours;
  std::string theirs;
  std::string path;  ///< The file's name in the repository, as git tells it; for people only.
  std::string marker_size = "7";
};

std::string read(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  auto text = read_file(path, folder.empty() ? "." : folder);
  if (const auto* trouble = std::get_if<IoTrouble>(&text)) {
    throw Trouble(say("cli-cannot-read", {path, trouble->why}));
  }
  return std::move(std::get<std::string>(text));
}

int marker_size(const std::string& word) {
  int size = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), size);
  constexpr int kMost = 200;
  if (read.ptr != word.data() + word.size() || size < 1 || size > kMost) {
    throw Trouble(say("cli-not-a-value", {word, "--marker-size"}));
  }
  return size;
}

/// Both versions whole, for a person to choose from.
std::string both_whole(const MergeInput& input) {
  const auto size = static_cast<std::size_t>(input.marker_size);
  const auto whole = [](const std::string& text) {
    return text.empty() || text.ends_with('\n') ? text : text + '\n';
  };
  return std::string(size, '<') + " ours\n" + whole(input.ours) + std::string(size, '=') + "\n" +
         whole(input.theirs) + std::string(size, '>') + " theirs\n";
}

/// git's own merge by lines, for files that are not a plan's records. Taken as done only where it
/// provably keeps both sides' records.
Merge by_lines(const Options& options, const MergeInput& input) {
  const Ran ran =
      run({"git", "merge-file", "-p", "-q", "--marker-size=" + options.marker_size, "-L", "ours",
           "-L", "base", "-L", "theirs", options.ours, options.base, options.theirs});
  constexpr int kMostConflicts = 127;
  if (ran.status > kMostConflicts) return {both_whole(input), true};
  if (ran.status != 0) return {ran.out, true};
  if (holds_both(input, ran.out)) return {ran.out, false};
  return {both_whole(input), true};
}

Exit merge(const Options& options, Io& io) {
  const MergeInput input{read(options.base), read(options.ours), read(options.theirs),
                         marker_size(options.marker_size)};
  auto merged = merge_records(input);
  if (!merged) merged = by_lines(options, input);
  const fs::path folder = fs::path(options.ours).parent_path();
  const auto trouble =
      replace_file(options.ours, folder.empty() ? "." : folder, input.ours, merged->text);
  if (trouble && !trouble->written) {
    throw Trouble(write_trouble(options.ours, *trouble));
  }
  if (!merged->conflict) return Exit::ok;
  const std::string& name = options.path.empty() ? options.ours : options.path;
  io.err << io.word(say("merge-conflict", {name})) << '\n';
  return Exit::findings;
}

Work setup(Usage& usage) {
  auto options = std::make_shared<Options>();
  usage.needed("BASE", options->base, say("merge-base"));
  usage.needed("OURS", options->ours, say("merge-ours"));
  usage.needed("THEIRS", options->theirs, say("merge-theirs"));
  usage.argument("PATH", options->path, say("merge-path"));
  usage.option("--marker-size", "N", options->marker_size, say("merge-marker-size"));
  return [options](Io& io) { return merge(*options, io); };
}

}  // namespace

Command merge_driver() { return {"merge-driver", say("merge-summary"), setup}; }

}  // namespace st::cli
