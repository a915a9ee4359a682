// `qualified`: on every day of the clock someone holds a role, and those who hold it fulfil
// conditions. A breach that is healed is told, and only stays where the source punishes the past.
#include <algorithm>

#include "st/rule/pack.hpp"
#include "st/rule/path.hpp"
#include "st/rule/roles.hpp"
#include "st/rule/stream.hpp"
#include "st/rule/timeline.hpp"

#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "qualified",
      .term = "behörig",
      .doc = {"vem, och vad som krävs av hen", "who, and what is asked of them"},
      .fields = {
          {"who",
           Kind::text,
           true,
           false,
           {"roll; supervisors; rotation_supervisor", "role; supervisors; rotation_supervisor"}},
          {"held",
           Kind::yes_no,
           false,
           false,
           {"någon ska inneha rollen", "somebody must hold the role"}},
          {"require",
           Kind::node,
           false,
           false,
           {"vad som krävs av personen", "what is asked of the person"}},
          {"where", Kind::node, false, false, {"vilka placeringar", "which rotations"}},
          {"gap", Kind::text, false, false, {"avbrott som godtas", "gap that is accepted"}},
          {"part",
           Kind::text,
           false,
           false,
           {"bt: under bastjänstgöringen; st: efter den",
            "bt: during the basic training; st: after it"}},
      }};
  return type;
}

struct Qualified {
  std::string who;
  bool held = false;
  Condition require;
  Condition where;
  std::string gap;
  std::string part;
};

/// One who is judged, over the days for which they are.
struct Charge {
  std::string person;
  Period period;
  std::string subject;
  Span where{};
  std::string near{};        ///< The unit in whose file the person may be known.
  bool of_rotation = false;  ///< A rotation that was supervised so stays so.
};

std::optional<Date> later_of(std::optional<Date> a, Date b) { return a ? std::max(*a, b) : b; }

/// The supervisors of rotations, from each rotation's first day to its last or to as-of.
void rotation_charges(const Qualified& rule, const Context& context, std::vector<Charge>& out) {
  for (const Record* rotation : context.world.plan().list("rotations")) {
    if (rotation->text("status") == "cancelled") continue;
    const auto period = period_of(*rotation, context.as_of);
    if (!period || period->from > context.as_of) continue;
    if (holds(context, rule.where, *rotation).truth == Truth::no) continue;
    for (const auto* field : {"supervisor", "co_supervisor"}) {
      const Entry* entry = rotation->find(field);
      if (!entry) continue;
      for (const Value& value : entry->values) {
        // Of a person who is written out in place of an id nothing more is known: undecided.
        const auto* id = value.as<std::string>();
        const Record* written = value.record();
        const std::string person(id ? *id : written ? written->text("name") : std::string_view{});
        if (person.empty()) continue;
        const Period judged{period->from, std::min(period->to, context.as_of)};
        out.push_back({person, judged, subject_of(*rotation), value.where,
                       std::string(rotation->text("unit")), true});
      }
    }
  }
}

/// Those who hold a role, over the stretches between days on which something changes.
void role_charges(const Qualified& rule, const Context& context, const Clock& clock,
                  std::vector<Charge>& out) {
  const std::string role = rule.who == "supervisors" ? "main_supervisor" : rule.who;
  auto breaks = days_of_change(context, context.world.people());
  for (const Period& stretch : clock.stretches()) breaks.push_back(stretch.from);
  std::ranges::sort(breaks);
  for (const Period& stretch : clock.stretches()) {
    Date day = stretch.from;
    while (day <= std::min(stretch.to, context.as_of)) {
      const auto next = std::ranges::upper_bound(breaks, day);
      const Date last =
          std::min({stretch.to, context.as_of, next == breaks.end() ? stretch.to : *next - 1});
      const auto people = holders(context, role, day);
      for (const auto id : people) {
        const Person& person = context.world.person(id);
        out.push_back({std::string(id),
                       {day, last},
                       std::string(id),
                       person.empty() ? Span{} : person.front()->head()});
      }
      if (people.empty()) out.push_back({{}, {day, last}, "plan", {}});
      day = last + 1;
    }
  }
}

/// Days on which a person is not as asked, and the newest answer.
struct Standing {
  std::vector<Period> breaches{};
  std::optional<Period> open{};  ///< It is not known.
  Answer answer{};
};

void judge(const Context& context, const Qualified& rule, const Charge& charge, Standing& record) {
  std::vector<Date> days = days_of_change(context, {charge.person}, charge.near);
  // One specialty may stand for another until a day.
  for (const Pack* pack : context.packs) {
    for (const Equivalent& e : pack->equivalents) {
      if (e.until) days.push_back(*e.until + 1);
    }
  }
  // A limit that is a date may fall in the midst of the charge: judged on it and on the day after.
  std::vector<Date> limits;
  collect_dates(rule.require, limits);
  for (const Date limit : limits) {
    days.push_back(limit);
    days.push_back(limit + 1);
  }
  std::ranges::sort(days);
  days.insert(days.begin(), charge.period.from);
  for (const Date from : days) {
    if (from < charge.period.from || from > charge.period.to) continue;
    const auto next = std::ranges::find_if(days, [&](Date d) { return d > from; });
    const Date to = std::min(charge.period.to, next == days.end() ? charge.period.to : *next - 1);
    const auto person = person_record(context, charge.person, charge.near);
    const Answer answer = person ? holds(context.at(from), rule.require, *person)
                                 : Answer{.truth = Truth::unknown,
                                          .path = charge.person,
                                          .where = charge.where,
                                          .why = say("rule-not-known", {charge.person})};
    if (answer.truth == Truth::unknown) {
      record.open = Period{from, to};
      record.answer = answer;
    } else if (answer.truth == Truth::yes) {
      record.open.reset();  // What was not known before is known now.
    } else {
      if (!record.breaches.empty() && record.breaches.back().to + 1 >= from)
        record.breaches.back().to = std::max(to, record.breaches.back().to);
      else
        record.breaches.push_back({from, to});
      record.answer = answer;
    }
  }
}

Decision breach(const Context& context, const Charge& charge, const Standing& record, Phrase name,
                bool lasting) {
  Decision decision{.outcome = Outcome::unmet,
                    .subject = charge.subject,
                    .where = charge.where ? charge.where : place_of(context, "people")};
  decision.since = record.breaches.back().from;
  decision.closed = !lasting;
  decision.message = say("rule-qualified-lacks",
                         {std::move(name), record.answer.why, record.breaches.back().from.iso()});
  return decision;
}

Phrase name_of(const Context& context, const std::string& id) {
  for (const Record* person : context.world.person(id)) {
    if (!person->text("name").empty()) return person->text("name");
  }
  return id;
}

void decide_people(const Qualified& rule, const Context& context,
                   const std::vector<Charge>& charges, const Date last_day,
                   std::vector<Decision>& out) {
  // One decision for each person and subject, over all their stretches.
  std::vector<std::pair<Charge, Standing>> records;
  for (const Charge& charge : charges) {
    if (charge.person.empty()) continue;
    auto it = std::ranges::find_if(records, [&](const auto& r) {
      return r.first.person == charge.person && r.first.subject == charge.subject;
    });
    if (it == records.end()) it = records.insert(records.end(), {charge, {}});
    it->first.period.to = std::max(it->first.period.to, charge.period.to);
    judge(context, rule, charge, it->second);
  }
  for (const auto& [charge, record] : records) {
    const Phrase name = name_of(context, charge.person);
    const bool now = !record.breaches.empty() && record.breaches.back().to >= last_day;
    const bool over = charge.of_rotation && charge.period.to < last_day;
    const bool stays = context.rule->past_punished || record.breaches.empty() || over;
    if (!record.breaches.empty() &&
        (now || (stays && record.breaches.back().to >= charge.period.to))) {
      out.push_back(breach(context, charge, record, name, now));
    } else if (record.open) {
      Decision open =
          undecided(record.answer.why, record.answer.where ? record.answer.where : charge.where);
      open.subject = charge.subject;
      out.push_back(open);
    } else if (!record.breaches.empty()) {
      const Period& gap = record.breaches.back();
      out.push_back({.subject = charge.subject,
                     .message = say("rule-qualified-healed", {name, gap.from.iso(), gap.to.iso()}),
                     .where = charge.where,
                     .evidence = {charge.where}});
    } else {
      out.push_back({.subject = charge.subject,
                     .message = say("rule-qualified-met", {name}),
                     .where = charge.where,
                     .evidence = {charge.where}});
    }
  }
}

/// Days on which nobody holds the role.
void decide_held(const Qualified& rule, const Context& context, const std::vector<Charge>& charges,
                 Date last_day, std::vector<Decision>& out) {
  const int accepted = length_of(context, rule.gap).days;
  std::vector<Period> gaps;
  for (const Charge& charge : charges) {
    if (!charge.person.empty()) continue;
    if (!gaps.empty() && gaps.back().to + 1 >= charge.period.from)
      gaps.back().to = charge.period.to;
    else
      gaps.push_back(charge.period);
  }
  std::erase_if(gaps, [&](const Period& gap) { return gap.days() <= accepted; });
  const Phrase role = role_phrase(rule.who == "supervisors" ? "main_supervisor" : rule.who);
  if (gaps.empty()) {
    if (out.empty())
      out.push_back(
          {.message = say("rule-held-met", {role}), .where = place_of(context, "people")});
    return;
  }
  const Period& gap = gaps.back();
  if (gap.to >= last_day) {
    out.push_back({.outcome = Outcome::unmet,
                   .message = say("rule-held-lacks", {role, gap.from.iso()}),
                   .where = place_of(context, "people"),
                   .since = gap.from});
  } else {
    out.push_back({.message = say("rule-held-healed", {role, gap.from.iso(), gap.to.iso()}),
                   .where = place_of(context, "people")});
  }
}

std::vector<Decision> decide(const Qualified& rule, const Context& context) {
  std::vector<Charge> charges;
  const Timeline& time = *context.timeline;
  const Clock& clock = rule.part == "bt"   ? time.clock_of_bt()
                       : rule.part == "st" ? time.clock_of_st()
                                           : time.clock_for(*context.pack);
  const bool by_role = rule.who != "rotation_supervisor";
  if (by_role) {
    if (clock.empty() || clock.first() > context.as_of)
      return {{.outcome = Outcome::not_applicable, .message = say("rule-no-clock")}};
    role_charges(rule, context, clock, charges);
  }
  if (!by_role || rule.who == "supervisors") rotation_charges(rule, context, charges);
  // The last day that is judged: later than this nothing can have been mended.
  std::optional<Date> last;
  for (const Charge& charge : charges) last = later_of(last, charge.period.to);
  std::vector<Decision> decisions;
  if (!rule.require.empty())
    decide_people(rule, context, charges, last.value_or(context.as_of), decisions);
  if (rule.held) decide_held(rule, context, charges, last.value_or(context.as_of), decisions);
  if (decisions.empty()) {
    decisions.push_back(
        {.outcome = Outcome::not_applicable, .message = say("rule-nobody", {rule.who})});
  }
  return decisions;
}

Decide read(const Node& body, Faults& faults) {
  const auto record = read_options(body, options(), faults);
  const Qualified rule{
      std::string(record->text("who")),         record->yes("held").value_or(false),
      condition_of(*record, "require", faults), condition_of(*record, "where", faults),
      std::string(record->text("gap")),         std::string(record->text("part"))};
  return [rule](const Context& context) { return decide(rule, context); };
}

}  // namespace

const Verb qualified_verb{"qualified",
                          {"de som har en roll är behöriga varje dag",
                           "those who hold a role are qualified on every day"},
                          options,
                          read};

}  // namespace st
