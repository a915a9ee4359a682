// Which dates come next.
#include "st/plan/deadlines.hpp"

#include <doctest/doctest.h>

#include "st/rule/pack.hpp"

namespace st {
namespace {

Decision decision(Outcome outcome, const char* due, const char* subject = "plan") {
  Decision made;
  made.outcome = outcome;
  made.subject = subject;
  made.due = parse_date(due);
  return made;
}

TEST_CASE("the nearest dates come first, each rule and day once") {
  Rule one, two;
  Decision again = decision(Outcome::met, "2027-01-01");
  again.again = true;
  const std::vector<RuleDecisions> decided{
      {&one,
       {decision(Outcome::due, "2027-03-01", "a"), decision(Outcome::due, "2027-03-01", "b")}},
      {&two, {again, decision(Outcome::due, "2027-03-01")}}};
  const auto next = next_deadlines(decided, *parse_date("2026-11-21"), 5);
  REQUIRE(next.size() == 3);
  CHECK(next[0].rule == &two);
  CHECK(next[0].again);
  CHECK(next[1].subject == "a");
  CHECK(next[2].rule == &two);
}

TEST_CASE(
    "what is due and late comes first; what is met, a finding, or without a date is left out") {
  Rule rule;
  const std::vector<RuleDecisions> decided{
      {&rule,
       {decision(Outcome::due, "2026-12-01"), decision(Outcome::due, "2026-11-20"),
        decision(Outcome::met, "2027-01-01"), decision(Outcome::unmet, "2027-01-01"),
        decision(Outcome::undecided, "2027-01-01"), decision(Outcome::due, "")}}};
  const auto next = next_deadlines(decided, *parse_date("2026-11-21"), 5);
  REQUIRE(next.size() == 2);
  CHECK(next[0].date == *parse_date("2026-11-20"));
}

TEST_CASE("the day itself still counts, and no more are given than asked for") {
  Rule rule;
  const std::vector<RuleDecisions> decided{
      {&rule, {decision(Outcome::due, "2026-11-21"), decision(Outcome::due, "2026-12-01")}}};
  const auto next = next_deadlines(decided, *parse_date("2026-11-21"), 1);
  REQUIRE(next.size() == 1);
  CHECK(next[0].date == *parse_date("2026-11-21"));
}

}  // namespace
}  // namespace st
