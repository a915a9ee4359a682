// Which findings are known. Only what is told counts: a place, a rule and a subject hold back as
// many findings as are known of them, of the same severity or a lesser one.
#include "st/check/baseline.hpp"

#include <algorithm>
#include <set>

#include "st/text/safe.hpp"

namespace st {

namespace fs = std::filesystem;

bool can_be_held_back(const Finding& finding) {
  return finding.severity && finding.outcome != Outcome::excepted && finding.rule != "ST-io" &&
         finding.rule != "ST-syntax";
}

Baseline::Baseline(const fs::path& folder, const std::vector<std::string>& asked, bool part,
                   const std::vector<BaselineEntry>& entries)
    : here_(fs::current_path()), folder_((here_ / folder / "").lexically_normal()), part_(part) {
  std::set<std::string> paths;
  for (const std::string& path : asked) paths.insert(from_folder(path));
  for (const std::string& path : paths) asked_ += (asked_.empty() ? "" : " ") + path;
  for (const BaselineEntry& entry : entries) {
    const auto [at, added] = places_.try_emplace({entry.kind, entry.path});
    if (added) paths_.emplace(Name{entry.kind, entry.id}, entry.path);
    Place& place = at->second;
    place.id = entry.id;
    place.known[{entry.rule, entry.subject}][static_cast<std::size_t>(entry.severity)] = {
        entry.count, entry.kind == Judged::tree ? 0 : entry.count, entry.line};
  }
  // What belongs to no plan is told only where there is some: silence is a look, too.
  const auto tree = places_.find({Judged::tree, asked_});
  if (tree != places_.end()) look_at(tree->first, tree->second);
}

void Baseline::look_at(const Name& name, Place& place) const {
  place.looked_at = !part_ || name.kind != Judged::tree;
}

/// As a file can show it: two ways of writing that look alike are one.
std::string Baseline::from_folder(const std::string& path) const {
  const fs::path whole = (here_ / path / "").lexically_normal();
  std::string shown = whole.lexically_relative(folder_).generic_string();
  while (shown.size() > 1 && shown.ends_with('/')) shown.pop_back();
  return SafeText::from(shown).str();
}

Baseline::Name Baseline::name_of(const Verdict& verdict) const {
  return {verdict.kind, verdict.kind == Judged::tree ? asked_ : from_folder(verdict.path)};
}

Baseline::Found Baseline::found_in(Verdict& verdict) const {
  Found found;
  for (Finding& finding : verdict.findings) {
    if (finding.known || !can_be_held_back(finding)) continue;
    std::string subject = finding.subject;
    if (!finding.source && finding.where) {
      const fs::path file = finding.where.source->path();
      subject = verdict.kind == Judged::tree ? from_folder(file.string())
                                             : file.lexically_relative(verdict.path).string();
    }
    const Matter matter{finding.rule, SafeText::from(subject).str()};
    found[matter][static_cast<std::size_t>(*finding.severity)].push_back(&finding);
  }
  return found;
}

/// Nothing stands where the plan, unit or region was.
bool Baseline::is_no_more(const Name& name) const {
  if (name.kind == Judged::tree) return false;
  const fs::path path = folder_ / name.path;
  std::error_code none;
  return !fs::exists(name.kind == Judged::plan ? path / "st.yaml" : path, none) && !none;
}

/// One that has moved gets its new name.
void Baseline::find_moved(const Verdict& verdict, const Name& name) {
  if (verdict.id.empty() || verdict.kind == Judged::tree || places_.contains(name)) return;
  const auto [first, end] = paths_.equal_range({verdict.kind, SafeText::from(verdict.id).str()});
  for (auto at = first; at != end; ++at) {
    const auto moved = places_.find({verdict.kind, at->second});
    if (moved == places_.end() || moved->second.looked_at || !is_no_more(moved->first)) continue;
    auto taken = places_.extract(moved);
    taken.key() = name;
    places_.insert(std::move(taken));
    return;
  }
}

void Baseline::hold(Place& place, Found& found) {
  for (auto& [matter, known] : place.known) {
    int spare = 0;
    const auto at = found.find(matter);
    for (std::size_t severity = 0; severity < known.size(); ++severity) {
      Known& one = known[severity];
      spare += one.count;
      std::vector<Finding*> none;
      std::vector<Finding*>& told = at == found.end() ? none : at->second[severity];
      const int count = static_cast<int>(told.size());
      if (count > spare) {
        spare = 0;
        continue;
      }
      for (Finding* finding : told) finding->known = true;
      told.clear();
      one.left = count;
      spare -= count;
    }
  }
}

void Baseline::hold(Verdict& verdict) {
  const Name name = name_of(verdict);
  find_moved(verdict, name);
  Found found = found_in(verdict);
  if (const auto at = places_.find(name); at != places_.end()) {
    look_at(at->first, at->second);
    hold(at->second, found);
  }
  if (verdict.kind != Judged::tree) return;
  // The same is known when more, or less, of the tree is asked for.
  for (auto& [other, place] : places_) {
    Place copy = place;
    if (other.kind == Judged::tree && other != name) hold(copy, found);
  }
}

void Baseline::add(Verdict& verdict) {
  const Found found = found_in(verdict);
  if (found.empty()) return;
  const Name name = name_of(verdict);
  Place& place = places_[name];
  place.id = SafeText::from(verdict.id).str();
  look_at(name, place);
  for (const auto& [matter, told] : found) {
    for (std::size_t severity = 0; severity < told.size(); ++severity) {
      if (told[severity].empty()) continue;
      const int count = static_cast<int>(told[severity].size());
      place.known[matter][severity] = {.count = count, .left = count};
      for (Finding* finding : told[severity]) finding->known = true;
    }
  }
}

BaselineEntry Baseline::entry_of(const Name& name, const Place& place, const Matter& matter,
                                 std::size_t severity, const Known& known) {
  return {name.kind,    name.path,     place.id,
          matter.first, matter.second, static_cast<Severity>(severity),
          known.count,  known.line};
}

std::vector<Baseline::Gone> Baseline::gone() const {
  std::vector<Gone> all;
  for (const auto& [name, place] : places_) {
    const bool no_more = !place.looked_at && is_no_more(name);
    if (!place.looked_at && !no_more) continue;
    for (const auto& [matter, known] : place.known) {
      for (std::size_t severity = 0; severity < known.size(); ++severity) {
        const Known& one = known[severity];
        const int now = no_more ? 0 : one.left;
        if (now < one.count) all.push_back({entry_of(name, place, matter, severity, one), now});
      }
    }
  }
  std::ranges::sort(all, {}, [](const Gone& gone) { return gone.entry.line; });
  return all;
}

void Baseline::prune() {
  for (auto& [name, place] : places_) {
    const bool no_more = !place.looked_at && is_no_more(name);
    if (!place.looked_at && !no_more) continue;
    for (auto& [matter, known] : place.known) {
      for (Known& one : known) one.count = no_more ? 0 : one.left;
    }
  }
}

std::vector<BaselineEntry> Baseline::entries() const {
  std::vector<BaselineEntry> all;
  for (const auto& [name, place] : places_) {
    for (const auto& [matter, known] : place.known) {
      for (std::size_t severity = 0; severity < known.size(); ++severity) {
        if (known[severity].count > 0)
          all.push_back(entry_of(name, place, matter, severity, known[severity]));
      }
    }
  }
  return all;
}

}  // namespace st
