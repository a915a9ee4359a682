// `share`: a part of the whole service, done and planned, or of records until today.
#include "st/rule/stream.hpp"
#include "st/rule/timeline.hpp"

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "share",
      .term = "andel",
      .doc = {"en del av helheten", "a part of the whole"},
      .fields = {
          {"of", Kind::text, false, false, {"service: tjänstgöringen", "service"}},
          {"in",
           Kind::node,
           false,
           false,
           {"eller poster: sektioner, eller vilka av dem",
            "or records: sections, or which of them"}},
          {"where",
           Kind::node,
           true,
           false,
           {"vilka placeringar eller poster", "which rotations or records"}},
          {"at_least", Kind::text, false, false, {"minst", "at least"}},
          {"more_than", Kind::text, false, false, {"mer än", "more than"}},
      }};
  return type;
}

struct Part {
  std::optional<Stream> in;  ///< Records in place of service.
  Condition where;
  std::string at_least;  ///< A share or a $parameter; empty when it is more_than.
  std::string more_than;
};

/// Does the rule speak of the rotation, or of a day at the post's unit that no rotation holds?
class Wanted {
 public:
  Wanted(const Part& rule, const Context& context) : rule_(rule), context_(context) {}

  Truth of(const Record* rotation, Date day) {
    if (rotation) return judged(*rotation);
    const Post* post = context_.timeline->post_on(day);
    const Document* unit = post ? context_.world.unit(post->unit) : nullptr;
    if (!unit) return Truth::unknown;
    // At the post's own unit: as a rotation there would be judged.
    const Record* training = context_.world.plan().section("training");
    return training ? judged(*training) : Truth::unknown;
  }

 private:
  Truth judged(const Record& record) {
    for (const auto& [known, truth] : known_) {
      if (known == &record) return truth;
    }
    const Truth truth = holds(context_, rule_.where, record).truth;
    known_.emplace_back(&record, truth);
    return truth;
  }

  const Part& rule_;
  const Context& context_;
  std::vector<std::pair<const Record*, Truth>> known_;
};

/// Is a part of a whole as large as is asked?
bool enough(const Part& rule, const Context& context, std::int64_t part, std::int64_t whole) {
  const std::string& asked = rule.at_least.empty() ? rule.more_than : rule.at_least;
  const std::int64_t left = part * Share::full().points();
  const std::int64_t right = whole * share_of(context, asked).points();
  return rule.at_least.empty() ? left > right : left >= right;
}

/// So many of the records until as-of; one of which it is not known may tip it.
std::vector<Decision> of_records(const Part& rule, const Context& context) {
  std::int64_t whole = 0;
  std::int64_t part = 0;
  std::int64_t open = 0;
  Decision decision{.where =
                        place_of(context, rule.in->in.empty() ? "" : rule.in->in.front().text())};
  for (const StreamItem& item : records_of(context, *rule.in, context.root())) {
    if (item.matches != Truth::yes || !item.day || *item.day > context.as_of) continue;
    ++whole;
    const Truth truth = holds(context, rule.where, *item.record).truth;
    part += truth == Truth::yes ? 1 : 0;
    open += truth == Truth::unknown ? 1 : 0;
    if (truth == Truth::yes) decision.evidence.push_back(item.where);
  }
  if (whole == 0)
    return {{.outcome = Outcome::not_applicable,
             .message =
                 say("rule-no-records", {rule.in->in.empty() ? "" : rule.in->in.front().text()})}};
  const std::string& asked = rule.at_least.empty() ? rule.more_than : rule.at_least;
  decision.message = say("rule-share-records", {std::to_string(part), std::to_string(whole),
                                                decimal(share_of(context, asked).text())});
  if (enough(rule, context, part, whole)) return {decision};
  if (enough(rule, context, part + open, whole))
    return {undecided(say("rule-share-open", {decision.message}), decision.where)};
  const Day by = time_of(context, context.root(), {.event = "end"});
  return {unfulfilled(context, by, decision.message, decision.where)};
}

std::vector<Decision> decide(const Part& rule, const Context& context) {
  if (rule.in) return of_records(rule, context);
  const Timeline& time = *context.timeline;
  const Day by = time_of(context, context.root(), {.event = "end"});
  if (!by.date || !time.start())
    return {undecided(say("rule-not-known", {by.field}), place_of(context, "training"))};
  Wanted wanted(rule, context);
  const Months whole = time.service(Period{*time.start(), *by.date});
  const Months part = time.service_where(
      [&](const Record* r, Date d) { return wanted.of(r, d) == Truth::yes; }, *by.date);
  const Months open = time.service_where(
      [&](const Record* r, Date d) { return wanted.of(r, d) == Truth::unknown; }, *by.date);
  const std::string& asked = rule.at_least.empty() ? rule.more_than : rule.at_least;
  const Phrase tally = say("rule-share", {decimal(part.text()), decimal(whole.text()),
                                          decimal(share_of(context, asked).text())});
  Decision decision{.message = tally, .where = place_of(context, "rotations"), .due = by.date};
  if (enough(rule, context, part.units(), whole.units())) return {decision};
  if (enough(rule, context, (part + open).units(), whole.units()))
    return {undecided(say("rule-share-open", {tally}), decision.where)};
  return {unfulfilled(context, by, tally, decision.where)};
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  Part rule{.in = {},
            .where = condition_of(*record, "where", faults),
            .at_least = std::string(record->text("at_least")),
            .more_than = std::string(record->text("more_than"))};
  if (const Node* in = node_of(*record, "in")) rule.in = read_stream(*in, faults);
  if (rule.in.has_value() == (record->text("of") == "service"))
    faults.push_back(
        {.code = "ST-missing-key", .message = say("rule-share-whole"), .where = body.key_where});
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb share_verb{
    "share", {"en del av helheten är så stor", "a part of the whole is so large"}, options, read};

}  // namespace st
