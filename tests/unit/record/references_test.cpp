// What is true of a plan as a whole: references, people of several files, ids, the order of dates,
// shares over 100 %.
#include <string>

#include <doctest/doctest.h>

#include "st/record/load.hpp"

namespace st {
namespace {

Document read(Holds kind, const std::string& path, const std::string& text) {
  return read_document(kind, path, {{path, text}});
}

std::string place(Span where) {
  const Position p = where.source->position(where.begin);
  return where.source->path() + ":" + std::to_string(p.line) + ":" + std::to_string(p.column);
}

std::string told(const Faults& faults) {
  std::string all;
  for (const Fault& fault : faults) {
    all += std::string(fault.code) + " " + place(fault.where) + " " + fault.message.in(Lang::en);
    for (const Related& other : fault.related) all += " < " + place(other.where);
    all += "\n";
  }
  return all;
}

std::string checked(const std::string& plan_text, const std::string& unit_text = {},
                    const std::string& region_text = {}) {
  const Document plan = read(Holds::plan, "p/st.yaml", plan_text);
  const Document unit = read(Holds::unit, "u.yaml", unit_text);
  const Document region = read(Holds::region, "r.yaml", region_text);
  CHECK(told(plan.faults) == "");
  Faults faults;
  check_references(World(plan, {&unit, &region}), faults);
  return told(faults);
}

TEST_CASE("people are looked up in the plan, its units and its region") {
  const std::string plan =
      "doctor: {id: anna}\n"
      "training: {specialty: geriatrik, start: 2024-01-01, unit: home, region: skane}\n"
      "people: [{id: eva, name: Eva Lind}]\n"
      "talks: [{date: 2024-01-01, kind: supervision, with: [anna, eva, karin, berit]}]\n";
  const std::string unit = "unit: {id: home, people: [{id: karin}, {id: eva, title: docent}]}\n";
  const std::string region = "region: {id: skane, people: [{id: berit}]}\n";
  CHECK(checked(plan, unit, region) == "");
  CHECK(checked(plan, unit) == "ST-reference p/st.yaml:4:72 no person has the id 'berit'\n");

  const Document p = read(Holds::plan, "p/st.yaml", plan);
  const Document u = read(Holds::unit, "u.yaml", unit);
  const World world(p, {&u});
  const Person eva = world.person("eva");
  REQUIRE(eva.size() == 2);
  CHECK(eva[0]->text("name") == "Eva Lind");
  CHECK(eva[1]->text("title") == "docent");
  CHECK(world.person("anna")[0]->type().name == "doctor");
  CHECK(world.person("nobody").empty());
  CHECK(world.person("").empty());
}

TEST_CASE("a person of the unit that the record names") {
  const std::string plan =
      "rotations: [{from: 2024-01-01, unit: akut, supervisor: per, feedback: {given: {date: "
      "2024-02-01, with: per}}}]\n";
  CHECK(checked(plan, "unit: {id: akut, people: [{id: per}]}\n") == "");
  CHECK(checked(plan, "unit: {id: other, people: [{id: per}]}\n") ==
        "ST-reference p/st.yaml:1:56 no person has the id 'per'\n"
        "ST-reference p/st.yaml:1:104 no person has the id 'per'\n");
}

TEST_CASE("two entries of one person may not differ") {
  const std::string plan =
      "training: {specialty: geriatrik, start: 2024-01-01, unit: home}\n"
      "people: [{id: eva, licence: 2004-02-01, doctorate: unknown}]\n";
  CHECK(checked(plan, "unit: {id: home, people: [{id: eva, doctorate: yes}]}\n") == "");
  CHECK(checked(plan, "unit: {id: home, people: [{id: eva, licence: 2004-02-02}]}\n") ==
        "ST-duplicate p/st.yaml:2:29 what is said of 'eva' differs: 'licence' < u.yaml:1:46\n");
}

TEST_CASE("references between records") {
  CHECK(checked("rotations: [{id: r1, from: 2024-01-01, certificate: c1}]\n"
                "certificates: [{id: c1, kind: clinical, for: r1}]\n") == "");
  CHECK(checked("rotations: [{id: r1, from: 2024-01-01, certificate: c2}]\n"
                "certificates: [{id: c11, kind: clinical, for: r2}]\n") ==
        "ST-reference p/st.yaml:1:53 no record has the id 'c2'\n"
        "ST-reference p/st.yaml:2:47 no record has the id 'r2'\n");
  CHECK(checked("rotations: [{id: r1, from: 2024-01-01, certificate: r1}]\n") ==
        "ST-reference p/st.yaml:1:53 'r1' is a record of rotations, which does not fit here\n");
  CHECK(checked("talks: [{date: 2024-01-01, kind: supervision, for: [c1, STa3]}]\n") == "");
}

TEST_CASE("a slip in an id is met with the one that was meant") {
  const Document plan = read(
      Holds::plan, "p/st.yaml",
      "people: [{id: eva-lind}]\ntalks: [{date: 2024-01-01, kind: supervision, with: eva-lnd}]\n");
  Faults faults;
  check_references(World(plan), faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].help.in(Lang::en) == "Did you mean 'eva-lind'?");
}

TEST_CASE("an authority may approve an exception, and nothing else") {
  const std::string exception =
      "exceptions: [{rule: N15-x, reason: x, date: 2024-01-01, approved_by: ";
  CHECK(checked(exception + "socialstyrelsen}]\n") == "");
  CHECK(checked(exception + "ingen}]\n") != "");
}

TEST_CASE("a dangling id in defaults is reported once") {
  CHECK(checked("talks: [{date: 2024-01-01, kind: supervision}, {date: 2024-02-01, kind: "
                "supervision}]\ndefaults: {talks: {with: eva}}\n") ==
        "ST-reference p/st.yaml:2:26 no person has the id 'eva'\n");
}

TEST_CASE("ids are unique over all sections, the doctor's and the people's too") {
  CHECK(checked("doctor: {id: anna}\npeople: [{id: anna}]\n") ==
        "ST-duplicate p/st.yaml:2:15 id 'anna' stands twice < p/st.yaml:1:14\n");
  CHECK(checked("courses: [{id: x, title: a}]\nrotations: [{id: x, from: 2024-01-01}]\n") ==
        "ST-duplicate p/st.yaml:2:18 id 'x' stands twice < p/st.yaml:1:16\n");
}

TEST_CASE("only `to` before `from`, and `end` before `start`, are wrong orders") {
  CHECK(checked("rotations: [{from: 2024-02-01, to: 2024-01-31}]\nbt: {start: 2024-02-01, end: "
                "2024-01-01}\n") ==
        "ST-date-order p/st.yaml:1:36 'to' is before 'from' < p/st.yaml:1:20\n"
        "ST-date-order p/st.yaml:2:30 'end' is before 'start' < p/st.yaml:2:13\n");
  CHECK(checked("rotations: [{from: 2024-02-01, to: 2024-02-01}]\n") == "");
  CHECK(checked("contract: {signed: 2024-01-01}\ntraining: {specialty: geriatrik, start: "
                "2025-01-01, completed: 2020-01-01}\n") == "");
}

TEST_CASE("shares of one day over 100 %: one warning for a stretch") {
  const auto rotations = [](const std::string& second) {
    return "rotations:\n  - {from: 2024-01-01, to: 2024-06-30, share: 60%}\n  - {" + second + "}\n";
  };
  CHECK(checked(rotations("from: 2024-07-01, to: 2024-12-31, share: 60%")) == "");
  CHECK(checked(rotations("from: 2024-06-01, to: 2024-12-31, share: 40%")) == "");
  CHECK(checked(rotations("from: 2024-06-01, to: 2024-12-31")) == "");
  CHECK(checked(rotations("from: 2024-06-01, share: 60%, status: cancelled")) == "");
  CHECK(checked(rotations("from: 2024-06-30, share: 60%")) ==
        "ST-overlap p/st.yaml:3:31 the rotations' shares are over 100% from 2024-06-30 < "
        "p/st.yaml:2:47\n");
  CHECK(checked(rotations("from: 2024-05-01, to: 2024-12-31, share: 60%}\n"
                          "  - {from: 2024-06-01, to: 2024-12-31, share: 60%}\n"
                          "  - {from: 2025-06-01, to: 2025-12-31, share: 60%}\n"
                          "  - {from: 2025-06-01, to: 2025-12-31, share: 60%")) ==
        "ST-overlap p/st.yaml:3:47 the rotations' shares are over 100% from 2024-05-01 < "
        "p/st.yaml:2:47\n"
        "ST-overlap p/st.yaml:6:47 the rotations' shares are over 100% from 2025-06-01 < "
        "p/st.yaml:5:47\n");
}

TEST_CASE("of several shares only the first may lack its day") {
  const std::string training = "training: {specialty: geriatrik, start: 2024-01-01, share: ";
  CHECK(checked(training + "[80%, {from: 2025-01-01, share: 100%}]}\n") == "");
  CHECK(checked(training + "[80%, 100%]}\n") ==
        "ST-missing-key p/st.yaml:1:66 the share lacks the day from which it holds\n");
}

TEST_CASE("a unit's own people") {
  const Document unit =
      read(Holds::unit, "u.yaml",
           "unit: {id: home, head: karin, director: olle, people: [{id: olle}]}\n");
  Faults faults;
  check_references(unit, {}, faults);
  CHECK(told(faults) == "ST-reference u.yaml:1:24 no person has the id 'karin'\n");
  faults.clear();
  check_references(unit, {"karin"}, faults);
  CHECK(told(faults) == "");
}

}  // namespace
}  // namespace st
