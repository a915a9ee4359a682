// The traps of YAML, each closed: what a doctor will really type, and what others will send.
// Every row is a file, the message that it must give, and the words that it points at.
#include <algorithm>

#include "reading.hpp"

namespace st {
namespace {

using test::complaints;
using test::place;
using test::Reading;

struct Trap {
  std::string text;
  std::string_view id;
  std::string_view at;     ///< line:column
  std::string_view words;  ///< What the fault covers.
  std::vector<Phrase> arguments{};
};

void check(const Trap& trap) {
  CAPTURE(trap.text);
  const Reading reading(trap.text);
  CAPTURE(complaints(reading));
  CHECK(reading.faults.size() == 1);
  if (reading.faults.empty()) return;
  const Fault& fault = reading.faults[0];
  CHECK(fault.code == (trap.id == "yaml-duplicate" ? "ST-duplicate" : "ST-syntax"));
  CHECK(fault.message == say(trap.id, trap.arguments));
  CHECK(place(reading.source, fault.where) == trap.at);
  CHECK(reading.source.slice(fault.where) == trap.words);
  CHECK_FALSE(fault.help.empty());
  CHECK(fault.severity == Severity::error);
}

void check_all(const std::vector<Trap>& traps) {
  for (const Trap& trap : traps) check(trap);
}

using namespace std::string_literals;

TEST_CASE("quotes and brackets that are never closed") {
  check_all({
      {"a: \"x\nb: 3\n", "yaml-open-quote", "1:4", "\""},
      {"a: 'x\nb: 3\n", "yaml-open-quote", "1:4", "'"},
      {"a: 'x\nb: 3", "yaml-open-quote", "1:4", "'"},
      {"b: 1\na:\n  - 'x\n\n\n", "yaml-open-quote", "3:5", "'"},
      {"a: [b, \"c, d]\n", "yaml-open-quote", "1:8", "\""},
      {"a: \"x\nb: \"y\"\nc: 1\n", "yaml-open-quote", "1:4", "\""},
      {"a: [1, 2\nb: 3\n", "yaml-open-bracket", "1:4", "[", {"]"}},
      {"a: [1, 2\nb: [3]\nc: 1\n", "yaml-open-bracket", "1:4", "[", {"]"}},
      {"a: {b: 1\n", "yaml-open-bracket", "1:4", "{", {"}"}},
      {"a: ]\n", "yaml-extra-bracket", "1:4", "]"},
      {"a: 1\n}\n", "yaml-extra-bracket", "2:1", "}"},
      {"a: \"x\" y\n", "yaml-after-quote", "1:8", "y"},
      {"a: [x] y\n", "yaml-after-bracket", "1:8", "y"},
      {"- [ ] ring kansliet\n", "yaml-after-bracket", "1:7", "ring"},
  });
}

TEST_CASE("more than one document, or something after it") {
  check_all({
      {"a: 1\n---\nb: 2\n", "yaml-second-document", "2:1", "---"},
      {"---\n---\na: 1\n", "yaml-second-document", "2:1", "---"},
      {"a: 1\n---\n[[[\n", "yaml-second-document", "2:1", "---"},
      {"a: 1\n---\n", "yaml-second-document", "2:1", "---"},
      {"a: 1\n...\nfoo\n", "yaml-after-end", "3:1", "foo"},
      {"a: 1\n...\n[[[\n", "yaml-after-end", "3:1", "[[["},
      {"- a\nb: 1\n", "yaml-key-after-list", "2:1", "b: 1"},
      {"[1,2] foo\n", "yaml-trailing", "1:7", "foo"},
      {"{a: 1}\nb: 2\n", "yaml-trailing", "2:1", "b: 2"},
      {",\n", "yaml-comma-here", "1:1", ","},
  });
}

TEST_CASE("keys") {
  check_all({
      {"top1:\n  k: v\ntop2\n", "yaml-no-colon", "3:1", "top2"},
      {"top1: 1\ntop2\ntop3: 3\n", "yaml-no-colon", "2:1", "top2"},
      {"top1\na: 1\n", "yaml-no-colon", "1:1", "top1"},
      {"\"a\": 1\n\"b\"\n", "yaml-no-colon", "2:1", "\"b\""},
      {"a:1\nb: 2\n", "yaml-no-blank-after-colon", "1:2", ":"},
      {"{a:1, b: 2}\n", "yaml-no-blank-after-colon", "1:3", ":"},
      {"{a, b: 2}\n", "yaml-flow-key-alone", "1:2", "a"},
      {"{a: , b: 2}\n", "yaml-flow-key-alone", "1:2", "a"},
      {"? a\n: b\n", "yaml-complex-key", "1:1", "?"},
      {"? [a, b]\n: b\n", "yaml-complex-key", "1:1", "?"},
      {"[a]: b\n", "yaml-complex-key", "1:1", "[a]"},
      {"{a: {? b : c}}\n", "yaml-complex-key", "1:6", "?"},
      {": b\n", "yaml-null-key", "1:1", ":"},
      {"{: b}\n", "yaml-null-key", "1:2", ":"},
      {"a:\n  <<: 1\n", "yaml-merge-key", "2:3", "<<"},
      {"a: b: c\n", "yaml-colon-here", "1:5", ":"},
      {std::string(2000, 'k') + ": 1\n", "yaml-long-key", "1:1", "k"},
  });
  CHECK(Reading("{a:1}").node.find("a")->kind == Node::Kind::faulty);
  CHECK(Reading("a: 1\nb\n").node.find("b")->kind == Node::Kind::faulty);
  CHECK(Reading("\"<<\": 1\n").faults.empty());
}

TEST_CASE("items") {
  check_all({
      {"a: [,]\n", "yaml-empty-item", "1:5", ","},
      {"b: [1,,2]\n", "yaml-empty-item", "1:7", ","},
      {"a: [1, , ]\n", "yaml-empty-item", "1:8", ","},
      {"a:\n- 1\n - 2\n- 3\n", "yaml-dash-in-text", "3:2", "-"},
      {"a: x\n  -\n  y\n", "yaml-dash-in-text", "2:3", "-"},
      {"a: - b\n", "yaml-dash-here", "1:4", "-"},
      {"a: 1\n- b\n", "yaml-dash-among-keys", "2:1", "-"},
      {"a: {b: 1 \"c\": 2}\n", "yaml-comma", "1:13", ":"},
  });
}

TEST_CASE("a key that is known twice names both places") {
  check_all({
      {"a: 1\nb: 2\na: 3\n", "yaml-duplicate", "3:1", "a", {"a"}},
      {"{a: 1, a: 2}\n", "yaml-duplicate", "1:8", "a", {"a"}},
      {"a: 1\n\"a\": 2\n", "yaml-duplicate", "2:1", "\"a\"", {"a"}},
      {"x:\n  - a: 1\n    a: 2\n", "yaml-duplicate", "3:5", "a", {"a"}},
  });
  const Reading reading("kön: 1\nko\u0308n: 2\n");
  CHECK(reading.faults.size() == 1);
  if (reading.faults.empty()) return;
  const Fault& fault = reading.faults[0];
  CHECK(fault.code == "ST-duplicate");
  CHECK(place(reading.source, fault.where) == "2:1");
  CHECK(fault.help == say("yaml-duplicate-nfc-help"));
  REQUIRE(fault.related.size() == 1);
  CHECK(place(reading.source, fault.related[0].where) == "1:1");
  CHECK(reading.source.slice(fault.related[0].where) == "kön");
  CHECK(reading.node.children.at(0).kind == Node::Kind::faulty);
  CHECK(reading.node.children.at(1).kind == Node::Kind::faulty);
}

TEST_CASE("indentation") {
  check_all({
      {"a:\n\tb: 1\n", "yaml-tab", "2:1", "\t"},
      {"a:\n  \t- b\n", "yaml-tab", "2:3", "\t"},
      {"a:\n\u00a0 b: 1\n", "yaml-hard-indent", "2:1", "\u00a0"},
      {"a:\n  \u00a0b: 1\n", "yaml-hard-indent", "2:3", "\u00a0"},
      {"a:\n  b:\u00a01\n", "yaml-hard-blank", "2:5", "\u00a0"},
      {"a:\n  -\u00a01\n", "yaml-hard-blank", "2:4", "\u00a0"},
      {"a: {b:\u00a01}\n", "yaml-hard-blank", "1:7", "\u00a0"},
      {"a:\n  b: 1\n c: 2\n", "yaml-indent", "3:2", "c:"},
      {"a:\n    b: 1\n  c: 2\n", "yaml-indent", "3:3", "c:"},
      {"- a: 1\n b: 2\n", "yaml-indent", "2:2", "b:"},
      {"title: foo\n  sub: bar\n", "yaml-key-in-text", "2:3", "sub"},
      {"- a\n- b\n  c: 1\n", "yaml-key-in-text", "3:3", "c"},
  });
}

TEST_CASE("what YAML has and a plan has not") {
  check_all({
      {"a: &x 1\n", "yaml-anchor", "1:4", "&x"},
      {"a: &x\nb: 1\n", "yaml-anchor", "1:4", "&x"},
      {"a: *x\n", "yaml-alias", "1:4", "*x"},
      {"a: !!python/object:os.system x\n", "yaml-tag", "1:4", "!!python/object:os.system"},
      {"a: !x {b: 1}\n", "yaml-tag", "1:4", "!x"},
      {"a: !x\nb: 1\n", "yaml-tag", "1:4", "!x"},
      {"! a\n", "yaml-tag", "1:1", "!"},
      {"%YAML 3.0\n---\na: 1\n", "yaml-directive", "1:1", "%YAML 3.0"},
      {"a: @x\n", "yaml-first-character", "1:4", "@x"},
      {"a: `x`\n", "yaml-first-character", "1:4", "`x`"},
      {"a: %x\n", "yaml-first-character", "1:4", "%x"},
      {"a: \"\\q\"\n", "yaml-escape", "1:5", "\\q"},
      {"a: \"\\xzz\"\n", "yaml-escape", "1:5", "\\xzz"},
      {"a: | x\n", "yaml-block-mark", "1:6", "x"},
  });
}

TEST_CASE("bytes and characters") {
  check_all({
      {"a: 1\nb: \xe5\xe4\xf6\nc: 1\n", "yaml-not-utf8", "2:4", "\xe5\xe4\xf6"},
      {"a: \xc0\xaf\n", "yaml-not-utf8", "1:4", "\xc0\xaf"},
      {"a: \xed\xa0\x80\n", "yaml-not-utf8", "1:4", "\xed\xa0\x80"},
      {"\xff\xfe\x61\x00:\x00"s, "yaml-utf16", "1:1", "\xff\xfe"},
      {"\xfe\xff\x00\x61\x00:"s, "yaml-utf16", "1:1", "\xfe\xff"},
      {"a: 1\0b\n"s, "yaml-control", "1:5", "\0"s, {"U+0000"}},
      {"a: \x1b[2J\n", "yaml-control", "1:4", "\x1b", {"U+001B"}},
      {"a: \x7f\n", "yaml-control", "1:4", "\x7f", {"U+007F"}},
      {"# \xc2\x9b\n", "yaml-control", "1:3", "\xc2\x9b", {"U+009B"}},
      {"a: \xef\xbf\xbe\n", "yaml-control", "1:4", "\xef\xbf\xbe", {"U+FFFE"}},
      {"a: 1\n\ufeff"
       "b: 2\n",
       "yaml-bom-inside", "2:1", "\ufeff"},
      {"a: 1\rb: 2\r", "yaml-lone-cr", "1:5", "\r"},
      {"a: 1\nb: 2\r", "yaml-lone-cr", "2:5", "\r"},
      {"a: 1\u0085b: 2\n", "yaml-line-separator", "1:5", "\u0085", {"U+0085"}},
      {"a: 1\u2028b: 2\n", "yaml-line-separator", "1:5", "\u2028", {"U+2028"}},
      {"a: \u202eabc\n", "yaml-bidi", "1:4", "\u202e", {"U+202E"}},
      {"# \u2066abc\n", "yaml-bidi", "1:3", "\u2066", {"U+2066"}},
  });
}

TEST_CASE("a conflict that git left is told line by line") {
  const Reading reading("a:\n<<<<<<< HEAD\n  - 1\n=======\n  - 2\n>>>>>>> other\n");
  REQUIRE(reading.faults.size() == 3);
  for (const Fault& fault : reading.faults) CHECK(fault.message == say("yaml-conflict"));
  CHECK(place(reading.source, reading.faults[1].where) == "4:1");
  CHECK(reading.source.slice(reading.faults[2].where) == ">>>>>>> other");
}

TEST_CASE("depth and size") {
  const std::string deep = "a: " + std::string(33, '[');
  check_all({
      {deep, "yaml-too-deep", "1:36", "["},
      {deep + std::string(33, ']'), "yaml-too-deep", "1:36", "["},
      {std::string(1'000'000, '['), "yaml-too-deep", "1:33", "["},
      {std::string((1U << 20U) + 1, '#'), "yaml-too-large", "1:1", ""},
  });
  std::string dashes;
  for (int i = 0; i < 500; ++i) dashes += "- ";
  check({dashes + "x\n", "yaml-too-deep", "1:65", "-"});
  std::string maps;
  for (int i = 0; i < 600; ++i) maps += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  check({maps, "yaml-too-deep", "33:33", "a"});
}

TEST_CASE("faults that need no parser are all told, and in order") {
  const Reading reading("a:\n\tb: 1\nc:\u00a02\n\td: 3\ne: \x01\n");
  REQUIRE_MESSAGE(reading.faults.size() == 4, complaints(reading));
  CHECK(reading.node.kind == Node::Kind::faulty);
  CHECK(reading.faults[0].message == say("yaml-tab"));
  CHECK(reading.faults[1].message == say("yaml-hard-blank"));
  CHECK(reading.faults[2].message == say("yaml-tab"));
  CHECK(reading.faults[3].message == say("yaml-control", {"U+0001"}));
}

TEST_CASE("faults of the tree are all told, and the rest of the file is read") {
  const Reading reading("a: &x 1\nb: *x\nc: [1,,2]\nd: !t 1\ne: 5\n");
  CHECK_MESSAGE(reading.faults.size() == 4, complaints(reading));
  CHECK(reading.node.kind == Node::Kind::mapping);
  CHECK(reading.node.find("a")->kind == Node::Kind::faulty);
  CHECK(reading.node.find("e")->scalar == "5");
}

TEST_CASE("a file of nothing but faults gets a hundred and the word that there are more") {
  const Reading reading(std::string(5000, '\x01'));
  REQUIRE(reading.faults.size() == 101);
  CHECK(reading.faults.back().message == say("yaml-many-faults"));
}

}  // namespace
}  // namespace st
