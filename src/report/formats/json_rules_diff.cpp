// What `st rules diff` tells, for programs: `st.rules.diff/1`.
#include <nlohmann/json.hpp>

#include "st/report/rules_diff.hpp"

#include "report/formats/json_text.hpp"

namespace st {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const Phrase& phrase, Lang lang) {
  return phrase.empty() ? Json(nullptr) : Json(phrase.in(lang));
}

Json or_null(const std::optional<Outcome>& outcome) {
  return outcome ? Json(name(*outcome)) : Json(nullptr);
}

Json json_of(const EntryChange& entry, Lang lang) {
  Json aspects = Json::array();
  for (const Aspect& aspect : entry.aspects) {
    aspects.push_back({{"what", name(aspect.what)},
                       {"key", aspect.key},
                       {"before", or_null(aspect.before, lang)},
                       {"after", or_null(aspect.after, lang)}});
  }
  return {{"id", entry.id},
          {"name", entry.name.empty() ? Json(nullptr) : Json(entry.name)},
          {"change", name(entry.how)},
          {"aspects", std::move(aspects)}};
}

}  // namespace

std::string diff_json(const RulesDiff& diff, const RulesReport& report) {
  Json entries = Json::array();
  for (const EntryChange& entry : diff.entries) entries.push_back(json_of(entry, report.lang));
  Json json = {{"schema", "st.rules.diff/1"},
               {"before", diff.before},
               {"after", diff.after},
               {"entries", std::move(entries)}};
  if (diff.outcomes) {
    json["plans"] = Json::array();
    for (const OutcomeChange& change : *diff.outcomes) {
      json["plans"].push_back({{"plan", change.path},
                               {"rule", change.rule},
                               {"name", change.name},
                               {"before", or_null(change.before)},
                               {"after", or_null(change.after)}});
    }
  }
  return json_text(json);
}

}  // namespace st
