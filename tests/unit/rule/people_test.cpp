// What rules know of people: by id over several files, by role, and written out.
#include <doctest/doctest.h>

#include "plan.hpp"

namespace st::testing {
namespace {

const RuleBook& vastmanland() {
  static const RuleBook book = RuleBook::built_in();
  return book;
}

Outcome outcome(const char* rule, std::string_view supervisor) {
  const Plan plan(
      "doctor: {id: d, licence: 2019-01-15, at_completed: 2019-01-01}\n"
      "training: {regulation: sosfs-2015-8, specialty: internmedicin, region: vastmanland, unit: "
      "u, start: 2020-01-01}\n"
      "people:\n"
      "  - {id: eva, name: Eva Lind, specialties: [kardiologi], supervisor_training: "
      "[2015-05-04]}\n"
      "  - {id: per, name: Per Ek, specialties: [kardiologi]}\n"
      "rotations: [{id: r, unit: v, kind: external, specialty: kardiologi, from: 2021-01-01, to: "
      "2021-03-31, supervisor: " +
          std::string(supervisor) + "}]\n",
      "2022-01-01", vastmanland());
  return decide(plan.context, *vastmanland().rule(rule)).outcome();
}

TEST_CASE("a rotation's supervisor is judged by what is known of them") {
  CHECK(outcome("RV-042", "eva") == Outcome::met);
  CHECK(outcome("RV-043", "eva") == Outcome::met);
  CHECK(outcome("RV-043", "per") == Outcome::unmet);
}

TEST_CASE("of a person who is written out only the specialty is known; the rest is undecided") {
  CHECK(outcome("RV-042", "{name: Per Ek, specialty: kardiologi}") == Outcome::met);
  CHECK(outcome("RV-042", "{name: Per Ek, specialty: kirurgi}") == Outcome::unmet);
  CHECK(outcome("RV-043", "{name: Per Ek, specialty: kardiologi}") == Outcome::undecided);
}

TEST_CASE("a person whom no file knows leaves the rule undecided") {
  CHECK(outcome("RV-043", "nobody") == Outcome::undecided);
}

}  // namespace
}  // namespace st::testing
