// Where a training stands, for programs, `st.plan/1`: schemas/st.plan.schema.json describes it.
#include <nlohmann/json.hpp>

#include "st/report/plan_report.hpp"

#include "report/dates.hpp"
#include "report/formats/json_text.hpp"
#include "report/plan_words.hpp"

namespace st {
namespace {

using Json = nlohmann::ordered_json;

Json optional(const std::optional<Date>& day) { return day ? Json(day->iso()) : Json(nullptr); }

Json word(std::string_view text) { return text.empty() ? Json(nullptr) : Json(std::string(text)); }

/// Months twice: two decimals to show, and exactly.
void put(Json& into, const std::string& name, const std::optional<Months>& months) {
  into[name] = months ? Json(months->rounded()) : Json(nullptr);
  into[name + "_exact"] = months ? Json(months->fraction()) : Json(nullptr);
}

Json place(Span where) {
  if (!where) return {{"file", nullptr}, {"line", nullptr}};
  return {{"file", where.source->path()}, {"line", where.source->position(where.begin).line}};
}

Json deadlines(const PlanReport& report) {
  Json all = Json::array();
  for (const Deadline& one : report.deadlines) {
    Json json{
        {"date", one.date.iso()}, {"days_left", one.date - report.as_of()}, {"rule", one.rule->id},
        {"subject", one.subject}, {"what", what_to_do(one, report.lang)},   {"who", one.rule->who},
        {"again", one.again}};
    json.update(place(one.where));
    all.push_back(std::move(json));
  }
  return all;
}

Json goals(const PlanReport& report) {
  Json all = Json::array();
  for (const GoalStand& stand : report.goals) {
    Json needs = Json::array();
    for (const GoalNeed& need : stand.needs) {
      needs.push_back({{"any_of", need.kinds}, {"outcome", std::string(name(need.outcome))}});
    }
    Json activities = Json::array();
    for (const Record* record : stand.activities) activities.push_back(std::string(record->id()));
    all.push_back({{"goal", stand.goal.code},
                   {"state", std::string(name(stand.state))},
                   {"needs", std::move(needs)},
                   {"activities", std::move(activities)},
                   {"unverified", word(stand.goal.unverified)}});
  }
  return all;
}

Json timeline(const PlanReport& report) {
  Json all = Json::array();
  for (const char* section : {"rotations", "absences", "courses", "projects"}) {
    for (const Record* record : in_order(report.plan(), section)) {
      const auto field = [&](const char* name) {
        return record->type().find(name) ? record->date(name) : std::nullopt;
      };
      const auto share =
          record->type().find("share") ? record->share("share") : std::optional<Share>();
      Json json{{"kind", std::string(record->type().name)},
                {"id", word(record->id())},
                {"from", period_shown(*record, {})->from.iso()},
                {"to", optional(field("to") ? field("to") : field("end"))},
                {"share", share ? Json(share->points() / 10000.0) : Json(nullptr)}};
      json.update(place(record->where()));
      all.push_back(std::move(json));
    }
  }
  return all;
}

Json ids(const std::vector<const Record*>& records) {
  Json all = Json::array();
  for (const Record* record : records) all.push_back(std::string(record->id()));
  return all;
}

Json days(const PlanReport& report) {
  Json all = Json::array();
  for (const Spell& one : report.projection.spells) {
    Json json{{"from", one.period.from.iso()},
              {"to", one.period.to.iso()},
              {"days", one.period.days()},
              {"recorded", one.recorded},
              {"post", one.post != nullptr || !one.recorded},
              {"rotations", ids(one.rotations)},
              {"absences", ids(one.absences)},
              {"working", one.working.points() / 10000.0},
              {"away", one.away.points() / 10000.0},
              {"counted", one.counted.points() / 10000.0},
              {"left_out", one.left_out ? Json(one.left_out->id) : Json(nullptr)}};
    put(json, "months", one.months);
    put(json, "sum", one.sum);
    all.push_back(std::move(json));
  }
  return all;
}

Json credits(const PlanReport& report) {
  Json all = Json::array();
  for (const Credited& one : report.projection.timeline.credits()) {
    Json json{{"kind", std::string(one.record->text("kind"))},
              {"rule", one.cap ? Json(one.cap->id) : Json(nullptr)}};
    put(json, "asked", one.asked);
    put(json, "counted", one.counted);
    json.update(place(one.record->where()));
    all.push_back(std::move(json));
  }
  return all;
}

}  // namespace

std::string plan_json(const PlanReport& report) {
  const Projection& p = report.projection;
  const Record* training = report.plan().section("training");
  const auto field = [&](const char* name) {
    return word(training ? training->text(name) : std::string_view());
  };
  Json json{{"schema", "st.plan/1"},
            {"as_of", p.as_of.iso()},
            {"plan", report.plan().path},
            {"doctor", word(report.plan().id())},
            {"regulation", field("regulation")},
            {"specialty", field("specialty")},
            {"start", optional(p.start())},
            {"completed", optional(p.timeline.completed())},
            {"projected_end", optional(p.end())},
            {"half", optional(p.timeline.half())}};
  put(json, "months_required", p.timeline.required());
  put(json, "months_done", p.done);
  put(json, "months_credited", p.credited);
  put(json, "months_left", p.left);
  json["deadlines"] = deadlines(report);
  json["goals"] = goals(report);
  json["timeline"] = timeline(report);
  json["credits"] = credits(report);
  json["days"] = days(report);
  return json_text(json);
}

}  // namespace st
