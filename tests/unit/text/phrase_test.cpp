// Phrases in words: two languages, arguments that are phrases, and mistakes that do no harm.
#include "st/text/phrase.hpp"

#include <doctest/doctest.h>

namespace st {
namespace {

TEST_CASE("a phrase is said in either language") {
  const Phrase phrase = say("yaml-duplicate", {"goals"});
  CHECK(phrase.in(Lang::sv) == "nyckeln ’goals’ står två gånger");
  CHECK(phrase.in(Lang::en) == "the key 'goals' stands twice");
  CHECK(Phrase("x").in(Lang::sv) == "x");
  CHECK(Phrase(Bilingual{"ja", "yes"}).in(Lang::en) == "yes");
}

TEST_CASE("an argument may be a phrase, and is never read as a format") {
  const Phrase inner(Bilingual{"ett", "one"});
  CHECK(say("yaml-duplicate", {inner}).in(Lang::en) == "the key 'one' stands twice");
  CHECK(say("yaml-duplicate", {"{0} {1} %s {"}).in(Lang::en) ==
        "the key '{0} {1} %s {' stands twice");
}

TEST_CASE("a message that does not exist shows its id, one with too few arguments its words") {
  CHECK(say("no-such-message").in(Lang::sv) == "no-such-message");
  CHECK(say("yaml-duplicate").in(Lang::en) == "the key '{0}' stands twice");
}

TEST_CASE("an enumeration stands with commas") {
  const Phrase both(Bilingual{"två", "two"});
  CHECK(enumerate({"1", both, "3"}).in(Lang::en) == "1, two, 3");
  CHECK(enumerate({"1"}).in(Lang::sv) == "1");
  CHECK(enumerate({}).in(Lang::sv).empty());
  CHECK(enumerate({}).empty());
}

TEST_CASE("a number has a comma in Swedish and a point in English") {
  CHECK(decimal("13.27").in(Lang::sv) == "13,27");
  CHECK(decimal("37.5%").in(Lang::sv) == "37,5%");
  CHECK(decimal("13.27").in(Lang::en) == "13.27");
  CHECK(decimal("60").in(Lang::sv) == "60");
}

TEST_CASE("emptiness and equality") {
  CHECK(Phrase().empty());
  CHECK(Phrase(Bilingual{}).empty());
  CHECK_FALSE(say("yaml-tab").empty());
  CHECK(say("yaml-duplicate", {"a"}) == say("yaml-duplicate", {"a"}));
  CHECK_FALSE(say("yaml-duplicate", {"a"}) == say("yaml-duplicate", {"b"}));
}

}  // namespace
}  // namespace st
