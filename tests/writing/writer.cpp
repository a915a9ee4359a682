// Changes a file the way st does: lock, read, write. What the tests of writing try beside the
// commands of st, without all that a command does besides.
#include <csignal>
#include <iostream>
#include <system_error>

#include "st/text/file.hpp"
#include "st/text/lock.hpp"

namespace {

namespace fs = std::filesystem;
using Trouble = std::optional<st::IoTrouble>;

/// Adds a line, to a file that is made if it is missing; or takes the file away.
Trouble change(const fs::path& file, const std::string& line) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const auto lock = st::take_lock(folder / ".st" / "lock", std::chrono::seconds(10));
  if (const auto* trouble = std::get_if<st::IoTrouble>(&lock)) return *trouble;
  st::remove_stale_temporaries(folder);
  std::error_code error;
  if (!fs::exists(fs::symlink_status(file, error)))
    return st::create_file(file, file.parent_path(), line + "\n");
  const auto read = st::read_file(file, folder);
  if (const auto* trouble = std::get_if<st::IoTrouble>(&read)) return *trouble;
  const auto& old = std::get<std::string>(read);
  if (line.empty()) return st::remove_file(file, folder, old);
  return st::replace_file(file, folder, old, old + line + "\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::cerr << "writer FILE LINE: adds a line\nwriter FILE: takes the file away\n";
    return 2;
  }
  std::signal(SIGXFSZ, SIG_IGN);
  const Trouble trouble = change(argv[1], argc == 3 ? argv[2] : "");
  if (!trouble) return 0;
  std::cerr << argv[1] << ": " << trouble->why.in(st::Lang::en) << '\n';
  return 2;
}
