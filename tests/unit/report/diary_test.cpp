// What of a plan is an entry of its diary, and what a filter leaves.
#include "st/report/diary.hpp"

#include <doctest/doctest.h>

#include "st/record/load.hpp"

namespace st {
namespace {

constexpr const char* kPlan =
    "doctor: {id: maja, licence: 2026-04-09}\n"
    "training: {specialty: x, start: 2026-09-01}\n"
    "people: [{id: eva, name: Eva Lind, licence: 1999-01-01}]\n"
    "contract: {signed: 2026-11-02, approvals: {head: 2026-11-03}}\n"
    "talks:\n"
    "  - {id: t1, date: 2026-10-05, kind: supervision, with: eva, hours: 1.5}\n"
    "  - {from: 2026-10-06, to: 2026-12-01, times: 4, kind: supervision}\n"
    "rotations:\n"
    "  - {id: k, unit: kard, from: 2027-01-11, to: 2027-04-30, goals: [c1..c3], start_talk: "
    "2027-01-12,\n"
    "     end_talk: {date: 2027-04-30, with: eva}, feedback: {given: 2027-05-02}}\n"
    "wanted: [{unit: njur}]\n";

std::string told(const DiaryFilter& filter, Lang lang = Lang::en) {
  const Document plan = read_document(Holds::plan, "plan", {{"st.yaml", kPlan}});
  std::string all;
  for (const DiaryEntry& entry : diary_of(World(plan), *parse_date("2026-11-21"), lang, filter)) {
    all += entry.from.iso() + " " + entry.kind + (entry.planned ? " planned" : "") + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("every day of the plan is an entry, in the order of the days") {
  CHECK(told({}) ==
        "2026-04-09 doctor.licence\n2026-09-01 training.start\n2026-10-05 talk\n2026-10-06 talk\n"
        "2026-11-02 contract.signed\n2026-11-03 contract-approval\n2027-01-11 rotation planned\n"
        "2027-01-12 rotation.start_talk planned\n2027-04-30 rotation.end_talk planned\n"
        "2027-05-02 rotation.feedback.given planned\n");
}

TEST_CASE("by kind, its events included") {
  CHECK(told({.kinds = {"talk"}}) == "2026-10-05 talk\n2026-10-06 talk\n");
  CHECK(told({.kinds = {"rotation"}, .to = parse_date("2027-01-12")}) ==
        "2027-01-11 rotation planned\n2027-01-12 rotation.start_talk planned\n");
}

TEST_CASE("by period: what touches it") {
  const DiaryFilter november{.from = parse_date("2026-11-01"), .to = parse_date("2026-11-02")};
  CHECK(told(november) == "2026-10-06 talk\n2026-11-02 contract.signed\n");
}

TEST_CASE("by goal, of a range too, and by person, by id or name") {
  CHECK(told({.goals = {"c2"}}) == "2027-01-11 rotation planned\n");
  CHECK(told({.goals = {"c4"}}).empty());
  const std::string with_eva = "2026-10-05 talk\n2027-04-30 rotation.end_talk planned\n";
  CHECK(told({.person = "eva"}) == with_eva);
  CHECK(told({.person = "lind"}) == with_eva);
  CHECK(told({.person = "olle"}).empty());
}

TEST_CASE("an entry says what it was, with whom and how long") {
  const Document plan = read_document(Holds::plan, "plan", {{"st.yaml", kPlan}});
  const auto entries =
      diary_of(World(plan), *parse_date("2026-11-21"), Lang::sv, {.kinds = {"talk"}});
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].what == "samtal: handledarsamtal, 1,5 h");
  CHECK(entries[0].names == std::vector<std::string>{"Eva Lind"});
  CHECK(entries[0].id == "t1");
  CHECK(entries[0].line == 6);
  CHECK(entries[1].what == "samtal: handledarsamtal, gånger: 4");
}

}  // namespace st
