// Near words are found, far ones are not.
#include "st/text/suggest.hpp"

#include <doctest/doctest.h>

namespace st {
namespace {

TEST_CASE("the nearest word") {
  const std::vector<std::string_view> known = {"rotations", "courses", "goals", "från", "leave"};
  CHECK(nearest("rotation", known) == "rotations");
  CHECK(nearest("roations", known) == "rotations");
  CHECK(nearest("GOALS", known) == "goals");
  CHECK(nearest("gaols", known) == "goals");
  CHECK(nearest("fran", known) == "från");
  CHECK(nearest("fra\u030an", known) == "från");
  CHECK(nearest("patient", known).empty());
  CHECK(nearest("", known).empty());
  CHECK(nearest("x", known).empty());
  CHECK(nearest("goals", {}).empty());
  CHECK(nearest(std::string(100'000, 'x'), known).empty());
}

TEST_CASE("a suggestion in words") {
  CHECK(suggestion("gaols", {"goals"}) == say("did-you-mean", {"goals"}));
  CHECK(suggestion("zebra", {"day", "week"}).in(Lang::en) == "Choose among these: day, week.");
  CHECK(suggestion("zebra", {}).empty());
  const std::vector<std::string_view> many(20, "word");
  CHECK(suggestion("zebra", many).in(Lang::en).ends_with("word, …"));
}

}  // namespace
}  // namespace st
