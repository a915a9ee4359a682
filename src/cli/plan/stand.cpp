#include "stand.hpp"

#include <algorithm>

namespace st::cli {
namespace {

const Document& plan_in(const Tree& tree, const std::string& path) {
  const auto plan = std::ranges::find(tree.plans, path, &Document::path);
  if (plan == tree.plans.end()) throw Trouble(say("cli-no-plan", {path}));
  return *plan;
}

RuleBook book_for(const Tree& tree, const Io& io) {
  return io.packs.empty() ? RuleBook::built_in_for(packs_needed(tree)) : rule_book(io);
}

}  // namespace

Stand::Stand(const Tree& tree, const std::string& path, const Io& io)
    : book_(book_for(tree, io)),
      verdicts_(check(tree, book_, io.as_of)),
      world_(world_of(tree, plan_in(tree, path))),
      packs_(packs_for(book_, world_, world_.plan(), io.as_of)),
      decided_(decisions_of(*std::ranges::find(verdicts_, path, &Verdict::path))),
      projection_(world_, packs_, io.as_of) {}

PlanReport Stand::report(const Io& io) const {
  PlanReport report{.world = world_, .projection = projection_, .book = book_};
  report.goals = coverage_of(packs_, world_.plan(), decided_);
  report.deadlines = next_deadlines(decided_, io.as_of, decided_.size());
  report.lang = io.lang;
  report.colour = io.colour;
  report.width = io.width;
  report.ascii = io.ascii;
  return report;
}

}  // namespace st::cli
