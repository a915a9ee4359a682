// `st report duties`: what each role answers for, with what is recorded of it and boxes to tick.
#include <algorithm>
#include <map>
#include <set>

#include "st/rule/judge.hpp"
#include "st/rule/path.hpp"
#include "st/rule/verb.hpp"

#include "report/papers/parts.hpp"
#include "report/plan_words.hpp"
#include "report/words.hpp"

namespace st {

Paper duties_paper(const Subject& subject);

namespace {

std::vector<std::string_view> words_of(const Node* node) {
  if (!node) return {};
  if (node->kind == Node::Kind::scalar) return {node->scalar};
  std::vector<std::string_view> words;
  for (const Node& child : node->children) words.push_back(child.scalar);
  return words;
}

/// The first thing that is recorded of it, and how much more there is.
Phrase recorded(const PlanReport& plan, const Context& context, const Rule& rule) {
  std::vector<Span> places;
  for (const std::string_view path : words_of(rule.clause.body->find("evidence"))) {
    for (const Reached& found : walk(context, context.root(), std::string(path)).found)
      places.push_back(found.value->where ? found.value->where : found.owner->head());
  }
  for (const Record* answer : context.root().records("judgements")) {
    if (std::ranges::count(rule.covers, answer->text("rule")) > 0 ||
        answer->text("rule") == rule.id)
      places.push_back(answer->head());
  }
  if (places.empty()) return {};
  const std::string first = place_in(plan, place_text(places.front()));
  return places.size() == 1 ? Phrase(first)
                            : say("propose-places", {first, std::to_string(places.size() - 1)});
}

/// A duty, and what the plans hold of it.
struct Duty {
  const Rule* rule = nullptr;
  const Pack* pack = nullptr;
  std::vector<std::pair<const PlanReport*, Phrase>> recorded{};  ///< Empty phrase: nothing.
};

using Duties = std::map<std::string, std::vector<Duty>>;  // By role.

void add(Duties& duties, const std::string& role, const Pack& pack, const Rule& rule,
         const PlanReport& plan, Phrase words) {
  std::vector<Duty>& all = duties[role];
  auto duty = std::ranges::find(all, &rule, &Duty::rule);
  if (duty == all.end()) duty = all.insert(all.end(), {&rule, &pack});
  duty->recorded.emplace_back(&plan, std::move(words));
}

/// The duties that a plan's packs lay on each role.
void add_of(Duties& duties, const Trainee& trainee, Date as_of) {
  const PlanReport& plan = *trainee.plan;
  Context context{.world = plan.world,
                  .document = plan.plan(),
                  .packs = *trainee.packs,
                  .timeline = &plan.projection.timeline,
                  .as_of = as_of,
                  .moment = as_of};
  for (const Pack* pack : *trainee.packs) {
    for (const Rule& rule : pack->rules) {
      if (!rule.clause.verb || rule.clause.verb->name != "duty" || rule.on != On::plan) continue;
      context.pack = pack;
      context.rule = &rule;
      if (holds(context, rule.applies, context.root()).truth == Truth::no) continue;
      for (const std::string_view role : words_of(rule.clause.body->find("role")))
        add(duties, std::string(role), *pack, rule, plan, recorded(plan, context, rule));
    }
  }
}

std::vector<Column> columns_of(const Subject& subject) {
  std::vector<Column> columns{{"done", say("duties-done"), Holding::box},
                              {"duty", say("duties-duty")}};
  if (subject.unit) {
    columns.push_back({"plans", say("duties-plans")});
    columns.push_back({"without", say("duties-without")});
  } else {
    columns.push_back({"recorded", say("duties-recorded")});
  }
  columns.push_back({"rule", say("paper-rule")});
  return columns;
}

/// Of one plan what is recorded; of a unit's plans in how many anything is, and in which nothing.
std::vector<Cell> row_of(const Subject& subject, const Duty& duty) {
  std::vector<Cell> row{{}, Phrase(duty.rule->text)};
  if (subject.unit) {
    std::vector<std::string> without;
    for (const auto& [plan, words] : duty.recorded) {
      if (words.empty()) without.push_back(doctor_name(*plan));
    }
    const std::size_t all = duty.recorded.size();
    row.emplace_back(say("duties-of", {std::to_string(all - without.size()), std::to_string(all)}));
    row.emplace_back(listed(without));
  } else {
    row.emplace_back(duty.recorded.front().second);
  }
  row.emplace_back(duty.rule->id);
  return row;
}

/// The role, and who of the unit's people has it today.
Phrase heading(const Subject& subject, const std::string& role, const Pack* pack) {
  Phrase words = role_words({role}, pack);
  if (!subject.unit) return words;
  std::vector<std::string> names;
  for (const Record* person : subject.unit->body().records("people")) {
    const bool has = std::ranges::any_of(person->records("roles"), [&](const Record* held) {
      const auto from = held->date("from");
      const auto to = held->date("to");
      return held->text("role") == role && (!from || *from <= subject.as_of) &&
             (!to || subject.as_of <= *to);
    });
    if (has) names.emplace_back(person->text("name"));
  }
  return names.empty() ? words : say("duties-held-by", {words, listed(names)});
}

/// The plans that it is about: the one, or those of the unit's trainees.
std::vector<const Trainee*> concerned(const Subject& subject) {
  if (!subject.unit) return {&the_one(subject)};
  return trained_at(subject, *subject.unit);
}

}  // namespace

std::vector<std::string_view> duty_roles(const Subject& subject) {
  std::set<std::string_view> roles;
  for (const Trainee& trainee : subject.trainees) {
    for (const Pack* pack : *trainee.packs) {
      for (const Rule& rule : pack->rules) {
        if (!rule.clause.verb || rule.clause.verb->name != "duty") continue;
        for (const std::string_view role : words_of(rule.clause.body->find("role")))
          roles.insert(role);
      }
    }
  }
  return {roles.begin(), roles.end()};
}

Paper duties_paper(const Subject& subject) {
  Duties duties;
  for (const Trainee* trainee : concerned(subject)) add_of(duties, *trainee, subject.as_of);
  Paper paper = subject.unit ? Paper{.name = "duties", .title = say("duties-title")}
                             : paper_about(subject, "duties", say("duties-title"));
  if (subject.unit) paper.subtitle = Phrase(subject.unit->body().text("name"));
  paper.as_of = subject.as_of;
  paper.blocks.emplace_back(Paragraph{say("duties-words"), Tone::quiet});
  for (const auto& [role, all] : duties) {
    if (!subject.role.empty() && role != subject.role) continue;
    Table table{.name = role,
                .title = heading(subject, role, all.front().pack),
                .columns = columns_of(subject)};
    for (const Duty& duty : all) table.rows.push_back(row_of(subject, duty));
    paper.blocks.emplace_back(std::move(table));
  }
  return paper;
}

}  // namespace st
