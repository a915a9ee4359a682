// `share`: a part of the whole service, done and planned.
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
          {"of", Kind::text, true, false, {"service", "service"}},
          {"where", Kind::node, true, false, {"vilka placeringar", "which rotations"}},
          {"at_least", Kind::text, false, false, {"minst", "at least"}},
          {"more_than", Kind::text, false, false, {"mer än", "more than"}},
      }};
  return type;
}

struct Part {
  Condition where;
  std::string at_least;  ///< A share or a $parameter; empty when it is more_than.
  std::string more_than;
};

Share share_of(const Context& context, const std::string& text) {
  if (!text.starts_with('$')) return parse_share(text).value_or(Share{});
  const auto words = parameter_words(context, text.substr(1));
  return words.empty() ? Share{} : parse_share(words.front()).value_or(Share{});
}

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

std::vector<Decision> decide(const Part& rule, const Context& context) {
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
  const std::int64_t limit =
      share_of(context, rule.at_least.empty() ? rule.more_than : rule.at_least).points();
  const auto enough = [&](Months months) {
    const std::int64_t left = months.units() * 10000;
    const std::int64_t right = whole.units() * limit;
    return rule.at_least.empty() ? left > right : left >= right;
  };
  const Phrase tally = say("rule-share", {part.text(), whole.text(),
                                          Share::basis_points(static_cast<int>(limit)).text()});
  Decision decision{.message = tally, .where = place_of(context, "rotations"), .due = by.date};
  if (enough(part)) return {decision};
  if (enough(part + open)) return {undecided(say("rule-share-open", {tally}), decision.where)};
  return {unfulfilled(context, by, tally, decision.where)};
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  const Part rule{condition_of(*record, "where", faults), std::string(record->text("at_least")),
                  std::string(record->text("more_than"))};
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb share_verb{
    "share", {"en del av helheten är så stor", "a part of the whole is so large"}, options, read};

}  // namespace st
