#include "stand.hpp"

#include <algorithm>

namespace st::cli {

Judgement::Judgement(const Tree& judged, const Io& io)
    : tree(judged), book(book_for({&judged}, io)), verdicts(check(judged, book, io.as_of)) {}

const Document& Judgement::plan(const std::string& path) const {
  const auto found = std::ranges::find(tree.plans, path, &Document::path);
  if (found == tree.plans.end()) throw Trouble(say("cli-no-plan", {path}));
  return *found;
}

Stand::Stand(const Judgement& judged, const Document& plan, const Io& io)
    : book_(judged.book),
      verdict_(*std::ranges::find(judged.verdicts, plan.path, &Verdict::path)),
      world_(world_of(judged.tree, plan)),
      packs_(packs_for(book_, world_, plan, io.as_of)),
      decided_(decisions_of(verdict_)),
      projection_(world_, packs_, io.as_of) {}

PlanReport Stand::report(const Io& io) const {
  PlanReport report{.world = world_, .projection = projection_, .book = book_};
  report.goals = coverage_of(packs_, world_.plan(), decided_);
  report.deadlines = next_deadlines(decided_, io.as_of, decided_.size());
  drop_fulfilled(report.deadlines, world_, packs_, io.as_of);
  report.lang = io.lang;
  report.colour = io.colour;
  report.width = io.width;
  report.ascii = io.ascii;
  return report;
}

}  // namespace st::cli
