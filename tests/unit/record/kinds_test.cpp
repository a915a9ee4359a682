// Every list of the declarations can be recorded to, under a name of its own.
#include "st/record/kinds.hpp"

#include <set>

#include <doctest/doctest.h>

#include "st/record/load.hpp"

namespace st {

TEST_CASE("each kind has a name of its own, and every list section is one") {
  std::set<std::string> names;
  for (const RecordKind& kind : record_kinds()) CHECK(names.insert(kind.name).second);
  for (const Field& field : plan_type().fields) {
    if (field.kind != Kind::record || !field.many || field.name == "signatures") continue;
    INFO(field.name);
    CHECK(record_kind(field.name) != nullptr);
  }
  CHECK(record_kind("signatures") == nullptr);
}

TEST_CASE("a kind is found by its name, its section, with _ or -") {
  CHECK(record_kind("talk")->path == std::vector<std::string_view>{"talks"});
  CHECK(record_kind("self_study") == record_kind("self-study"));
  CHECK(record_kind("annual_reports") == record_kind("annual-report"));
  CHECK(record_kind("contract-revision")->path ==
        std::vector<std::string_view>{"contract", "revisions"});
  CHECK(record_kind("unit-review")->holds == Holds::unit);
  CHECK(record_kind("chat") == nullptr);
}

TEST_CASE("a record knows its kind; one that stands in no list has none") {
  const Document plan =
      read_document(Holds::plan, "plan",
                    {{"st.yaml",
                      "doctor: {id: maja}\ncontract: {approvals: {head: 2026-09-01}}\n"
                      "programme: {approvals: {head: 2026-09-01}}\ntalks: [{date: 2026-09-01, "
                      "kind: problem}]\n"}});
  CHECK(kind_of(*plan.list("talks").front()) == record_kind("talk"));
  CHECK(kind_of(*plan.section("contract")->records("approvals").front())->name ==
        "contract-approval");
  CHECK(kind_of(*plan.section("programme")->records("approvals").front())->name ==
        "programme-approval");
  CHECK(kind_of(*plan.section("doctor")) == nullptr);
}

}  // namespace st
