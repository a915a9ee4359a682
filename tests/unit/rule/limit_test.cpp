#include "st/rule/limit.hpp"

#include <doctest/doctest.h>

#include "st/rule/path.hpp"

#include "plan.hpp"

namespace st::testing {
namespace {

const char* const text =
    "doctor: {id: d, licence: 2019-01-15, at_completed: 2019-01-01}\n"
    "training: {regulation: sosfs-2015-8, specialty: internmedicin, start: 2020-01-01, employed: "
    "2019-12-01}\n"
    "contract: {signed: 2020-03-01, drawn_up_by: [e]}\n"
    "people: [{id: e, name: E, roles: [main_supervisor], specialties: [{specialty: internmedicin, "
    "since: 2018-05-01}], supervisor_training: [2022-02-02]}]\n"
    "rotations: [{id: r, unit: u, from: 2021-09-30, to: 2022-02-28, supervisor: e}]\n";

std::optional<Date> limit(const Plan& plan, std::string_view written, const Record& record) {
  return evaluate(plan.context, *parse_limit(written), record).date;
}

TEST_CASE("a limit is an event, a path or a date, with a duration to or from it") {
  const Plan plan(text);
  const Record& root = *plan.document.root;
  CHECK(limit(plan, "start + 6 months", root) == day("2020-07-01"));
  CHECK(limit(plan, "employed", root) == day("2019-12-01"));
  CHECK(limit(plan, "contract.signed - 10 days", root) == day("2020-02-20"));
  CHECK(limit(plan, "2024-02-29 + 1 years", root) == day("2025-02-28"));
  CHECK(limit(plan, "end", root) == day("2024-12-31"));
  const Record& rotation = *plan.document.list("rotations").front();
  CHECK(limit(plan, "from - 3 months", rotation) == day("2021-06-30"));
  CHECK(limit(plan, "to", rotation) == day("2022-02-28"));
}

TEST_CASE("a length of clock is longer by the leave that it meets") {
  const Plan plan(std::string(text) +
                  "absences: [{kind: parental, from: 2022-03-01, to: 2022-08-31}]\n");
  const Record& rotation = *plan.document.list("rotations").front();
  Context context = plan.context;
  context.pack = plan.packs.front();  // A national rule's clock: the whole training.
  const auto on = [&](std::string_view written) {
    return evaluate(context, *parse_limit(written), rotation).date;
  };
  CHECK(on("to + 12 months") == day("2023-02-28"));
  CHECK(on("to + 12 months of clock") == day("2023-08-31"));
  CHECK_FALSE(parse_limit("to - 12 months of clock"));
}

TEST_CASE("what is no limit is refused, and what is not written is no day") {
  CHECK_FALSE(parse_limit("six months after start"));
  CHECK_FALSE(parse_limit(""));
  CHECK_FALSE(parse_limit("start + soon"));
  const Plan plan(text);
  CHECK_FALSE(limit(plan, "dossier.applied", *plan.document.root));
}

TEST_CASE("a path goes through references, and sees of a person what is there on the day judged") {
  const Plan plan(text);
  const Record& rotation = *plan.document.list("rotations").front();
  CHECK(walk(plan.context, rotation, "supervisor.specialties.specialty").found.size() == 1);
  CHECK(walk(plan.context.at(day("2022-02-01")), rotation, "supervisor.supervisor_training")
            .found.empty());
  CHECK(walk(plan.context.at(day("2022-02-02")), rotation, "supervisor.supervisor_training")
            .found.size() == 1);
  CHECK(walk(plan.context, rotation, "unit.kind").unknown);
  CHECK(walk(plan.context, rotation, "co_supervisor|supervisor").found.size() == 1);
}

TEST_CASE("a path that no record can have is told with the nearest name") {
  CHECK(path_fault("contract.signed", nullptr, plan_type()).empty());
  CHECK(path_fault("contract.sined", nullptr, plan_type()).in(Lang::en).find("signed") !=
        std::string::npos);
  CHECK_FALSE(path_fault("contracts.signed", nullptr, plan_type()).empty());
}

}  // namespace
}  // namespace st::testing
