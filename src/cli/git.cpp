#include "git.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <sstream>

#include "st/text/file.hpp"

#include "cli/command.hpp"
#include "cli/init/files.hpp"

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

/// The first line of git's complaint, without its "fatal: "; warnings before it are left out.
std::string complaint(const Ran& ran) {
  const std::string_view all = ran.err;
  const auto line_at = [&](std::size_t at) {
    return std::string(all.substr(at, all.find('\n', at) - at));
  };
  for (const std::string_view word : {"fatal: ", "error: "}) {
    const auto at = all.find(word);
    if (at == 0 || (at != all.npos && all[at - 1] == '\n')) return line_at(at + word.size());
  }
  return line_at(0);
}

/// What ends in a zero byte each.
std::vector<std::string_view> parts(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) {
    const auto end = std::min(text.find('\0'), text.size());
    all.push_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return all;
}

/// A variable that holds nothing: what a setting is given that must not be followed.
constexpr std::string_view kNothing = "ST_NOTHING";

/// ":100644 100644 <object> <object> M" of `diff --raw`.
GitChange change_of(std::string_view line, std::string path) {
  GitChange change{std::move(path)};
  std::vector<std::string> words;
  std::istringstream in{std::string(line.substr(1))};
  for (std::string word; in >> word;) words.push_back(word);
  if (words.size() < 5) return change;
  const auto object = [](const std::string& word) {
    return word.find_first_not_of('0') == std::string::npos ? std::string() : word;
  };
  change.before = object(words[2]);
  change.after = object(words[3]);
  const std::string& mode = words[1] == "000000" ? words[0] : words[1];
  if (mode.starts_with("120")) change.kind = GitChange::Kind::link;
  if (mode.starts_with("160")) change.kind = GitChange::Kind::repository;
  if (words[4] == "U") change.kind = GitChange::Kind::unmerged;
  return change;
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

/// Takes "<object> blob <size>\n<bytes>\n" off the front; nothing of "<object> missing\n".
std::optional<std::string> next_object(std::string_view& rest) {
  const auto end = rest.find('\n');
  if (end == rest.npos) return {};
  const std::string_view head = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  std::size_t size = 0;
  const auto last = head.rfind(' ') + 1;
  const auto read = std::from_chars(head.data() + last, head.data() + head.size(), size);
  if (read.ec != std::errc()) return {};
  std::string text(rest.substr(0, size));
  rest.remove_prefix(std::min(rest.size(), size + 1));
  return text;
}

}  // namespace

Git::Git(std::string folder) : folder_(std::move(folder)) {
  const Ran ran = read({"rev-parse", "--show-toplevel"});
  if (ran.status != 0) {
    const std::string why = complaint(ran);
    // Such as a repository of somebody else, which git will not look into.
    if (!why.starts_with("not a git repository")) throw Trouble(say("git-refuses", {folder_, why}));
    throw Trouble(say("git-none", {folder_}), say("git-none-help"));
  }
  top_ = line_of(ran);
}

Git Git::around(const std::filesystem::path& path) {
  std::error_code none;
  std::filesystem::path folder = path;
  while (!std::filesystem::is_directory(folder, none) && folder.has_relative_path())
    folder = folder.parent_path();
  if (folder.empty()) folder = ".";
  const std::filesystem::path top = repository_of(folder);
  return Git((top.empty() ? folder : top).string());
}

Ran Git::started(const std::vector<std::string>& options, const std::vector<std::string>& arguments,
                 std::string_view input, const std::vector<std::string>& environment) const {
  // Neither a pager, nor a file watcher, nor a diff program of the repository's choice.
  std::vector<std::string> argv{"git", "--no-pager",
                                "-c",  "core.fsmonitor=false",
                                "-c",  "core.quotePath=false",
                                "-c",  "diff.external=",
                                "-C",  folder_};
  argv.insert(argv.end(), options.begin(), options.end());
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  return run(argv, input, environment);
}

Ran Git::ask(const std::vector<std::string>& arguments, std::string_view input) const {
  return started({}, arguments, input, {});
}

Ran Git::read(const std::vector<std::string>& arguments, std::string_view input) const {
  return started({"-c", "core.hooksPath=/dev/null"}, arguments, input,
                 {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
                  "GIT_NO_LAZY_FETCH=1", std::string(kNothing) + "="});
}

std::optional<std::string> Git::commit_named(const std::string& revision) const {
  const Ran ran =
      read({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  return ran.status == 0 ? std::optional(line_of(ran)) : std::nullopt;
}

std::optional<std::string> Git::merge_base(const std::string& a, const std::string& b) const {
  const Ran ran = read({"merge-base", a, b});
  return ran.status == 0 ? std::optional(line_of(ran)) : std::nullopt;
}

bool Git::is_shallow() const {
  return line_of(read({"rev-parse", "--is-shallow-repository"})) == "true";
}

std::vector<GitChange> Git::changes(const std::string& tree) const {
  // To compare a file of the working tree git would run its filter, a program that the repository
  // names. Without it such a file may seem to differ.
  std::vector<std::string> options;
  const Ran filters = read({"config", "-z", "--name-only", "--get-regexp", "^filter\\."});
  for (const std::string_view name : parts(filters.out))
    options.emplace_back("--config-env=").append(name).append("=").append(kNothing);
  options.emplace_back("diff");
  return compare(std::move(options), tree);
}

std::vector<GitChange> Git::staged_changes(const std::string& tree) const {
  return compare({"diff", "--cached"}, tree);
}

std::vector<GitChange> Git::compare(std::vector<std::string> options,
                                    const std::string& tree) const {
  options.insert(options.end(),
                 {"--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv",
                  "--no-relative", "--ignore-submodules=dirty", tree, "--"});
  const Ran ran = read(options);
  if (ran.status != 0) throw Trouble(say("git-refuses", {folder_, complaint(ran)}));
  std::vector<GitChange> changes;
  const auto all = parts(ran.out);
  for (std::size_t i = 0; i + 1 < all.size(); i += 2)
    changes.push_back(change_of(all[i], std::string(all[i + 1])));
  return changes;
}

std::string Git::empty_tree() const {
  return line_of(read({"hash-object", "-t", "tree", "--stdin"}));
}

std::vector<std::string> Git::untracked() const {
  const Ran ran = read({"ls-files", "-z", "--others", "--exclude-standard", "--full-name", ":/"});
  if (ran.status != 0) throw Trouble(say("git-refuses", {folder_, complaint(ran)}));
  std::vector<std::string> paths;
  for (const std::string_view path : parts(ran.out)) {
    paths.emplace_back(path);
    if (path.ends_with('/')) paths.back().pop_back();
  }
  return paths;
}

std::vector<GitFile> Git::texts(const std::vector<std::string>& objects) const {
  if (objects.empty()) return {};
  std::string asked;
  for (const std::string& object : objects) asked.append(object).push_back('\n');
  const Ran blobs = read({"cat-file", "--batch"}, asked);
  std::string_view rest = blobs.out;
  std::vector<GitFile> files(objects.size());
  for (GitFile& file : files) {
    auto text = next_object(rest);
    if (!text) file.trouble = say("io-missing");
    if (text && text->size() > kMaxBytes) file.trouble = say("io-too-large", {"1"});
    if (file.trouble.empty()) file.text = std::move(*text);
  }
  return files;
}

std::vector<GitFile> Git::yaml_files(const std::string& commit, const std::string& folder) const {
  std::vector<std::string> arguments{"ls-tree", "-r", "-z", "--full-tree", commit};
  if (!folder.empty()) arguments.insert(arguments.end(), {"--", folder});
  const Ran tree = read(arguments);
  std::vector<std::string> paths;
  std::vector<std::string> objects;
  for (const std::string_view line : parts(tree.out)) {
    const auto one = listed(line);
    if (!one || !is_yaml(one->path)) continue;
    paths.push_back(one->path);
    objects.push_back(one->object);
  }
  std::vector<GitFile> files = texts(objects);
  for (std::size_t i = 0; i < files.size(); ++i) files[i].path = std::move(paths[i]);
  return files;
}

std::vector<std::string> Git::commits_to(const std::string& folder, int most) const {
  const Ran ran = read({"rev-list", "--max-count=" + std::to_string(most), "HEAD", "--",
                        folder.empty() ? "." : folder});
  return ran.status == 0 ? lines_of(ran.out) : std::vector<std::string>{};
}

std::vector<GitFile> Git::working_files() const {
  const Ran ran = read(
      {"ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name", "--", ":/"});
  std::vector<GitFile> files;
  std::error_code none;
  for (const std::string_view one : parts(ran.out)) {
    GitFile file{std::string(one)};
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
