// Words of a command line become the values that their fields can hold.
#include "st/record/draft.hpp"

#include <doctest/doctest.h>

#include "st/record/kinds.hpp"

namespace st {
namespace {

const RecordType& type(std::string_view kind) { return record_kind(kind)->type(); }

std::string written(std::string_view kind, std::string_view field,
                    const std::vector<std::string>& words) {
  return flow_text(value_of_words(*type(kind).find(field), words));
}

bool fits(std::string_view kind, std::string_view field, const std::vector<std::string>& words) {
  Sources sources;
  const Field& found = *type(kind).find(field);
  return !fault_of(found, value_of_words(found, words), sources);
}

Meant record(const std::vector<std::pair<std::string, std::string>>& fields) {
  Meant made = mapping_value({});
  for (const auto& [name, value] : fields) made.members.emplace_back(name, text_value(value));
  return made;
}

}  // namespace

TEST_CASE("one value stands alone; several, and goals, are a list") {
  CHECK(written("talk", "with", {"eva"}) == "eva");
  CHECK(written("talk", "with", {"eva", "karin"}) == "[eva, karin]");
  CHECK(written("talk", "with", {"eva,karin , olle"}) == "[eva, karin, olle]");
  CHECK(written("course", "goals", {"c1"}) == "[c1]");
  CHECK(written("course", "goals", {"c1,c2", "a3"}) == "[c1, c2, a3]");
  CHECK(written("course", "goals", {"BT1..BT18"}) == "[BT1..BT18]");
}

TEST_CASE("free text keeps its commas") {
  CHECK(written("course", "title", {"EKG, grunder"}) == "\"EKG, grunder\"");
  CHECK(written("certificate", "activities", {"jourer, rond", "kurs"}) ==
        "[\"jourer, rond\", kurs]");
}

TEST_CASE("a record is given short, by its key, or in braces") {
  CHECK(written("rotation", "start_talk", {"2026-09-01"}) == "2026-09-01");
  CHECK(written("rotation", "start_talk", {"{date: 2026-09-01, with: eva}"}) ==
        "{date: 2026-09-01, with: eva}");
  CHECK(written("contract-revision", "approvals", {"head=2026-09-01", "trainee=2026-09-02"}) ==
        "[{role: head, date: 2026-09-01}, {role: trainee, date: 2026-09-02}]");
  CHECK(written("person", "roles", {"head"}) == "head");
}

TEST_CASE("a yes is written as every reader of YAML takes it") {
  CHECK(written("talk", "written", {"ja"}) == "true");
  CHECK(written("talk", "written", {"no"}) == "false");
  CHECK(written("talk", "summary", {"ja"}) == "ja");
  CHECK(written("talk", "summary", {"no"}) == "\"no\"");
}

TEST_CASE("what the field cannot hold is a fault, of words in broken braces too") {
  CHECK(fits("talk", "hours", {"1.5"}));
  CHECK_FALSE(fits("talk", "hours", {"1,5"}));
  CHECK_FALSE(fits("talk", "date", {"2026-02-30"}));
  CHECK_FALSE(fits("talk", "kind", {"chat"}));
  CHECK_FALSE(fits("rotation", "start_talk", {"{date: 2026-09-01"}));
  CHECK_FALSE(fits("rotation", "start_talk", {"{day: 2026-09-01}"}));
}

TEST_CASE("what is missing is told, of either-or the group that was begun") {
  const auto names = [](const Meant& made, std::string_view kind) {
    std::string all;
    for (const Field* field : missing_fields(made, type(kind)))
      all += std::string(field->name) + " ";
    return all;
  };
  CHECK(names(record({}), "talk") == "kind date ");
  CHECK(names(record({{"kind", "supervision"}, {"from", "2026-09-01"}}), "talk") == "to times ");
  CHECK(names(record({{"kind", "supervision"}, {"date", "2026-09-01"}}), "talk").empty());
}

TEST_CASE("an id says what and when; it follows from the content, and is never one that is taken") {
  const auto nobody = [](std::string_view) { return false; };
  const Meant one = record({{"date", "2026-09-01"}, {"method", "mini_cex"}});
  const std::string id = new_id(one, type("assessment"), nobody);
  CHECK(id.starts_with("mini-cex-2026-09-01-"));
  CHECK(id == new_id(one, type("assessment"), nobody));
  const auto first = [&](std::string_view other) { return other == id; };
  CHECK(new_id(one, type("assessment"), first) != id);
  CHECK(new_id(record({{"date", "2026-09-01"}, {"method", "cbd"}}), type("assessment"), nobody) !=
        id);
  CHECK(new_id(record({{"name", "Åsa von Sydow"}}), type("person"), nobody) == "asa-von-sydow");
  const auto asa = [](std::string_view other) { return other == "asa-von-sydow"; };
  CHECK(new_id(record({{"name", "Åsa von Sydow"}}), type("person"), asa)
            .starts_with("asa-von-sydow-"));
}

TEST_CASE("a name becomes an id") {
  CHECK(id_of("Åsa von Sydow") == "asa-von-sydow");
  CHECK(id_of("  O'Brien, Pål ") == "o-brien-pal");
  CHECK(id_of("医") == "");
}

TEST_CASE("members stand in the order of the declaration") {
  Meant made = record({{"hours", "1"}, {"with", "eva"}, {"date", "2026-09-01"}, {"id", "t1"}});
  put_in_order(made, type("talk"));
  CHECK(flow_text(made) == "{id: t1, date: \"2026-09-01\", with: eva, hours: \"1\"}");
}

}  // namespace st
