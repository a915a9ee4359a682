// Looks around: in a plan, above plans, or nowhere near one.
#include "next_step.hpp"

#include <filesystem>

#include "st/text/safe.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

/// Plans in the folders below, three levels down at most; hidden folders are not looked into.
int plans_below(const fs::path& folder, int levels) {
  std::error_code none;
  int plans = 0;
  for (fs::directory_iterator it(folder, none), end; !none && it != end; it.increment(none)) {
    if (it->path().filename().string().starts_with('.') || it->is_symlink(none)) continue;
    if (!it->is_directory(none)) continue;
    if (fs::is_regular_file(it->path() / "st.yaml", none)) ++plans;
    if (levels > 1) plans += plans_below(it->path(), levels - 1);
  }
  return plans;
}

}  // namespace

std::string next_step(const Io& io) {
  const std::string plan = plan_above(".");
  const int below = plan.empty() ? plans_below(".", 3) : 0;
  Phrase here = say("cli-next-empty");
  if (below == 1) here = say("cli-next-one-below");
  if (below > 1) here = say("cli-next-tree", {std::to_string(below)});
  if (!plan.empty()) {
    std::error_code none;
    const std::string folder = fs::canonical(plan, none).filename().string();
    here = say("cli-next-plan", {SafeText::from(folder).str()});
  }
  return io.word(here) + "\n" + io.word(say("cli-next-help")) + "\n";
}

}  // namespace st::cli
