// `approved`: the named roles have approved, or taken part: all or any of them.
#include <algorithm>

#include "st/rule/roles.hpp"
#include "st/rule/stream.hpp"

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "approved",
      .term = "godkänt",
      .doc = {"vilka roller som har godkänt eller deltagit",
              "which roles have approved or taken part"},
      .fields = stream_fields({
          {"of",
           Kind::text,
           false,
           false,
           {"approvals, with eller drawn_up_by", "approvals, with or drawn_up_by"}},
          {"all", Kind::text, false, true, {"var och en av dessa roller", "each of these roles"}},
          {"any", Kind::text, false, true, {"någon av dessa roller", "one of these roles"}},
          {"distinct", Kind::yes_no, false, false, {"olika personer", "distinct persons"}},
          {"until", Kind::text, false, false, {"senast denna dag", "at the latest this day"}},
      })};
  return type;
}

struct Approved {
  Stream stream;
  std::string of;
  std::vector<std::string> all;
  std::vector<std::string> any;
  bool distinct = false;
  std::optional<Limit> until;
};

struct Voice {
  Truth truth = Truth::no;
  std::vector<std::string> people{};  ///< Who; empty where only the role is told.
  Span where{};
};

/// Someone who was there: a role by itself, or a person whose role is looked up.
struct Present {
  std::string role{};
  std::string person{};
  std::optional<Date> date{};
  Span where{};
};

/// Those who approved or took part; where nobody is named, those who approved took part.
std::vector<Present> those_present(const Context& context, const Record& record, const Path& of,
                                   bool& unknown) {
  std::vector<Present> present;
  Context ahead = context;
  ahead.planned = true;
  static const Path approvals("approvals");
  Walk found = walk(ahead, record, of);
  const bool stands_in =
      found.found.empty() && !found.unknown && (of.text() == "with" || of.text() == "drawn_up_by");
  if (stands_in) found = walk(ahead, record, approvals);
  unknown = found.unknown;
  for (const Reached& at : found.found) {
    if (const Record* approval = at.value->record(); approval && approval->type().find("role")) {
      present.push_back({std::string(approval->text("role")), std::string(approval->text("by")),
                         approval->date("date"), approval->head()});
    } else if (const auto* id = at.value->as<std::string>()) {
      present.push_back({{}, *id, day_of(record), at.value->where});
    }
  }
  if (record.section() == "talks")
    present.push_back({"trainee", {}, day_of(record), record.head()});
  return present;
}

Voice voice_of(const Context& context, const Record& record, const std::vector<Present>& present,
               const std::string& role, std::optional<Date> until) {
  Voice best;
  for (const Present& one : present) {
    const Date day = one.date.value_or(day_of(record).value_or(context.as_of));
    if (until && one.date && *one.date > *until) continue;
    Truth truth = one.role.empty()
                      ? held_role(context, one.person, {role}, std::min(day, context.as_of))
                      : (fulfils(one.role, role) ? Truth::yes : Truth::no);
    if (truth == Truth::yes && one.date && *one.date > context.as_of) truth = Truth::later;
    if (truth == Truth::yes && !one.person.empty()) best.people.push_back(one.person);
    if (truth > best.truth) {
      best.truth = truth;
      best.where = one.where;
    }
  }
  return best;
}

/// Can each role be given a person of its own?
bool apart(const std::vector<Voice>& voices) {
  std::vector<std::vector<std::string>> people;
  for (const Voice& voice : voices) people.push_back(voice.people);
  return distinct_people(people);
}

Decision decide_one(const Approved& rule, const Context& context, const StreamItem& item) {
  const Record& record = *item.record;
  bool unknown = false;
  const auto present = those_present(context, record, rule.of, unknown);
  std::optional<Date> until;
  if (rule.until) until = evaluate(context, *rule.until, record).date;
  std::vector<Phrase> lacking;
  std::vector<Voice> voices;
  Truth worst = Truth::yes;
  for (const std::string& role : rule.all) {
    voices.push_back(voice_of(context, record, present, role, until));
    worst = std::min(worst, voices.back().truth);
    if (voices.back().truth != Truth::yes) lacking.push_back(role_phrase(role));
  }
  if (!rule.any.empty()) {
    Truth best = Truth::no;
    std::vector<Phrase> asked;
    for (const std::string& role : rule.any) {
      const Voice voice = voice_of(context, record, present, role, until);
      best = std::max(best, voice.truth);
      asked.push_back(role_phrase(role));
      if (voice.where) voices.push_back(voice);
    }
    worst = std::min(worst, best);
    if (best != Truth::yes) lacking.push_back(say("rule-one-of", {enumerate(asked)}));
  }
  if (unknown) worst = std::min(worst, Truth::unknown);
  Day by =
      context.rule->by ? evaluate(context, *context.rule->by, record) : Day{.date = day_of(record)};
  if (rule.until && until) by = {.date = until};
  if (!by.date && !by.unknown) by.date = context.as_of - 1;
  Answer answer{.truth = worst, .path = rule.of, .where = item.where, .when = {}, .why = {}};
  if (worst == Truth::yes && rule.distinct && !apart(voices)) {
    answer.truth = Truth::no;
    answer.why = say("rule-approved-same", {label(record)});
  } else if (worst != Truth::yes) {
    answer.why = say(rule.of == "approvals" ? "rule-approved-lacks" : "rule-took-part-lacks",
                     {label(record), enumerate(lacking)});
  }
  Decision decision =
      decided(context, answer, by, say("rule-approved-met", {label(record)}), item.where);
  for (const Voice& voice : voices) {
    if (voice.where && decision.outcome == Outcome::met) decision.evidence.push_back(voice.where);
  }
  decision.subject =
      record.parent() == &context.root() && record.section().empty() ? "plan" : subject_of(record);
  return decision;
}

std::vector<Decision> decide(const Approved& rule, const Context& context) {
  std::vector<Decision> decisions;
  for (const StreamItem& item : records_of(context, rule.stream, context.root())) {
    if (item.day && *item.day > context.as_of) continue;
    decisions.push_back(decide_one(rule, context, item));
  }
  if (decisions.empty())
    decisions.push_back(
        {.outcome = Outcome::not_applicable,
         .message = say("rule-no-records",
                        {rule.stream.in.empty() ? std::string() : rule.stream.in.front().text()})});
  return decisions;
}

std::vector<std::string> list(const Record& record, std::string_view field) {
  const auto texts = record.texts(field);
  return {texts.begin(), texts.end()};
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  const std::string of(record->has("of") ? record->text("of") : "approvals");
  const Approved rule{read_stream(*record, faults),
                      of,
                      list(*record, "all"),
                      list(*record, "any"),
                      record->yes("distinct").value_or(false),
                      record->has("until") ? limit_of(*record, "until", faults) : std::nullopt};
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb approved_verb{"approved",
                         {"de nämnda rollerna har godkänt eller deltagit",
                          "the named roles have approved or taken part"},
                         options,
                         read};

}  // namespace st
