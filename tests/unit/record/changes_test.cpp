// What counts as a change of a record, and what does not.
#include "st/record/changes.hpp"

#include <doctest/doctest.h>

#include "st/record/load.hpp"

namespace st {
namespace {

std::string told(const std::string& before, const std::string& after) {
  const Document was = read_document(Holds::plan, "p", {{"p/a.yaml", before}});
  const Document is = read_document(Holds::plan, "p", {{"p/a.yaml", after}});
  std::string all;
  for (const RecordChange& change : record_changes(&was, &is)) {
    const char* const signs[] = {"+", "-", "~"};
    all += signs[static_cast<int>(change.what)];
    for (const std::string& part : change.path) all += part + ".";
    all += change.id + change.label;
    for (const FieldChange& field : change.fields) {
      all += " " + field.path + "=" + field.before + ">" + field.after;
    }
    all += "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("layout, comments, and the order of keys and sections are no change") {
  CHECK(told("talks: [{id: a, hours: 1}]\ncontract: {signed: 2026-11-02}\n",
             "# new\ncontract:\n  signed: \"2026-11-02\"\ntalks:\n- hours: 1\n  id: a\n")
            .empty());
}

TEST_CASE("records come, go and change; without an id they are known by day and kind") {
  CHECK(told("talks: [{id: a}]\n", "talks: [{id: b, kind: problem}]\n") ==
        "-talks.a\n+talks.bproblem\n");
  CHECK(told("talks: [{date: 2026-09-01, kind: problem}, {date: 2026-09-02, kind: problem}]\n",
             "talks: [{date: 2026-09-02, kind: problem, hours: 2}]\n") ==
        "-talks.problem\n~talks.problem hours=>2\n");
}

TEST_CASE(
    "a field inside a record has its way as its name; lists inside are told by their records") {
  CHECK(told("rotations: [{id: r, feedback: {given: 2026-09-01}}]\n",
             "rotations: [{id: r, feedback: {given: 2026-09-02}}]\n") ==
        "~rotations.r feedback.given=2026-09-01>2026-09-02\n");
  CHECK(told("contract: {signed: 2026-09-01}\n",
             "contract: {signed: 2026-09-01, revisions: [{date: 2027-09-01}]}\n") ==
        "+contract.revisions.\n");
  CHECK(told("", "contract: {signed: 2026-09-01}\n") == "~contract. signed=>2026-09-01\n");
}

TEST_CASE("of a list of plain values those that came and went are told") {
  const Document was =
      read_document(Holds::plan, "p", {{"a", "courses: [{id: k, goals: [c1, c2]}]\n"}});
  const Document is =
      read_document(Holds::plan, "p", {{"a", "courses: [{id: k, goals: [c3, c1]}]\n"}});
  const auto changes = record_changes(&was, &is);
  REQUIRE(changes.size() == 1);
  REQUIRE(changes[0].fields.size() == 1);
  CHECK(changes[0].fields[0].gone == std::vector<std::string>{"c2"});
  CHECK(changes[0].fields[0].added == std::vector<std::string>{"c3"});
  CHECK(record_changes(&was, nullptr).front().what == RecordChange::What::removed);
}

TEST_CASE("goals are named by service, courses and certificates that stand") {
  const Document plan = read_document(
      Holds::plan, "p",
      {{"a",
        "rotations: [{from: 2026-09-01, goals: c1..c2}, {from: 2026-09-01, goals: c3, status: "
        "cancelled}]\ncourses: [{title: a, goals: c4, status: denied}]\n"
        "certificates: [{kind: course, goals: [c5]}]\ntalks: [{date: 2026-09-01}]\n"}});
  CHECK(goals_named(plan) == std::vector<std::string>{"c1", "c2", "c5"});
}

}  // namespace st
