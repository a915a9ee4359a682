// The terminal and the environment: the one place that asks them.
#include "terminal.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace st::cli {
namespace {

/// A variable that is set to something.
std::optional<std::string_view> variable(const char* name) {
  const char* value = std::getenv(name);
  if (!value || *value == '\0') return {};
  return std::string_view(value);
}

}  // namespace

std::optional<Lang> lang_named(std::string_view word) {
  if (word == "sv") return Lang::sv;
  if (word == "en") return Lang::en;
  return {};
}

Lang lang_of_environment() {
  for (const char* name : {"ST_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto value = variable(name)) return value->starts_with("sv") ? Lang::sv : Lang::en;
  }
  return Lang::en;
}

std::optional<std::string> lang_argument(int argc, char** argv) {
  std::optional<std::string> found;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--") break;
    if (argument.starts_with("--lang=")) found = argument.substr(7);
    if (argument == "--lang" && i + 1 < argc) found = argv[i + 1];
  }
  return found;
}

std::optional<Colour> colour_named(std::string_view word) {
  if (word == "auto") return Colour::automatic;
  if (word == "always") return Colour::always;
  if (word == "never") return Colour::never;
  return {};
}

bool is_dumb() { return variable("TERM") == "dumb"; }

bool use_colour(Colour wanted, bool terminal) {
  if (wanted != Colour::automatic) return wanted == Colour::always;
  return terminal && !variable("NO_COLOR") && !is_dumb();
}

bool takes_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const auto value = variable(name);
    if (!value) continue;
    return value->find("UTF-8") != value->npos || value->find("utf8") != value->npos;
  }
  return false;
}

int width_of(int fd) {
  int columns = 100;
  winsize size{};
  if (const auto value = variable("COLUMNS")) {
    columns = std::atoi(std::string(*value).c_str());
  } else if (isatty(fd) != 0 && ioctl(fd, TIOCGWINSZ, &size) == 0) {
    columns = size.ws_col;
  }
  return columns <= 0 ? 100 : std::clamp(columns, 40, 120);
}

std::string editor_of_environment() {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const char* value = std::getenv(name);
    if (value && *value) return value;
  }
  return "vi";
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  const auto day = Date::from_ymd(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon) + 1,
                                  static_cast<unsigned>(local.tm_mday));
  return day.value_or(Date{});
}

void guard_descriptors() {
  for (int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(fd, F_GETFD) != -1) continue;
    // Opened the wrong way round on purpose: reading from it, or writing to it, is an error.
    const int opened = open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (opened != fd && opened != -1) close(opened);
  }
}

}  // namespace st::cli
