// A stretch of time as a row of characters.
#pragma once

#include <string>
#include <vector>

#include "st/calendar/date.hpp"

namespace st {

/// What a row is drawn with.
struct Glyphs {
  explicit Glyphs(bool ascii);

  std::string home, away, other;  ///< Service: at the home unit, elsewhere, of another kind.
  std::string unplanned;          ///< Service that no record speaks of yet.
  std::string absence, project;
  std::string point;  ///< What is short: a course.
  std::string today;
  std::string full, empty;  ///< Of the bar of months.
};

/// So many columns for the days from one to another.
class Axis {
 public:
  Axis(Period shown, int columns) : shown_(shown), columns_(columns) {}

  int columns() const { return columns_; }
  Period shown() const { return shown_; }
  bool shows(Period period) const { return period.from <= shown_.to && shown_.from <= period.to; }
  int column(Date day) const;  ///< From 0; that of the first or last day when it lies outside.
  /// The years, each at its first day, where there is room for it.
  std::string years() const;

 private:
  Period shown_;
  int columns_;
};

/// One row of the timeline.
class Bar {
 public:
  Bar(const Axis& axis, const Glyphs& glyphs)
      : axis_(axis), cells_(static_cast<std::size_t>(axis.columns()), " "), glyphs_(glyphs) {}

  void draw(Period period, const std::string& glyph);
  /// With today marked where nothing else stands.
  std::string text(Date today) const;

 private:
  const Axis& axis_;
  std::vector<std::string> cells_;
  const Glyphs& glyphs_;
};

}  // namespace st
