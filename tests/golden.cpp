// Runs one case: golden FILE. A case is a plain file that reads as a story:
//
//   What this shows, in words.
//   -- plan/st.yaml --           a file, written into an empty folder
//   ...
//   -- console --                commands, run in that folder, and what they print
//   $ st check plan
//   ! on standard error          lines that went to standard error
//   \ no newline at the end      after output that ends in the middle of a line
//   ? 1                          exit code, when not 0
//   -- only-if --                a shell line; when it fails, the case is skipped (exit 77)
//   test -e /dev/ptmx
//   -- And then --               a name with a space in it is prose
//
// Sections are taken in order, so a case can have several acts; in one console the commands share
// the folder but no shell. In Markdown the fences ```yaml plan/st.yaml and ```console do the same,
// which keeps README.md true. With ST_UPDATE=1 consoles are rewritten to what was printed; read
// the diff. A case without a command proves nothing and fails.
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace fs = std::filesystem;

namespace {

/// The file is the concatenation of every head and body.
struct Section {
  std::string head;
  std::string name;  ///< "" for prose.
  std::string body;
};

/// A folder of its own for each case: `work`, where commands run, and what they printed beside it.
class Scratch {
 public:
  Scratch() : path_((fs::temp_directory_path() / "golden-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("cannot make a folder");
    fs::create_directory(work());
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path work() const { return fs::path(path_) / "work"; }
  fs::path file(const char* name) const { return fs::path(path_) / name; }

 private:
  std::string path_;
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return text.str();
}

std::string read_if_any(const fs::path& path) { return fs::is_empty(path) ? "" : read(path); }

void write(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

/// The name of the section that `line` opens; "" for prose; nothing if it opens none.
std::optional<std::string> opens(std::string_view line, bool markdown, bool& fenced) {
  if (!markdown) {
    const bool marker = line.size() > 6 && line.starts_with("-- ") && line.ends_with(" --");
    if (!marker) return {};
    const auto name = line.substr(3, line.size() - 6);
    return std::string(name.find(' ') == name.npos ? name : "");
  }
  if (!line.starts_with("```")) return {};
  fenced = !fenced;
  const auto info = line.substr(3);
  if (fenced && info == "console") return "console";
  const auto space = info.find(' ');
  return std::string(fenced && space != info.npos ? info.substr(space + 1) : "");
}

std::vector<Section> parse(const std::string& text, bool markdown) {
  std::vector<Section> sections(1);
  std::istringstream lines(text);
  bool fenced = false;
  for (std::string line; std::getline(lines, line);) {
    if (auto name = opens(line, markdown, fenced)) {
      sections.push_back({line + '\n', *name, ""});
    } else {
      sections.back().body += line + '\n';
    }
  }
  return sections;
}

/// Every line of `text` with `prefix` before it; the last one is marked if it has no newline.
std::string lines_of(const std::string& text, const std::string& prefix) {
  std::string result;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) result += prefix + line + '\n';
  if (!text.empty() && text.back() != '\n') result += "\\ no newline at the end\n";
  return result;
}

/// Runs `command` in the work folder and gives its exit code; what it printed is in out and err.
int shell(const std::string& command, const Scratch& scratch) {
  const fs::path out = scratch.file("out");
  const fs::path err = scratch.file("err");
  const std::string line = "cd '" + scratch.work().string() + "' && { " + command + "\n} >'" +
                           out.string() + "' 2>'" + err.string() + "' </dev/null";
  const int status = std::system(line.c_str());
  if (status == -1) throw std::runtime_error("cannot start a shell");
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// One command and what came of it, as it is written in a console.
std::string act(const std::string& command, const Scratch& scratch) {
  const int code = shell(command, scratch);
  std::string text = "$ " + command + '\n';
  text += lines_of(read_if_any(scratch.file("out")), "");
  text += lines_of(read_if_any(scratch.file("err")), "! ");
  if (code != 0) text += "? " + std::to_string(code) + '\n';
  return text;
}

struct Played {
  std::string text;
  int commands = 0;
};

Played play(const std::string& console, const Scratch& scratch) {
  Played played;
  std::istringstream lines(console);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("$ ")) continue;
    played.text += act(line.substr(2), scratch);
    ++played.commands;
  }
  return played;
}

void show_difference(const fs::path& file, const std::string& got, const Scratch& scratch) {
  write(scratch.file("got"), got);
  const std::string diff = "diff -u '" + file.string() + "' '" + scratch.file("got").string() + "'";
  if (const int status = std::system(diff.c_str()); !WIFEXITED(status) || WEXITSTATUS(status) > 1)
    std::cout << got;
}

enum Outcome { holds = 0, differs = 1, skipped = 77 };

/// A case that has been accepted holds.
Outcome run(const fs::path& file) {
  const std::string wanted = read(file);
  const Scratch scratch;
  std::string got;
  int commands = 0;
  for (auto& section : parse(wanted, file.extension() == ".md")) {
    if (section.name == "console") {
      const Played played = play(section.body, scratch);
      section.body = played.text;
      commands += played.commands;
    } else if (section.name == "only-if") {
      if (shell(section.body, scratch) != 0) return skipped;
    } else if (!section.name.empty()) {
      write(scratch.work() / section.name, section.body);
    }
    got += section.head + section.body;
  }
  if (commands == 0) throw std::runtime_error(file.string() + " runs no command");
  if (got == wanted) return holds;
  if (std::getenv("ST_UPDATE") != nullptr) {
    write(file, got);
    std::cout << "updated " << file.string() << '\n';
    return holds;
  }
  show_difference(file, got, scratch);
  return differs;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) throw std::runtime_error("usage: golden FILE");
  return run(fs::absolute(argv[1]));
} catch (const std::exception& e) {
  std::cerr << "golden: " << e.what() << '\n';
  return 2;
}
