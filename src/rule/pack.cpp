// Reading packs: what st-rules(5) describes, refused with the same care as a plan.
#include "st/rule/pack.hpp"

#include <algorithm>

#include "st/rule/embedded.hpp"

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

bool Rule::decides() const { return clause.verb && clause.verb->decides && clause.decide; }

const Parameter* Pack::parameter(std::string_view wanted) const {
  const auto it = std::ranges::find(parameters, wanted, &Parameter::name);
  return it == parameters.end() ? nullptr : &*it;
}

namespace {

int layer_order(std::string_view layer) {
  return layer == "national" ? 0 : layer == "region" ? 1 : layer == "specialty" ? 2 : 3;
}

/// "regions/skane.yaml": the folder tells what the pack is for, the file for which.
bool needed(std::string_view path, const std::vector<std::string>& regions,
            const std::vector<std::string>& specialties) {
  const auto slash = path.find('/');
  const std::string_view folder = path.substr(0, slash);
  std::string_view file = slash == path.npos ? path : path.substr(slash + 1);
  file = file.substr(0, file.rfind('.'));
  if (folder == "regions") return std::ranges::count(regions, file) > 0;
  if (folder == "specialties") return std::ranges::count(specialties, file) > 0;
  return true;
}

void sort(std::deque<Pack>& packs) {
  std::ranges::stable_sort(packs, {}, [](const Pack& pack) { return layer_order(pack.layer); });
}

}  // namespace

RuleBook RuleBook::built_in() {
  RuleBook book;
  for (const EmbeddedFile& file : embedded_packs())
    book.packs_.push_back(read_pack(std::string(file.path), std::string(file.text)));
  book.settle();
  return book;
}

RuleBook RuleBook::built_in_for(const std::vector<std::string>& regions,
                                const std::vector<std::string>& specialties) {
  RuleBook book;
  for (const EmbeddedFile& file : embedded_packs()) {
    if (needed(file.path, regions, specialties))
      book.packs_.push_back(read_pack(std::string(file.path), std::string(file.text)));
  }
  book.settle();
  return book;
}

const Pack& RuleBook::add(std::string path, std::string text) {
  const std::string shown = path;
  packs_.push_back(read_pack(std::move(path), std::move(text)));
  settle();
  return *std::ranges::find(packs_, shown, &Pack::path);
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
  const auto [first, last] = std::ranges::unique(ids);
  ids.erase(first, last);
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
  for (const EmbeddedFile& file : embedded_packs()) {
    constexpr std::string_view folder = "regions/";
    if (!file.path.starts_with(folder)) continue;
    const auto name = file.path.substr(folder.size());
    regions.emplace_back(name.substr(0, name.rfind('.')));
  }
  return regions;
}

std::vector<std::string> built_in_specialties() {
  for (const EmbeddedFile& file : embedded_packs()) {
    if (file.path != "national/specialties.yaml") continue;
    RuleBook one;
    one.add(std::string(file.path), std::string(file.text));
    return one.specialty_ids();
  }
  return {};
}

}  // namespace st
