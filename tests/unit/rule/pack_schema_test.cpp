// The schema of rule packs, and the reference part of st-rules(5), are what the declarations make.
// ST_UPDATE=1 writes them anew.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "st/record/schema.hpp"
#include "st/rule/pack_type.hpp"
#include "st/rule/reference.hpp"
#include "st/rule/verb.hpp"

namespace st {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(std::string(ST_SOURCE) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void hold(const std::string& path, const std::string& made) {
  if (std::getenv("ST_UPDATE")) {
    std::ofstream(std::string(ST_SOURCE) + "/" + path, std::ios::binary) << made;
  }
  INFO(path, " is not what the tables make: run the tests with ST_UPDATE=1 and look at the change");
  CHECK((text_of(path) == made));
}

TEST_CASE("the schema of packs is current") {
  hold("schemas/pack.schema.json", json_schema(pack_type()));
}

TEST_CASE("the reference part of st-rules(5) is current") {
  constexpr std::string_view begin = ".\\\" Made from the declarations: begin\n";
  constexpr std::string_view end = ".\\\" Made from the declarations: end\n";
  const std::string page = text_of("man/st-rules.5");
  const auto from = page.find(begin);
  const auto to = page.find(end);
  REQUIRE(from != page.npos);
  REQUIRE(to != page.npos);
  hold("man/st-rules.5",
       page.substr(0, from + begin.size()) + rules_mdoc(Lang::en) + page.substr(to));
}

TEST_CASE("every verb has an example in st-rules(5), and each is read without a fault") {
  for (const Verb* verb : verbs()) {
    CAPTURE(verb->name);
    std::string rule;
    for (const VerbExample& example : verb_examples()) {
      if (example.verb == verb->name) rule = example.text;
    }
    REQUIRE_FALSE(rule.empty());
    std::string indented;
    for (const char c : rule) indented += c == '\n' ? std::string("\n    ") : std::string(1, c);
    RuleBook book;
    const Pack& pack = book.add(
        "clinic.yaml",
        "pack: clinic\ntitle: {sv: a, en: a}\nlayer: clinic\nrules:\n  - id: K-1\n    name: k\n"
        "    level: should\n    source: {section: \"1\"}\n    text: {sv: a, en: a}\n    " +
            indented + "\n");
    for (const Fault& fault : pack.faults) FAIL_CHECK(fault.message.in(Lang::en));
  }
}

}  // namespace
}  // namespace st
