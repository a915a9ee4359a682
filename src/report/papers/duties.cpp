// `st report duties`: what each role answers for, with what is recorded of it and boxes to tick.
#include <algorithm>
#include <map>

#include "st/rule/judge.hpp"
#include "st/rule/path.hpp"
#include "st/rule/verb.hpp"

#include "report/papers/parts.hpp"
#include "report/words.hpp"

namespace st {

Paper duties_paper(const Subject& subject);

namespace {

std::vector<std::string> words_of(const Node* node) {
  if (!node) return {};
  if (node->kind == Node::Kind::scalar) return {node->scalar};
  std::vector<std::string> words;
  for (const Node& child : node->children) words.push_back(child.scalar);
  return words;
}

/// The first thing that is recorded of it, and how much more there is.
Phrase recorded(const PlanReport& plan, const Context& context, const Rule& rule) {
  std::vector<Span> places;
  for (const std::string& path : words_of(rule.clause.body->find("evidence"))) {
    for (const Reached& found : walk(context, context.root(), path).found)
      places.push_back(found.value.where ? found.value.where : found.owner->head());
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

}  // namespace

Paper duties_paper(const Subject& subject) {
  const PlanReport& plan = *the_one(subject).plan;
  const auto packs = packs_for(plan.book, plan.world, plan.plan(), subject.as_of);
  Context context{.world = plan.world,
                  .document = plan.plan(),
                  .packs = packs,
                  .timeline = &plan.projection.timeline,
                  .as_of = subject.as_of,
                  .moment = subject.as_of};
  std::map<std::string, Table> by_role;
  for (const Pack* pack : packs) {
    for (const Rule& rule : pack->rules) {
      if (!rule.clause.verb || rule.clause.verb->name != "duty" || rule.on != On::plan) continue;
      context.pack = pack;
      context.rule = &rule;
      if (holds(context, rule.applies, context.root()).truth == Truth::no) continue;
      for (const std::string& role : words_of(rule.clause.body->find("role"))) {
        Table& table = by_role[role];
        table.name = role;
        table.title = role_words({role}, pack);
        table.rows.push_back({{}, Phrase(rule.text), recorded(plan, context, rule), rule.id});
      }
    }
  }
  Paper paper = paper_about(subject, "duties", say("duties-title"));
  paper.blocks.emplace_back(Paragraph{say("duties-words"), Tone::quiet});
  for (auto& [role, table] : by_role) {
    table.columns = {{"done", say("duties-done"), Holding::box},
                     {"duty", say("duties-duty")},
                     {"recorded", say("duties-recorded")},
                     {"rule", say("paper-rule")}};
    paper.blocks.emplace_back(std::move(table));
  }
  return paper;
}

}  // namespace st
