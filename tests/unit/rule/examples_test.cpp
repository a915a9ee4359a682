// The rule book held to itself: no fault in a pack, every example gives what it says, every
// deciding rule has its examples, and every statement that the packs are to carry is carried once.
#include "st/rule/examples.hpp"

#include <fstream>
#include <map>
#include <set>

#include <doctest/doctest.h>

namespace st {
namespace {

const RuleBook& whole() {
  static const RuleBook book = RuleBook::built_in();
  return book;
}

TEST_CASE("no pack that is built in has a fault") {
  for (const Pack& pack : whole().packs()) {
    CAPTURE(pack.path);
    for (const Fault& fault : pack.faults) {
      CAPTURE(fault.where.source->position(fault.where.begin).line);
      FAIL_CHECK(fault.message.in(Lang::en));
    }
  }
}

TEST_CASE("every example gives the outcome that it names") {
  for (const Pack& pack : whole().packs()) {
    for (const ExampleResult& result : run_examples(whole(), pack)) {
      CAPTURE(result.rule->id);
      CAPTURE(result.index);
      CAPTURE(result.message.in(Lang::en));
      CHECK(name(result.got) == name(result.expected));
      CHECK(result.faults.empty());
    }
  }
}

TEST_CASE(
    "every rule that decides has an example that is met, one that is not, one at the boundary") {
  for (const Pack& pack : whole().packs()) {
    for (const Rule* rule : without_examples(pack)) FAIL_CHECK(rule->id);
  }
}

TEST_CASE("every rule and fact speaks both languages and names its place in the source") {
  for (const Pack& pack : whole().packs()) {
    for (const Rule& rule : pack.rules) {
      CAPTURE(rule.id);
      CHECK_FALSE(rule.text.sv.empty());
      CHECK_FALSE(rule.text.en.empty());
      CHECK_FALSE(rule.source.section.empty());
      if (rule.decides()) {
        CHECK_FALSE(rule.advice.sv.empty());
        CHECK_FALSE(rule.advice.en.empty());
      }
    }
    for (const Fact& fact : pack.facts) {
      CAPTURE(fact.id);
      CHECK_FALSE(fact.text.sv.empty());
      CHECK_FALSE(fact.text.en.empty());
    }
  }
}

TEST_CASE("names and ids are unique, and a statement is carried by one entry") {
  std::set<std::string> names;
  std::map<std::string, int> carried;
  for (const Pack& pack : whole().packs()) {
    for (const Rule& rule : pack.rules) {
      CAPTURE(rule.id);
      CHECK(names.insert(rule.name).second);
      std::set<std::string> own(rule.covers.begin(), rule.covers.end());
      own.insert(rule.id);
      // A permission stands in the covers of the rule that it softens, too.
      if (rule.softens.empty()) {
        for (const std::string& id : own) ++carried[id];
      }
    }
    for (const Fact& fact : pack.facts) ++carried[fact.id];
  }
  for (const auto& one : carried) {
    CAPTURE(one.first);
    CHECK(one.second == 1);
  }
}

TEST_CASE("every statement of the list is answered for") {
  std::ifstream list(std::string(ST_SOURCE) + "/tests/unit/rule/statements.txt");
  REQUIRE(list);
  std::string id;
  int count = 0;
  while (list >> id) {
    ++count;
    CAPTURE(id);
    CHECK((whole().covering(id) != nullptr || whole().fact(id) != nullptr));
  }
  CHECK(count == 927);
}

}  // namespace
}  // namespace st
