// Reading packs: what st-rules(5) describes, refused with the same care as a plan.
#include "st/rule/pack.hpp"

#include <algorithm>

#include "st/rule/embedded.hpp"

#include "layers.hpp"
#include "read_pack.hpp"

namespace st {

std::string_view name(Level level) {
  switch (level) {
    case Level::must: return "must";
    case Level::should: return "should";
    case Level::may: return "may";
    case Level::goal: return "goal";
    case Level::described: return "described";
  }
  return "must";
}

bool Rule::is_called_one_of(const std::vector<std::string_view>& words) const {
  return std::ranges::any_of(words, [&](std::string_view word) {
    return word == id || word == name || std::ranges::count(covers, word) > 0;
  });
}

bool Rule::decides() const { return clause.verb && clause.verb->decides && clause.decide; }

const Parameter* Pack::parameter(std::string_view name) const {
  const auto it = std::ranges::find(parameters, name, &Parameter::name);
  return it == parameters.end() ? nullptr : &*it;
}

const Bilingual* Pack::actor(std::string_view name) const {
  const auto it = std::ranges::find(actors, name, &Actor::name);
  return it == actors.end() ? nullptr : &it->words;
}

namespace {

/// "regions/skane.yaml": the folder tells what the pack is for, the file for which. `regulations`:
/// those that the packs read so far know; a national file may be named after one.
bool needed(std::string_view path, const RuleBook::Needs& needs,
            const std::vector<std::string>& regulations) {
  if (needs.all) return true;
  const auto slash = path.find('/');
  const std::string_view folder = path.substr(0, slash);
  std::string_view file = slash == path.npos ? path : path.substr(slash + 1);
  file = file.substr(0, file.rfind('.'));
  if (folder == "regions") return std::ranges::count(needs.regions, file) > 0;
  if (folder == "specialties") return std::ranges::count(needs.specialties, file) > 0;
  return std::ranges::count(regulations, file) == 0 ||
         std::ranges::count(needs.regulations, file) > 0;
}

void sort(std::deque<Pack>& packs) {
  std::ranges::stable_sort(packs, {}, [](const Pack& pack) { return layer_order(pack.layer); });
}

}  // namespace

RuleBook RuleBook::built_in() {
  RuleBook book;
  for (const EmbeddedPack& pack : embedded_packs()) book.packs_.push_back(read_pack(pack, true));
  book.settle();
  return book;
}

RuleBook RuleBook::built_in_for(const Needs& needs) {
  RuleBook book;
  std::vector<std::string> regulations;
  for (const EmbeddedPack& pack : embedded_packs()) {
    if (!needed(pack.path, needs, regulations)) continue;
    book.packs_.push_back(read_pack(pack, false));
    for (const Regulation& known : book.packs_.back().regulations) regulations.push_back(known.id);
  }
  book.settle();
  return book;
}

const Pack& RuleBook::add(std::string path, std::string text, const Document* plan) {
  const auto same = std::ranges::find(packs_, path, &Pack::path);
  if (same != packs_.end() && same->from_outside) {
    // One file for many plans is read once; given for everybody, it stays so.
    if (plan && !same->plans.empty()) same->plans.push_back(plan);
    if (!plan) same->plans.clear();
    return *same;
  }
  const std::string shown = path;
  packs_.push_back(read_pack(std::move(path), std::move(text)));
  packs_.back().from_outside = true;
  if (plan) packs_.back().plans.push_back(plan);
  settle();
  return *std::ranges::find_if(
      packs_, [&](const Pack& pack) { return pack.from_outside && pack.path == shown; });
}

void RuleBook::Needs::add(const Needs& more) {
  for (const auto list : {&Needs::regions, &Needs::specialties, &Needs::regulations})
    (this->*list).insert((this->*list).end(), (more.*list).begin(), (more.*list).end());
  all = all || more.all;
}

void RuleBook::take_place(const Pack& pack) {
  const std::string id = pack.id;
  std::erase_if(packs_, [&](const Pack& other) { return !other.from_outside && other.id == id; });
  settle();
}

void RuleBook::remove(const Pack& pack) {
  std::erase_if(packs_, [path = pack.path](const Pack& other) { return other.path == path; });
  settle();
}

void RuleBook::hold_layers() {
  for (Pack& pack : packs_) {
    if (!pack.from_outside || pack.held) continue;
    pack.held = true;
    std::ranges::move(layer_faults(packs_, pack), std::back_inserter(pack.faults));
  }
}

void RuleBook::settle() {
  sort(packs_);
  for (Pack& pack : packs_) settle_pointers(pack);
}

const Rule* RuleBook::rule(std::string_view id_or_name) const {
  for (const Pack& pack : packs_) {
    for (const Rule& rule : pack.rules) {
      if (rule.id == id_or_name || rule.name == id_or_name) return &rule;
    }
  }
  return nullptr;
}

const Rule* RuleBook::covering(std::string_view id) const {
  if (const Rule* own = rule(id)) return own;
  for (const Pack& pack : packs_) {
    for (const Rule& rule : pack.rules) {
      if (std::ranges::count(rule.covers, id) > 0) return &rule;
    }
  }
  return nullptr;
}

const Fact* RuleBook::fact(std::string_view id) const {
  for (const Pack& pack : packs_) {
    for (const Fact& fact : pack.facts) {
      if (fact.id == id || std::ranges::count(fact.covers, id) > 0) return &fact;
    }
  }
  return nullptr;
}

std::vector<std::string_view> RuleBook::ids() const {
  std::vector<std::string_view> ids;
  for (const Pack& pack : packs_) {
    for (const Rule& rule : pack.rules) {
      ids.push_back(rule.id);
      ids.push_back(rule.name);
      ids.insert(ids.end(), rule.covers.begin(), rule.covers.end());
    }
    for (const Fact& fact : pack.facts) {
      ids.push_back(fact.id);
      ids.insert(ids.end(), fact.covers.begin(), fact.covers.end());
    }
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<std::string> RuleBook::specialty_ids() const {
  std::vector<std::string> ids;
  for (const Pack& pack : packs_) {
    for (const Specialty& specialty : pack.specialties) ids.push_back(specialty.id);
  }
  return ids;
}

const Specialty* RuleBook::specialty(std::string_view id) const {
  for (const Pack& pack : packs_) {
    const auto it = std::ranges::find(pack.specialties, id, &Specialty::id);
    if (it != pack.specialties.end()) return &*it;
  }
  return nullptr;
}

std::vector<std::string> built_in_regions() {
  std::vector<std::string> regions;
  for (const EmbeddedPack& file : embedded_packs()) {
    constexpr std::string_view folder = "regions/";
    if (!file.path.starts_with(folder)) continue;
    const auto name = file.path.substr(folder.size());
    regions.emplace_back(name.substr(0, name.rfind('.')));
  }
  return regions;
}

std::vector<std::string> built_in_specialties() {
  for (const EmbeddedPack& file : embedded_packs()) {
    if (file.path != "national/specialties.yaml") continue;
    std::vector<std::string> ids;
    for (const Specialty& specialty : read_pack(file, false).specialties)
      ids.push_back(specialty.id);
    return ids;
  }
  return {};
}

}  // namespace st
