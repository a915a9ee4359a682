// Carets, cut lines and wrapped words.
#include "st/report/page.hpp"

#include <string>

#include <doctest/doctest.h>

#include "st/text/source.hpp"

namespace st {
namespace {

std::string excerpt(const std::string& text, std::string_view words, int width = 100) {
  const Source source("plan.yaml", text);
  const auto at = text.find(words);
  Page page(false, width);
  const auto begin = static_cast<std::uint32_t>(at);
  page.excerpt({&source, begin, begin + static_cast<std::uint32_t>(words.size())});
  return page.take();
}

TEST_CASE("the caret stands under the word, whatever stands before it") {
  CHECK(excerpt("name: Åsa\n", "Åsa") == "    name: Åsa\n          ^^^\n");
  CHECK(excerpt("{a: 漢字, b: x}\n", "x") == "    {a: 漢字, b: x}\n                 ^\n");
  CHECK(excerpt("a: a\xCC\x8A b\n", "b") == "    a: a\xCC\x8A b\n         ^\n");
  CHECK(excerpt("a:\tb\n", "b") == "    a: b\n       ^\n");
}

TEST_CASE("an empty place has one caret, and a place of several lines ends with the first") {
  CHECK(excerpt("a:\n", "") == "    a:\n    ^\n");
  CHECK(excerpt("a: b\n   c\n", "b\n   c") == "    a: b\n       ^\n");
}

TEST_CASE("a long line is cut around the words") {
  std::string text(200, 'x');
  text += " here ";
  text.append(200, 'y');
  text += '\n';
  const std::string shown = excerpt(text, "here", 60);
  const auto end = shown.find('\n');
  CHECK(display_width(shown.substr(0, end)) <= 60);
  CHECK(shown.substr(0, 7) == "    …");
  const std::string first = shown.substr(0, end);
  const std::string carets = shown.substr(end + 1);
  CHECK(display_width(first.substr(0, first.find("here"))) == static_cast<int>(carets.find('^')));
}

TEST_CASE("control characters of a file never reach the terminal") {
  const std::string shown = excerpt("a: \x1b[31mred\n", "red");
  CHECK(shown.find('\x1b') == std::string::npos);
}

TEST_CASE("colour is added only when it is wanted") {
  Page plain(false, 80);
  plain.put("word", Ink::red);
  CHECK(plain.take() == "word");
  Page painted(true, 80);
  painted.put("word", Ink::red);
  CHECK(painted.take() == "\x1b[1;31mword\x1b[0m");
}

TEST_CASE("words are wrapped by the columns that they take") {
  CHECK(wrap("åäö åäö åäö", 7, "> ") == "åäö åäö\n> åäö");
  CHECK(wrap("a  b\n c", 80, "") == "a b c");
  CHECK(wrap("longerthanthewidth x", 5, "") == "longerthanthewidth\nx");
  CHECK(wrap("", 5, "").empty());
}

}  // namespace
}  // namespace st
