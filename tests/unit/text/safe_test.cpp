// Nothing from a file moves the cursor, turns the text or hides in it.
#include "st/text/safe.hpp"

#include <doctest/doctest.h>

namespace st {
namespace {

using namespace std::string_literals;

TEST_CASE("what would act on a terminal is shown instead") {
  const auto safe = [](std::string_view raw) { return SafeText::from(raw).str(); };
  CHECK(safe("Åsa 日本 😀") == "Åsa 日本 😀");
  CHECK(safe("\x1b[2J") == "␛[2J");
  CHECK(safe("\x1b]52;c;x\x07") == "␛]52;c;x␇");
  CHECK(safe("a\0b"s) == "a␀b");
  CHECK(safe("a\nb\rc") == "a␊b␍c");
  CHECK(safe("a\tb") == "a b");
  CHECK(safe("\x7f") == "␡");
  CHECK(safe("\xc2\x9b") == "\\u{9b}");
  CHECK(safe("\u202eabc\u2066") == "\\u{202e}abc\\u{2066}");
  CHECK(safe("a\u200b\u200d\u2028\ufeff") == "a\\u{200b}\\u{200d}\\u{2028}\\u{feff}");
  CHECK(safe("\U000E0041") == "\\u{e0041}");
  CHECK(safe("\xe5\xff") == "\\x{e5}\\x{ff}");
  CHECK(safe("\xed\xa0\x80") == "\\x{ed}\\x{a0}\\x{80}");
}

TEST_CASE("widths and lengths") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("åäö") == 3);
  CHECK(display_width("a\u030a") == 1);
  CHECK(display_width("日本") == 4);
  CHECK(code_points("a\u030a日") == 3);
  CHECK(code_points("\xff\xff") == 2);
  CHECK(code_points("") == 0);
}

TEST_CASE("two ways of typing å are one") {
  CHECK(to_nfc("a\u030a") == "å");
  CHECK(to_nfc("å") == "å");
  CHECK(to_nfc("\xff") == "\xff");
  CHECK(to_nfc("").empty());
}

}  // namespace
}  // namespace st

TEST_CASE("json whose characters can all be seen") {
  CHECK(st::safe_json("{\"å\": \"b\\n\"}\n") == "{\"å\": \"b\\n\"}\n");
  CHECK(st::safe_json("a\x7f\u009b\u202e\u200d") == "a\\u007f\\u009b\\u202e\\u200d");
  CHECK(st::safe_json("\U000E0041👩") == "\\udb40\\udc41👩");
}

TEST_CASE("letters that a western font lacks lose their marks, and no others do") {
  CHECK(st::to_latin_1("Nadja Kovač, Łódź") == "Nadja Kovac, Łódz");
  CHECK(st::to_latin_1("Åsa Öberg, José") == "Åsa Öberg, José");
  CHECK(st::to_latin_1("李") == "李");
  CHECK(st::to_latin_1("\xff") == "\xff");
}
