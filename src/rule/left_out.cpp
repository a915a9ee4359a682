// What the sum of months takes in beside service, and what it leaves out: credits up to their caps,
// service before a day, service under a supervisor who is not as a rule asks.
#include <iterator>

#include "st/rule/pack.hpp"
#include "st/rule/roles.hpp"
#include "st/rule/timeline.hpp"

#include "counting.hpp"

namespace st {

void Timeline::read_credits(const Context& context, const Counting& counting) {
  std::map<std::string, Months, std::less<>> used;
  for (const Record* record : context.world.plan().list("credits")) {
    const auto number = record->number("months");
    const std::string kind(record->text("kind"));
    Credited credit{.record = record};
    if (number) credit.asked = Months::units(number->hundredths * (Months::denominator / 100));
    credit.counted = credit.asked;
    for (const Counts* rule : counting.rules) {
      if (rule->credit != kind) continue;
      if (rule->of_credit) {
        Context own = context;
        own.rule = rule->rule;
        own.pack = rule->rule->pack;
        const Answer answer = holds(own, *rule->of_credit, *record);
        credit.truth = answer.truth;
        credit.why = answer.why.empty() ? say("rule-not-known", {answer.path}) : answer.why;
        if (answer.truth == Truth::no || answer.truth == Truth::later) credit.counted = {};
      }
      if (rule->not_in_bt && record->yes("in_bt") == true) credit.counted = {};
      if (rule->at_most) {
        const Months room = std::max(Months{}, *rule->at_most - used[kind]);
        if (credit.counted > room) credit.counted = room;
      }
      credit.cap = rule->rule;
    }
    used[kind] += credit.counted;
    credited_sum_ += credit.counted;
    credits_.push_back(credit);
  }
}

namespace {

/// The people who supervise on a day: the rotation's own, else the main supervisor.
std::vector<std::string_view> supervisors_on(const Context& context, const Record* rotation,
                                             Date day) {
  if (rotation) {
    auto own = rotation->texts("supervisor").list();
    for (const auto id : rotation->texts("co_supervisor")) own.push_back(id);
    if (!own.empty()) return own;
  }
  return holders(context, "main_supervisor", day);
}

/// Is one of them as the rule asks, on that day?
Truth supervised(const Context& context, const Condition& asked,
                 const std::vector<std::string_view>& people, Date day, std::string_view near) {
  Truth best = people.empty() ? Truth::unknown : Truth::no;
  const Context then = context.at(day);
  for (const std::string_view id : people) {
    const auto person = person_record(context, id, near);
    best = std::max(best, person ? holds(then, asked, *person).truth : Truth::unknown);
  }
  return best;
}

/// Days on which the answer to "who supervises, and are they as asked?" may change.
std::vector<Date> changes(const Context& context) {
  std::vector<Date> days = days_of_change(context, context.world.people());
  for (const Record* rotation : context.world.plan().list("rotations")) {
    if (const auto from = rotation->date("from")) days.push_back(*from);
    if (const auto to = rotation->date("to")) days.push_back(*to + 1);
    const auto supervisors = supervisors_on(context, rotation, context.as_of);
    std::ranges::copy(days_of_change(context, supervisors, rotation->text("unit")),
                      std::back_inserter(days));
  }
  std::ranges::sort(days);
  return days;
}

}  // namespace

namespace {

/// Whether a day's supervisor is as the rule asks. Asked of every day in turn, and judged anew only
/// when somebody or something may have changed since.
class Supervision {
 public:
  Supervision(const Context& context, const Condition& asked)
      : context_(context), asked_(asked), changes_(changes(context)) {}

  Truth on(const Record* rotation, Date date) {
    const auto next = std::ranges::upper_bound(changes_, judged_on_);
    const bool changed = next != changes_.end() && *next <= date;
    if (!judged_ || changed || rotation != rotation_) {
      const auto near = rotation ? rotation->text("unit") : std::string_view{};
      truth_ = supervised(context_, asked_, supervisors_on(context_, rotation, date), date, near);
      rotation_ = rotation;
      judged_on_ = date;
      judged_ = true;
    }
    return truth_;
  }

 private:
  const Context& context_;
  const Condition& asked_;
  std::vector<Date> changes_;
  bool judged_ = false;
  Truth truth_ = Truth::yes;
  const Record* rotation_ = nullptr;
  Date judged_on_{};
};

}  // namespace

/// Service before the rule's day counts up to its limit; what comes after that is marked.
void Timeline::mark_early(const Counts& rule, Date before, Marks& out) const {
  Months early;
  for (std::size_t i = 0; i < days_.size(); ++i) {
    const Date date = first_ + static_cast<int>(i);
    if (date >= before) return;
    early += Months::of_day(date, Share::basis_points(days_[i].points));
    if (days_[i].points > 0 && early > rule.at_most.value_or(Months{})) out.set(i);
  }
}

/// Notes the stretches that are marked, and takes them from the service unless it is not known.
void Timeline::note_left_out(const Rule* rule, const Marks& marked, bool unknown) {
  for (const Period& stretch : marked.stretches(first_)) {
    LeftOut left{.rule = rule, .period = stretch, .unknown = unknown};
    for (Date date = stretch.from; date <= stretch.to; date = date + 1) {
      ServiceDay& day = days_[static_cast<std::size_t>(date - first_)];
      left.months += Months::of_day(date, Share::basis_points(day.points));
      if (unknown) continue;
      day.points = 0;
      day.left_out = rule;
    }
    left_out_.push_back(left);
  }
}

void Timeline::leave_out(const Context& context, const Counting& counting) {
  for (const Counts* rule : counting.rules) {
    Context own = context;
    own.rule = rule->rule;
    own.pack = rule->rule->pack;
    Marks out;
    Marks open;
    if (rule->before) {
      if (const auto before = evaluate(own, *rule->before, context.root()).date)
        mark_early(*rule, *before, out);
    }
    if (rule->supervisor) {
      Supervision supervision(own, *rule->supervisor);
      for (std::size_t i = 0; i < days_.size(); ++i) {
        const Date date = first_ + static_cast<int>(i);
        if (days_[i].points == 0 || date > context.as_of) continue;
        const Truth truth = supervision.on(days_[i].rotation, date);
        if (truth == Truth::no) out.set(i);
        if (truth == Truth::unknown) open.set(i);
      }
    }
    note_left_out(rule->rule, out, false);
    note_left_out(rule->rule, open, true);
  }
}

}  // namespace st
