// What a good file means, and that every value knows its place to the byte.
#include <fmt/format.h>

#include "reading.hpp"

namespace st {
namespace {

using test::complaints;
using test::Reading;
using test::shape;

struct Sample {
  std::string text;
  std::string shape;
};

TEST_CASE("spans cover values as they are written") {
  const std::vector<Sample> samples = {
      {"a: 1\n", "{a=|1|}"},
      {"a: 1", "{a=|1|}"},
      {"a:   1   # one\nb: 2\n", "{a=|1| b=|2|}"},
      {"\"a\": 'it''s' # x\n'b': \"q\\\"q\"\n", "{\"a\"=|'it''s'| 'b'=|\"q\\\"q\"|}"},
      {"a: två ord: nej\n", "!"},
      {"å: ö ä\n", "{å=|ö ä|}"},
      {"a: one\n  two\n  three\nb: 1\n", "{a=|one\n  two\n  three| b=|1|}"},
      {"a: \"one\n  two\"\nb: 1\n", "{a=|\"one\n  two\"| b=|1|}"},
      {"a: |\n  one\n\n  two\n\n\nb: 1\n", "{a=||\n  one\n\n  two| b=|1|}"},
      {"a: >-\n  one\n", "{a=|>-\n  one|}"},
      {"a: |+\n  one\n\n", "{a=||+\n  one|}"},
      {"a: |2\n    one\n   two\nb: 1\n", "{a=||2\n    one\n   two| b=|1|}"},
      {"a: | # words\n  one\n", "{a=|| # words\n  one|}"},
      {"a: |\nb: 1\n", "{a=||| b=|1|}"},
      {"- |\n one\n- x\n", "[||\n one| |x|]"},
      {"a:\n- 1\n- 2\n", "{a=[|1| |2|]}"},
      {"a:\n  - 1\n  -\n  - 2\n", "{a=[|1| _ |2|]}"},
      {"- a: 1\n  b: 2\n- c: 3\n", "[{a=|1| b=|2|} {c=|3|}]"},
      {"- - 1\n  - 2\n-   - 3\n", "[[|1| |2|] [|3|]]"},
      {"a: [1, 'x', [2, {b: 3}], ]\n", "{a=[|1| |'x'| [|2| {b=|3|}]]}"},
      {"a: {b: 1, c: [x y, z],\n  # why\n  d: \"e\" }\n", "{a={b=|1| c=[|x y| |z|] d=|\"e\"|}}"},
      {"a: [b: 1, c]\n", "{a=[{b=|1|} |c|]}"},
      {"a: []\nb: {}\n", "{a=[] b={}}"},
      {"a:\nb:\n\n  # nothing\nc:\n  d:\n", "{a=_ b=_ c={d=_}}"},
      {"a: null\nb: ~\nc: nullable\n", "{a=|null| b=|~| c=|nullable|}"},
      {"a:\nnull: 1\n", "{a=_ null=|1|}"},
      {"a:\n  null\n", "{a=|null|}"},
      {"[null, ~]", "[|null| |~|]"},
      {"a: -1\nb: -x\nc: ?y\nd: :z\n", "{a=|-1| b=|-x| c=|?y| d=|:z|}"},
      {"a: x#y\nb: http://x.se/#z\n", "{a=|x#y| b=|http://x.se/#z|}"},
      {"a: 1\n  \nb: 2\n\t\n", "{a=|1| b=|2|}"},
      {"a:\n\t# tab\n \t\n  b: x\ty\n", "{a={b=|x\ty|}}"},
      {"a :  1\n", "{a=|1|}"},
      {"a:\n    b:\n      c: 1\n    d: 2\n", "{a={b={c=|1|} d=|2|}}"},
      {"---\na: 1\n", "{a=|1|}"},
      {"# first\n---\na: 1\n", "{a=|1|}"},
      {"a: 1\n...\n", "{a=|1|}"},
      {"text\n", "|text|"},
  };
  for (const Sample& sample : samples) {
    CAPTURE(sample.text);
    const Reading reading(sample.text);
    CAPTURE(complaints(reading));
    CHECK(shape(reading) == sample.shape);
    CHECK(reading.faults.empty() == (sample.shape != "!"));
  }
}

TEST_CASE("collections end where their last child or their bracket does") {
  const Reading reading("list:\n  - a: 1\n    b: [2, 3]  # c\n  - {d: 4}\nend: x\n");
  const Node& list = reading.node.children.at(0);
  CHECK(reading.source.slice(list.key_where) == "list");
  CHECK(reading.source.slice(list.where) == "- a: 1\n    b: [2, 3]  # c\n  - {d: 4}");
  CHECK(reading.source.slice(list.children.at(0).where) == "a: 1\n    b: [2, 3]");
  CHECK(reading.source.slice(list.children.at(0).children.at(1).where) == "[2, 3]");
  CHECK(reading.source.slice(list.children.at(1).where) == "{d: 4}");
  CHECK(reading.source.slice(reading.node.where) ==
        reading.source.text().substr(0, reading.source.text().size() - 1));
}

TEST_CASE("an empty value stands right after its colon or dash") {
  const Reading reading("a:   # none\nb:\n  -\n  - x\n");
  CHECK(reading.node.children.at(0).where == Span{&reading.source, 2, 2});
  const Node& first = reading.node.children.at(1).children.at(0);
  CHECK(first.kind == Node::Kind::empty);
  CHECK(first.where == Span{&reading.source, 18, 18});
}

TEST_CASE("a scalar is the text that was meant, never a number or a yes") {
  const Reading reading(
      "a: 010\nb: yes\nc: 1,5\nd: \"1\\u00e5\"\ne: one\n  two\n\n  three\n"
      "f: |\n  one\n    two\ng: >\n  one\n  two\nh: 2024-02-30\ni: '01'\nj: 1e400\nk: 1_000\n");
  REQUIRE_MESSAGE(reading.faults.empty(), complaints(reading));
  const auto text = [&](const char* key) { return reading.node.find(key)->scalar; };
  CHECK(text("a") == "010");
  CHECK(text("b") == "yes");
  CHECK(text("c") == "1,5");
  CHECK(text("d") == "1å");
  CHECK(text("e") == "one two\nthree");
  CHECK(text("f") == "one\n  two\n");
  CHECK(text("g") == "one two\n");
  CHECK(text("h") == "2024-02-30");
  CHECK(text("i") == "01");
  CHECK(text("j") == "1e400");
  CHECK(text("k") == "1_000");
  CHECK_FALSE(reading.node.find("a")->quoted);
  CHECK(reading.node.find("d")->quoted);
  CHECK(reading.node.find("f")->quoted);
  CHECK(reading.node.find("i")->quoted);
}

TEST_CASE("line ends, a byte order mark and the last newline change nothing") {
  const std::string unix_text =
      "a: one\n  two\nb:\n  - x\n  - |\n    text\n    more\nc: \"q\n  r\"\n";
  std::string windows;
  for (const char c : unix_text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const Reading plain(unix_text);
  const Reading crlf(windows);
  const Reading bom("\xef\xbb\xbf" + unix_text);
  const Reading cut(unix_text.substr(0, unix_text.size() - 1));
  for (const Reading* reading : {&plain, &crlf, &bom, &cut}) {
    CAPTURE(complaints(*reading));
    CHECK(reading->faults.empty());
    CHECK(reading->node.find("a")->scalar == "one two");
    CHECK(reading->node.find("b")->children.at(1).scalar == "text\nmore\n");
    CHECK(reading->node.find("c")->scalar == "q r");
  }
  CHECK(crlf.source.slice(crlf.node.find("b")->children.at(1).where) ==
        "|\r\n    text\r\n    more");
  CHECK(bom.node.find("a")->key_where == Span{&bom.source, 3, 4});
  CHECK(bom.source.slice(bom.node.find("c")->where) == "\"q\n  r\"");
  CHECK(bom.node.where.begin == 3);
}

TEST_CASE("a file that says nothing is empty") {
  for (const char* text : {"", "\n", "# a comment\n", "# a comment", "---\n", "\xef\xbb\xbf",
                           "\xef\xbb\xbf# x\n", "  \n\n", "\r\n", "---\n...\n"}) {
    CAPTURE(text);
    const Reading reading(text);
    CHECK(reading.node.kind == Node::Kind::empty);
    CHECK_MESSAGE(reading.faults.empty(), complaints(reading));
  }
}

TEST_CASE("find gives the value of a key") {
  const Reading reading("a: 1\nb: [x]\n");
  REQUIRE(reading.node.find("b") != nullptr);
  CHECK(reading.node.find("b")->children.size() == 1);
  CHECK(reading.node.find("c") == nullptr);
  CHECK(reading.node.find("b")->find("x") == nullptr);
}

TEST_CASE("thirty-two levels are read") {
  std::string text;
  for (int i = 0; i < 32; ++i) text += "[";
  for (int i = 0; i < 32; ++i) text += "]";
  CHECK(Reading(text).faults.empty());
  std::string block;
  for (int i = 0; i < 32; ++i) block += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  CHECK(Reading(block).faults.empty());
}

TEST_CASE("no-break spaces, dashes and brackets inside a text are text") {
  const Reading reading(
      "a: 10\u00a0mg\nb: intervall [0, 1)\nc: a - b\nd: kl 10:30\n"
      "e: |\n  \u00a0x\n  \ttab\n  % y\n  [[[[\ne2: it's\nf: x\n  - 5 grader\n");
  // The last is the trap of an indented dash; all else is text.
  REQUIRE(reading.faults.size() == 1);
  CHECK(reading.faults[0].message == say("yaml-dash-in-text"));
  CHECK(reading.node.find("a")->scalar == "10\u00a0mg");
  CHECK(reading.node.find("e")->scalar == "\u00a0x\n\ttab\n% y\n[[[[\n");
}

}  // namespace
}  // namespace st
