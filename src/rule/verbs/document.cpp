// `document`: the right paper for the right thing, signed by those who may, in time. The thing
// done without its paper is unproven.
#include <algorithm>

#include "st/rule/stream.hpp"

#include "rule/roles.hpp"
#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "document",
      .term = "intyg",
      .doc = {"vilket intyg, för vad, av vem", "which paper, for what, by whom"},
      .fields = {
          {"for", Kind::node, false, false, {"poster som ska intygas", "records to be certified"}},
          {"kind", Kind::text, false, true, {"intygets slag", "the certificate's kind"}},
          {"form", Kind::text, false, false, {"blankettens nummer", "the form's number"}},
          {"by", Kind::text, false, true, {"roller som får skriva under", "roles that may sign"}},
      }};
  return type;
}

struct Paper {
  std::optional<Stream> for_;
  std::vector<std::string> kinds;
  std::string form;
  std::vector<std::string> by;
};

bool is_for(const Record& certificate, const Record& record) {
  if (record.id().empty()) return false;
  if (std::ranges::count(certificate.texts("for"), record.id()) > 0) return true;
  const auto named = record.type().find("certificate") ? record.texts("certificate")
                                                       : std::vector<std::string_view>{};
  return !certificate.id().empty() && std::ranges::count(named, certificate.id()) > 0;
}

bool of_kind(const Paper& rule, const Record& certificate) {
  if (!rule.kinds.empty() && std::ranges::count(rule.kinds, certificate.text("kind")) == 0)
    return false;
  return rule.form.empty() || certificate.text("form").empty() ||
         certificate.text("form") == rule.form;
}

/// yes: a signer held one of the roles on the day of signing.
Truth signed_by(const Paper& rule, const Context& context, const Record& certificate) {
  if (rule.by.empty()) return Truth::yes;
  Truth best = Truth::no;
  const Date day = certificate.date("issued").value_or(context.as_of);
  for (const auto person : certificate.texts("by"))
    best = std::max(best, held_role(context, person, rule.by, day));
  return best;
}

Decision decide_one(const Paper& rule, const Context& context, const StreamItem& item) {
  const Record& record = *item.record;
  Decision decision{.subject = subject_of(record), .where = item.where};
  Phrase lacking = say("rule-document-missing", {label(record)});
  for (const Record* certificate : context.world.plan().list("certificates")) {
    if (!of_kind(rule, *certificate) || !is_for(*certificate, record)) continue;
    const auto issued = certificate->date("issued");
    if (!issued || *issued > context.as_of) {
      lacking = say("rule-document-unsigned", {label(record)});
      continue;
    }
    const Truth may = signed_by(rule, context, *certificate);
    if (may == Truth::no) {
      lacking = say("rule-document-signer", {label(*certificate)});
      decision.where = certificate->head();
      continue;
    }
    if (may == Truth::unknown) return undecided(say("rule-not-known", {"by"}), certificate->head());
    decision.message = say("rule-document-met", {label(record)});
    decision.evidence.push_back(certificate->head());
    return decision;
  }
  Day by{.date = item.day};
  if (context.rule->by)
    by = evaluate(context, *context.rule->by, record);
  else if (by.date && !context.rule->grace.empty())
    by.date = *by.date + length_of(context, context.rule->grace);
  Decision missing = unfulfilled(context, by, std::move(lacking), decision.where);
  if (missing.outcome == Outcome::unmet) missing.outcome = Outcome::unproven;
  missing.subject = decision.subject;
  return missing;
}

std::vector<Decision> for_training(const Paper& rule, const Context& context) {
  for (const Record* certificate : context.world.plan().list("certificates")) {
    const auto issued = certificate->date("issued");
    if (of_kind(rule, *certificate) && issued && *issued <= context.as_of &&
        signed_by(rule, context, *certificate) != Truth::no)
      return {{.message = say("rule-document-met", {label(*certificate)}),
               .where = certificate->head(),
               .evidence = {certificate->head()}}};
  }
  Decision missing =
      unfulfilled(context, time_of(context, context.root(), {.event = "end"}),
                  say("rule-document-none", {rule.kinds.empty() ? rule.form : rule.kinds.front()}),
                  place_of(context, "certificates"));
  return {missing};
}

std::vector<Decision> decide(const Paper& rule, const Context& context) {
  if (!rule.for_) return for_training(rule, context);
  std::vector<Decision> decisions;
  for (const StreamItem& item : records_of(context, *rule.for_, context.root())) {
    const auto period = period_of(*item.record, context.as_of + 1);
    // What has not ended has nothing to certify yet.
    if (!period || period->to > context.as_of || item.record->text("status") == "cancelled" ||
        item.record->text("status") == "denied")
      continue;
    StreamItem ended = item;
    ended.day = period->to;
    decisions.push_back(decide_one(rule, context, ended));
  }
  if (decisions.empty())
    decisions.push_back(
        {.outcome = Outcome::not_applicable,
         .message = say("rule-no-records",
                        {rule.for_->in.empty() ? std::string() : rule.for_->in.front()})});
  return decisions;
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  Paper rule;
  if (const Node* stream = node_of(*record, "for")) rule.for_ = read_stream(*stream, faults);
  for (const auto kind : record->texts("kind")) rule.kinds.emplace_back(kind);
  for (const auto role : record->texts("by")) rule.by.emplace_back(role);
  rule.form = record->text("form");
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb document_verb{
    "document",
    {"rätt intyg finns för det som är gjort", "the right paper is there for what is done"},
    options,
    read};

}  // namespace st
