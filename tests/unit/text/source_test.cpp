// Lines and columns as people count them.
#include "st/text/source.hpp"

#include <doctest/doctest.h>

namespace st {
namespace {

TEST_CASE("positions count lines from one and columns in code points") {
  const Source source("x", "abc\nåäö: 1\r\n\nend");
  const auto at = [&](std::uint32_t offset) {
    const Position position = source.position(offset);
    return std::to_string(position.line) + ":" + std::to_string(position.column);
  };
  CHECK(at(0) == "1:1");
  CHECK(at(3) == "1:4");
  CHECK(at(4) == "2:1");
  CHECK(at(10) == "2:4");
  CHECK(at(12) == "2:6");
  CHECK(at(15) == "3:1");
  CHECK(at(16) == "4:1");
  CHECK(at(19) == "4:4");
  CHECK(at(9999) == "4:4");
}

TEST_CASE("lines come without their ends") {
  const Source source("x",
                      "\xef\xbb\xbf"
                      "a\r\nb\n\nd");
  CHECK(source.line_at(0) == "a");
  CHECK(source.line_at(4) == "a");
  CHECK(source.line_at(6) == "b");
  CHECK(source.line_at(8).empty());
  CHECK(source.line_at(9) == "d");
  CHECK(source.line_at(10) == "d");
  CHECK(source.position(3).column == 1);
}

TEST_CASE("a lone CR ends a line, and an empty source has one") {
  const Source old("x", "a\rb\r");
  CHECK(old.position(2).line == 2);
  CHECK(old.line_at(2) == "b");
  const Source empty("x", "");
  CHECK(empty.position(0).line == 1);
  CHECK(empty.line_at(0).empty());
}

}  // namespace
}  // namespace st
