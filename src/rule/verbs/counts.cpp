// `counts`: what enters the sum of months. The timeline gathers these rules; here each tells what
// it has let in or left out.
#include "st/rule/counts.hpp"

#include <algorithm>
#include <iterator>

#include "st/rule/stream.hpp"
#include "st/rule/timeline.hpp"

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& service_options() {
  static const RecordType type{
      .name = "service",
      .term = "tjänstgöring",
      .doc = {"vilken tjänstgöring", "which service"},
      .fields = {
          {"before", Kind::text, false, false, {"före denna dag", "before this day"}},
          {"require",
           Kind::node,
           false,
           false,
           {"vad som krävs av handledaren", "what is asked of the supervisor"}},
      }};
  return type;
}

const RecordType& options() {
  static const RecordType type{
      .name = "counts",
      .term = "räknas",
      .doc = {"vad som räknas in i tiden", "what enters the time"},
      .fields = {
          {"absence",
           Kind::text,
           false,
           true,
           {"frånvaro av dessa slag", "absence of these kinds"}},
          {"takes", Kind::text, false, false, {"nothing: tar ingen tid", "nothing: takes no time"}},
          {"credit",
           Kind::text,
           false,
           false,
           {"tillgodoräknande av detta slag", "credit of this kind"}},
          {"require",
           Kind::node,
           false,
           false,
           {"vad som krävs av tillgodoräknandet", "what is asked of the credit"}},
          {"credit_all", Kind::yes_no, false, false, {"alla tillgodoräknanden", "all credits"}},
          {"in_bt",
           Kind::yes_no,
           false,
           false,
           {"no: inte i bastjänstgöringen", "no: not inside the basic training"}},
          {"at_most", Kind::duration, false, false, {"högst så mycket", "at most so much"}},
          {"must_remain",
           Kind::duration,
           false,
           false,
           {"så mycket ska återstå", "so much must remain"}},
          {"service",
           Kind::record,
           false,
           false,
           {"vilken tjänstgöring", "which service"},
           nullptr,
           &service_options()},
      }};
  return type;
}

Counts read_counts(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  Counts counts;
  for (const auto kind : record->texts("absence")) counts.absences.emplace_back(kind);
  counts.credit = record->text("credit");
  counts.every_credit = record->yes("credit_all").value_or(false);
  counts.not_in_bt = record->yes("in_bt") == false;
  if (const Node* require = node_of(*record, "require"))
    counts.of_credit = read_condition(*require, faults);
  const auto months = [&](const char* field) -> std::optional<Months> {
    const Entry* entry = record->find(field);
    const auto* length =
        entry && !entry->values.empty() ? entry->values.front().as<Duration>() : nullptr;
    return length ? std::optional{Months::whole(length->months)} : std::nullopt;
  };
  counts.at_most = months("at_most");
  counts.must_remain = months("must_remain");
  if (const Record* service = record->record("service")) {
    if (service->has("before")) counts.before = limit_of(*service, "before", faults);
    if (const Node* require = node_of(*service, "require"))
      counts.supervisor = read_condition(*require, faults);
  }
  return counts;
}

std::vector<Decision> about_service(const Counts& counts, const Context& context) {
  std::vector<Decision> decisions;
  if (counts.before && !evaluate(context, *counts.before, context.root()).date)
    return {undecided(say("rule-not-known", {counts.before->event}), place_of(context, "doctor"))};
  for (const LeftOut& left : context.timeline->left_out()) {
    if (left.rule != context.rule) continue;
    Decision decision{
        .outcome = left.unknown ? Outcome::undecided : Outcome::unmet,
        .subject = left.period.from.iso() + "/" + left.period.to.iso(),
        .message = say(left.unknown ? "rule-left-open" : "rule-left-out",
                       {decimal(left.months.text()), left.period.from.iso(), left.period.to.iso()}),
        .where = place_of(context, "rotations")};
    if (!left.unknown) {
      decision.since = left.period.from;
      decision.closed = left.period.to < context.as_of;
    }
    decisions.push_back(std::move(decision));
  }
  if (decisions.empty())
    decisions.push_back(
        {.message = say("rule-counts-all"), .where = place_of(context, "training")});
  return decisions;
}

std::vector<Decision> about_credit(const Context& context) {
  std::vector<Decision> decisions;
  for (const Credited& credit : context.timeline->credits()) {
    if (credit.cap != context.rule) continue;
    Decision decision{.subject = subject_of(*credit.record),
                      .message = say("rule-credit-met", {decimal(credit.counted.text())}),
                      .where = credit.record->head(),
                      .evidence = {credit.record->head()}};
    if (credit.truth == Truth::unknown) {
      decision.outcome = Outcome::undecided;
      decision.message = credit.why;
    } else if (credit.truth != Truth::yes) {
      decision.outcome = Outcome::unmet;
      decision.message = say("rule-credit-refused", {credit.why});
    } else if (credit.counted < credit.asked) {
      decision.outcome = Outcome::unmet;
      decision.message =
          say("rule-credit-capped", {decimal(credit.asked.text()), decimal(credit.counted.text())});
    }
    decisions.push_back(std::move(decision));
  }
  if (decisions.empty())
    decisions.push_back(
        {.outcome = Outcome::not_applicable, .message = say("rule-no-records", {"credits"})});
  return decisions;
}

std::vector<Decision> about_rest(const Counts& counts, const Context& context) {
  const Timeline& time = *context.timeline;
  if (time.credits().empty())
    return {{.outcome = Outcome::not_applicable, .message = say("rule-no-records", {"credits"})}};
  if (!time.required())
    return {
        undecided(say("rule-not-known", {"training.regulation"}), place_of(context, "training"))};
  const Months rest = *time.required() - time.credited();
  Decision decision{
      .message = say("rule-rest", {decimal(rest.text()), decimal(counts.must_remain->text())}),
      .where = time.credits().front().record->head()};
  if (rest < *counts.must_remain) decision.outcome = Outcome::unmet;
  return {decision};
}

std::vector<Decision> decide(const Counts& counts, const Context& context) {
  if (counts.must_remain) return about_rest(counts, context);
  const bool service = counts.before || counts.supervisor;
  if (!counts.credit.empty() && service) {
    // The same service, whether it stands as a credit or as rotations.
    auto decisions = about_credit(context);
    std::erase_if(decisions,
                  [](const Decision& d) { return d.outcome == Outcome::not_applicable; });
    std::ranges::move(about_service(counts, context), std::back_inserter(decisions));
    return decisions;
  }
  if (!counts.credit.empty()) return about_credit(context);
  if (service) return about_service(counts, context);
  Decision decision{.message = say("rule-counts-absence"), .where = place_of(context, "absences")};
  return {decision};
}

Decide read(const Node& body, Faults& faults) {
  const Counts counts = read_counts(body, faults);
  return [counts](const Context& context) { return decide(counts, context); };
}

}  // namespace

const Verb counts_verb{
    "counts", {"vad som räknas in i tiden", "what enters the sum of months"}, options, read};

std::shared_ptr<const Counts> read_counts(const Rule& rule) {
  if (rule.clause.verb != &counts_verb || !rule.clause.body) return nullptr;
  Faults told_already;
  Counts counts = read_counts(*rule.clause.body, told_already);
  counts.rule = &rule;
  return std::make_shared<const Counts>(std::move(counts));
}

}  // namespace st
