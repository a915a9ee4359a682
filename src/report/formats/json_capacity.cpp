// Units by month for programs, `st.capacity/1`: schemas/st.capacity.schema.json describes it.
#include <nlohmann/json.hpp>

#include "st/report/capacity.hpp"

#include "report/formats/json_text.hpp"

namespace st {

std::string capacity_json(const CapacityReport& report);

std::string capacity_json(const CapacityReport& report) {
  using Json = nlohmann::ordered_json;
  Json units = Json::array();
  for (const UnitLoad& load : report.loads) {
    Json months = Json::array();
    for (std::size_t i = 0; i < load.months.size(); ++i) {
      const UnitMonth& month = load.months[i];
      Json there = Json::array();
      for (const Presence* one : month.there) {
        const bool named = one->rotation && !one->rotation->id().empty();
        there.push_back(
            {{"plan", one->plan},
             {"rotation", named ? Json(std::string(one->rotation->id())) : Json(nullptr)},
             {"from", one->period.from.iso()},
             {"to", one->period.to.iso()}});
      }
      months.push_back({{"month", add_months(report.first, static_cast<int>(i)).iso().substr(0, 7)},
                        {"trainees", month.most},
                        {"capacity", month.capacity ? Json(*month.capacity) : Json(nullptr)},
                        {"over", month.over},
                        {"there", std::move(there)}});
    }
    units.push_back({{"unit", load.unit}, {"name", load.name}, {"months", std::move(months)}});
  }
  const Json json{
      {"schema", "st.capacity/1"}, {"as_of", report.as_of.iso()}, {"units", std::move(units)}};
  return json_text(json);
}

}  // namespace st
