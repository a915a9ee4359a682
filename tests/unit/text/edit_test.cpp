// Edits as a careful person would make them, and the laws that each one keeps: read again it is
// what was meant, no byte outside the splices moves, and it can be taken back.
#include "st/text/edit.hpp"

#include <algorithm>
#include <random>
#include <tuple>

#include "reading.hpp"

namespace st {
namespace {

using test::Reading;

const Meant kTalk =
    mapping_value({{"date", word_value("2024-03-12")}, {"with", word_value("eva")}});
const Meant kDeep =
    mapping_value({{"date", word_value("2024-03-12")},
                   {"approvals", mapping_value({{"head", word_value("2024-03-12")}})},
                   {"goals", list_value({word_value("c1"), word_value("c2")})},
                   {"note", text_value("Kl 10: EKG")}});
const Meant kLong = mapping_value(
    {{"date", word_value("2024-03-12")}, {"summary", text_value(std::string(90, 'x'))}});

/// The edited text, with what breaks a law in place of it; of a refusal, why in English.
std::string outcome(const std::string& before, const Edit& edit) {
  if (const auto* refusal = std::get_if<Refusal>(&edit)) return refusal->why.in(Lang::en);
  const auto& edited = std::get<Edited>(edit);
  if (spliced(before, edited.splices) != edited.text) return "not its splices";
  if (spliced(edited.text, reversed(before, edited.splices)) != before) return "no way back";
  if (!Reading(edited.text).faults.empty()) return "faulty: " + edited.text;
  return edited.text;
}

std::string appended(const std::string& before, const Steps& list, const Meant& item) {
  return outcome(before, append(Source("plan.yaml", before), list, item));
}
std::string with(const std::string& before, const Steps& place, const Meant& value) {
  return outcome(before, put(Source("plan.yaml", before), place, value));
}
std::string without(const std::string& before, const Steps& place) {
  return outcome(before, take_out(Source("plan.yaml", before), place));
}

const std::string kUncertain = say("edit-uncertain").in(Lang::en);
const std::string kComment = say("edit-comment").in(Lang::en);

struct Case {
  std::string before;
  Steps steps;
  Meant value;
  std::string after;
};

void check_appends(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.before);
    CHECK(appended(c.before, c.steps, c.value) == c.after);
  }
}

void check_puts(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.before);
    CHECK(with(c.before, c.steps, c.value) == c.after);
  }
}

TEST_CASE("an item is appended in the style of the one above it") {
  check_appends({
      {"a:\n  - date: 1\n    with: x\n",
       {"a"},
       kTalk,
       "a:\n  - date: 1\n    with: x\n  - date: 2024-03-12\n    with: eva\n"},
      {"a:\n  - {date: 1}\n",
       {"a"},
       kTalk,
       "a:\n  - {date: 1}\n  - {date: 2024-03-12, with: eva}\n"},
      {"a:\n  - {date: 1}\n",
       {"a"},
       kLong,
       "a:\n  - {date: 1}\n  - date: 2024-03-12\n    summary: " + std::string(90, 'x') + "\n"},
      {"a:\n-   date: 1\n",
       {"a"},
       kDeep,
       "a:\n-   date: 1\n-   date: 2024-03-12\n    approvals: {head: 2024-03-12}\n"
       "    goals: [c1, c2]\n    note: \"Kl 10: EKG\"\n"},
      {"a:\n- x\n", {"a"}, word_value("y"), "a:\n- x\n- y\n"},
      {"a:\n  - x\n", {"a"}, kTalk, "a:\n  - x\n  - {date: 2024-03-12, with: eva}\n"},
      {"- 1\n- 2\n", {}, word_value("3"), "- 1\n- 2\n- 3\n"},
      {"a:\n  - - 1\n    - 2\n  - 3\n",
       {"a", std::size_t{0}},
       word_value("4"),
       "a:\n  - - 1\n    - 2\n    - 4\n  - 3\n"},
      {"a:\n  - b: 1\n    c:\n    - 1\n  - d: 1\n",
       {"a", std::size_t{0}, "c"},
       word_value("2"),
       "a:\n  - b: 1\n    c:\n    - 1\n    - 2\n  - d: 1\n"},
  });
}

TEST_CASE("an item goes below what belongs to the one above, and above what does not") {
  check_appends({
      {"a:\n  - x  # c\n  # - y\nb: 1\n",
       {"a"},
       word_value("z"),
       "a:\n  - x  # c\n  # - y\n  - z\nb: 1\n"},
      {"a:\n  - x\n# next\nb: 1\n", {"a"}, word_value("z"), "a:\n  - x\n  - z\n# next\nb: 1\n"},
      {"a:\n- x\n# next\nb: 1\n", {"a"}, word_value("z"), "a:\n- x\n- z\n# next\nb: 1\n"},
      {"a:\n- x\n  # more\nb: 1\n", {"a"}, word_value("z"), "a:\n- x\n  # more\n- z\nb: 1\n"},
      {"a:\n  - x\n\n  # far\nb: 1\n",
       {"a"},
       word_value("z"),
       "a:\n  - x\n  - z\n\n  # far\nb: 1\n"},
      {"a:\n  - x\n\n  - y\n\nb: 1\n",
       {"a"},
       word_value("z"),
       "a:\n  - x\n\n  - y\n\n  - z\n\nb: 1\n"},
      {"a:\n  - |\n    x\n\n\nb: 1\n",
       {"a"},
       word_value("z"),
       "a:\n  - |\n    x\n  - z\n\n\nb: 1\n"},
      {"a:\n  - |+\n    x\n\n\nb: 1\n",
       {"a"},
       word_value("z"),
       "a:\n  - |+\n    x\n\n\n  - z\nb: 1\n"},
  });
}

TEST_CASE("a first item takes the place of nothing") {
  check_appends({
      {"a: []  # c\nb: 1\n", {"a"}, kTalk, "a:  # c\n  - {date: 2024-03-12, with: eva}\nb: 1\n"},
      {"a:\nb: 1\n",
       {"a"},
       kDeep,
       "a:\n  - date: 2024-03-12\n    approvals: {head: 2024-03-12}\n    goals: [c1, c2]\n"
       "    note: \"Kl 10: EKG\"\nb: 1\n"},
      {"a: ~ # c\n", {"a"}, kTalk, "a: # c\n  - {date: 2024-03-12, with: eva}\n"},
      {"a: null\n", {"a"}, word_value("c1"), "a: [c1]\n"},
      {"a: \"null\"\n", {"a"}, word_value("c1"), "'a' is not a list"},
      {"a:\n  # one a line\n#  - {date: x}\nb: 1\n",
       {"a"},
       kTalk,
       "a:\n  # one a line\n  - {date: 2024-03-12, with: eva}\n#  - {date: x}\nb: 1\n"},
      {"x:\n- y\na:\n", {"a"}, kTalk, "x:\n- y\na:\n- {date: 2024-03-12, with: eva}\n"},
      {"x:\n    y:\n        z: 1\na:\n",
       {"a"},
       kTalk,
       "x:\n    y:\n        z: 1\na:\n    - {date: 2024-03-12, with: eva}\n"},
      {"a: {b: []}\n", {"a", "b"}, kTalk, "a: {b: [{date: 2024-03-12, with: eva}]}\n"},
      {"- a\n-\n", {std::size_t{1}}, word_value("c"), "- a\n- [c]\n"},
  });
}

TEST_CASE("a list in brackets grows in its brackets") {
  check_appends({
      {"a: [x]\n", {"a"}, word_value("y"), "a: [x, y]\n"},
      {"a: [x, ]\n", {"a"}, word_value("y"), "a: [x, y, ]\n"},
      {"a: {b: [x], c: 1}\n", {"a", "b"}, text_value("y, z"), "a: {b: [x, \"y, z\"], c: 1}\n"},
      {"a: [\n  x,\n  y\n]\n", {"a"}, word_value("z"), "a: [\n  x,\n  y,\n  z\n]\n"},
      {"a: [\n  x,\n  y, # c\n]\n", {"a"}, word_value("z"), "a: [\n  x,\n  y, # c\n  z,\n]\n"},
      {"a: [\n  x,\n  y # c\n]\n", {"a"}, word_value("z"), "a: [\n  x,\n  y, # c\n  z\n]\n"},
      {"a: [x,\n    y]\n", {"a"}, word_value("z"), "a: [x,\n    y,\n    z]\n"},
      {"a: [ # c\n]\n", {"a"}, word_value("z"), kComment},
  });
}

TEST_CASE("what is missing on the way to a list is made") {
  check_appends({
      {"", {"talks"}, kTalk, "talks:\n  - {date: 2024-03-12, with: eva}\n"},
      {"# yaml-language-server: $schema=x\n",
       {"talks"},
       kTalk,
       "# yaml-language-server: $schema=x\ntalks:\n  - {date: 2024-03-12, with: eva}\n"},
      {"# schema\n#talks:\n#  - {date: x}\n",
       {"talks"},
       kTalk,
       "# schema\n#talks:\n#  - {date: x}\n\ntalks:\n  - {date: 2024-03-12, with: eva}\n"},
      {"---\n...\n", {"talks"}, kTalk, "---\ntalks:\n  - {date: 2024-03-12, with: eva}\n...\n"},
      {"\xef\xbb\xbf",
       {"a"},
       word_value("b"),
       "\xef\xbb\xbf"
       "a: [b]\n"},
      {"a: 1\n\nb: 2\n\n",
       {"c", "d"},
       kTalk,
       "a: 1\n\nb: 2\n\nc:\n  d:\n    - {date: 2024-03-12, with: eva}\n\n"},
      {"a: 1\nb:\n    c: 1\n",
       {"b", "d"},
       kTalk,
       "a: 1\nb:\n    c: 1\n    d:\n        - {date: 2024-03-12, with: eva}\n"},
      {"a: {b: 1}\n", {"a", "c"}, kTalk, "a: {b: 1, c: [{date: 2024-03-12, with: eva}]}\n"},
      {"- a: 1\n  b: 2\n  # own\n- a: 3\n",
       {std::size_t{0}, "c"},
       kTalk,
       "- a: 1\n  b: 2\n  # own\n  c:\n    - {date: 2024-03-12, with: eva}\n- a: 3\n"},
      {"a: text\n", {"a", "b"}, kTalk, "the file has no place for 'a.b'"},
      {"a: [1]\n", {"a", std::size_t{1}}, kTalk, "the file has no place for 'a.2'"},
  });
}

TEST_CASE("a value is put in the place of another, with its quotes and comment") {
  check_puts({
      {"a: 1 # c\n", {"a"}, word_value("2"), "a: 2 # c\n"},
      {"a: '1'\n", {"a"}, text_value("it's"), "a: 'it''s'\n"},
      {"a: '1'\n", {"a"}, text_value("x\ny"), "a: \"x\\ny\"\n"},
      {"a: \"1\" # c\n", {"a"}, word_value("x"), "a: \"x\" # c\n"},
      {"a: x\n", {"a"}, text_value("2015:8"), "a: \"2015:8\"\n"},
      {"a: one\n  two\nb: 1\n", {"a"}, text_value("three"), "a: three\nb: 1\n"},
      {"a: |\n  one\n\n  two\nb: 1\n", {"a"}, text_value("three"), "a: three\nb: 1\n"},
      {"a: | # c\n  one\n", {"a"}, text_value("three"), kComment},
      {"a:   # c\n", {"a"}, word_value("x"), "a: x   # c\n"},
      {"-\n- x\n", {std::size_t{0}}, word_value("y"), "- y\n- x\n"},
      {"a: x \t # c\n", {"a"}, {}, "a: # c\n"},
      {"- x\t\n- y\n", {std::size_t{0}}, {}, "-\n- y\n"},
      {"a:\n  b: 1\nc: 1\n", {"a"}, {}, "a:\nc: 1\n"},
      {"a: {b: 1, c: [2]}\n", {"a", "c"}, word_value("x"), "a: {b: 1, c: x}\n"},
      {"a: x # c\n", {"a"}, list_value({kTalk}), "a: # c\n  - {date: 2024-03-12, with: eva}\n"},
      {"b:\n  a: x # c\n", {"b", "a"}, kTalk, "b:\n  a: {date: 2024-03-12, with: eva} # c\n"},
      {"a: x\n", {"a"}, kTalk, "a:\n  date: 2024-03-12\n  with: eva\n"},
      {"a:\n  b: 1\n  c: 2\nd: 1\n", {"a"}, word_value("x"), "a: x\nd: 1\n"},
      {"a:\n  b: 1\n  c: 2\nd: 1\n",
       {"a"},
       list_value({kTalk, kTalk}),
       "a:\n  - {date: 2024-03-12, with: eva}\n  - {date: 2024-03-12, with: eva}\nd: 1\n"},
      {"a:\n- b\n", {"a"}, kTalk, "a:\n  date: 2024-03-12\n  with: eva\n"},
      {"a:\n  b: 1 # c\n", {"a"}, word_value("x"), kComment},
      {"- x\n- y\n",
       {std::size_t{0}},
       kLong,
       "- date: 2024-03-12\n  summary: " + std::string(90, 'x') + "\n- y\n"},
      {"- # c\n",
       {std::size_t{0}},
       kLong,
       "- # c\n  date: 2024-03-12\n  summary: " + std::string(90, 'x') + "\n"},
      {"- a: 1\n  b: 2\n- y\n", {std::size_t{0}}, word_value("x"), "- x\n- y\n"},
  });
}

TEST_CASE("a key is put last in its mapping, in its column") {
  check_puts({
      {"a: 1\n", {"b"}, word_value("2"), "a: 1\nb: 2\n"},
      {"a: {b: 1}\n", {"a", "c"}, word_value("2"), "a: {b: 1, c: 2}\n"},
      {"a: {}\n", {"a", "c"}, word_value("2"), "a:\n  c: 2\n"},
      {"b:\n  a: {}\n", {"b", "a", "c"}, word_value("2"), "b:\n  a: {c: 2}\n"},
      {"a:\n  -   b: 1\n      c: |\n        x\n  - d: 1\n",
       {"a", std::size_t{0}, "e"},
       text_value("no"),
       "a:\n  -   b: 1\n      c: |\n        x\n      e: \"no\"\n  - d: 1\n"},
      {"a:\nb: 1\n", {"a", "c"}, word_value("2"), "a:\n  c: 2\nb: 1\n"},
      {"a:\n  b: 1\n# next\nc: 1\n",
       {"a", "x", "z"},
       word_value("2"),
       "a:\n  b: 1\n  x: {z: 2}\n# next\nc: 1\n"},
      {"a: 1\n", {"no"}, word_value("2"), "a: 1\n\"no\": 2\n"},
      {"a: [b: 1]\n", {"a", std::size_t{0}, "c"}, word_value("2"), kUncertain},
      {"a: 1\n", {}, word_value("2"), "a whole file is not changed in one step"},
  });
}

TEST_CASE("an entry is taken out with its lines, and never with a comment") {
  struct Removal {
    std::string before;
    Steps place;
    std::string after;
  };
  const std::vector<Removal> cases = {
      {"a: 1\nb: 2\n", {"a"}, "b: 2\n"},
      {"a: 1\nb: 2\n", {"b"}, "a: 1\n"},
      {"a: 1\nb: 2 # c\n", {"b"}, kComment},
      {"a: 1\n# about b\nb: 2\n", {"b"}, "a: 1\n# about b\n"},
      {"a: 1\n\nb: 2\n\nc: 3\n", {"b"}, "a: 1\n\nc: 3\n"},
      {"- a: 1\n  b: 2\n", {std::size_t{0}, "a"}, "- b: 2\n"},
      {"- a: 1 # c\n  b: 2\n", {std::size_t{0}, "a"}, kComment},
      {"x:\n- a: 1\n  b:\n    c: 1\n- d: 2\n", {"x", std::size_t{0}}, "x:\n- d: 2\n"},
      {"- - 1\n  - 2\n", {std::size_t{0}, std::size_t{0}}, "- - 2\n"},
      {"a:\n  - 1\nb: 2\n", {"a", std::size_t{0}}, "a: []\nb: 2\n"},
      {"a:\n  b:\n    c: 1\n", {"a", "b", "c"}, "a:\n  b: {}\n"},
      {"- a: 1\n", {std::size_t{0}, "a"}, "- {}\n"},
      {"# c\na: 1\n", {"a"}, "# c\n"},
      {"a: 1\n...\n", {"a"}, kUncertain},
      {"a: [x, y, z]\n", {"a", std::size_t{0}}, "a: [y, z]\n"},
      {"a: [x, y, z, ]\n", {"a", std::size_t{2}}, "a: [x, y, ]\n"},
      {"a: {b: 1, c: 2}\n", {"a", "b"}, "a: {c: 2}\n"},
      {"a: [ x ]\n", {"a", std::size_t{0}}, "a: []\n"},
      {"a: |+\n  x\n\nb: 1\n\nc: 1\n", {"b"}, "a: |+\n  x\n\nc: 1\n"},
      {"a: 1\n", {"b"}, "'b' is not in the file"},
      {"a: 1\n", {}, "a whole file is not changed in one step"},
  };
  for (const Removal& c : cases) {
    CAPTURE(c.before);
    CHECK(without(c.before, c.place) == c.after);
  }
}

TEST_CASE("line ends, byte order mark and a last line without an end are the file's own") {
  check_appends({
      {"\xef\xbb\xbf"
       "a:\r\n  - date: x\r\n",
       {"a"},
       kTalk,
       "\xef\xbb\xbf"
       "a:\r\n  - date: x\r\n  - date: 2024-03-12\r\n    with: eva\r\n"},
      {"a:\n  - x", {"a"}, word_value("y"), "a:\n  - x\n  - y\n"},
      {"a:\r\n  - x", {"a"}, word_value("y"), "a:\r\n  - x\r\n  - y\r\n"},
      {"a: ~", {"a"}, kTalk, "a:\n  - {date: 2024-03-12, with: eva}\n"},
      {"a: [x]", {"a"}, word_value("y"), "a: [x, y]"},
      {"a:\n  - |-\n    x", {"a"}, word_value("y"), "a:\n  - |-\n    x\n  - y\n"},
      {"a:\n  - |\n    x", {"a"}, word_value("y"), say("edit-line-end").in(Lang::en)},
  });
  check_puts({{"b: 1\na: |\n  x", {"a"}, word_value("y"), "b: 1\na: y"},
              {"b: 1\na: |\n  x", {"b"}, word_value("y"), "b: y\na: |\n  x"}});
}

TEST_CASE("what is not certain is refused, with the lines to paste and their place") {
  const auto refusal = [](const Edit& edit) { return std::get<Refusal>(edit); };
  const Source faulty("plan.yaml", "a: 1\na: 2\n");
  const Refusal duplicate = refusal(append(faulty, {"talks"}, kTalk));
  CHECK(duplicate.why == say("edit-faulty"));
  CHECK(duplicate.snippet == "talks:\n  - {date: 2024-03-12, with: eva}\n");
  CHECK(duplicate.after_line == 2);
  CHECK(refusal(put(faulty, {"b"}, kTalk)).why == say("edit-faulty"));
  CHECK(refusal(take_out(faulty, {"a"})).why == say("edit-faulty"));

  const Source text("plan.yaml", "x: 1\na:\n    b: text\n");
  const Refusal list = refusal(append(text, {"a", "b"}, kTalk));
  CHECK(list.why == say("edit-not-list", {"a.b"}));
  CHECK(list.after_line == 3);

  const Source comment("plan.yaml", "x: 1\na:\n  b: [1, # one\n    2]\n  c: 1\n");
  const Refusal lost = refusal(put(comment, {"a", "b"}, list_value({word_value("3")})));
  CHECK(lost.why == say("edit-comment"));
  CHECK(lost.snippet == "  b: [3]\n");
  CHECK(lost.after_line == 2);
  CHECK(refusal(take_out(comment, {"a", "b"})).snippet.empty());

  const Source pair("plan.yaml", "a: [b: 1]\n");
  CHECK(refusal(put(pair, {"a", std::size_t{0}, "c"}, word_value("2"))).snippet == "c: 2\n");
  const Meant twice = mapping_value({{"b", word_value("1")}, {"b", word_value("2")}});
  CHECK(with("a: 1\n", {"c"}, twice) == kUncertain);
  CHECK(with("a: {b: 1}\n", {"a", "c"}, Meant{}) == kUncertain);
}

TEST_CASE("an edit that changes nothing has no splices") {
  const Source source("plan.yaml", "a: 1\n");
  const auto edited = std::get<Edited>(put(source, {"a"}, word_value("1")));
  CHECK(edited.splices.empty());
  CHECK(edited.text == source.text());
}

TEST_CASE("a text is quoted where any reader would take it for something else") {
  for (const char* text : {"2015:8",
                           "no",
                           "No",
                           "on",
                           "y",
                           "N",
                           "yes",
                           "off",
                           "true",
                           "010",
                           "1_000",
                           "1:30",
                           "0x1F",
                           "0o17",
                           "0b11",
                           "1e3",
                           ".5",
                           "5.",
                           "-1",
                           "+1",
                           "1,5",
                           "2024-01-01",
                           "2024-01-01T10:00:00Z",
                           "~",
                           "null",
                           "NULL",
                           "=",
                           "<<",
                           ".inf",
                           "-.INF",
                           ".NaN",
                           ""}) {
    CAPTURE(text);
    CHECK(scalar_text(text_value(text)) == '"' + std::string(text) + '"');
  }
  for (const char* text : {"Eva Lind", "åäö 🩺", "10 mg", "12 months", "80%", "a-b", "x#y",
                           "it's", "x 2024-01-01", "nope", "C:\\x y", "_"}) {
    CAPTURE(text);
    CHECK(block_text(text_value(text), 0) == std::string(text) + "\n");
  }
}

TEST_CASE("a word is plain wherever its characters can stand") {
  for (const char* word : {"2024-01-01", "yes", "010", "80%", "1.5 h", "null", "c7", "2015-8"}) {
    CAPTURE(word);
    CHECK(scalar_text(word_value(word)) == word);
  }
  for (const char* word :
       {"",   " x",   "x ", "-x",  "- x", "a: b",      "a:",      "a #b",  "#a", "[a",
        "a]", "a, b", "{a", "&a",  "*a",  "!a",        "|",       ">",     "%a", "@a",
        "`a", "b?",   "'a", "---", "...", "<<<<<<< a", "=======", "2015:8"}) {
    CAPTURE(word);
    const std::string text = scalar_text(word_value(word));
    CHECK(text.substr(0, 1) == "\"");
    std::string lines = "a: ";
    lines.append(text).append("\nb: [").append(text).append("]\n");
    CHECK(Reading(lines).node.find("a")->scalar == word);
  }
}

TEST_CASE("every text reads back as itself, in a block and in brackets") {
  for (const std::string text :
       {"a \"b\"", "a\\b", "'", "\"", "it's \"so\"", "line\nbreak\n", "tab\there", "\x1b[1m",
        "\u0085", "\u202e", "\ufeff", "\u00a0x", "x\u00a0", "a:\u00a0b", "\U0001F468\u200d\u2695",
        "\ue000", "\U0001fffe", "\r\n"}) {
    CAPTURE(text);
    const Reading reading("a: " + scalar_text(text_value(text)) + "\nb: [" +
                          flow_text(text_value(text)) + "]\nc:\n" +
                          block_text(list_value({text_value(text)}), 2));
    CAPTURE(test::complaints(reading));
    REQUIRE(reading.faults.empty());
    CHECK(reading.node.find("a")->scalar == text);
    CHECK(reading.node.find("b")->children.at(0).scalar == text);
    CHECK(reading.node.find("c")->children.at(0).scalar == text);
  }
  CHECK(scalar_text(text_value("\"hej\" sa hon")) == "'\"hej\" sa hon'");
}

TEST_CASE("a value is laid out like a person lays it out") {
  CHECK(block_text(mapping_value({{"talks", list_value({kTalk, kDeep, kLong, {}})},
                                  {"contract", mapping_value({{"signed", word_value("x")}})},
                                  {"empty", {}},
                                  {"list", list_value({})},
                                  {"none", mapping_value({})}}),
                   0) ==
        "talks:\n"
        "  - {date: 2024-03-12, with: eva}\n"
        "  - date: 2024-03-12\n"
        "    approvals: {head: 2024-03-12}\n"
        "    goals: [c1, c2]\n"
        "    note: \"Kl 10: EKG\"\n"
        "  - date: 2024-03-12\n"
        "    summary: " +
            std::string(90, 'x') +
            "\n"
            "  -\n"
            "contract:\n"
            "  signed: x\n"
            "empty:\n"
            "list: []\n"
            "none: {}\n");
  CHECK(block_text(list_value({kTalk}), 4) == "    - {date: 2024-03-12, with: eva}\n");
  CHECK(flow_text(mapping_value(
            {{"a", list_value({word_value("1"), kTalk})}, {"no", word_value("x")}})) ==
        "{a: [1, {date: 2024-03-12, with: eva}], \"no\": x}");
}

TEST_CASE("files cut off anywhere and damaged at random are edited lawfully or not at all") {
  const std::string whole =
      "# plan\na:\n  - date: 1 # c\n    b: |+\n      x\n\n  - {c: [1, 'x'], d: \"q\"}\n\ne: {f: "
      "1}\n"
      "g:\n- - 1\n  -\n- ~\nh: >-\n  end\n";
  std::mt19937 random(20260314);
  for (int round = 0; round < 300; ++round) {
    std::string text = whole.substr(0, random() % whole.size());
    for (std::size_t hits = text.empty() ? 0 : random() % 3; hits > 0; --hits) {
      text[random() % text.size()] = "\n\r\t -:#|>\"'[]{},a~&*\xc3"[random() % 22];
    }
    CAPTURE(text);
    for (const Steps& place :
         {Steps{"a"}, {"a", std::size_t{0}}, {"e", "f"}, {"g"}, {"h", "x"}, {}}) {
      for (const std::string& after :
           {appended(text, place, kTalk), with(text, place, kDeep), without(text, place)}) {
        const bool lawful =
            !after.starts_with("faulty") && after != "not its splices" && after != "no way back";
        if (!lawful) FAIL_CHECK(after);
      }
    }
  }
}

TEST_CASE("splices are carried out and taken back") {
  const std::string text = "one two three";
  const std::vector<Splice> splices = {{0, 0, "zero "}, {4, 8, ""}, {13, 13, " four"}};
  CHECK(spliced(text, splices) == "zero one three four");
  CHECK(spliced(spliced(text, splices), reversed(text, splices)) == text);
  CHECK(spliced(text, {}) == text);
}

TEST_CASE("a change is shown as diff -u shows it") {
  CHECK(unified_diff("a.yaml", "x\n", "x\n").empty());
  CHECK(unified_diff("a.yaml", "", "x\ny\n") ==
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -0,0 +1,2 @@\n+x\n+y\n");
  CHECK(unified_diff("a.yaml", "x\n", "") == "--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +0,0 @@\n-x\n");
  CHECK(unified_diff("f", "a\nb", "a\nb\nc\n") ==
        "--- a/f\n+++ b/f\n@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n");
  CHECK(unified_diff("f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n") ==
        "--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n");
  // Changes with more than six lines between them stand apart; with six, together.
  const std::string apart =
      unified_diff("f", "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n");
  CHECK(apart ==
        "--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n "
        "7\n-b\n+B\n");
  CHECK(unified_diff("f", "a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n") ==
        "--- a/f\n+++ b/f\n@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
}

TEST_CASE("a diff keeps the lines that both texts have in the same order") {
  CHECK(unified_diff("f", "a\nb\nc\nd\n", "x\nb\nd\ny\n") ==
        "--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-a\n+x\n b\n-c\n d\n+y\n");
  // Texts too large to be compared line by line are exchanged.
  std::string before;
  std::string after;
  for (int i = 0; i < 3000; ++i) {
    before += std::to_string(i) + "\n";
    after += std::to_string(-i) + "\n";
  }
  const std::string diff = unified_diff("f", before + "same\n", after + "same\n");
  CHECK(std::count(diff.begin(), diff.end(), '\n') == 2 + 1 + 2 * 2999 + 2);
}

}  // namespace
}  // namespace st
