// st fmt: the files of plans laid out as st would have written them, and nothing that they say
// changed.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>

#include "st/record/tidy.hpp"
#include "st/text/edit.hpp"
#include "st/text/file.hpp"
#include "st/text/safe.hpp"

#include "cli/command.hpp"
#include "cli/undisturbed.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> paths{};
  bool check = false;
  bool diff = false;
};

/// A file that would be laid out in another way.
struct Untidy {
  const Source* source = nullptr;
  fs::path folder{};  ///< Whose lock is taken while it is written.
  std::string tidy{};
};

struct Found {
  std::vector<Untidy> files{};
  std::vector<std::pair<std::string, Phrase>> left{};  ///< Those left alone, and why.
  std::size_t looked_at = 0;
};

bool is_asked(const std::string& path, const std::string& only) {
  std::error_code none;
  return only.empty() || fs::equivalent(path, only, none);
}

void look_at(const Document& document, const std::string& only, Found& found) {
  const fs::path main = document.main_file;
  const fs::path folder = main.has_parent_path() ? main.parent_path() : fs::path(".");
  for (const Source& source : document.sources.all()) {
    if (source.text().empty() || !is_asked(source.path(), only)) continue;
    ++found.looked_at;
    auto tidy = tidied(source, document.kind);
    if (const auto* why = std::get_if<Phrase>(&tidy)) {
      found.left.emplace_back(source.path(), *why);
    } else if (std::get<std::string>(tidy) != source.text()) {
      found.files.push_back({&source, folder, std::move(std::get<std::string>(tidy))});
    }
  }
}

Found look_at(const Tree& tree, const std::string& path) {
  std::error_code none;
  const std::string only = fs::is_regular_file(path, none) ? path : std::string();
  Found found;
  for (const Document& plan : tree.plans) look_at(plan, only, found);
  for (std::size_t i = 0; i < tree.units.size(); ++i) {
    if (tree.unit_asked[i]) look_at(tree.units[i], only, found);
  }
  for (std::size_t i = 0; i < tree.regions.size(); ++i) {
    if (tree.region_asked[i]) look_at(tree.regions[i], only, found);
  }
  return found;
}

/// Under the lock; a file that is not any longer what was read is left alone.
void write(const Untidy& file) {
  const Lock lock = lock_folder(file.folder);
  const Undisturbed until_done;
  const std::string& path = file.source->path();
  const auto trouble = replace_file(path, file.folder, file.source->text(), file.tidy);
  if (trouble) throw Trouble(write_trouble(path, *trouble));
}

Exit run(const Options& options, Io& io) {
  const bool writes = !options.check && !options.diff;
  std::vector<std::string> paths = options.paths;
  if (paths.empty()) paths.push_back(plan_above(".").empty() ? "." : plan_above("."));
  std::size_t changed = 0, left = 0, looked_at = 0;
  for (const std::string& path : paths) {
    const Tree tree = tree_at(path);
    const Found found = look_at(tree, path);
    for (const Untidy& file : found.files) {
      if (writes) write(file);
      io.has_written |= writes;
      const std::string shown = SafeText::from(file.source->path()).str();
      if (options.diff) {
        io.out << unified_diff(shown, file.source->text(), file.tidy);
      } else {
        io.out << io.word(say(writes ? "fmt-done" : "fmt-would", {shown})) << '\n';
      }
    }
    for (const auto& [file, why] : found.left) {
      io.err << SafeText::from(io.word(say("fmt-left", {file, why}))).str() << '\n';
    }
    changed += found.files.size();
    left += found.left.size();
    looked_at += found.looked_at;
  }
  if (!options.diff) {
    io.out << io.word(say("fmt-count", {std::to_string(looked_at), std::to_string(changed)}))
           << '\n';
  }
  if (left > 0) return Exit::trouble;
  return !writes && changed > 0 ? Exit::findings : Exit::ok;
}

Work setup(Usage& usage) {
  auto options = std::make_shared<Options>();
  usage.argument("PATH", options->paths, say("fmt-opt-path"));
  usage.flag("--check", options->check, say("fmt-opt-check"));
  usage.flag("--diff", options->diff, say("fmt-opt-diff"));
  return [options](Io& io) { return run(*options, io); };
}

}  // namespace

Command fmt() { return {"fmt", say("fmt-summary"), setup}; }

}  // namespace st::cli
