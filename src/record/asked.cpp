#include "asked.hpp"

#include "st/record/load.hpp"

#include "document.hpp"

namespace st {

namespace {

namespace fs = std::filesystem;

std::string shown_as_given(const fs::path& path) {
  std::string shown = path.generic_string();
  while (shown.size() > 1 && shown.ends_with('/')) shown.pop_back();
  return shown.empty() ? "." : shown;
}

/// One plan, without those in folders of their own below it.
Found whole_plan(const PlanFolder& plan) {
  Found found = discover(plan.folder, plan.shown);
  found.plans.erase(found.plans.begin() + 1, found.plans.end());
  return found;
}

/// What a file stands for: itself if it holds a unit or region, else the plan around it.
std::variant<Found, IoTrouble> asked_by_file(const fs::path& path, const std::string& shown) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  auto read = read_file(path, folder);
  if (const auto* trouble = std::get_if<IoTrouble>(&read)) return *trouble;
  const Holds held = holds_of(std::get<std::string>(read));
  if (held == Holds::pack || held == Holds::what_if) return IoTrouble{say("path-pack")};
  Found found{.top = folder, .shown = shown_above(shown)};
  if (is_place(held) && path.filename() != "st.yaml") {
    found.loose.push_back({path, shown});
    return found;
  }
  const auto plan = plan_folder_of(folder, found.shown);
  if (!plan) return IoTrouble{say("path-no-plan")};
  return whole_plan(*plan);
}

/// A tree; or, inside a plan's folder, the plan.
std::variant<Found, IoTrouble> asked_by_folder(const fs::path& path, const std::string& shown) {
  const auto listed = list_folder(path);
  if (const auto* trouble = std::get_if<IoTrouble>(&listed)) return *trouble;
  Found found = discover(path, shown);
  if (!found.plans.empty()) return found;
  const auto plan = plan_folder_of(path, shown);
  return plan ? whole_plan(*plan) : std::move(found);
}

}  // namespace

std::variant<Found, IoTrouble> asked_by(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return IoTrouble{say("io-missing")};
  const std::string shown = shown_as_given(path);
  return fs::is_directory(status) ? asked_by_folder(path, shown) : asked_by_file(path, shown);
}

}  // namespace st
