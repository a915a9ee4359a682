#include "st/rule/timeline.hpp"

#include <doctest/doctest.h>

#include "plan.hpp"

namespace st::testing {
namespace {

std::string trained(std::string_view more) {
  return "doctor: {id: d, licence: 2019-01-15, at_completed: 2019-01-01}\n"
         "training: {regulation: sosfs-2015-8, specialty: internmedicin, start: 2020-01-01" +
         std::string(more);
}

TEST_CASE("sixty months of full time from the first of January end on the last of December") {
  const Plan plan(trained("}\n"));
  REQUIRE(plan.timeline->required());
  CHECK(*plan.timeline->required() == Months::whole(60));
  CHECK(plan.timeline->projected_end() == day("2024-12-31"));
  CHECK(plan.timeline->half() == day("2022-06-30"));
}

TEST_CASE("half time takes twice as long, to the day") {
  const Plan plan(trained(", share: 50%}\n"));
  CHECK(plan.timeline->projected_end() == day("2029-12-31"));
}

TEST_CASE(
    "so much full time is reached on its last day, later at half time, and never without end") {
  const Plan full(trained("}\n"));
  CHECK(full.timeline->reached(day("2020-01-01"), Months::whole(24)) == day("2021-12-31"));
  const Plan half(trained(", share: 50%}\n"));
  CHECK(half.timeline->reached(day("2020-01-01"), Months::whole(24)) == day("2023-12-31"));
  CHECK_FALSE(full.timeline->reached(day("2020-01-01"), Months::whole(600)));
}

TEST_CASE("the main unit is where most of the service has been, by rotations and posts") {
  const Plan plan(trained(
      ", unit: home}\nrotations: [{id: a, unit: away, from: 2020-03-01, to: 2020-12-31}]\n"));
  CHECK(plan.timeline->main_unit(day("2020-03-31")) == "home");
  CHECK(plan.timeline->main_unit(day("2020-12-31")) == "away");
  CHECK(plan.timeline->main_unit(day("2024-12-31")) == "home");
}

TEST_CASE("a share that changes counts from its day on") {
  const Plan plan(
      trained(", share: [{from: 2020-01-01, share: 100%}, {from: 2021-01-01, share: 50%}]}\n"));
  CHECK(plan.timeline->service(Period{day("2020-01-01"), day("2021-12-31")}) == Months::whole(18));
  CHECK(plan.timeline->projected_end() == day("2028-12-31"));
}

TEST_CASE("leave of a whole calendar month moves the end by a month; holiday moves nothing") {
  const Plan leave(trained("}\nabsences: [{kind: parental, from: 2024-02-01, to: 2024-02-29}]\n"));
  CHECK(leave.timeline->projected_end() == day("2025-01-31"));
  const Plan holiday(trained("}\nabsences: [{kind: holiday, from: 2024-02-01, to: 2024-02-29}]\n"));
  CHECK(holiday.timeline->projected_end() == day("2024-12-31"));
}

TEST_CASE("absences of one day add up and never take more than there is") {
  const Plan plan(
      trained("}\nabsences:\n"
              "  - {kind: parental, from: 2021-03-01, to: 2021-03-31, share: 60%}\n"
              "  - {kind: sick, from: 2021-03-01, to: 2021-03-31, share: 60%}\n"));
  CHECK(plan.timeline->service(Period{day("2021-03-01"), day("2021-03-31")}) == Months());
}

TEST_CASE("a rotation counts what it states, and one that states nothing what the others leave") {
  const Period june{day("2021-06-01"), day("2021-06-30")};
  const Plan stated(
      trained("}\nrotations: [{id: a, unit: u, from: 2021-06-01, to: 2021-06-30, share: 40%}]\n"));
  CHECK(stated.timeline->service(june) == Months::units(Months::denominator * 4 / 10));
  const Plan both(
      trained("}\nrotations:\n"
              "  - {id: a, unit: u, from: 2021-06-01, to: 2021-06-30, share: 40%}\n"
              "  - {id: b, unit: v, from: 2021-06-01, to: 2021-06-30}\n"));
  CHECK(both.timeline->service(june) == Months::whole(1));
  const Plan over(
      trained("}\nrotations:\n"
              "  - {id: a, unit: u, from: 2021-06-01, to: 2021-06-30, share: 80%}\n"
              "  - {id: b, unit: v, from: 2021-06-01, to: 2021-06-30, share: 80%}\n"));
  CHECK(over.timeline->service(june) == Months::whole(1));
}

TEST_CASE("leave inside a rotation is taken from it") {
  const Plan plan(
      trained("}\nrotations: [{id: a, unit: u, from: 2021-06-01, to: 2021-06-30, share: 80%}]\n"
              "absences: [{kind: parental, from: 2021-06-01, to: 2021-06-30, share: 50%}]\n"));
  CHECK(plan.timeline->service(Period{day("2021-06-01"), day("2021-06-30")}) ==
        Months::units(Months::denominator / 2));
}

TEST_CASE("a cancelled rotation holds no day") {
  const Plan plan(
      trained("}\nrotations: [{id: a, unit: u, from: 2021-06-01, to: 2021-06-30, share: 40%, "
              "status: cancelled}]\n"));
  CHECK(plan.timeline->service(Period{day("2021-06-01"), day("2021-06-30")}) == Months::whole(1));
}

TEST_CASE("a day outside every post counts nothing, and a gap between posts moves the end") {
  const Plan plan(
      trained("}\nposts:\n"
              "  - {id: p1, from: 2020-01-01, to: 2021-12-31, unit: u, region: skane}\n"
              "  - {id: p2, from: 2022-03-01, unit: u, region: skane}\n"));
  CHECK(plan.timeline->service(Period{day("2022-01-01"), day("2022-02-28")}) == Months());
  CHECK(plan.timeline->projected_end() == day("2025-02-28"));
}

TEST_CASE("splitting a rotation changes no sum and no end") {
  const Plan whole(
      trained("}\nrotations: [{id: a, unit: u, from: 2021-01-15, to: 2021-09-20, share: 75%}]\n"));
  const Plan split(
      trained("}\nrotations:\n"
              "  - {id: a, unit: u, from: 2021-01-15, to: 2021-04-09, share: 75%}\n"
              "  - {id: b, unit: u, from: 2021-04-10, to: 2021-09-20, share: 75%}\n"));
  CHECK(whole.timeline->service() == split.timeline->service());
  CHECK(whole.timeline->projected_end() == split.timeline->projected_end());
}

TEST_CASE("a credit counts up to its cap, and brings the end nearer") {
  const Plan plan(trained("}\ncredits: [{kind: doctorate, months: 9}]\n"));
  CHECK(plan.timeline->credited() == Months::whole(6));
  CHECK(plan.timeline->projected_end() == day("2024-06-30"));
}

TEST_CASE("the clock stands still through a long absence, and not through a short one") {
  const Plan plan(
      trained("}\nabsences:\n"
              "  - {kind: parental, from: 2021-01-01, to: 2021-03-31}\n"
              "  - {kind: parental, from: 2022-01-01, to: 2022-01-29}\n"));
  const Clock& clock = plan.timeline->clock_for(*plan.packs.front());
  CHECK_FALSE(clock.runs_on(day("2021-02-01")));
  CHECK(clock.runs_on(day("2022-01-10")));
  CHECK(clock.after(day("2020-07-01"), Duration{.months = 12}) == day("2021-09-29"));
  CHECK(clock.after(day("2021-07-01"), Duration{.months = 12}) == day("2022-07-01"));
}

TEST_CASE("the clock starts at log_since") {
  const Plan plan(trained(", log_since: 2023-05-01}\n"));
  CHECK(plan.timeline->clock_for(*plan.packs.front()).first() == day("2023-05-01"));
}

TEST_CASE("half time twice as long equals full time for every stretch of whole months") {
  const Plan half(trained(", share: 50%}\n"));
  const Plan full(trained("}\n"));
  for (int months = 1; months <= 24; ++months) {
    const Date start = day("2020-01-01");
    CHECK(half.timeline->service(Period{start, add_months(start, 2 * months) - 1}) ==
          full.timeline->service(Period{start, add_months(start, months) - 1}));
  }
}

}  // namespace
}  // namespace st::testing
