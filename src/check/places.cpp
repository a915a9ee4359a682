#include "places.hpp"

#include <algorithm>

#include "st/rule/judge.hpp"

namespace st {
namespace {

/// What one plan names: each id once, with its first place.
NamedPlaces named_in(const Document& plan, Judged kind) {
  NamedPlaces named;
  const Record* training = plan.section("training");
  const std::string_view home = training ? training->text("region") : std::string_view{};
  const auto add = [&](const Record& record) {
    const std::string_view id = record.text(name(kind));
    if (id.empty()) return;
    const std::string_view own =
        record.type().find("region") ? record.text("region") : std::string_view{};
    Named& at = named[std::string(id)];
    if (!at.where) at.where = record.find(name(kind))->where;
    // Whose rules speak of a unit without a file is told by the region of those who serve there.
    at.regions.emplace(kind == Judged::region ? id : own.empty() ? home : own);
    at.plans = 1;
  };
  if (training) add(*training);
  for (const Record* post : plan.list("posts")) add(*post);
  if (kind == Judged::region) return named;
  for (const Record* rotation : plan.list("rotations")) {
    // A unit abroad is no training unit of a region here.
    if (rotation->text("kind") != "abroad") add(*rotation);
  }
  return named;
}

/// The place in a file of its own, which ends with the line.
Span kept_in(Sources& sources, Span where) {
  const std::string_view text = where.source->text();
  const auto end = std::min(text.find('\n', where.end), text.size());
  const Source& copy = sources.add(where.source->path(), std::string(text.substr(0, end)));
  return {&copy, where.begin, where.end};
}

/// The rules that judge such files, and can speak of the one with this id.
std::vector<const Rule*> rules_on(const RuleBook& book, Judged kind, std::string_view id,
                                  const std::set<std::string>& regions) {
  const On on = kind == Judged::unit ? On::unit : On::region;
  std::vector<const Rule*> rules;
  for (const Pack& pack : book.packs()) {
    if (!pack.plans.empty() || !pack.faults.empty()) continue;
    const std::string_view unit = kind == Judged::unit ? id : std::string_view{};
    if (std::ranges::none_of(
            regions, [&](const std::string& region) { return speaks_of(pack, unit, region); }))
      continue;
    for (const Rule& rule : pack.rules) {
      if (rule.on == on && rule.decides()) rules.push_back(&rule);
    }
  }
  return rules;
}

/// The first of the rules speaks for all that wait.
Finding waiting_for(Judged kind, const std::string& subject, Phrase message, Span where,
                    const std::vector<const Rule*>& rules) {
  const Rule& first = *rules.front();
  Finding finding{.rule = first.id,
                  .name = first.name,
                  .subject = subject,
                  .level = first.level,
                  .severity = Severity::note,
                  .outcome = Outcome::undecided};
  finding.message = std::move(message);
  finding.where = where;
  finding.unverified = first.unverified;
  finding.help = say(kind == Judged::unit ? "check-unit-help" : "check-region-help");
  finding.source = &first;
  return finding;
}

Finding one_missing(Judged kind, std::string_view id, const Named& at,
                    const std::vector<const Rule*>& rules) {
  return waiting_for(kind, std::string(name(kind)) + "/" + std::string(id),
                     say(kind == Judged::unit ? "check-unit-missing" : "check-region-missing",
                         {id, std::to_string(at.plans), std::to_string(rules.size())}),
                     at.where, rules);
}

void add_missing(const Tree& tree, const NamedPlaces& named, const RuleBook& book, Judged kind,
                 std::vector<Finding>& out, std::set<std::string_view>& waiting) {
  const auto& documents = kind == Judged::unit ? tree.units : tree.regions;
  std::vector<Finding> missing;
  std::vector<const Rule*> all;
  for (const auto& [id, at] : named) {
    if (std::ranges::find(documents, id, &Document::id) != documents.end()) continue;
    const auto rules = rules_on(book, kind, id, at.regions);
    if (rules.empty()) continue;
    for (const Rule* rule : rules) {
      waiting.insert(rule->id);
      if (std::ranges::count(all, rule) == 0) all.push_back(rule);
    }
    missing.push_back(one_missing(kind, id, at, rules));
  }
  if (missing.size() < named.size() || missing.size() < 2) {
    std::ranges::move(missing, std::back_inserter(out));
    return;
  }
  out.push_back(
      waiting_for(kind, std::string(name(kind)) + "s",
                  say(kind == Judged::unit ? "check-units-missing" : "check-regions-missing",
                      {std::to_string(missing.size()), std::to_string(all.size())}),
                  missing.front().where, all));
}

}  // namespace

void PlacesNamed::add(const Document& plan, bool stays) {
  for (const Judged kind : {Judged::unit, Judged::region}) {
    NamedPlaces& all = kind == Judged::unit ? units_ : regions_;
    for (auto& [id, own] : named_in(plan, kind)) {
      Named& at = all[id];
      if (!at.where) at.where = stays ? own.where : kept_in(kept_, own.where);
      at.plans += own.plans;
      at.regions.merge(own.regions);
    }
  }
}

PlacesNamed named_by(const Tree& tree) {
  PlacesNamed named;
  for (const Document& plan : tree.plans) named.add(plan, true);
  return named;
}

std::vector<const Document*> judged_places(const Tree& tree, Judged kind,
                                           const PlacesNamed& named) {
  const auto& documents = kind == Judged::unit ? tree.units : tree.regions;
  const auto& asked = kind == Judged::unit ? tree.unit_asked : tree.region_asked;
  std::vector<const Document*> judged;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const bool inside = i < asked.size() && asked[i];
    if (inside || named.of(kind).contains(documents[i].id())) judged.push_back(&documents[i]);
  }
  return judged;
}

std::vector<Finding> missing_places(const Tree& tree, const PlacesNamed& named,
                                    const RuleBook& book, std::set<std::string_view>& waiting) {
  std::vector<Finding> findings;
  for (const Judged kind : {Judged::unit, Judged::region})
    add_missing(tree, named.of(kind), book, kind, findings, waiting);
  return findings;
}

}  // namespace st
