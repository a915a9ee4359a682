// Files that try to crash, hang or fool a reader of YAML: each is refused with its message at
// its place, or read as the text that it is.
#include "reading.hpp"

namespace st {
namespace {

using namespace std::string_literals;

using test::complaints;
using test::place;
using test::Reading;

struct Hostile {
  const char* name;
  std::string text;
  std::string_view id;  ///< Of the first fault; empty: the file is read.
  std::string_view at = "";
  std::vector<Phrase> arguments{};
};

std::string laughs() {
  std::string text = "a: &a [x, x]\n";
  for (char name = 'b'; name <= 'z'; ++name) {
    const char last = static_cast<char>(name - 1);
    text += name + ": &"s + name + " [*"s + last + ", *"s + last + "]\n"s;
  }
  return text;
}

void check(const Hostile& hostile) {
  CAPTURE(hostile.name);
  const Reading reading(hostile.text);
  CAPTURE(complaints(reading));
  CHECK(reading.faults.empty() == hostile.id.empty());
  if (reading.faults.empty() || hostile.id.empty()) return;
  CHECK(reading.faults[0].message == say(hostile.id, hostile.arguments));
  CHECK(place(reading.source, reading.faults[0].where) == hostile.at);
}

TEST_CASE("hostile structure") {
  const std::vector<Hostile> all = {
      {"unclosed double quote", "a: \"x\nb: 3\n", "yaml-open-quote", "1:4"},
      {"unclosed single quote", "a: 'x\nb: 3\n", "yaml-open-quote", "1:4"},
      {"forgotten colon on the last key", "a: 1\nb\n", "yaml-no-colon", "2:1"},
      {"duplicate key", "a: 1\na: 2\n", "yaml-duplicate", "2:1", {"a"}},
      {"duplicate key in two normal forms", "a\u030a: 1\nå: 2\n", "yaml-duplicate", "2:1", {"å"}},
      {"list, then key", "- a\nb: 1\n", "yaml-key-after-list", "2:1"},
      {"second document", "a: 1\n---\nb: 2\n", "yaml-second-document", "2:1"},
      {"text after the end", "a: 1\n...\nb: 2\n", "yaml-after-end", "3:1"},
      {"text after a bracket", "[1, 2] foo\n", "yaml-trailing", "1:8"},
      {"a comma alone", ",\n", "yaml-comma-here", "1:1"},
      {"tab as indentation", "a:\n\tb: 1\n", "yaml-tab", "2:1"},
      {"no-break space as indentation", "a:\n\u00a0\u00a0b: 1\n", "yaml-hard-indent", "2:1"},
      {"no-break space after a colon", "a:\u00a01\n", "yaml-hard-blank", "1:3"},
      {"nothing but null", "null", ""},
      {"unknown directive", "%YAML 3.0\n---\na: 1\n", "yaml-directive", "1:1"},
      {"an object of Python", "a: !!python/object/apply:os.system [x]\n", "yaml-tag", "1:4"},
      {"anchor and alias", "a: &x 1\nb: *x\n", "yaml-anchor", "1:4"},
      {"cyclic alias", "a: &x {b: *x}\n", "yaml-anchor", "1:4"},
      {"billion laughs", laughs(), "yaml-anchor", "1:4"},
      {"merge key", "a:\n  <<: {b: 1}\n", "yaml-merge-key", "2:3"},
      {"complex key", "? {a: 1}\n: b\n", "yaml-complex-key", "1:1"},
      {"17 brackets that are not closed", std::string(17, '['), "yaml-open-bracket", "1:1", {"]"}},
      {"500 brackets", std::string(500, '['), "yaml-too-deep", "1:33"},
      {"5,000 brackets", std::string(5000, '['), "yaml-too-deep", "1:33"},
      {"1,000,000 brackets", std::string(1'000'000, '['), "yaml-too-deep", "1:33"},
      {"a line of 10 MB", "a: "s + std::string(10U << 20U, 'x'), "yaml-too-large", "1:1"},
      {"a key of 2,000 bytes", std::string(2000, 'x') + ": 1\n", "yaml-long-key", "1:1"},
      {"conflict markers", "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n", "yaml-conflict",
       "1:1"},
  };
  for (const Hostile& hostile : all) check(hostile);
}

TEST_CASE("hostile bytes") {
  const std::vector<Hostile> all = {
      {"byte order mark at the start", "\ufeffa: 1\n", ""},
      {"byte order mark inside", "a: 1\n\ufeff# x\n", "yaml-bom-inside", "2:1"},
      {"UTF-16", "\xff\xfe"s + "a\0:\0 \0x\0\n\0"s, "yaml-utf16", "1:1"},
      {"UTF-16 without its mark", "a\0:\0 \0x\0\n\0"s, "yaml-utf16", "1:1"},
      {"Latin-1", "a: \xe5\xe4\xf6\n", "yaml-not-utf8", "1:4"},
      {"overlong form", "a: \xe0\x80\xaf\n", "yaml-not-utf8", "1:4"},
      {"lone surrogate", "a: \xed\xb0\x80\n", "yaml-not-utf8", "1:4"},
      {"NUL", "a: 1\0b\n"s, "yaml-control", "1:5", {"U+0000"}},
      {"CR only", "a: 1\rb: 2\r", "yaml-lone-cr", "1:5"},
      {"CRLF and LF mixed", "a: 1\r\nb: 2\nc:\r\n  - x\n", ""},
      {"a block text without a last newline", "a: |\n  x", ""},
  };
  for (const Hostile& hostile : all) check(hostile);
}

TEST_CASE("every escape makes UTF-8") {
  const Reading reading("a: \"å\\_b\\Nc\\Ld\\xe5e\\x85\"\n");
  REQUIRE(reading.faults.empty());
  CHECK(reading.node.find("a")->scalar == "å\u00a0b\u0085c\u2028d\u00e5e\u0085");
}

TEST_CASE("words that YAML would take for numbers, dates, yes or nothing are the text") {
  for (const char* word : {"yes",
                           "no",
                           "on",
                           "off",
                           "010",
                           "09",
                           "1_000",
                           "1,5",
                           "1e400",
                           ".nan",
                           "0x1F",
                           "1:30",
                           "99999999999999999999",
                           "2024-02-30",
                           "2024-13-01",
                           "24-01-01",
                           "2024-1-1",
                           "0000-01-01",
                           "9999-12-31",
                           "null",
                           "~",
                           "true"}) {
    CAPTURE(word);
    const Reading plain("a: " + std::string(word) + "\n");
    REQUIRE(plain.faults.empty());
    CHECK(plain.node.find("a")->scalar == word);
    CHECK_FALSE(plain.node.find("a")->quoted);
    const Reading quoted("a: \"" + std::string(word) + "\"\n");
    CHECK(quoted.node.find("a")->scalar == word);
    CHECK(quoted.node.find("a")->quoted);
    const Reading top(word);
    CHECK(top.node.kind == Node::Kind::scalar);
    CHECK(top.node.scalar == word);
  }
}

}  // namespace
}  // namespace st
