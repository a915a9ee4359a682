// The state of a goal, out of the plan and of what the rules say of it.
#include "st/plan/coverage.hpp"

#include <doctest/doctest.h>

#include "st/record/load.hpp"

namespace st {
namespace {

/// The state of c1 in a plan with these records, the rules having decided so of its certificates.
Coverage state(const std::string& records,
               const std::vector<std::pair<const char*, Outcome>>& decided) {
  const Document plan = read_document(
      Holds::plan, "plan",
      {{"st.yaml",
        "training: {regulation: sosfs-2015-8, specialty: s, start: 2022-01-01}\n" + records}});
  Pack pack;
  pack.layer = "national";
  Goal goal;
  goal.code = "c1";
  pack.goals.push_back({.regulation = "sosfs-2015-8", .own = {goal}});
  Rule rule;
  rule.pack = &pack;
  RuleDecisions one{&rule, {}};
  for (const auto& [subject, outcome] : decided) {
    one.decisions.push_back({.outcome = outcome, .subject = subject});
  }
  const auto stands = coverage_of({&pack}, plan, {one});
  REQUIRE(stands.size() == 1);
  return stands.front().state;
}

constexpr const char* kRotation = "rotations: [{id: r1, unit: u, from: 2022-01-01, goals: [c1]}]\n";

}  // namespace

TEST_CASE("a goal is as far as its worst certificate") {
  CHECK(state("", {{"c1/clinical", Outcome::due}}) == Coverage::unplanned);
  CHECK(state(kRotation, {{"c1/clinical", Outcome::due}}) == Coverage::planned);
  CHECK(state(kRotation, {{"c1/clinical", Outcome::met}, {"c1/course", Outcome::due}}) ==
        Coverage::planned);
  CHECK(state(kRotation, {{"c1/clinical", Outcome::unproven}, {"c1/course", Outcome::due}}) ==
        Coverage::unproven);
  CHECK(state(kRotation, {{"c1/clinical", Outcome::met},
                          {"c1/course|development", Outcome::met}}) == Coverage::met);
}

TEST_CASE("two rules on one certificate: the stricter answer counts") {
  CHECK(state(kRotation, {{"c1/clinical", Outcome::met}, {"c1/clinical", Outcome::unproven}}) ==
        Coverage::unproven);
}

TEST_CASE("what is cancelled is no plan, and of another goal it says nothing") {
  CHECK(state("rotations: [{id: r1, unit: u, from: 2022-01-01, goals: [c1], status: cancelled}]\n",
              {{"c1/clinical", Outcome::due}}) == Coverage::unplanned);
  CHECK(state(kRotation, {{"c12/clinical", Outcome::met}}) == Coverage::planned);
}

}  // namespace st
