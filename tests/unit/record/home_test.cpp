// Where a record stands, where a new one goes, and what the plan is with it.
#include "st/record/home.hpp"

#include <doctest/doctest.h>

#include "st/record/load.hpp"

namespace st {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

Document plan_of(Files files) {
  files.emplace_back("p/st.yaml",
                     "doctor: {id: maja}\ntraining: {specialty: x, start: 2026-09-01}\n");
  return read_document(Holds::plan, "p", std::move(files));
}

std::string home(const Document& plan, std::string_view kind) {
  const Home found = home_of(plan, *record_kind(kind));
  return found.file + (found.source ? "" : " new");
}

}  // namespace

TEST_CASE("a record joins its list, the last of several; else the file named for it") {
  const std::string talk = "talks:\n  - {date: 2026-09-01, kind: problem}\n";
  CHECK(home(plan_of({{"p/talks/2026.yaml", talk}, {"p/talks/2027.yaml", talk}}), "talk") ==
        "p/talks/2027.yaml");
  CHECK(home(plan_of({{"p/all.yaml", "talks: []\n"}}), "talk") == "p/all.yaml");
  CHECK(home(plan_of({{"p/talks.yaml", "# none yet\n"}}), "talk") == "p/talks.yaml");
  CHECK(home(plan_of({}), "talk") == "p/talks.yaml new");
  CHECK(home(plan_of({}), "concern") == "p/private/concerns.yaml new");
  CHECK(home(plan_of({{"p/a.yaml", "contract: {signed: 2026-09-01}\n"}}), "contract-revision") ==
        "p/a.yaml");
}

TEST_CASE("the way to a value leads back to it") {
  const Document plan = plan_of({{"p/t.yaml",
                                  "talks:\n  - {date: 2026-09-01, kind: problem}\n"
                                  "  - {date: 2026-09-02, kind: problem, with: eva}\n"}});
  const Record& second = *plan.list("talks").list().back();
  const auto address = address_of(second.where());
  REQUIRE(address);
  CHECK(address->steps == Steps{std::string("talks"), std::size_t{1}});
  Faults none;
  const Node top = read_yaml(*address->source, none);
  REQUIRE(node_at(top, address->steps));
  CHECK(node_at(top, address->steps)->find("with")->scalar == "eva");
  CHECK(node_at(top, {std::string("talks"), std::size_t{2}}) == nullptr);
  CHECK(node_at(top, {std::string("talks"), std::string("with")}) == nullptr);
  CHECK_FALSE(address_of(Span{}));
}

TEST_CASE("a plan with a changed file is held to its tree again") {
  Tree tree;
  tree.rest.root = std::make_shared<Record>(plan_type(), Span{});
  const Document plan = plan_of({});
  const Document now = edited(tree, plan, "p/talks.yaml",
                              "talks: [{date: 2026-09-01, kind: problem, with: nobody}]\n");
  REQUIRE(now.list("talks").size() == 1);
  REQUIRE(now.faults.size() == 1);
  CHECK(now.faults.front().code == "ST-reference");
  CHECK(edited(tree, now, "p/talks.yaml", "").list("talks").empty());
}

}  // namespace st
