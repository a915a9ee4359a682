// Two versions of a file and the one they come from: what each decision makes of them.
#include "st/record/merge.hpp"

#include <doctest/doctest.h>

namespace st {
namespace {

std::string merged(const std::string& base, const std::string& ours, const std::string& theirs) {
  const auto result = merge_records({base, ours, theirs});
  if (!result) return "by lines";
  return (result->conflict ? "conflict\n" : "") + result->text;
}

const std::string kOne = "- {id: a, date: 2026-09-01, hours: 1}\n";
const std::string kTwo = "- {id: b, date: 2026-09-02}\n";
const std::string kThree = "- {id: c, date: 2026-09-03}\n";

}  // namespace

TEST_CASE("both who add a record get both, ours first") {
  CHECK(merged("talks:\n" + kOne, "talks:\n" + kOne + kTwo, "talks:\n" + kOne + kThree) ==
        "talks:\n" + kOne + kTwo + kThree);
  CHECK(merged("talks: []\n", "talks:\n" + kTwo, "talks:\n" + kThree) ==
        "talks:\n" + kTwo + kThree);
  CHECK(merged("# none yet\n", "# none yet\ntalks:\n" + kTwo, "# none yet\ncourses:\n" + kThree) ==
        "# none yet\ntalks:\n" + kTwo + "courses:\n" + kThree);
  CHECK(merged("talks:\n" + kOne, "talks:\n" + kOne + kTwo, "talks:\n" + kOne + kTwo) ==
        "talks:\n" + kOne + kTwo);
}

TEST_CASE("a record changed on both sides is merged by its fields") {
  const std::string base = "talks:\n" + kOne;
  CHECK(merged(base, "talks:\n- {id: a, date: 2026-09-01, hours: 2}\n",
               "talks:\n- {id: a, date: 2026-09-01, hours: 1, with: eva}\n") ==
        "talks:\n- {id: a, date: 2026-09-01, hours: 2, with: eva}\n");
  CHECK(merged("t:\n- id: a\n  x: 1\n  y: 1\n", "t:\n- id: a\n  x: 2\n  y: 1\n",
               "t:\n- id: a\n  x: 1\n") == "t:\n- id: a\n  x: 2\n");
  CHECK(merged("t:\n- {id: a, goals: [c1]}\n", "t:\n- {id: a, goals: [c1, c2]}\n",
               "t:\n- {id: a, goals: [c1, c3]}\n") == "t:\n- {id: a, goals: [c1, c2, c3]}\n");
}

TEST_CASE("the same field changed in two ways is a conflict of whole records") {
  CHECK(merged("talks:\n" + kOne + kTwo, "talks:\n- {id: a, date: 2026-09-01, hours: 2}\n" + kTwo,
               "talks:\n- {id: a, date: 2026-09-01, hours: 3}\n" + kTwo + kThree) ==
        "conflict\ntalks:\n<<<<<<< ours\n- {id: a, date: 2026-09-01, hours: 2}\n=======\n"
        "- {id: a, date: 2026-09-01, hours: 3}\n>>>>>>> theirs\n" +
            kTwo + kThree);
}

TEST_CASE("what one side deleted is gone, unless the other changed it") {
  CHECK(merged("talks:\n" + kOne + kTwo, "talks:\n" + kTwo, "talks:\n" + kOne + kTwo + kThree) ==
        "talks:\n" + kTwo + kThree);
  CHECK(merged("talks:\n" + kOne + kTwo, "talks:\n" + kTwo,
               "talks:\n- {id: a, date: 2026-09-01, hours: 9}\n" + kTwo)
            .starts_with("conflict\ntalks:\n<<<<<<< ours\n=======\n- {id: a"));
}

TEST_CASE("records without an id are known by their days, kind and title") {
  const std::string base = "t:\n- date: 2026-09-01\n  kind: a\n- date: 2026-09-02\n  kind: a\n";
  CHECK(merged(base,
               "t:\n- date: 2026-09-01\n  kind: a\n  hours: 1\n- date: 2026-09-02\n  kind: a\n",
               "t:\n- date: 2026-09-01\n  kind: a\n  with: eva\n- date: 2026-09-02\n  kind: a\n") ==
        "t:\n- date: 2026-09-01\n  kind: a\n  hours: 1\n  with: eva\n- date: 2026-09-02\n  kind: "
        "a\n");
}

TEST_CASE("a section that stands once is merged by its keys, and lists inside it by their items") {
  const std::string base = "contract:\n  signed: 2026-09-01\n  revisions:\n    - {id: a}\n";
  CHECK(merged(base,
               "contract:\n  signed: 2026-09-02\n  revisions:\n    - {id: a}\n    - {id: b}\n",
               "contract:\n  signed: 2026-09-01\n  revisions:\n    - {id: a}\n    - {id: c}\n") ==
        "contract:\n  signed: 2026-09-02\n  revisions:\n    - {id: a}\n    - {id: b}\n    - {id: "
        "c}\n");
}

TEST_CASE("comments of both sides stay; one above a record that went stays too") {
  CHECK(merged("t:\n" + kOne + kTwo, "# ours\nt:\n" + kOne + "# of b\n" + kTwo,
               "t:\n" + kOne + kTwo + "# theirs\n") ==
        "# ours\nt:\n" + kOne + "# of b\n" + kTwo + "# theirs\n");
  CHECK(merged("t:\n" + kOne + kTwo, "t:\n# why\n" + kOne + kTwo, "t:\n" + kTwo) ==
        "t:\n# why\n" + kTwo);
}

TEST_CASE("an order that one side changed is kept") {
  CHECK(merged("t:\n" + kOne + kTwo, "t:\n" + kOne + kTwo + kThree, "t:\n" + kTwo + kOne) ==
        "t:\n" + kTwo + kThree + kOne);
}

TEST_CASE("line ends and byte order mark are those of ours") {
  const auto crlf = [](std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; at += 2)
      text.insert(at, 1, '\r');
    return "\xEF\xBB\xBF" + text;
  };
  CHECK(merged("t:\n" + kOne, crlf("t:\n" + kOne + kTwo), "t:\n" + kOne + kThree) ==
        crlf("t:\n" + kOne + kTwo + kThree));
}

TEST_CASE("what does not read as a plan's file is left to a merge by lines") {
  CHECK(merged("t: [\n", "t:\n" + kOne, "t:\n" + kTwo) == "by lines");
  CHECK(merged("- a\n", "- a\n- b\n", "- a\n") == "by lines");
  CHECK(merged("t: {a: 1}\n", "{t: {a: 2}}\n", "t: {a: 3}\n") == "by lines");
}

TEST_CASE("the proof of a merge sees what is missing, and what is too much") {
  const MergeInput input{"t:\n" + kOne, "t:\n" + kOne + kTwo, "t:\n" + kOne + kThree};
  CHECK(holds_both(input, "t:\n" + kOne + kThree + kTwo));
  CHECK_FALSE(holds_both(input, "t:\n" + kOne + kTwo));
  CHECK_FALSE(holds_both(input, "t:\n" + kOne + kTwo + kThree + kThree));
  CHECK_FALSE(holds_both(input, "t:\n" + kOne + kTwo + "- {id: c, date: 2026-09-04}\n"));
  CHECK_FALSE(holds_both(input, "t:\n<<<<<<< ours\n" + kTwo));
}

}  // namespace st
