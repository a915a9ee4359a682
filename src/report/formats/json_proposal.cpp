// Proposed days for programs, `st.proposal/1`: schemas/st.proposal.schema.json describes it.
#include <nlohmann/json.hpp>

#include "st/report/proposal.hpp"

#include "report/formats/json_text.hpp"
#include "report/words.hpp"

namespace st {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(std::string(text));
}

Json json_of(const Wish& wish) {
  return {{"plan", wish.plan->path},
          {"wanted", text_or_null(wish.record->id())},
          {"unit", text_or_null(wish.unit)},
          {"months", wish.months ? Json(wish.months->rounded()) : Json(nullptr)}};
}

Json json_of(const ProposalReport& report, const Conflict& conflict) {
  Json reasons = Json::array();
  for (const ReasonNumber number : conflict.reasons) {
    const Reason& reason = report.proposal.reason(number);
    reasons.push_back({{"text", reason.what.in(report.lang)},
                       {"where", reason.where ? Json(place_text(reason.where)) : Json(nullptr)}});
  }
  Json one = json_of(report.proposal.wishes()[conflict.group]);
  one["smallest"] = conflict.smallest;
  one["cannot_all_hold"] = std::move(reasons);
  return one;
}

}  // namespace

std::string proposal_json(const ProposalReport& report) {
  Json placed = Json::array();
  for (const std::size_t option : report.chosen.options) {
    const Placed& one = report.proposal.option(option);
    Json row = json_of(report.proposal.wishes()[one.wish]);
    row["from"] = one.period.from.iso();
    row["to"] = one.period.to.iso();
    placed.push_back(std::move(row));
  }
  Json unplaced = Json::array();
  for (const Conflict& conflict : report.chosen.conflicts) {
    unplaced.push_back(json_of(report, conflict));
  }
  const Json json{{"schema", "st.proposal/1"},
                  {"as_of", report.as_of.iso()},
                  {"placed", std::move(placed)},
                  {"unplaced", std::move(unplaced)},
                  {"days", report.chosen.cost},
                  {"least_days", report.chosen.bound},
                  {"most_placed", report.chosen.most},
                  {"diff", report.diff},
                  {"written", report.files}};
  return json_text(json);
}

}  // namespace st
