// Days on end, and what they add up to.
#include "st/plan/projection.hpp"

#include <doctest/doctest.h>

#include "st/record/load.hpp"
#include "st/rule/judge.hpp"

namespace st {
namespace {

/// A plan under the national rules alone, as of a day.
struct Case {
  Case(const std::string& more, std::string_view today)
      : plan(read_document(Holds::plan, "plan",
                           {{"st.yaml",
                             "doctor: {id: maja}\n"
                             "training: {regulation: sosfs-2015-8, specialty: internmedicin, "
                             "start: 2022-01-01}\n" +
                                 more}})),
        world(plan),
        book(RuleBook::built_in_for(
            {.specialties = {"internmedicin"}, .regulations = {"sosfs-2015-8"}})),
        projection(world, packs_for(book, world, plan, *parse_date(today)), *parse_date(today)) {}

  Document plan;
  World world;
  RuleBook book;
  Projection projection;
};

}  // namespace

TEST_CASE("whole months of full time are whole, and the end is the last of sixty") {
  const Case one("", "2023-12-31");
  CHECK(one.projection.done == Months::whole(24));
  CHECK(*one.projection.left == Months::whole(36));
  CHECK(one.projection.to_come == Months::whole(36));
  CHECK(one.projection.end() == parse_date("2026-12-31"));
}

TEST_CASE("days that are alike are one spell, which ends with as-of and where a record does") {
  const Case one(
      "rotations: [{id: r, unit: u, from: 2022-03-01, to: 2022-05-31}]\n"
      "absences: [{id: a, kind: parental, from: 2022-05-01, to: 2022-06-30, share: 50%}]\n",
      "2022-12-31");
  const auto& spells = one.projection.spells;
  REQUIRE(spells.size() == 6);
  CHECK(spells[0].period == Period{*parse_date("2022-01-01"), *parse_date("2022-02-28")});
  CHECK(spells[1].rotations.size() == 1);
  CHECK(spells[1].months == Months::whole(2));
  CHECK(spells[2].counted == Share::basis_points(5000));
  CHECK(spells[2].away == Share::basis_points(5000));
  CHECK(spells[3].rotations.empty());
  CHECK(spells[4].period.to == *parse_date("2022-12-31"));
  CHECK(spells[5].period.from == *parse_date("2023-01-01"));
  CHECK_FALSE(spells[5].recorded);
  CHECK(spells.back().sum == *one.projection.timeline.required());
}

TEST_CASE("what is not counted is summed by its reason, the most first") {
  const Case one(
      "absences:\n"
      "  - {id: a, kind: sick, from: 2022-02-01, to: 2022-02-28}\n"
      "  - {id: b, kind: parental, from: 2022-05-01, to: 2022-06-30}\n"
      "  - {id: c, kind: holiday, from: 2022-07-01, to: 2022-07-31}\n"
      "  - {id: d, kind: parental, from: 2023-05-01, to: 2023-06-30}\n",
      "2022-12-31");
  const auto& all = one.projection.not_counted;
  REQUIRE(all.size() == 2);
  CHECK(all[0].absence->id() == "b");
  CHECK(all[0].months == Months::whole(2));
  CHECK(all[1].months == Months::whole(1));
}

TEST_CASE("without a start there is nothing to account for") {
  const Document plan = read_document(Holds::plan, "plan", {{"st.yaml", "doctor: {id: maja}\n"}});
  const World world(plan);
  const Projection projection(world, {}, *parse_date("2022-12-31"));
  CHECK_FALSE(projection.end());
  CHECK_FALSE(projection.left);
  CHECK(projection.spells.empty());
}

}  // namespace st
