#include "st/check/check.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "st/record/approval.hpp"
#include "st/record/attachment.hpp"
#include "st/rule/goals.hpp"
#include "st/rule/judge.hpp"
#include "st/text/suggest.hpp"
#include "st/text/threads.hpp"

#include "places.hpp"

namespace st {

std::string_view name(Judged kind) {
  switch (kind) {
    case Judged::plan: return "plan";
    case Judged::unit: return "unit";
    case Judged::region: return "region";
    case Judged::tree: return "tree";
  }
  return "plan";
}

namespace {

/// A breach is as grave as its rule; a fact that nobody has checked is at most a warning.
std::optional<Severity> severity_of(const Rule& rule, Level level, const Decision& decision) {
  const Outcome outcome = decision.outcome;
  if (outcome == Outcome::undecided || outcome == Outcome::excepted) return Severity::note;
  if (outcome != Outcome::unmet && outcome != Outcome::unproven) return {};
  if (level == Level::must)
    return rule.unverified.empty() && decision.unverified.empty() ? Severity::error
                                                                  : Severity::warning;
  return level == Level::should ? Severity::warning : Severity::note;
}

Finding of_fault(const Fault& fault) {
  Finding finding;
  finding.rule = fault.code;
  finding.severity = fault.severity;
  finding.message = fault.message;
  finding.where = fault.where;
  finding.help = fault.help;
  finding.related = fault.related;
  return finding;
}

Finding of_decision(const Rule& rule, const Document& document, Decision decision) {
  Finding finding;
  finding.rule = rule.id;
  finding.name = rule.name;
  finding.subject = std::move(decision.subject);
  finding.level = level_of(rule, document);
  finding.outcome = decision.outcome;
  finding.severity = severity_of(rule, *finding.level, decision);
  finding.message = std::move(decision.message);
  finding.where = decision.where;
  finding.since = decision.since;
  finding.due = decision.due;
  finding.again = decision.again;
  finding.closed = decision.closed;
  finding.unverified = decision.unverified.empty() ? rule.unverified : decision.unverified;
  finding.evidence = std::move(decision.evidence);
  const bool settled =
      decision.outcome == Outcome::met || decision.outcome == Outcome::not_applicable;
  if (!settled || decision.due)
    finding.help = rule.advice;  // Most are settled, and texts are long.
  finding.source = &rule;
  return finding;
}

/// By place; what stands at one place by its rule.
void sort(std::vector<Finding>& findings) {
  const auto key = [](const Finding& f) {
    return std::tuple(f.where ? std::string_view(f.where.source->path()) : std::string_view{},
                      f.where.begin, f.rule, std::string_view(f.subject));
  };
  std::vector<Finding*> order;
  order.reserve(findings.size());
  for (Finding& finding : findings) order.push_back(&finding);
  std::ranges::stable_sort(order, {}, [&](const Finding* finding) { return key(*finding); });
  std::vector<Finding> sorted;
  sorted.reserve(findings.size());
  for (Finding* finding : order) sorted.push_back(std::move(*finding));
  findings = std::move(sorted);
}

/// What no plan can do without, whatever its rules are.
void check_sections(const Document& plan, Faults& faults) {
  // What stands in a file that could not be read is not missing.
  const bool unread =
      std::ranges::any_of(plan.faults, [](const Fault& fault) { return fault.code == "ST-io"; });
  for (const auto* section : {"doctor", "training"}) {
    if (unread || plan.root->has(section)) continue;
    faults.push_back({.code = "ST-missing-key",
                      .message = say("check-section-missing", {section}),
                      .where = plan.root->head(),
                      .help = say("check-section-help", {section})});
  }
}

/// A region that no pack speaks of: only the national rules are judged, and that is told.
void check_regions(const Document& plan, const RuleBook& book, Faults& faults) {
  std::vector<const Record*> records = plan.list("posts");
  if (const Record* training = plan.section("training")) records.push_back(training);
  const std::vector<std::string> known = built_in_regions();
  const std::vector<std::string_view> names(known.begin(), known.end());
  for (const Record* record : records) {
    const auto region = record->text("region");
    const bool has_pack = std::ranges::any_of(book.packs(), [&](const Pack& pack) {
      return pack.layer == "region" && pack.id == region;
    });
    if (region.empty() || region == "other" || has_pack) continue;
    faults.push_back({.code = "ST-reference",
                      .message = say("check-region-unknown", {region}),
                      .where = record->find("region")->where,
                      .help = suggestion(region, names),
                      .severity = Severity::warning});
  }
}

Verdict verdict_on(Judged kind, const Document& document, const World& world, const RuleBook& book,
                   Date as_of, const Judging& judging) {
  Verdict verdict{.kind = kind,
                  .path = document.path,
                  .id = std::string(document.id()),
                  .findings = {},
                  .outcomes = {}};
  for (const Outcome outcome : all_outcomes) verdict.outcomes[outcome] = 0;
  for (const Source& file : document.sources.all()) {
    ++verdict.files;
    if (file.by_reference()) verdict.by_reference.push_back(file.path());
  }
  Faults faults = document.faults;
  const auto packs = packs_for(book, world, document, as_of);
  if (kind == Judged::plan) {
    check_goals(packs, document, faults);
    check_sections(document, faults);
    check_regions(document, book, faults);
    check_signatures(document, faults);
    check_attachments(document, faults);
  }
  for (const Fault& fault : faults) verdict.findings.push_back(of_fault(fault));
  const bool settled_told = judging.tells_settled;
  for (RuleDecisions& decided : decide(world, document, packs, as_of, settled_told)) {
    ++verdict.outcomes[decided.outcome()];
    for (Decision& decision : decided.decisions) {
      if (decision.outcome == Outcome::not_applicable && !settled_told) continue;
      verdict.findings.push_back(of_decision(*decided.rule, document, std::move(decision)));
    }
  }
  sort(verdict.findings);
  return verdict;
}

void add_faults(Verdict& verdict, const Faults& faults) {
  if (faults.empty()) return;
  for (const Fault& fault : faults) verdict.findings.push_back(of_fault(fault));
  sort(verdict.findings);
}

/// What belongs to no plan, unit or region that is there.
Verdict verdict_on_rest(const Tree& tree, const PlacesNamed& named, const RuleBook& book) {
  Verdict rest{
      .kind = Judged::tree, .path = tree.rest.path, .id = {}, .findings = {}, .outcomes = {}};
  for (const Outcome outcome : all_outcomes) rest.outcomes[outcome] = 0;
  for (const Fault& fault : tree.rest.faults) rest.findings.push_back(of_fault(fault));
  std::set<std::string_view> waiting;
  std::ranges::copy(missing_places(tree, named, book, waiting), std::back_inserter(rest.findings));
  rest.outcomes[Outcome::undecided] = static_cast<int>(waiting.size());
  sort(rest.findings);
  return rest;
}

/// Units, regions, and what belongs to no other.
std::vector<Verdict> verdicts_around(const Tree& tree, const PlacesNamed& named,
                                     const RuleBook& book, Date as_of, const Judging& judging) {
  std::vector<Verdict> verdicts;
  for (const Judged kind : {Judged::unit, Judged::region}) {
    for (const Document* place : judged_places(tree, kind, named))
      verdicts.push_back(verdict_on(kind, *place, world_of(tree, *place), book, as_of, judging));
  }
  if (Verdict rest = verdict_on_rest(tree, named, book); !rest.findings.empty())
    verdicts.push_back(std::move(rest));
  return verdicts;
}

/// A plan that was read when it was its turn, and what was decided of it.
struct JudgedPlan {
  PlanRead read;
  std::optional<Verdict> verdict{};  ///< Nothing when another shard judges it.
};

JudgedPlan judge(PlanRead read, const OpenTree& tree, Books& books, Date as_of,
                 const Judging& judging) {
  if (judging.prepare) read.document = judging.prepare(std::move(read.document));
  const World world = tree.world_of(read);
  check_references(world, read.document.faults);
  Faults more;
  const auto brought = books.brought_by(read.document, more);
  const RuleBook& book = books.with(brought);
  tell_packs(read.document, brought, book, more);
  if (judging.vouch) {
    Vouched vouched = judging.vouch(world, packs_for(book, world, read.document, as_of));
    read.document.not_counted = std::move(vouched.not_counted);
    std::ranges::move(vouched.faults, std::back_inserter(more));
  }
  Verdict verdict = verdict_on(Judged::plan, read.document, world, book, as_of, judging);
  add_faults(verdict, more);
  if (judging.note) verdict.noted = judging.note(world, book, verdict);
  return {std::move(read), std::move(verdict)};
}

}  // namespace

std::vector<Verdict> check(const Tree& tree, RuleBook& book, Date as_of, const Judging& judging) {
  const std::size_t count = tree.plans.size();
  std::vector<Verdict> verdicts(count);
  std::deque<Faults> of_packs(count);
  std::vector<std::vector<FileText>> brought(count);
  for (std::size_t i = 0; i < count; ++i) {
    brought[i] = packs_brought(tree.plans[i], read_file, of_packs[i]);
    for (FileText& pack : brought[i]) book.add(pack.path, std::move(pack.text), &tree.plans[i]);
  }
  book.hold_layers();
  share_out(judging.jobs, count, [&](std::size_t i) {
    const Document& plan = tree.plans[i];
    tell_packs(plan, brought[i], book, of_packs[i]);
    verdicts[i] = verdict_on(Judged::plan, plan, world_of(tree, plan), book, as_of, judging);
    add_faults(verdicts[i], of_packs[i]);
  });
  std::ranges::move(verdicts_around(tree, named_by(tree), book, as_of, judging),
                    std::back_inserter(verdicts));
  return verdicts;
}

std::vector<Verdict> check_each(OpenTree& tree, Books& books, Date as_of, const Judging& judging,
                                const std::function<void(Verdict)>& take) {
  const auto named = std::make_shared<PlacesNamed>();
  in_order(
      judging.jobs, tree.plans(),
      [&](std::size_t i) {
        if (!tree.is_judged(i)) return JudgedPlan{tree.read(i)};
        return judge(tree.read(i), tree, books, as_of, judging);
      },
      [&](JudgedPlan judged) {
        named->add(judged.read.document, false);
        tree.take_up(judged.read);
        if (!judged.verdict) return;
        judged.verdict->kept = std::make_shared<Document>(std::move(judged.read.document));
        take(std::move(*judged.verdict));
      });
  if (!tree.is_first_shard()) return {};
  tree.hold_places();
  auto around = verdicts_around(tree.around(), *named, books.common(), as_of, judging);
  for (Verdict& verdict : around) verdict.kept = named;
  return around;
}

std::vector<RuleDecisions> decisions_of(const Verdict& verdict) {
  std::vector<RuleDecisions> decided;
  for (const Finding& finding : verdict.findings) {
    if (!finding.source || !finding.outcome) continue;
    Decision decision;
    decision.outcome = *finding.outcome;
    decision.subject = finding.subject;
    decision.message = finding.message;
    decision.where = finding.where;
    decision.due = finding.due;
    decision.again = finding.again;
    decided.push_back({finding.source, {std::move(decision)}});
  }
  return decided;
}

namespace {

void add_needs(const Document& plan, RuleBook::Needs& needs) {
  const Record* training = plan.section("training");
  if (!training) return;
  // A pack that a plan brings along may build on any other.
  if (training->has("packs")) {
    needs.regions = built_in_regions();
    needs.specialties = built_in_specialties();
  }
  needs.specialties.emplace_back(training->text("specialty"));
  needs.regulations.emplace_back(training->text("regulation"));
  needs.regions.emplace_back(training->text("region"));
  for (const Record* post : plan.list("posts")) needs.regions.emplace_back(post->text("region"));
}

void add_needs_of_place(const Document& place, RuleBook::Needs& needs) {
  const bool region = place.kind == Holds::region;
  needs.regions.emplace_back(region ? place.id() : place.body().text("region"));
}

void add_needs(const Tree& tree, const PlacesNamed& named, RuleBook::Needs& needs) {
  for (const Judged kind : {Judged::unit, Judged::region}) {
    for (const Document* place : judged_places(tree, kind, named))
      add_needs_of_place(*place, needs);
  }
}

}  // namespace

RuleBook::Needs packs_needed(const Tree& tree) {
  RuleBook::Needs needs;
  for (const Document& plan : tree.plans) add_needs(plan, needs);
  add_needs(tree, named_by(tree), needs);
  return needs;
}

RuleBook::Needs packs_needed(const OpenTree& tree) {
  RuleBook::Needs needs;
  PlacesNamed named;
  if (const PlanRead* plan = tree.read_already()) {
    named.add(plan->document, true);
    add_needs(plan->document, needs);
    for (const Document& place : plan->places) add_needs_of_place(place, needs);
  } else if (tree.plans() > 0) {
    needs.all = true;
  }
  add_needs(tree.around(), named, needs);
  return needs;
}

}  // namespace st
