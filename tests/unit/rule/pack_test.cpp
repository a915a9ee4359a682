// A pack from outside is refused with the care that a plan is.
#include "st/rule/pack.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "st/text/source.hpp"

namespace st {
namespace {

std::vector<std::string> faults(const std::string& rules) {
  RuleBook book;
  const Pack& pack =
      book.add("clinic.yaml",
               "pack: clinic\ntitle: {sv: Klinik, en: Clinic}\nlayer: clinic\nrules:\n" + rules);
  std::vector<std::string> found;
  for (const Fault& fault : pack.faults) {
    const Position at = fault.where.source->position(fault.where.begin);
    found.push_back(std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
                    std::string(fault.code));
  }
  return found;
}

const std::string good =
    "  - id: K-1\n    name: something\n    level: should\n    source: {section: \"1\"}\n"
    "    text: {sv: Något., en: Something.}\n";

TEST_CASE("a rule with one verb is read without a fault") {
  CHECK(faults(good + "    present: contract.signed\n").empty());
}

TEST_CASE("a rule without a verb, and one with two, are told") {
  CHECK(faults(good) == std::vector<std::string>{"5:9 ST-missing-key"});
  CHECK(faults(good + "    present: contract.signed\n    judgement: {}\n") ==
        std::vector<std::string>{"11:5 ST-type"});
}

TEST_CASE("a misspelt option, matcher, level and path are told at their place") {
  CHECK(faults(good + "    count: {inn: talks, at_least: 2}\n") ==
        std::vector<std::string>{"10:13 ST-unknown-key"});
  CHECK(faults(good + "    applies: {contract.signed: {untill: start}}\n    present: contract\n") ==
        std::vector<std::string>{"10:33 ST-unknown-key"});
  CHECK(faults(good + "    applies: {contract.sined: {exists: yes}}\n    present: contract\n") ==
        std::vector<std::string>{"10:15 ST-reference"});
  CHECK(faults(good + "    deadline: {event: contract.signed, until: six months after start}\n") ==
        std::vector<std::string>{"10:47 ST-type"});
}

TEST_CASE("an unknown key of a pack is told") {
  RuleBook book;
  const Pack& pack =
      book.add("x.yaml", "pack: x\ntitle: {sv: a, en: b}\nlayer: clinic\nruls: []\n");
  REQUIRE(pack.faults.size() == 1);
  CHECK(pack.faults.front().code == "ST-unknown-key");
}

}  // namespace
}  // namespace st
