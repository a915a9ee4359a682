#include "git.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "st/text/file.hpp"

#include "cli/command.hpp"

namespace st::cli {
namespace {

constexpr std::size_t kMaxBytes = 1U << 20U;

/// What git says, without the line end.
std::string line_of(const Ran& ran) {
  std::string text = ran.out;
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

bool is_yaml(std::string_view name) { return name.ends_with(".yaml") || name.ends_with(".yml"); }

/// The first line of git's complaint, without its "fatal: ".
std::string complaint(const Ran& ran) {
  std::string text = ran.err.substr(0, ran.err.find('\n'));
  for (const std::string_view word : {"fatal: ", "error: "}) {
    if (text.starts_with(word)) text.erase(0, word.size());
  }
  return text;
}

/// A file's name and the object that holds it, of a line of `ls-tree`; nothing of what is no
/// regular file.
struct Listed {
  std::string path;
  std::string object;
};
std::optional<Listed> listed(std::string_view line) {
  const auto tab = line.find('\t');
  if (tab == line.npos || !line.starts_with("100")) return {};
  const std::string_view head = line.substr(0, tab);
  return Listed{std::string(line.substr(tab + 1)), std::string(head.substr(head.rfind(' ') + 1))};
}

/// Takes "<object> blob <size>\n<bytes>\n" off the front.
std::string next_object(std::string_view& rest) {
  const auto end = rest.find('\n');
  if (end == rest.npos) return {};
  const std::string_view head = rest.substr(0, end);
  std::size_t size = 0;
  const auto last = head.rfind(' ');
  std::from_chars(head.data() + last + 1, head.data() + head.size(), size);
  std::string text(rest.substr(end + 1, size));
  rest.remove_prefix(std::min(rest.size(), end + size + 2));
  return text;
}

}  // namespace

Git::Git(std::string folder) : folder_(std::move(folder)) {
  const Ran ran = ask({"rev-parse", "--show-toplevel"});
  if (ran.status != 0) throw Trouble(say("git-none", {folder_}), say("git-none-help"));
  top_ = line_of(ran);
}

Ran Git::ask(const std::vector<std::string>& arguments, std::string_view input) const {
  // Neither a pager, nor a file watcher, nor a diff program of the repository's choice.
  std::vector<std::string> argv{"git", "--no-pager",
                                "-c",  "core.fsmonitor=false",
                                "-c",  "core.quotePath=false",
                                "-c",  "diff.external=",
                                "-C",  folder_};
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  return run(argv, input);
}

std::optional<std::string> Git::commit_named(const std::string& revision) const {
  const Ran ran =
      ask({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  return ran.status == 0 ? std::optional(line_of(ran)) : std::nullopt;
}

std::optional<std::string> Git::merge_base(const std::string& a, const std::string& b) const {
  const Ran ran = ask({"merge-base", a, b});
  return ran.status == 0 ? std::optional(line_of(ran)) : std::nullopt;
}

std::vector<GitFile> Git::yaml_files(const std::string& commit, const std::string& folder) const {
  std::vector<std::string> arguments{"ls-tree", "-r", "-z", "--full-tree", commit};
  if (!folder.empty()) arguments.insert(arguments.end(), {"--", folder});
  const Ran tree = ask(arguments);
  std::vector<GitFile> files;
  std::string objects;
  for (std::string_view rest = tree.out; !rest.empty();) {
    const auto end = std::min(rest.find('\0'), rest.size());
    const auto one = listed(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + 1));
    if (!one || !is_yaml(one->path)) continue;
    files.push_back({one->path});
    objects += one->object + "\n";
  }
  if (files.empty()) return files;
  const Ran blobs = ask({"cat-file", "--batch"}, objects);
  std::string_view rest = blobs.out;
  for (GitFile& file : files) {
    file.text = next_object(rest);
    if (file.text.size() <= kMaxBytes) continue;
    file.trouble = say("io-too-large");
    file.text.clear();
  }
  return files;
}

std::vector<GitFile> Git::working_files() const {
  const Ran ran = ask(
      {"ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name", "--", ":/"});
  std::vector<GitFile> files;
  std::error_code none;
  for (std::string_view rest = ran.out; !rest.empty();) {
    const auto end = std::min(rest.find('\0'), rest.size());
    GitFile file{std::string(rest.substr(0, end))};
    rest.remove_prefix(std::min(rest.size(), end + 1));
    const std::filesystem::path path = std::filesystem::path(top_) / file.path;
    if (!is_yaml(file.path) || !std::filesystem::is_regular_file(path, none)) continue;
    auto read = read_file(path, top_);
    if (auto* text = std::get_if<std::string>(&read)) file.text = std::move(*text);
    if (const auto* trouble = std::get_if<IoTrouble>(&read)) file.trouble = trouble->why;
    files.push_back(std::move(file));
  }
  return files;
}

void Git::commit(const std::vector<std::string>& paths, const std::string& message) const {
  // Paths are names of files, and no patterns.
  std::vector<std::string> add{"--literal-pathspecs", "add", "--"};
  add.insert(add.end(), paths.begin(), paths.end());
  Ran ran = ask(add);
  if (ran.status == 0) {
    std::vector<std::string> commit{
        "--literal-pathspecs", "commit", "--quiet", "--only", "-m", message, "--"};
    commit.insert(commit.end(), paths.begin(), paths.end());
    ran = ask(commit);
  }
  if (ran.status != 0) {
    throw Trouble(say("git-no-commit", {complaint(ran)}), say("git-no-commit-help"));
  }
}

}  // namespace st::cli
