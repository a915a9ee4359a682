// `document`: the right paper for the right thing, signed by those who may, in time. The thing
// done without its paper is unproven. With `of` the papers that exist are judged, each by itself.
#include <algorithm>

#include "st/rule/roles.hpp"
#include "st/rule/stream.hpp"

#include "rule/signers.hpp"
#include "rule/verbs.hpp"

namespace st {
namespace {

std::vector<Field> document_fields() {
  std::vector<Field> fields{
      {"for", Kind::node, false, false, {"poster som ska intygas", "records to be certified"}},
      {"of",
       Kind::node,
       false,
       false,
       {"intyg som finns och bedöms vart och ett", "papers that exist, each judged by itself"}},
      {"kind", Kind::text, false, true, {"intygets slag", "the certificate's kind"}},
      {"form", Kind::text, false, true, {"blankettens nummer", "the form's number"}},
      {"require",
       Kind::node,
       false,
       false,
       {"vad intyget ska säga", "what the certificate is to say"}},
  };
  for (Field& field : signer_fields()) fields.push_back(std::move(field));
  return fields;
}

const RecordType& options() {
  static const RecordType type{
      .name = "document",
      .term = "intyg",
      .doc = {"vilket intyg, för vad, av vem", "which paper, for what, by whom"},
      .fields = document_fields()};
  return type;
}

struct Paper {
  std::optional<Stream> for_;
  std::optional<Stream> of;
  std::vector<std::string> kinds;
  std::vector<std::string> forms;
  Condition require;
  Signers signers;
};

bool is_for(const Record& certificate, const Record& record) {
  if (record.id().empty()) return false;
  if (std::ranges::count(certificate.texts("for"), record.id()) > 0) return true;
  const auto named = record.texts("certificate");
  return !certificate.id().empty() && std::ranges::count(named, certificate.id()) > 0;
}

/// A certificate that does not say its form may be on the right one.
bool on_form(const Paper& rule, const Record& certificate) {
  const auto form = certificate.text("form");
  return rule.forms.empty() || form.empty() || std::ranges::count(rule.forms, form) > 0;
}

bool of_kind(const Paper& rule, const Record& certificate) {
  return rule.kinds.empty() || std::ranges::count(rule.kinds, certificate.text("kind")) > 0;
}

bool is_issued(const Record& certificate, Date as_of) {
  const auto issued = certificate.date("issued");
  return issued && *issued <= as_of;
}

/// Is the paper as it is to be: on its form, signed by those who may, saying what it must?
Answer in_order(const Paper& rule, const Context& context, const Record& certificate) {
  if (!on_form(rule, certificate)) {
    std::vector<Phrase> forms(rule.forms.begin(), rule.forms.end());
    return {.truth = Truth::no,
            .path = "form",
            .where = certificate.head(),
            .why = say("rule-document-form",
                       {label(certificate), certificate.text("form"), enumerate(forms)})};
  }
  return all_of({holds(context, rule.require, certificate),
                 signed_rightly(context, certificate, rule.signers)});
}

/// The best of the papers that are there.
struct Best {
  const Record* paper = nullptr;
  Answer answer{.truth = Truth::no};
};

template <class Fits>
Best best_of(const Paper& rule, const Context& context, Fits fits) {
  Best best;
  for (const Record* certificate : context.world.plan().list("certificates")) {
    if (!of_kind(rule, *certificate) || !is_issued(*certificate, context.as_of) ||
        !fits(*certificate))
      continue;
    Answer answer = in_order(rule, context, *certificate);
    if (best.paper && answer.truth <= best.answer.truth) continue;
    best = {certificate, std::move(answer)};
  }
  return best;
}

/// What a paper that is there decides; a wrong one leaves the thing unproven.
Decision on_paper(const Best& best, std::string subject) {
  const Record& paper = *best.paper;
  Decision decision{
      .subject = std::move(subject), .where = paper.head(), .evidence = {paper.head()}};
  switch (best.answer.truth) {
    case Truth::yes: decision.message = say("rule-document-met", {label(paper)}); return decision;
    case Truth::unknown: decision.outcome = Outcome::undecided; break;
    case Truth::later:
    case Truth::no: decision.outcome = Outcome::unproven; break;
  }
  decision.message =
      best.answer.why.empty() ? say("rule-not-known", {best.answer.path}) : best.answer.why;
  return decision;
}

Day time_for(const Context& context, const Record& record, std::optional<Date> ended) {
  if (context.rule->by) return evaluate(context, *context.rule->by, record);
  if (ended && !context.rule->grace.empty())
    ended = *ended + length_of(context, context.rule->grace);
  return {.date = ended};
}

/// Is there one that nobody has issued yet?
bool drafted(const Paper& rule, const Context& context, const Record& record) {
  return std::ranges::any_of(context.world.plan().list("certificates"), [&](const Record* paper) {
    return of_kind(rule, *paper) && is_for(*paper, record);
  });
}

Decision decide_one(const Paper& rule, const Context& context, const StreamItem& item) {
  const Record& record = *item.record;
  const Best best = best_of(rule, context,
                            [&](const Record& certificate) { return is_for(certificate, record); });
  if (best.paper) return on_paper(best, subject_of(record));
  const auto* lacking =
      drafted(rule, context, record) ? "rule-document-unsigned" : "rule-document-missing";
  Decision missing = unfulfilled(context, time_for(context, record, item.day),
                                 say(lacking, {label(record)}), item.where);
  if (missing.outcome == Outcome::unmet) missing.outcome = Outcome::unproven;
  missing.subject = subject_of(record);
  return missing;
}

Decision none_of(const Stream& stream) {
  return {.outcome = Outcome::not_applicable,
          .message = say("rule-no-records",
                         {stream.in.empty() ? std::string() : stream.in.front().text()})};
}

std::vector<Decision> for_each_record(const Paper& rule, const Context& context) {
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
  if (decisions.empty()) decisions.push_back(none_of(*rule.for_));
  return decisions;
}

std::vector<Decision> of_each_paper(const Paper& rule, const Context& context) {
  std::vector<Decision> decisions;
  for (const StreamItem& item : records_of(context, *rule.of, context.root())) {
    if (item.matches != Truth::yes || !is_issued(*item.record, context.as_of) ||
        !of_kind(rule, *item.record))
      continue;
    decisions.push_back(
        on_paper({item.record, in_order(rule, context, *item.record)}, subject_of(*item.record)));
  }
  if (decisions.empty()) decisions.push_back(none_of(*rule.of));
  return decisions;
}

std::vector<Decision> for_training(const Paper& rule, const Context& context) {
  const Best best = best_of(rule, context, [](const Record&) { return true; });
  if (best.paper) return {on_paper(best, "plan")};
  const std::string wanted = !rule.kinds.empty()   ? rule.kinds.front()
                             : !rule.forms.empty() ? rule.forms.front()
                                                   : std::string();
  const Phrase what = rule.kinds.empty() ? Phrase(wanted) : certificate_phrase(wanted);
  Decision missing =
      unfulfilled(context, time_of(context, context.root(), {.event = "end"}),
                  say("rule-document-none", {what}), place_of(context, "certificates"));
  if (missing.outcome == Outcome::unmet) missing.outcome = Outcome::unproven;
  return {missing};
}

std::vector<Decision> decide(const Paper& rule, const Context& context) {
  if (rule.of) return of_each_paper(rule, context);
  return rule.for_ ? for_each_record(rule, context) : for_training(rule, context);
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  Paper rule;
  if (const Node* stream = node_of(*record, "for")) rule.for_ = read_stream(*stream, faults);
  if (const Node* stream = node_of(*record, "of")) rule.of = read_stream(*stream, faults);
  for (const auto kind : record->texts("kind")) rule.kinds.emplace_back(kind);
  for (const auto form : record->texts("form")) rule.forms.emplace_back(form);
  rule.require = condition_of(*record, "require", faults);
  rule.signers = read_signers(*record, faults);
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb document_verb{
    "document",
    {"rätt intyg finns för det som är gjort", "the right paper is there for what is done"},
    options,
    read};

}  // namespace st
