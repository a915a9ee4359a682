#include "tell.hpp"

#include <algorithm>
#include <ostream>

#include "st/report/recorded.hpp"
#include "st/text/safe.hpp"

namespace st::cli {
namespace {

/// The lines of `now` that `was` has not, told apart at both ends.
struct Lines {
  std::size_t first = 1;  ///< From 1.
  std::vector<std::string> changed{};
};

Lines changed_lines(const std::vector<std::string>& was, const std::vector<std::string>& now) {
  std::size_t front = 0;
  while (front < was.size() && front < now.size() && was[front] == now[front]) ++front;
  std::size_t back = 0;
  while (back < was.size() - front && back < now.size() - front &&
         was[was.size() - 1 - back] == now[now.size() - 1 - back]) {
    ++back;
  }
  Lines lines{front + 1,
              {now.begin() + static_cast<long>(front), now.end() - static_cast<long>(back)}};
  return lines;
}

}  // namespace

void tell_change(const std::string& file, const FileChange& change, Io& io) {
  Lines lines = changed_lines(lines_of(change.was.value_or("")), lines_of(change.now.value_or("")));
  // The blank line before a new section is no news.
  while (!lines.changed.empty() && lines.changed.front().empty()) {
    lines.changed.erase(lines.changed.begin());
    ++lines.first;
  }
  const std::string place = SafeText::from(file).str() + ":" + std::to_string(lines.first);
  const std::string_view how = !change.was  ? "log-made"
                               : change.now ? "log-wrote"
                                            : "log-took-away";
  io.out << io.word(say(how, {change.now ? place : file})) << '\n';
  for (const std::string& line : lines.changed) {
    io.out << "  " << SafeText::from(line).str() << '\n';
  }
}

void tell_outcomes(Tree& tree, Document& original, Document now, Io& io) {
  RuleBook book = book_for({&tree}, io);
  const std::vector<Verdict> before = check(tree, book, io.as_of);
  const Document old = std::exchange(original, std::move(now));  // Its spans are in `before`.
  const std::vector<Verdict> after = check(tree, book, io.as_of);
  RecordedReport report{.before = before, .after = after, .as_of = io.as_of};
  const World world = world_of(tree, original);
  if (original.kind == Holds::plan) {
    report.certificate = certificate_to_ask_for(world, book, io.as_of);
  }
  report.lang = io.lang;
  report.colour = io.colour;
  report.width = io.width;
  io.out << recorded_text(report);
}

}  // namespace st::cli
