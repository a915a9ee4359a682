// Any words as arguments, a line each: st says that it is fine, that something was found or that
// something is wrong (0, 1, 2), and nothing else; what it complains of steers no terminal.
//
// It is run as it is, in a folder of its own. The words cannot lead out of that: none begins at the
// root or goes up. No editor is started but `false`, nobody can be asked, and --watch, which has no
// end, is left out.
#include <array>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "st/record/type.hpp"

#include "cli/run.hpp"
#include "fuzz/input.hpp"
#include "fuzz/report/harmless.hpp"

namespace {

using namespace st;  // NOLINT: a target is about what it tries.
namespace fs = std::filesystem;

/// A folder of its own for as long as the program runs, and the surroundings that name it.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "st-arguments-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
    ::setenv("HOME", path_.c_str(), 1);
    ::setenv("GIT_CEILING_DIRECTORIES", path_.parent_path().c_str(), 1);
    ::setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    ::unsetenv("SSH_AUTH_SOCK");
    set_specialties(built_in_specialties());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    fs::current_path("/");
    fs::remove_all(path_);
  }

  /// As it is before each run.
  void fill() const {
    fs::current_path("/");
    fs::remove_all(path_);
    fs::create_directories(path_ / "maja");
    fs::create_directories(path_ / "units");
    fs::current_path(path_);
    std::ofstream("maja/st.yaml") << "doctor: {id: maja, name: Maja Ek, licence: 2021-02-01}\n"
                                     "training: {regulation: hslf-fs-2021-8, specialty: "
                                     "internmedicin, unit: klinik, start: 2023-02-01}\n";
    std::ofstream("maja/talks.yaml") << "talks:\n  - {date: 2025-03-10, kind: supervision}\n";
    std::ofstream("units/klinik.yaml") << "unit: {id: klinik, name: Kliniken, region: skane}\n";
    std::ofstream("pack.yaml") << "pack: own\nlayer: clinic\n";
  }

 private:
  fs::path path_;
};

/// The word, without what leads out of the folder that it is in.
std::string kept_inside(std::string word) {
  std::erase(word, '\0');
  for (auto at = word.find(".."); at != std::string::npos; at = word.find("..")) word.erase(at, 2);
  std::string inside;
  for (const char c : word) {
    const bool below = !inside.empty() && std::isalnum(static_cast<unsigned char>(inside.back()));
    if (c != '/' || below) inside += c;
  }
  return inside;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words{"st"};
  std::istringstream lines(text);
  for (std::string line; words.size() < 40 && std::getline(lines, line);)
    words.push_back(kept_inside(line));
  return words;
}

int status_of(std::vector<std::string>& words, std::string& complaint) {
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in;
  bool masks = true;
  cli::Io io{out, err, in, masks};
  io.editor = "false";
  const int argc = static_cast<int>(words.size());
  const auto status = cli::told([&] { return cli::run(argc, argv.data(), io); }, io);
  complaint = std::move(err).str();
  return static_cast<int>(status);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  const std::string text(data, data + size);
  std::vector<std::string> words = words_of(text);
  for (const std::string& word : words)
    if (word.starts_with("--watch")) return -1;
  folder.fill();
  std::string complaint;
  const int status = status_of(words, complaint);
  fuzz::hold(0 <= status && status <= 2, "the status is 0, 1 or 2", text);
  fuzz::hold(status != 2 || !complaint.empty(), "trouble is told", text);
  const std::string fault = fuzz::steering(complaint);
  fuzz::hold(fault.empty(), "a complaint is harmless: " + fault, text + "\n-----\n" + complaint);
  return 0;
}
