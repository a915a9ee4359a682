// Lengths of time in words.
#include "st/calendar/words.hpp"

#include <doctest/doctest.h>

namespace st {
namespace {

std::string sv(const char* written) { return length_words(*parse_duration(written)).in(Lang::sv); }

TEST_CASE("a length of time is told in its own unit") {
  CHECK(sv("1 month") == "en månad");
  CHECK(sv("2 years") == "24 månader");
  CHECK(sv("1 week") == "en vecka");
  CHECK(sv("28 days") == "4 veckor");
  CHECK(sv("10 days") == "10 dagar");
  CHECK(sv("1.5 h") == "90 min");
  CHECK(length_words({}).in(Lang::en) == "0 days");
}

}  // namespace
}  // namespace st
