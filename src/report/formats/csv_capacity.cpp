// Units by month for spreadsheets.
#include "st/report/capacity.hpp"

#include "report/formats/csv.hpp"

namespace st {

std::string capacity_csv(const CapacityReport& report);

std::string capacity_csv(const CapacityReport& report) {
  std::string file = csv::begun({"unit", "name", "month", "trainees", "capacity", "over", "who"});
  for (const UnitLoad& load : report.loads) {
    for (std::size_t i = 0; i < load.months.size(); ++i) {
      const UnitMonth& month = load.months[i];
      std::string who;
      for (const Presence* one : month.there) who += (who.empty() ? "" : "; ") + one->doctor;
      csv::add_row(
          file,
          {load.unit, load.name, add_months(report.first, static_cast<int>(i)).iso().substr(0, 7),
           std::to_string(month.most), month.capacity ? std::to_string(*month.capacity) : "",
           month.over ? "yes" : "no", who});
    }
  }
  return file;
}

}  // namespace st
