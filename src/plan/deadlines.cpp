// The next due dates, out of what the rules have decided.
#include "st/plan/deadlines.hpp"

#include <algorithm>
#include <map>

#include "st/rule/judge.hpp"

namespace st {
namespace {

/// Due, also when its day has passed and it is not yet too late; or met until it comes round again.
/// What is unmet is a finding, not a date to come.
bool comes(const Decision& decision, Date as_of) {
  if (!decision.due) return false;
  if (decision.outcome == Outcome::due) return true;
  return decision.outcome == Outcome::met && decision.again && *decision.due >= as_of;
}

}  // namespace

std::vector<Deadline> next_deadlines(const std::vector<RuleDecisions>& decided, Date as_of,
                                     std::size_t most) {
  std::vector<Deadline> all;
  for (const RuleDecisions& one : decided) {
    for (const Decision& decision : one.decisions) {
      if (!comes(decision, as_of)) continue;
      all.push_back({*decision.due, one.rule, decision.subject, decision.message, decision.where,
                     decision.outcome == Outcome::met});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Deadline& a, const Deadline& b) { return a.date < b.date; });
  std::vector<Deadline> next;
  for (Deadline& deadline : all) {
    if (next.size() == most) break;
    const bool told = std::any_of(next.begin(), next.end(), [&](const Deadline& other) {
      return other.rule == deadline.rule && other.date == deadline.date;
    });
    if (!told) next.push_back(std::move(deadline));
  }
  return next;
}

namespace {

/// What the rule says of the subject; of one that is not told of any longer, of all of them.
Outcome outcome_of(const RuleDecisions& decided, const std::string& subject) {
  std::optional<Outcome> own;
  for (const Decision& decision : decided.decisions) {
    if (decision.subject == subject)
      own = std::min(own.value_or(decision.outcome), decision.outcome);
  }
  return own.value_or(decided.outcome());
}

/// A day to come, as the plan has it.
class DayToCome {
 public:
  DayToCome(const World& world, const std::vector<const Pack*>& packs, Date day)
      : context_{.world = world,
                 .document = world.plan(),
                 .packs = packs,
                 .as_of = day,
                 .moment = day},
        timeline_(context_) {
    context_.timeline = &timeline_;
  }
  DayToCome(const DayToCome&) = delete;
  DayToCome& operator=(const DayToCome&) = delete;

  bool fulfils(const Deadline& deadline) const {
    const Outcome outcome = outcome_of(decide(context_, *deadline.rule), deadline.subject);
    return outcome == Outcome::met || outcome == Outcome::not_applicable;
  }

 private:
  Context context_;
  Timeline timeline_;
};

}  // namespace

void drop_fulfilled(std::vector<Deadline>& deadlines, const World& world,
                    const std::vector<const Pack*>& packs, Date as_of) {
  std::map<Date, DayToCome> days;
  std::erase_if(deadlines, [&](const Deadline& one) {
    // What recurs is fulfilled until its day, and must be done again all the same.
    if (one.again || one.date <= as_of) return false;
    return days.try_emplace(one.date, world, packs, one.date).first->second.fulfils(one);
  });
}

}  // namespace st
