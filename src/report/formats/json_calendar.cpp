// Dates to come as events of a calendar, for st-helper (src/helper/calendar.cpp).
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "st/report/calendar.hpp"
#include "st/text/hash.hpp"
#include "st/text/safe.hpp"

#include "report/dates.hpp"
#include "report/formats/json_text.hpp"
#include "report/plan_words.hpp"
#include "report/words.hpp"

namespace st {
namespace {

using Json = nlohmann::ordered_json;

/// Time to find a date together, and time to write what is missing.
constexpr int kAlarmDays[] = {30, 7};

std::string basic(Date day) {
  return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day());
}

/// What stands there even when the date moves: importing again moves the event, and adds none.
/// `nth`: of the dates of one rule and subject.
std::string uid_of(const PlanReport& report, const Deadline& deadline, int nth) {
  std::string whose(report.plan().id());
  if (whose.empty()) whose = report.plan().path;
  const std::string all = fmt::format("{}\n{}\n{}\n{}", whose, deadline.rule->id,  //
                                      deadline.subject, nth);
  return fmt::format("{:016x}@st.calendar", steady_hash(all));
}

/// A subject that is a person is nobody that the calendar's reader has to know of.
Deadline without_person(const PlanReport& report, Deadline deadline) {
  const bool person = !report.world.person(deadline.subject).empty();
  if (person) deadline.subject.clear();
  return deadline;
}

/// Whose training it is; of nobody in particular where that is null.
std::string title(const PlanReport* whose) {
  return whose ? "ST " + SafeText::from(doctor_name(*whose)).str() : "ST";
}

std::string description(const PlanReport& report, const Deadline& deadline, Lang lang) {
  const Rule& rule = *deadline.rule;
  std::string text = rule.text.in(lang);
  if (!rule.who.empty()) {
    text += "\n\n" + say("calendar-who", {role_words(rule.who, rule.pack)}).in(lang);
  }
  text += "\n\n" + rule.id + ": " + cited(rule.source, rule.pack, rule.unverified).in(lang);
  if (deadline.date < report.as_of()) text += "\n\n" + say("calendar-late").in(lang);
  return text;
}

Json event(const PlanReport& report, const Deadline& deadline, int nth, bool names, Lang lang) {
  const std::string what = what_to_do(without_person(report, deadline), lang);
  const int stamp = report.as_of() - Date::from_days(0);
  Json alarms = Json::array();
  for (const int days : kAlarmDays) {
    if (deadline.date - days >= report.as_of()) alarms.push_back(days);
  }
  return {{"uid", uid_of(report, deadline, nth)},
          {"stamp", basic(report.as_of()) + "T000000Z"},
          {"sequence", std::max(0, stamp)},  // Some calendars take an event anew only if it grows.
          {"date", basic(deadline.date)},
          {"summary", SafeText::from(title(names ? &report : nullptr) + ": " + what).str()},
          {"description", description(report, deadline, lang)},
          {"category", "ST"},
          {"alarms", std::move(alarms)}};
}

}  // namespace

std::string calendar_json(const std::vector<const PlanReport*>& reports, bool names, Lang lang) {
  Json events = Json::array();
  for (const PlanReport* report : reports) {
    std::map<std::pair<std::string_view, std::string_view>, int> nth;
    for (const Deadline& one : report->deadlines) {
      const int here = nth[{one.rule->id, one.subject}]++;
      events.push_back(event(*report, one, here, names, lang));
    }
  }
  const bool of_one = names && reports.size() == 1;
  const Json json{{"product", "-//st//st plan//EN"},
                  {"name", title(of_one ? reports.front() : nullptr)},
                  {"events", std::move(events)}};
  return json_text(json, -1);
}

}  // namespace st
