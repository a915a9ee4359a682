#include "history.hpp"

#include <algorithm>
#include <ostream>
#include <stdexcept>

#include "st/rule/embedded.hpp"
#include "st/text/file.hpp"
#include "st/text/safe.hpp"

#include "cli/git.hpp"
#include "cli/init/files.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

std::string_view shared_template(std::string_view name) {
  for (const EmbeddedFile& file : embedded_templates()) {
    if (file.path == "templates/shared/" + std::string(name)) return file.text;
  }
  throw std::logic_error("not embedded: " + std::string(name));
}

/// The template's lines that say something and are not in `text`.
std::string missing_lines(std::string_view wanted, std::string_view text) {
  const auto there = lines_of(text);
  std::string missing;
  for (const std::string& line : lines_of(wanted)) {
    const bool known = std::find(there.begin(), there.end(), line) != there.end();
    if (!line.starts_with('#') && !known) missing += line + "\n";
  }
  return missing;
}

/// What the user wrote there stays; what is missing comes after it.
void complete(const fs::path& folder, const std::string& name, std::string_view from, Io& io) {
  const fs::path path = folder / name;
  std::error_code none;
  std::optional<IoTrouble> trouble;
  if (!fs::exists(fs::symlink_status(path, none))) {
    trouble = create_file(path, folder, shared_template(from));
  } else {
    const auto read = read_file(path, folder);
    if (const auto* why = std::get_if<IoTrouble>(&read)) {
      throw Trouble(say("init-cannot-write", {path.generic_string(), why->why}));
    }
    const std::string& was = std::get<std::string>(read);
    const std::string missing = missing_lines(shared_template(from), was);
    if (missing.empty()) return;
    const std::string end = was.empty() || was.ends_with('\n') ? "" : "\n";
    trouble = replace_file(path, folder, was, was + end + missing);
  }
  if (trouble) throw Trouble(write_trouble(path, *trouble));
  const std::string shown = SafeText::from(path.generic_string()).str();
  io.out << io.word(say("init-git-added", {shown})) << '\n';
}

void configure(const Git& git, const std::string& name, const std::string& value) {
  const Ran ran = git.ask({"config", "--local", name, value});
  if (ran.status != 0) throw Trouble(say("init-git-failed", {name}));
}

}  // namespace

void keep_in_git(const fs::path& folder, Io& io) {
  const std::string shown = folder.empty() ? "." : folder.string();
  if (repository_of(shown).empty()) {
    const Ran ran = run({"git", "init", "--quiet", "--", shown});
    if (ran.status != 0) throw Trouble(say("init-git-failed", {"git init"}));
    io.out << io.word(say("init-git-begun", {SafeText::from(shown).str()})) << '\n';
  }
  const Git git(shown);
  configure(git, "merge.st.name", "st: plans are merged by records");
  configure(git, "merge.st.driver", "st merge-driver %O %A %B %P --marker-size %L");
  configure(git, "diff.st.textconv", "st diff --textconv");
  io.out << io.word(say("init-git-on")) << '\n';
  complete(folder, ".gitattributes", "gitattributes", io);
  complete(folder, ".gitignore", "gitignore", io);
}

}  // namespace st::cli
