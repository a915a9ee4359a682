// A file's layout: what is put right, and what is left alone.
#include "st/record/tidy.hpp"

#include <doctest/doctest.h>

namespace st {
namespace {

std::string tidy(const std::string& text, Holds kind = Holds::plan) {
  const auto result = tidied(Source("p", text), kind);
  const auto* tidy = std::get_if<std::string>(&result);
  return tidy ? *tidy : "left alone";
}

}  // namespace

TEST_CASE("keys stand in the order of the declaration, with their comments") {
  CHECK(tidy("talks:\n- {hours: 1, kind: problem, date: 2026-09-01}\n") ==
        "talks:\n- {date: 2026-09-01, kind: problem, hours: 1}\n");
  CHECK(
      tidy("talks:\n  - hours: 1   # long\n    # why\n    kind: problem\n    date: 2026-09-01\n") ==
      "talks:\n  - date: 2026-09-01\n    # why\n    kind: problem\n    hours: 1   # long\n");
  CHECK(tidy("talks:\n  - kind: problem\n    # a Monday\n    date: 2026-09-01\n") ==
        "talks:\n  # a Monday\n  - date: 2026-09-01\n    kind: problem\n");
  CHECK(tidy("training:\n  # the first day\n  start: 2026-09-01\n  # of many\n  specialty: x\n") ==
        "training:\n  # of many\n  specialty: x\n  # the first day\n  start: 2026-09-01\n");
  CHECK(tidy("unit: {name: Ekvik, id: ekvik}\n", Holds::unit) ==
        "unit: {id: ekvik, name: Ekvik}\n");
}

TEST_CASE("sections, items and roles stay where they are") {
  const std::string text =
      "talks:\n- {date: 2026-09-02, kind: problem}\n- {date: 2026-09-01, kind: problem}\n"
      "doctor: {id: a}\ncontract: {approvals: {head: 2026-09-01, trainee: 2026-09-02}}\n";
  CHECK(tidy(text) == text);
}

TEST_CASE("quotes where they are needed, and none around a date") {
  CHECK(tidy("courses: [{title: 2015:8, from: '2026-09-01'}]\n") ==
        "courses: [{title: \"2015:8\", from: 2026-09-01}]\n");
  CHECK(tidy("courses: [{title: no, note: \"plain\"}]\n") ==
        "courses: [{title: \"no\", note: \"plain\"}]\n");
  const std::string long_text = "courses:\n  - title: Akut, kronisk och \"övrigt\"\n";
  CHECK(tidy(long_text) == long_text);
}

TEST_CASE("blanks that nobody sees go; those inside texts stay") {
  CHECK(tidy("courses: [{title: a,days: 2}]  \n\t\n# c \n") ==
        "courses: [{title: a, days: 2}]\n\n# c\n");
  const std::string block = "courses:\n  - title: a\n    note: |\n      one  \n      two\n";
  CHECK(tidy(block) == block);
  CHECK(tidy("courses: []") == "courses: []\n");
  CHECK(tidy("courses: [] \r\n") == "courses: []\r\n");
}

TEST_CASE("what cannot be read is left alone, and unknown keys stay in place") {
  CHECK(tidy("talks: [\n") == "left alone");
  const std::string unknown = "talks:\n- {hours: 1, colour: red, date: 2026-09-01}\n";
  CHECK(tidy(unknown) == unknown);
}

}  // namespace st
