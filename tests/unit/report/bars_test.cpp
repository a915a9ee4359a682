// Time as columns.
#include "report/bars.hpp"

#include <doctest/doctest.h>

namespace st {
namespace {

Date day(const char* text) { return *parse_date(text); }

}  // namespace

TEST_CASE("the first and the last day stand in the first and the last column") {
  const Axis axis({day("2026-01-01"), day("2026-12-31")}, 12);
  CHECK(axis.column(day("2026-01-01")) == 0);
  CHECK(axis.column(day("2026-12-31")) == 11);
  CHECK(axis.column(day("2020-01-01")) == 0);
  CHECK(axis.column(day("2030-01-01")) == 11);
  CHECK(Axis({day("2026-01-01"), day("2026-01-01")}, 40).column(day("2026-01-01")) == 0);
}

TEST_CASE("years stand where they begin, if they have room") {
  CHECK(Axis({day("2026-01-01"), day("2027-12-31")}, 20).years() == "2026      2027");
  CHECK(Axis({day("2026-11-01"), day("2028-10-31")}, 20).years() == " 2027      2028");
  CHECK(Axis({day("2020-01-01"), day("2029-12-31")}, 10).years() == " 2021 2026");
}

TEST_CASE("a bar has at least one column, and today is marked where nothing is") {
  const Glyphs glyphs(true);
  const Axis axis({day("2026-01-01"), day("2026-12-31")}, 12);
  Bar bar(axis, glyphs);
  bar.draw({day("2026-03-05"), day("2026-03-05")}, glyphs.point);
  bar.draw({day("2025-03-05"), day("2025-12-31")}, glyphs.home);
  CHECK(bar.text(day("2026-06-15")) == "  *  |");
  CHECK(bar.text(day("2026-03-10")) == "  *");
  CHECK(bar.text(day("2028-03-10")) == "  *");
  bar.draw({day("2025-10-01"), day("2026-02-10")}, glyphs.home);
  CHECK(bar.text(day("2026-03-10")) == "##*");
}

}  // namespace st
