// Values as the tables have them, and every fault that reading one can have: its code, its words,
// its place.
#include <string>

#include <doctest/doctest.h>

#include "st/record/load.hpp"

namespace st {
namespace {

Document read(const std::string& text) {
  return read_document(Holds::plan, "p", {{"p/st.yaml", text}});
}

std::string place(Span where) {
  if (!where.source) return "-";
  const Position p = where.source->position(where.begin);
  return std::to_string(p.line) + ":" + std::to_string(p.column);
}

/// All faults, one a line: code, place, message.
std::string faults(const Document& document) {
  std::string all;
  for (const Fault& fault : document.faults) {
    all += std::string(fault.code) + " " + place(fault.where) + " " + fault.message.in(Lang::en) +
           "\n";
  }
  return all;
}

std::string faults(const std::string& text) { return faults(read(text)); }

std::string help(const std::string& text) {
  const Document document = read(text);
  REQUIRE(document.faults.size() == 1);
  return document.faults[0].help.in(Lang::en);
}

std::string rotation(const std::string& line) {
  return "rotations:\n  - from: 2024-01-01\n    " + line + "\n";
}

const Record& only(const Document& document, std::string_view section) {
  const auto all = document.list(section);
  REQUIRE(all.size() == 1);
  return *all.front();
}

TEST_CASE("an empty file, and one of comments, are read") {
  CHECK(faults("") == "");
  CHECK(faults("# nothing yet\n") == "");
  CHECK(faults("rotations:\ndoctor:\ntalks: []\ncontract: {}\n") == "");
}

TEST_CASE("a file without sections") {
  CHECK(faults("- a\n- b\n") == "ST-type 1:1 the file holds no sections\n");
  CHECK(faults("null\n") == "ST-type 1:1 the file holds no sections\n");
}

TEST_CASE("unknown keys, with the nearest known one") {
  CHECK(faults("rotatons: []\n") == "ST-unknown-key 1:1 unknown key 'rotatons' in plan\n");
  CHECK(help("rotatons: []\n") == "Did you mean 'rotations'?");
  CHECK(help(rotation("suprvisor: eva")) == "Did you mean 'supervisor'?");
  CHECK(faults(rotation("follow_up: {dat: 2024-01-01}")) ==
        "ST-unknown-key 3:17 unknown key 'dat' in event\n"
        "ST-missing-key 3:5 event lacks 'date'\n");
}

TEST_CASE("there is no implicit typing") {
  const Document document =
      read("courses:\n  - title: 2015:8\n    organiser: no\n    leader: 010\n    note: 1_000\n");
  const Record& course = only(document, "courses");
  CHECK(faults(document) == "");
  CHECK(course.text("title") == "2015:8");
  CHECK(course.text("organiser") == "no");
  CHECK(course.text("leader") == "010");
  CHECK(course.text("note") == "1_000");
}

TEST_CASE("dates") {
  CHECK(read(rotation("to: unknown")).list("rotations").list()[0]->find("to")->values[0].unknown());
  CHECK(faults(rotation("to: 2024-13-01")) ==
        "ST-type 3:9 'to' must be a date, but here stands '2024-13-01'\n");
  CHECK(help(rotation("to: 2024-13-01")) ==
        "There is no such day in the calendar: look at month and day.");
  CHECK(help(rotation("to: 2024-02-30")) ==
        "There is no such day in the calendar: look at month and day.");
  CHECK(help(rotation("to: 24-01-01")) == "Write the year with four digits, such as 2024-05-31.");
  CHECK(help(rotation("to: 20240131")) == "Write the date with hyphens: 2024-01-31.");
  CHECK(help(rotation("to: 1/2 2024")) == "Write year-month-day, such as 2024-05-31, or unknown.");
  CHECK(help(rotation("to: 1899-12-31")) == "Dates lie in 1900 to 2199.");
  CHECK(faults(rotation("to: 2199-12-31")) == "");
}

TEST_CASE("shares, counts, numbers and durations") {
  CHECK(read(rotation("share: 37.5 %")).list("rotations").list()[0]->share("share") ==
        Share::basis_points(3750));
  CHECK(help(rotation("share: 80")) == "Write the per cent sign: 80%.");
  CHECK(help(rotation("share: 101%")) == "Write a share from 0% to 100%, such as 80%.");
  const auto talk = [](const std::string& field) {
    return "talks: [{date: 2024-01-01, kind: supervision, " + field + "}]\n";
  };
  CHECK(read(talk("hours: 1.5")).list("talks").list()[0]->number("hours") == Number{150});
  CHECK(help(talk("hours: '1,5'")) == "Write a point, not a comma: 1.5.");
  CHECK(help(talk("hours: 010")) == "Write the number without zeros before it.");
  CHECK(help(talk("hours: -1")) == "The number may not be negative.");
  CHECK(help(talk("hours: 1_000")) == "Write the number without underscores.");
  CHECK(faults(talk("times: 1.5")) ==
        "ST-type 1:54 'times' must be a whole number, but here stands '1.5'\n");
  CHECK(faults("agreements: [{kind: supervision, date: 2024-01-01, every: two weeks}]\n") ==
        "ST-type 1:59 'every' must be a length of time, but here stands 'two weeks'\n");
}

TEST_CASE("yes and no") {
  for (const std::string word : {"true", "yes", "ja", "Ja"}) {
    CHECK(read(rotation("goals_met: " + word)).list("rotations").list()[0]->yes("goals_met") ==
          true);
  }
  for (const std::string word : {"false", "no", "nej"}) {
    CHECK(read(rotation("goals_met: " + word)).list("rotations").list()[0]->yes("goals_met") ==
          false);
  }
  CHECK_FALSE(read(rotation("goals_met: unknown")).list("rotations").list()[0]->yes("goals_met"));
  CHECK(faults(rotation("goals_met: on")) ==
        "ST-type 3:16 'goals_met' must be yes or no, but here stands 'on'\n");
  CHECK(
      read(rotation("introduction: 2024-01-02")).list("rotations").list()[0]->yes("introduction") ==
      true);
}

TEST_CASE("closed words; `other` asks for a note") {
  CHECK(help(rotation("status: don")) == "Did you mean 'done'?");
  CHECK(faults(rotation("kind: other")) ==
        "ST-missing-key 3:11 'kind' is 'other', and 'note' is missing\n");
  CHECK(faults(rotation("{kind: other, note: x}")) != "");
  CHECK(faults("rotations: [{from: 2024-01-01, kind: other, note: räddningstjänst}]\n") == "");
}

TEST_CASE("goals and their ranges") {
  const Document document = read(rotation("goals: [a1, BT1..BT3, 12]"));
  CHECK(faults(document) == "");
  const std::vector<std::string_view> expected{"a1", "BT1", "BT2", "BT3", "12"};
  CHECK(only(document, "rotations").texts("goals").list() == expected);
  CHECK(faults(rotation("goals: BT3..BT1")) ==
        "ST-type 3:12 'goals' must be a goal, but here stands 'BT3..BT1'\n");
  CHECK(faults(rotation("goals: a1..b3")) != "");
  CHECK(faults(rotation("goals: [delmål 1]")) != "");
}

TEST_CASE("ids: letters with rings and dots are letters, however they are typed") {
  const Document composed = read("people: [{id: åsa-ek.2}]\n");
  CHECK(faults(composed) == "");
  const Document decomposed = read("people: [{id: a\xCC\x8Asa-ek.2}]\n");
  CHECK(faults(decomposed) == "");
  CHECK(only(composed, "people").id() == only(decomposed, "people").id());
  CHECK(faults("people: [{id: Eva Lind}]\n") ==
        "ST-type 1:15 'id' must be an id, but here stands 'Eva Lind'\n");
}

TEST_CASE("no value") {
  CHECK(faults("courses:\n  - title:\n") == "ST-type 2:5 'title' has no value\n");
  CHECK(faults("courses:\n  - title: ''\n") == "ST-type 2:12 'title' has no value\n");
  CHECK(help("courses:\n  - title:\n") == "Fill it in or take the line away.");
  CHECK(faults(rotation("start_talk:")) == "ST-type 3:5 'start_talk' has no value\n");
  CHECK(faults(rotation("goals:")) == "");
  CHECK(faults(rotation("feedback:")) == "");
}

TEST_CASE("the wrong shape") {
  CHECK(faults("rotations: eva\n") ==
        "ST-type 1:12 'rotations' must be a list, but here stands 'eva'\n");
  CHECK(faults("rotations:\n  from: 2024-01-01\n") ==
        "ST-type 2:3 'rotations' must be a list, but here stands a mapping of keys to values\n");
  CHECK(help("rotations:\n  from: 2024-01-01\n") ==
        "Put a dash and a blank before the record's first key.");
  CHECK(faults("rotations: [eva]\n") ==
        "ST-type 1:13 'rotations' must be a list of records with keys and values, but here "
        "stands 'eva'\n");
  CHECK(faults("doctor: anna\n") ==
        "ST-type 1:9 'doctor' must be a mapping of keys to values, but here stands 'anna'\n");
  CHECK(faults(rotation("unit: [a, b]")) ==
        "ST-type 3:11 'unit' must be a unit's id, but here stands a list\n");
  CHECK(faults("courses: [{title: {a: b}}]\n") ==
        "ST-type 1:19 'title' must be a text, but here stands a mapping of keys to values\n");
}

TEST_CASE("missing keys, once each") {
  CHECK(faults("rotations: [{unit: a}]\n") == "ST-missing-key 1:14 rotation lacks 'from'\n");
  CHECK(faults("talks: [{kind: supervision}]\n") == "ST-missing-key 1:10 talk lacks 'date'\n");
  CHECK(faults("talks: [{kind: supervision, from: 2024-01-01, to: 2024-06-01, times: 5}]\n") == "");
  const Document document = read("rotations: [{unit: a}]\n");
  CHECK(document.list("rotations").list()[0]->find("from")->faulty);
  CHECK_FALSE(document.list("rotations").list()[0]->date("from"));
}

TEST_CASE("a fault marks its own field alone") {
  const Document document = read(rotation("to: soon"));
  const Record& record = only(document, "rotations");
  CHECK(record.find("to")->faulty);
  CHECK(record.date("from"));
  CHECK_FALSE(document.root->find("rotations")->faulty);
}

TEST_CASE("short forms") {
  const Document document = read(
      "contract:\n  approvals: {head: 2024-05-02, trainee: unknown}\n"
      "rotations:\n  - {from: 2024-01-01, start_talk: 2024-01-02, supervisor: {name: Ida Ek, "
      "specialty: geriatrik}}\n"
      "training: {specialty: geriatrik, start: 2024-01-01, share: 80%}\n");
  CHECK(faults(document) == "");
  const auto approvals = document.section("contract")->records("approvals").list();
  REQUIRE(approvals.size() == 2);
  CHECK(approvals[0]->text("role") == "head");
  CHECK(approvals[0]->date("date") == Date::from_ymd(2024, 5, 2));
  CHECK(place(approvals[0]->head()) == "2:15");
  CHECK(approvals[1]->find("date")->values[0].unknown());
  const Record& rotation = only(document, "rotations");
  CHECK(rotation.date("start_talk") == Date::from_ymd(2024, 1, 2));
  CHECK(rotation.record("start_talk")->type().name == "event");
  const Record* written = rotation.record("supervisor");
  REQUIRE(written);
  CHECK(&written->type() == &person_type());
  CHECK(written->texts("specialties").list() == std::vector<std::string_view>{"geriatrik"});
  CHECK(document.section("training")->share("share") == Share::basis_points(8000));
  CHECK(faults("contract: {approvals: {chief: 2024-01-01}}\n") ==
        "ST-type 1:24 'role' must be one of the fixed words, but here stands 'chief'\n");
  CHECK(faults("contract: {approvals: {role: head, date: 2024-01-01}}\n") ==
        "ST-type 1:23 'approvals' must be a list, but here stands a mapping of keys to values\n");
  CHECK(faults("people: [{id: eva, roles: [other]}]\n") ==
        "ST-missing-key 1:28 'role' is 'other', and 'note' is missing\n");
}

TEST_CASE("defaults give what a record does not say") {
  const Document document = read(
      "assessments:\n"
      "  - {date: 2024-03-01, method: cbd}\n"
      "  - {date: 2024-04-01, method: cbd, assessor: olle, documented: 2024-04-09}\n"
      "defaults:\n  assessments: {assessor: eva, documented: same_day}\n");
  CHECK(faults(document) == "");
  const auto all = document.list("assessments").list();
  REQUIRE(all.size() == 2);
  CHECK(all[0]->text("assessor") == "eva");
  CHECK(all[0]->date("documented") == Date::from_ymd(2024, 3, 1));
  CHECK(place(all[0]->find("documented")->default_at) == "5:44");
  CHECK(place(all[0]->find("documented")->where) == "2:6");
  CHECK(all[1]->text("assessor") == "olle");
  CHECK(all[1]->date("documented") == Date::from_ymd(2024, 4, 9));
  CHECK_FALSE(all[1]->find("assessor")->default_at);
}

TEST_CASE("defaults from another file, a needed key from defaults, and slips in defaults") {
  const Document two = read_document(Holds::plan, "p",
                                     {{"p/a.yaml", "talks: [{date: 2024-01-01}]\n"},
                                      {"p/st.yaml", "defaults: {talks: {kind: supervision}}\n"}});
  CHECK(faults(two) == "");
  CHECK(two.list("talks").list()[0]->text("kind") == "supervision");
  CHECK(faults("defaults: {talk: {kind: supervision}}\n") ==
        "ST-unknown-key 1:12 unknown key 'talk' in plan\n");
  CHECK(faults("defaults: {doctor: {name: x}}\n") ==
        "ST-unknown-key 1:12 unknown key 'doctor' in plan\n");
  CHECK(faults("defaults: {talks: {hour: 1}}\n") ==
        "ST-unknown-key 1:20 unknown key 'hour' in talk\n");
  const Document once = read(
      "talks: [{date: 2024-01-01, kind: supervision}, {date: 2024-02-01, kind: supervision}]\n"
      "defaults: {talks: {hours: long}}\n");
  CHECK(faults(once) == "ST-type 2:27 'hours' must be a number, but here stands 'long'\n");
  CHECK(once.list("talks").list()[1]->find("hours")->faulty);
  CHECK(faults(rotation("to: same_day")) != "");
}

TEST_CASE("specialties are held to the catalogue when there is one") {
  const std::string text = "training: {specialty: internmedicn, start: 2024-01-01}\n";
  CHECK(faults(text) == "");
  set_specialties({"internmedicin", "geriatrik"});
  CHECK(faults(text) ==
        "ST-type 1:23 'specialty' must be a specialty of the catalogue, but here stands "
        "'internmedicn'\n");
  CHECK(help(text) == "Did you mean 'internmedicin'?");
  set_specialties({});
}

}  // namespace
}  // namespace st
