#include "helper.hpp"

#include <filesystem>

#include "command.hpp"
#include "process.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

/// Beside st, as it is built; or in its own folder, as it is installed. Nowhere else: what PATH
/// leads to could be anybody's.
fs::path helper() {
  std::error_code none;
  const fs::path here = fs::read_symlink("/proc/self/exe", none).parent_path();
  for (const fs::path& folder : {here, here / ST_FROM_BIN_TO_LIBEXEC}) {
    fs::path program = folder / "st-helper";
    if (fs::is_regular_file(program, none)) return program;
  }
  throw Trouble(say("helper-missing"), say("helper-missing-help"));
}

}  // namespace

std::string made_by_helper(const std::string& format, std::string_view content) {
  const fs::path program = helper();
  Ran made = run({program.string(), format}, content);
  if (made.status != 0 || made.out.empty()) {
    throw Trouble(say("helper-failed", {program.string(), format}), say("helper-failed-help"));
  }
  return std::move(made.out);
}

}  // namespace st::cli
