// The schema of rule packs, and the reference part of st-rules(5), are what the declarations make.
// ST_UPDATE=1 writes them anew.
#include <string>

#include <doctest/doctest.h>

#include "st/record/schema.hpp"
#include "st/rule/pack_type.hpp"
#include "st/rule/reference.hpp"
#include "st/rule/verb.hpp"

#include "../made.hpp"

namespace st {
namespace {

TEST_CASE("the schema of packs is current") {
  hold("schemas/pack.schema.json", json_schema(pack_type()));
}

TEST_CASE("the reference part of st-rules(5) is current, in both languages") {
  hold_part("man/st-rules.5", rules_mdoc(Lang::en));
  hold_part("man/sv/st-rules.5", rules_mdoc(Lang::sv));
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
