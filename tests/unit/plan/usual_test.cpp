// What a plan fills in of a record that is begun.
#include "st/plan/usual.hpp"

#include <doctest/doctest.h>

#include "st/record/kinds.hpp"
#include "st/record/load.hpp"

namespace st {
namespace {

constexpr const char* kPlan =
    "doctor: {id: maja}\n"
    "training: {specialty: x, start: 2026-09-01, unit: hem}\n"
    "people:\n"
    "  - {id: eva, roles: [{role: main_supervisor, to: 2027-06-30}]}\n"
    "  - {id: per, roles: [{role: main_supervisor, from: 2027-07-01}]}\n"
    "  - {id: karin, roles: [head]}\n"
    "  - {id: stina, roles: [director]}\n"
    "rotations:\n"
    "  - {id: k1, unit: kard, from: 2027-01-11, to: 2027-04-30, supervisor: olle}\n"
    "  - {id: k2, unit: njur, from: 2027-03-01, to: 2027-03-31, status: cancelled}\n";

std::string filled(std::string_view kind, const std::string& said, std::string_view today,
                   const char* defaults = "") {
  const Document plan = read_document(Holds::plan, "plan", {{"st.yaml", kPlan}});
  const World world(plan);
  const std::vector<const Pack*> packs;
  const Date day = *parse_date(today);
  const Context context{
      .world = world, .document = plan, .packs = packs, .as_of = day, .moment = day};
  const RecordType& type = record_kind(kind)->type();
  const Source source("said", said);
  const Source given("defaults", defaults);
  Faults none;
  Meant record = record_of_node(read_yaml(source, none), type);
  const Node node = read_yaml(given, none);
  fill_in(record, type, context, node.kind == Node::Kind::mapping ? &node : nullptr);
  return flow_text(record);
}

}  // namespace

TEST_CASE("the day, and who supervises on it") {
  CHECK(filled("talk", "{}", "2026-10-01") == "{date: 2026-10-01, kind: supervision, with: eva}");
  CHECK(filled("talk", "{}", "2027-02-01") == "{date: 2027-02-01, kind: supervision, with: olle}");
  CHECK(filled("talk", "{}", "2027-08-01") == "{date: 2027-08-01, kind: supervision, with: per}");
}

TEST_CASE("what was said stays, and the plan is asked about that day") {
  CHECK(filled("talk", "{with: stina}", "2026-10-01") ==
        "{with: stina, date: 2026-10-01, kind: supervision}");
  CHECK(filled("talk", "{date: 2027-02-01}", "2027-08-01") ==
        "{date: 2027-02-01, kind: supervision, with: olle}");
}

TEST_CASE("with whom hangs on the kind of talk") {
  CHECK(filled("talk", "{kind: appraisal}", "2026-10-01") ==
        "{kind: appraisal, date: 2026-10-01, with: karin}");
  CHECK(filled("talk", "{kind: director_meeting}", "2026-10-01") ==
        "{kind: director_meeting, date: 2026-10-01, with: stina}");
  CHECK(filled("talk", "{kind: problem}", "2026-10-01") == "{kind: problem, date: 2026-10-01}");
}

TEST_CASE("many alike have no day of their own") {
  CHECK(filled("talk", "{from: 2026-10-01, to: 2026-12-01, times: 4}", "2026-12-02") ==
        "{from: 2026-10-01, to: 2026-12-01, times: 4, kind: supervision, with: eva}");
}

TEST_CASE("the rotation that the trainee is on; one that was cancelled is none") {
  CHECK(filled("assessment", "{method: cbd}", "2027-03-15") ==
        "{method: cbd, date: 2027-03-15, assessor: olle, for: k1}");
  CHECK(filled("assessment", "{method: cbd}", "2026-10-01") ==
        "{method: cbd, date: 2026-10-01, assessor: eva}");
}

TEST_CASE("what section defaults gives is not written again") {
  CHECK(filled("talk", "{}", "2026-10-01", "{kind: appraisal}") ==
        "{date: 2026-10-01, with: karin}");
  CHECK(filled("talk", "{}", "2026-10-01", "{with: stina}") ==
        "{date: 2026-10-01, kind: supervision}");
}

TEST_CASE("a day of self-study is one day unless more is said; a wanted course has none") {
  CHECK(filled("self-study", "{hours: 4}", "2026-10-01") ==
        "{hours: 4, from: 2026-10-01, to: 2026-10-01}");
  CHECK(filled("course", "{title: a}", "2026-10-01") == "{title: a, from: 2026-10-01}");
  CHECK(filled("course", "{title: a, status: wanted}", "2026-10-01") ==
        "{title: a, status: wanted}");
}

}  // namespace st
