// The table of trainings for programs, `st.cohort/1`: schemas/st.cohort.schema.json describes it.
#include <nlohmann/json.hpp>

#include "st/report/cohort.hpp"

#include "report/formats/json_text.hpp"

namespace st {

std::string cohort_json(const Cohort& cohort);

std::string cohort_json(const Cohort& cohort) {
  using Json = nlohmann::ordered_json;
  const auto day = [](const std::optional<Date>& some) {
    return some ? Json(some->iso()) : Json(nullptr);
  };
  const auto months = [](const std::optional<Months>& some) {
    return some ? Json(some->rounded()) : Json(nullptr);
  };
  Json plans = Json::array();
  for (const CohortRow& row : cohort.rows) {
    plans.push_back({{"plan", row.path},
                     {"id", row.id.empty() ? Json(nullptr) : Json(row.id)},
                     {"doctor", row.doctor},
                     {"specialty", row.specialty.in(cohort.lang)},
                     {"projected_end", day(row.end)},
                     {"target_end", day(row.target)},
                     {"months_late", months(row.late)},
                     {"months_left", months(row.left)},
                     {"next", day(row.next)},
                     {"next_rule", row.next_rule.empty() ? Json(nullptr) : Json(row.next_rule)},
                     {"errors", row.errors},
                     {"warnings", row.warnings},
                     {"completed", row.completed}});
  }
  const Json json{
      {"schema", "st.cohort/1"}, {"as_of", cohort.as_of.iso()}, {"plans", std::move(plans)}};
  return json_text(json);
}

}  // namespace st
