#include "bearing.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "st/text/threads.hpp"

#include "document.hpp"

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

bool is_main(const std::string& file) { return fs::path(file).filename() == "st.yaml"; }

}  // namespace

void Changes::note(const std::string& file, const std::string& text) {
  files.insert(file);
  const Holds held = holds_of(text);
  if (held == Holds::unit) units.insert(place_id(held, text));
  if (held == Holds::region) words.insert(place_id(held, text));
  if (held == Holds::pack) words.insert(fs::path(file).filename().string());
  units.erase("");
  words.erase("");
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
  if (real_top_.empty()) return path.generic_string();
  const fs::path below = path.lexically_relative(top_);
  const bool outside = below.empty() || *below.begin() == "..";
  if (below == ".") return real_top_.generic_string();
  return (outside ? path : real_top_ / below).generic_string();
}

void Bearing::widen(const std::vector<FoundFile>& files) {
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
  mentions_ = mentions_of(changes_);
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

std::deque<FoundPlan> Bearing::take_others(std::deque<FoundPlan>& plans, const Inside& inside,
                                           int jobs) const {
  std::vector<std::string> places;
  for (const FoundPlan& plan : plans) places.push_back(place(plan.folder));
  const std::set<std::string> hit = touched({places.begin(), places.end()});
  std::vector<char> wanted(plans.size());  // Not bool: threads write side by side.
  share_out(jobs, plans.size(), [&](std::size_t i) {
    const auto& files = plans[i].files;
    const auto names_one = [&](const FoundFile& file) {
      return file.trouble.empty() && mentions_.stand_in(read_(file));
    };
    const bool hangs = changes_.all || hit.contains(places[i]) ||
                       (!mentions_.empty() && std::any_of(files.begin(), files.end(), names_one));
    wanted[i] = hangs && inside(plans[i].shown) ? 1 : 0;
  });
  std::deque<FoundPlan> asked;
  std::deque<FoundPlan> others;
  for (std::size_t i = 0; i < plans.size(); ++i)
    (wanted[i] ? asked : others).push_back(std::move(plans[i]));
  plans = std::move(asked);
  return others;
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
