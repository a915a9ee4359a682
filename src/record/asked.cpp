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

fs::path folder_around(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// One plan, without those in folders of their own below it; none where its folder may not be
/// listed.
Found whole_plan(const PlanFolder& plan) {
  Found found = discover(plan.folder, plan.shown);
  if (!found.plans.empty()) found.plans.erase(found.plans.begin() + 1, found.plans.end());
  return found;
}

std::variant<Found, IoTrouble> asked_by_file(const fs::path& path) {
  auto read = read_file(path, folder_around(path));
  if (const auto* trouble = std::get_if<IoTrouble>(&read)) return *trouble;
  return asked_by_text(path, std::get<std::string>(read));
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
  if (!fs::exists(status)) return error ? trouble_of(error.value()) : IoTrouble{say("io-missing")};
  return fs::is_directory(status) ? asked_by_folder(path, shown_as_given(path))
                                  : asked_by_file(path);
}

/// Itself if that is a unit or region, else the plan around it.
std::variant<Found, IoTrouble> asked_by_text(const fs::path& file, const std::string& text) {
  const Holds held = holds_of(text);
  if (held == Holds::pack || held == Holds::what_if) return IoTrouble{say("path-pack")};
  const std::string shown = shown_as_given(file);
  Found found{.top = folder_around(file), .shown = shown_above(shown)};
  if (is_place(held) && file.filename() != "st.yaml") {
    found.loose.push_back({file, shown});
    return found;
  }
  const auto plan = plan_folder_of(found.top, found.shown);
  if (!plan) return IoTrouble{say("path-no-plan")};
  return whole_plan(*plan);
}

}  // namespace st
