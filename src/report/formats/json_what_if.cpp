// Two states of a plan for programs, `st.what-if/1`: schemas/st.what-if.schema.json describes it.
#include <nlohmann/json.hpp>

#include "st/report/what_if_report.hpp"

#include "report/formats/json_text.hpp"

namespace st {
namespace {

using Json = nlohmann::ordered_json;

Json optional(const std::optional<Date>& day) { return day ? Json(day->iso()) : Json(nullptr); }

Json side(const PlanReport& report) {
  const Projection& p = report.projection;
  const auto exact = [](const std::optional<Months>& months) {
    return months ? Json(months->fraction()) : Json(nullptr);
  };
  return {{"projected_end", optional(p.end())},
          {"half", optional(p.timeline.half())},
          {"months_done_exact", p.done.fraction()},
          {"months_credited_exact", p.credited.fraction()},
          {"months_left_exact", exact(p.left)}};
}

}  // namespace

std::string what_if_json(const WhatIfReport& report) {
  Json dates = Json::array();
  for (const MovedDate& one : report.moved()) {
    const Deadline& any = one.after ? *one.after : *one.before;
    dates.push_back({{"rule", any.rule->id},
                     {"subject", any.subject},
                     {"before", one.before ? Json(one.before->date.iso()) : Json(nullptr)},
                     {"after", one.after ? Json(one.after->date.iso()) : Json(nullptr)}});
  }
  Json outcomes = Json::array();
  for (const OutcomeChange& one : report.outcomes) {
    const auto word = [](const std::optional<Outcome>& outcome) {
      return outcome ? Json(std::string(name(*outcome))) : Json(nullptr);
    };
    outcomes.push_back({{"rule", one.rule},
                        {"name", one.name},
                        {"before", word(one.before)},
                        {"after", word(one.after)}});
  }
  Json again = Json::array();
  for (const Record* one : report.to_issue_again()) again.push_back(std::string(one->id()));
  const Json json{
      {"schema", "st.what-if/1"},         {"as_of", report.after.as_of().iso()},
      {"plan", report.after.plan().path}, {"before", side(report.before)},
      {"after", side(report.after)},      {"deadlines", std::move(dates)},
      {"outcomes", std::move(outcomes)},  {"certificates_to_issue_again", std::move(again)}};
  return json_text(json);
}

}  // namespace st
