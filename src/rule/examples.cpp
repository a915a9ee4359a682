// Examples: a fragment of a plan laid over the pack's base, decided as of its day.
#include "st/rule/examples.hpp"

#include <algorithm>

#include "st/record/load.hpp"
#include "st/rule/counts.hpp"
#include "st/rule/judge.hpp"

namespace st {
namespace {

/// The fragment's sections in place of the base's; an empty one takes the base's away.
Node lay_over(const Node* base, const Node* fragment) {
  Node whole =
      base && base->kind == Node::Kind::mapping ? *base : Node{.kind = Node::Kind::mapping};
  if (!fragment || fragment->kind != Node::Kind::mapping) return whole;
  if (!whole.where) whole.where = fragment->where;
  for (const Node& section : fragment->children) {
    std::erase_if(whole.children, [&](const Node& old) { return old.key == section.key; });
    if (section.kind != Node::Kind::empty) whole.children.push_back(section);
  }
  return whole;
}

/// A document of units or regions that an example brings along.
void read_others(Holds kind, const Node* list, std::deque<Document>& out) {
  if (!list) return;
  const std::string key = kind == Holds::unit ? "unit" : "region";
  for (const Node& item : list->children) {
    // As a file of its own would say it: under the key that tells what it is.
    Node inner = item;
    inner.key = key;
    inner.key_where = item.where;
    const Node file{
        .kind = Node::Kind::mapping, .where = item.where, .children = {std::move(inner)}};
    out.push_back(read_document(kind, file));
  }
}

std::vector<const Document*> pointers(const std::deque<Document>& documents) {
  std::vector<const Document*> all;
  for (const Document& document : documents) all.push_back(&document);
  return all;
}

const Node* child_of(const Node* node, std::string_view key) {
  return node ? node->find(key) : nullptr;
}

/// The example's own list, else the base's.
const Node* either(const Node& example, const Node* base, std::string_view key) {
  const Node* own = example.find(key);
  return own ? own : child_of(base, key);
}

Outcome outcome_of(const RuleBook& book, const Rule& rule, const Node& example, const Node* base,
                   ExampleResult& result) {
  const Node merged = lay_over(child_of(base, "plan"), example.find("plan"));
  const Document plan = read_document(Holds::plan, merged);
  std::deque<Document> units;
  std::deque<Document> regions;
  read_others(Holds::unit, either(example, base, "units"), units);
  read_others(Holds::region, either(example, base, "regions"), regions);
  std::vector<const Document*> around = pointers(units);
  std::ranges::copy(pointers(regions), std::back_inserter(around));
  const World world(plan, around);
  const Node* day = either(example, base, "as_of");
  const Date as_of = day ? parse_date(day->scalar).value_or(Date{}) : Date{};
  const Document* judged = rule.on == On::unit && !units.empty()       ? &units.front()
                           : rule.on == On::region && !regions.empty() ? &regions.front()
                                                                       : &plan;
  result.faults = judged->faults;
  const auto packs = packs_for(book, world, *judged, as_of);
  if (std::ranges::find(packs, rule.pack) == packs.end()) return Outcome::not_applicable;
  Context context{
      .world = world, .document = *judged, .packs = packs, .as_of = as_of, .moment = as_of};
  std::optional<Timeline> timeline;
  if (rule.on == On::plan) context.timeline = &timeline.emplace(context);
  const RuleDecisions decided = decide(context, rule);
  for (const Decision& decision : decided.decisions) {
    if (decision.outcome == decided.outcome()) {
      result.message = decision.message;
      break;
    }
  }
  return decided.outcome();
}

}  // namespace

std::vector<ExampleResult> run_examples(const RuleBook& book, const Pack& pack) {
  std::vector<ExampleResult> results;
  for (const Rule& rule : pack.rules) {
    int index = 0;
    for (const Example& example : rule.examples) {
      ExampleResult result{.rule = &rule,
                           .index = ++index,
                           .expected = example.expected,
                           .where = example.node->where};
      if (rule.decides()) result.got = outcome_of(book, rule, *example.node, pack.base, result);
      results.push_back(std::move(result));
    }
  }
  return results;
}

std::vector<const Rule*> without_examples(const Pack& pack) {
  std::vector<const Rule*> lacking;
  for (const Rule& rule : pack.rules) {
    // What an absence takes changes the sum and nothing else: it cannot be unmet.
    if (!rule.decides() || (rule.counts && !rule.counts->absences.empty())) continue;
    // A reminder has no record that could meet it, or fail to.
    if (rule.clause.body->find("each_year") && !rule.clause.body->find("event")) continue;
    const bool met = std::ranges::any_of(
        rule.examples, [](const Example& e) { return e.expected == Outcome::met; });
    const bool other = std::ranges::any_of(rule.examples, [](const Example& e) {
      return e.expected != Outcome::met && e.expected != Outcome::not_applicable;
    });
    const bool boundary = std::ranges::any_of(rule.examples, &Example::boundary);
    if (!met || !other || !boundary || rule.examples.size() < 3) lacking.push_back(&rule);
  }
  return lacking;
}

}  // namespace st
