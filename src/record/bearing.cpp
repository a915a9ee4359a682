#include "bearing.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "st/text/threads.hpp"

#include "document.hpp"
#include "places.hpp"

namespace st {
namespace {

namespace fs = std::filesystem;

bool in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || byte >= 0x80 || c == '_' || c == '-' || c == '.';
}

/// The id of the unit or region that the text holds; empty if nobody can tell.
std::string place_id(Holds held, const std::string& text) {
  return std::string(read_document(held, {}, {{"", text}}).id());
}

Mentions mentions_of(const Changes& changes) {
  std::set<std::string> all = changes.words;
  all.insert(changes.units.begin(), changes.units.end());
  return Mentions(all);
}

/// Notes the id of a unit or region, if the text holds one.
void note_place(Changes& changes, const std::string& text) {
  const Holds held = holds_of(text);
  if (!is_place(held)) return;
  const std::string id = place_id(held, text);
  if (!id.empty()) (held == Holds::unit ? changes.units : changes.words).insert(id);
}

bool is_main(const std::string& file) { return fs::path(file).filename() == "st.yaml"; }

}  // namespace

void Changes::note(const std::string& file, const std::string& text) {
  files.insert(file);
  note_place(*this, text);
  if (holds_of(text) == Holds::pack) words.insert(fs::path(file).filename().string());
}

Mentions::Mentions(const std::set<std::string>& words) {
  for (const std::string& word : words) {
    if (std::all_of(word.begin(), word.end(), in_word)) {
      plain_.insert(word);
    } else {
      others_.push_back(word);
    }
  }
}

bool Mentions::stand_in(std::string_view text) const {
  if (empty()) return false;
  if (text.find('\\') != text.npos) return true;
  for (const std::string& word : others_) {
    if (text.find(word) != text.npos) return true;
  }
  for (std::size_t at = 0; at < text.size() && !plain_.empty();) {
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end > at && plain_.contains(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

Bearing::Bearing(const Changes& changes, const fs::path& top, Read read)
    : changes_(changes), top_(top), read_(std::move(read)), mentions_(mentions_of(changes)) {
  std::error_code none;
  if (!top.empty()) real_top_ = fs::weakly_canonical(top, none);
}

std::string Bearing::place(const fs::path& path) const {
  if (real_top_.empty()) return path.empty() ? "." : path.generic_string();
  const fs::path below = path.lexically_relative(top_);
  const bool outside = below.empty() || *below.begin() == "..";
  if (below == ".") return real_top_.generic_string();
  return (outside ? path : real_top_ / below).generic_string();
}

bool Bearing::has_changed_plan_around(const fs::path& file) const {
  for (std::string path = place(file); path != folder_of(path);) {
    path = folder_of(path);
    if (changes_.files.contains(path == "." ? "st.yaml" : path + "/st.yaml")) return true;
  }
  return false;
}

void Bearing::widen(const Found& found, const std::vector<FoundFile>& above) {
  std::vector<FoundFile> places = found.loose;
  places.insert(places.end(), above.begin(), above.end());
  std::vector<FoundFile> own = found.loose;
  for (const FoundPlan& plan : found.plans) {
    for (FoundFile& file : found.files_of(plan))
      (lies_among_places(file.shown) ? places : own).push_back(std::move(file));
  }
  for (const FoundFile& file : own) {
    if (lies_among_places(file.shown) || is_main(file.shown)) continue;
    if (has_changed_plan_around(file.path)) note_place(changes_, read_(file));
  }
  widen_by_names(places);
  mentions_ = mentions_of(changes_);
}

void Bearing::widen_by_names(const std::vector<FoundFile>& files) {
  if (changes_.units.empty()) return;
  std::vector<std::pair<std::string, std::string>> units;  // By id: what stands in them.
  for (const FoundFile& file : files) {
    std::string text = file.trouble.empty() ? read_(file) : std::string();
    if (holds_of(text) != Holds::unit) continue;
    std::string id = place_id(Holds::unit, text);
    if (!id.empty()) units.emplace_back(std::move(id), std::move(text));
  }
  for (bool more = true; std::exchange(more, false);) {
    const Mentions changed(changes_.units);
    for (const auto& [id, text] : units)
      if (changed.stand_in(text)) more |= changes_.units.insert(id).second;
  }
}

/// A file belongs to the nearest plan around it. A plan that comes or goes changes what belongs to
/// the plan around it, too, and what those below it can see.
std::set<std::string> Bearing::touched(const std::set<std::string>& plans) const {
  std::set<std::string> all;
  const auto add_below = [&](const std::string& folder) {
    const std::string start = folder == "." ? "" : folder + "/";
    for (auto it = plans.lower_bound(start); it != plans.end() && it->starts_with(start); ++it)
      all.insert(*it);
  };
  for (const std::string& file : changes_.files) {
    if (plans.contains(file)) all.insert(file);
    add_below(is_main(file) ? folder_of(file) : file);
    int wanted = is_main(file) ? 2 : 1;
    for (std::string folder = file; wanted > 0 && folder != folder_of(folder);) {
      folder = folder_of(folder);
      if (!plans.contains(folder)) continue;
      all.insert(folder);
      --wanted;
    }
  }
  return all;
}

void Bearing::pass_over(Found& found, int jobs) const {
  std::vector<std::string> places;
  for (const FoundPlan& plan : found.plans) places.push_back(place(found.folder_of(plan)));
  std::set<std::string> all(places.begin(), places.end());
  for (const FoundPlan& plan : found.outside) all.insert(place(found.folder_of(plan)));
  const std::set<std::string> hit = touched(all);
  std::vector<char> wanted(found.plans.size());  // Not bool: threads write side by side.
  share_out(jobs, found.plans.size(), [&](std::size_t i) {
    const auto names_one = [&](const FoundFile& file) {
      return file.trouble.empty() && mentions_.stand_in(read_(file));
    };
    const bool hangs =
        changes_.all || hit.contains(places[i]) ||
        (!mentions_.empty() && std::ranges::any_of(found.files_of(found.plans[i]), names_one));
    wanted[i] = hangs ? 1 : 0;
  });
  std::deque<FoundPlan> asked;
  for (std::size_t i = 0; i < found.plans.size(); ++i)
    (wanted[i] ? asked : found.others).push_back(std::move(found.plans[i]));
  found.plans = std::move(asked);
}

bool Bearing::changed_below_top() const {
  const std::string below = (real_top_ / "").generic_string();
  return std::ranges::any_of(changes_.files,
                             [&](const std::string& file) { return file.starts_with(below); });
}

bool Bearing::touches(const fs::path& file) const {
  if (changes_.all) return true;
  for (std::string path = place(file);; path = folder_of(path)) {
    if (changes_.files.contains(path)) return true;
    if (path == folder_of(path)) return false;
  }
}

bool Bearing::bears_on(const fs::path& file, std::string_view text) const {
  return touches(file) || mentions_.stand_in(text);
}

}  // namespace st
