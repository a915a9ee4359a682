// `metric`: an indicator over many plans: a number, or a part of those whom it speaks of. It
// decides nothing of one plan; whose time is not past, and of whom nothing is known, are counted
// apart.
#include "st/rule/metric.hpp"

#include <algorithm>

#include "st/text/suggest.hpp"

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& measure_type() {
  static const RecordType type{
      .name = "measure",
      .term = "mängd",
      .doc = {"vilka som räknas", "who are counted"},
      .fields = {
          {"in",
           Kind::text,
           false,
           true,
           {"plans, units, regions eller en sektion", "plans, units, regions or a section"}},
          {"where", Kind::node, false, false, {"vilka av dem", "which of them"}},
          {"rule",
           Kind::id,
           false,
           false,
           {"de som denna regel gäller", "those of whom a rule speaks"}},
          {"is",
           Kind::text,
           false,
           true,
           {"regelns utfall hos dem", "the rule's outcome for them"}},
          {"date",
           Kind::text,
           false,
           false,
           {"händelsen som ger året, som end eller start",
            "the event that gives the year, such as end or start"}},
          {"sum", Kind::text, false, false, {"fält att summera", "a field to add up"}},
      }};
  return type;
}

const RecordType& target_type() {
  static const RecordType type{.name = "target",
                               .term = "mål",
                               .doc = {"målet", "the target"},
                               .fields = {
                                   {"at_least", Kind::text, false, false, {"minst", "at least"}},
                                   {"at_most", Kind::text, false, false, {"högst", "at most"}},
                                   {"more_than", Kind::text, false, false, {"mer än", "more than"}},
                               }};
  return type;
}

Field measure(std::string_view name, Doc doc) {
  return {name, Kind::record, false, false, doc, nullptr, &measure_type()};
}

const RecordType& options() {
  static const RecordType type{
      .name = "metric",
      .term = "mått",
      .doc = {"täljare, nämnare och mål", "numerator, denominator and target"},
      .fields = {
          measure("count", {"vad som räknas", "what is counted"}),
          measure("share", {"täljaren", "the numerator"}),
          measure("of", {"nämnaren", "the denominator"}),
          {"target", Kind::record, false, false, {"målet", "the target"}, nullptr, &target_type()},
          {"per",
           Kind::text,
           false,
           true,
           {"grupper: specialty, unit, administration, sector, area, year",
            "groups: specialty, unit, administration, sector, area, year"}},
          {"after", Kind::duration, false, true, {"så långt efter", "so long after"}},
      }};
  return type;
}

void refuse_word(const Record& record, std::string_view field, std::string_view word,
                 std::vector<std::string_view> known, Faults& faults) {
  if (std::ranges::count(known, word) > 0) return;
  faults.push_back({.code = "ST-type",
                    .message = say("rule-metric-word", {field, word}),
                    .where = record.find(field)->where,
                    .help = suggestion(word, known)});
}

/// A measure says whom it counts, by words that exist.
void check_measure(const Record& record, Faults& faults) {
  condition_of(record, "where", faults);
  std::vector<std::string_view> outcomes;
  for (const Outcome outcome : all_outcomes) outcomes.push_back(name(outcome));
  for (const auto word : record.texts("is")) refuse_word(record, "is", word, outcomes, faults);
  if (!record.has("in") && !record.has("rule"))
    faults.push_back(
        {.code = "ST-missing-key", .message = say("rule-metric-whom"), .where = record.head()});
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  for (const auto* field : {"count", "share", "of"}) {
    if (const Record* measured = record->record(field)) check_measure(*measured, faults);
  }
  for (const auto word : record->texts("per"))
    refuse_word(*record, "per", word,
                {"specialty", "unit", "administration", "sector", "area", "year"}, faults);
  const bool part = record->has("share") && record->has("of");
  if (part == record->has("count"))
    faults.push_back(
        {.code = "ST-missing-key", .message = say("rule-metric-shape"), .where = body.key_where});
  return {};
}

Measure measure_of(const Record& record) {
  Faults none;
  Measure measure{.in = std::string(record.text("in")),
                  .where = condition_of(record, "where", none),
                  .rule = std::string(record.text("rule")),
                  .date = std::string(record.text("date")),
                  .sum = std::string(record.text("sum"))};
  for (const auto word : record.texts("is")) {
    if (const auto outcome = outcome_named(word)) measure.is.push_back(*outcome);
  }
  return measure;
}

std::optional<Target> target_of(const Record* record) {
  if (!record) return {};
  using How = Target::How;
  for (const auto& [field, how] : {std::pair{"at_least", How::at_least},
                                   {"at_most", How::at_most},
                                   {"more_than", How::more_than}}) {
    if (record->has(field)) return Target{how, std::string(record->text(field))};
  }
  return {};
}

}  // namespace

Metric read_metric(const Node& body) {
  Faults none;
  const auto record = read_options(body, options(), none);
  Metric metric;
  if (const Record* count = record->record("count")) metric.of = measure_of(*count);
  if (const Record* share = record->record("share")) {
    metric.share = measure_of(*share);
    metric.of = measure_of(*record->record("of"));
  }
  metric.target = target_of(record->record("target"));
  for (const auto word : record->texts("per")) metric.per.emplace_back(word);
  if (const Entry* after = record->find("after")) {
    for (const Value& value : after->values) metric.after.push_back(*value.as<Duration>());
  }
  return metric;
}

const Verb metric_verb{
    "metric", {"ett mått över många planer", "an indicator over many plans"}, options, read, false};

}  // namespace st
