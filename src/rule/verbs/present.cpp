// `present`: a field or record exists, or fulfils a condition.
#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{.name = "present",
                               .term = "finns",
                               .doc = {"sökvägar eller villkor", "paths or conditions"},
                               .fields = {}};
  return type;
}

Test existing(std::string path) {
  Test test{.path = std::move(path)};
  test.matchers.push_back({.op = Matcher::Op::exists});
  return test;
}

Decide read(const Node& body, Faults& faults) {
  Condition condition;
  if (body.kind == Node::Kind::scalar) {
    condition.tests.push_back(existing(body.scalar));
  } else if (body.kind == Node::Kind::sequence) {
    for (const Node& item : body.children) condition.tests.push_back(existing(item.scalar));
  } else {
    condition = read_condition(body, faults);
  }
  return [condition](const Context& context) {
    const Answer answer = holds(context, condition, context.root());
    Day by = time_of(context, context.root(), {.event = context.timeline ? "start" : "as_of"});
    // A unit or a region has no day on which its time begins: what is missing is missing today.
    if (!context.timeline && !context.rule->by && by.date) by.date = *by.date - 1;
    const std::string whole(condition.tests.empty()
                                ? answer.path
                                : std::string_view(condition.tests.front().path.text()));
    const std::string path = whole.substr(0, whole.find('|'));
    return std::vector{
        decided(context, answer, by, say("rule-present", {path}), place_of(context, answer.path))};
  };
}

}  // namespace

const Verb present_verb{
    "present", {"ett fält eller en post finns", "a field or record exists"}, options, read};

}  // namespace st
