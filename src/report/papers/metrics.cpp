// `st report metrics`: every indicator of the packs, against its target, by group, and over time.
#include "st/report/metrics.hpp"

#include <algorithm>

#include "st/report/papers.hpp"
#include "st/rule/roles.hpp"

#include "report/formats/svg_bars.hpp"
#include "report/papers/parts.hpp"

namespace st {

Paper metrics_paper(const Subject& subject);

namespace {

constexpr std::int64_t kHundred = 100;

Cell amount(std::int64_t hundredths) { return hundredths / kHundred; }

/// As it is told: a share as per cent.
Cell shown(const MetricResult& result, const MetricValue& value) {
  if (value.suppressed) return Cell(say("metrics-few"), Tone::quiet);
  const auto now = value.value(result.is_share());
  if (!now) return {};
  if (!result.is_share()) return amount(*now);
  Cell cell(Share::basis_points(static_cast<int>(*now)));
  if (result.target) cell.tone = result.reached(value) ? Tone::good : Tone::bad;
  return cell;
}

/// The first of the rule's own words.
Phrase about(const Rule& rule) {
  const auto first = [](const std::string& text) {
    return text.substr(0, std::min({text.find(". "), text.find(';'), text.size() - 1}));
  };
  return Bilingual{first(rule.text.sv), first(rule.text.en)};
}

Phrase group_words(const Subject& subject, const MetricResult& result, const MetricValue& value) {
  std::vector<Phrase> words;
  if (value.after) words.push_back(say("metrics-after", {std::to_string(value.after->months)}));
  for (std::size_t i = 0; i < value.group.size(); ++i) {
    const std::string& word = value.group[i];
    const std::string& what = result.metric.per[i];
    if (word.empty()) continue;
    const Specialty* specialty = what == "specialty" ? subject.book->specialty(word) : nullptr;
    const RecordType* unit = unit_type().find("unit")->record;
    words.push_back(specialty          ? Phrase(specialty->name)
                    : what == "sector" ? worded(unit, what, word)
                                       : Phrase(word));
  }
  if (value.group.empty()) words.push_back(say("metrics-all"));
  return enumerate(words);
}

Cell target_of(const MetricResult& result) {
  if (!result.target) return {};
  if (result.is_share()) return Share::basis_points(static_cast<int>(*result.target));
  return amount(*result.target);
}

const MetricValue* same(const MetricResult& result, const MetricValue& value) {
  const auto it = std::ranges::find_if(result.values, [&](const MetricValue& other) {
    return other.group == value.group && other.after == value.after;
  });
  return it == result.values.end() ? nullptr : &*it;
}

/// The results on earlier days, in the order of the days.
using Earlier = std::vector<std::vector<MetricResult>>;

std::vector<Column> columns_of(const Subject& subject) {
  std::vector<Column> columns{{"rule", say("paper-rule")},
                              {"name", say("paper-about")},
                              {"group", say("metrics-group")},
                              {"value", say("metrics-value"), Holding::share}};
  for (const MetricSums* then : subject.before) {
    const std::string day = then->as_of().iso();
    columns.push_back({"value_" + day, say("metrics-on", {day}), Holding::share});
  }
  const std::vector<Column> rest{{"numerator", say("metrics-numerator"), Holding::count},
                                 {"denominator", say("metrics-denominator"), Holding::count},
                                 {"pending", say("metrics-pending"), Holding::count, true},
                                 {"unknown", say("metrics-unknown"), Holding::count, true},
                                 {"target", say("metrics-target"), Holding::share},
                                 {"reached", say("paper-state")}};
  columns.insert(columns.end(), rest.begin(), rest.end());
  return columns;
}

std::vector<Cell> row_of(const Subject& subject, const MetricResult& result,
                         const MetricValue& value, const Earlier& earlier) {
  std::vector<Cell> row{result.rule->id, about(*result.rule), group_words(subject, result, value),
                        shown(result, value)};
  for (const auto& then : earlier) {
    const auto it = std::ranges::find(then, result.rule->id,
                                      [](const MetricResult& one) { return one.rule->id; });
    const MetricValue* before = it == then.end() ? nullptr : same(*it, value);
    row.push_back(before ? shown(*it, *before) : Cell());
  }
  const auto counted = [&](std::int64_t number) {
    return value.suppressed ? Cell() : Cell(number);
  };
  row.push_back(counted(value.numerator / kHundred));
  row.push_back(result.is_share() ? counted(value.denominator / kHundred) : Cell());
  row.push_back(counted(value.pending));
  row.push_back(counted(value.unknown));
  row.push_back(target_of(result));
  const bool judged = result.target && !value.suppressed && value.value(result.is_share());
  const bool reached = judged && result.reached(value);
  row.push_back(judged ? Cell(say(reached ? "metrics-reached" : "metrics-not-reached"),
                              reached ? Tone::good : Tone::bad)
                       : Cell());
  return row;
}

Table missing_table(const Subject& subject, const std::vector<MetricResult>& results) {
  Table table{.name = "missing", .title = say("metrics-missing")};
  table.columns = {
      {"rule", say("paper-rule")}, {"group", say("metrics-group")}, {"plan", say("metrics-plan")}};
  table.none = say("paper-none");
  for (const MetricResult& result : results) {
    for (const MetricValue& value : result.values) {
      if (!value.group.empty()) continue;
      for (const std::string& plan : value.missing)
        table.rows.push_back({result.rule->id, group_words(subject, result, value), plan});
    }
  }
  return table;
}

/// Shares of all, with a line at each target.
std::vector<SvgBar> bars_of(const Subject& subject, const std::vector<MetricResult>& results) {
  std::vector<SvgBar> bars;
  for (const MetricResult& result : results) {
    for (const MetricValue& value : result.values) {
      const auto now = value.value(true);
      if (!result.is_share() || !result.target || !value.group.empty() || value.suppressed || !now)
        continue;
      const Phrase words = value.after
                               ? enumerate({result.rule->id, group_words(subject, result, value)})
                               : Phrase(result.rule->id);
      bars.push_back(
          {words.in(subject.lang), *now, *result.target,
           decimal(Share::basis_points(static_cast<int>(*now)).text()).in(subject.lang)});
    }
  }
  return bars;
}

}  // namespace

Paper metrics_paper(const Subject& subject) {
  const auto results = subject.sums->results();
  Earlier earlier;
  for (const MetricSums* then : subject.before) earlier.push_back(then->results());
  Paper paper{.name = "metrics", .title = say("metrics-title"), .as_of = subject.as_of};
  Figures figures;
  figures.all = {{"plans", say("metrics-plans"), std::int64_t{subject.sums->plans()}},
                 {"units", say("metrics-units"), std::int64_t{subject.sums->units()}}};
  paper.blocks.emplace_back(std::move(figures));
  if (const auto bars = bars_of(subject, results); !bars.empty()) {
    const Phrase title = say("metrics-picture");
    paper.blocks.emplace_back(Picture{"targets", title, svg_bars(title, bars, subject.lang)});
  }
  Table table{.name = "metrics", .none = say("metrics-none")};
  table.columns = columns_of(subject);
  for (const MetricResult& result : results) {
    for (const MetricValue& value : result.values)
      table.rows.push_back(row_of(subject, result, value, earlier));
  }
  paper.blocks.emplace_back(std::move(table));
  if (subject.full) {
    paper.blocks.emplace_back(missing_table(subject, results));
  } else {
    paper.blocks.emplace_back(Paragraph{say("metrics-hidden"), Tone::quiet});
  }
  return paper;
}

}  // namespace st
