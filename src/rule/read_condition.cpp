// Reading conditions out of a pack. A mistake is told at its place in the pack.
#include <algorithm>
#include <array>

#include "st/rule/condition.hpp"
#include "st/text/suggest.hpp"

namespace st {
namespace {

using Op = Matcher::Op;

struct OpName {
  std::string_view name;
  Op op;
};
constexpr std::array op_names{
    OpName{"exists", Op::exists},
    OpName{"not", Op::none},
    OpName{"has", Op::has},
    OpName{"all_of", Op::all_held},
    OpName{"at_least", Op::at_least},
    OpName{"at_most", Op::at_most},
    OpName{"more_than", Op::more_than},
    OpName{"less_than", Op::less_than},
    OpName{"from", Op::from},
    OpName{"until", Op::until},
    OpName{"before", Op::before},
    OpName{"after", Op::after},
    OpName{"longer_than", Op::longer_than},
    OpName{"shorter_than", Op::shorter_than},
    OpName{"about", Op::about},
    OpName{"about_at_least", Op::about_at_least},
    OpName{"same_as", Op::same_as},
    OpName{"role", Op::role},
};

const OpName* op_named(std::string_view name) {
  const auto it = std::ranges::find(op_names, name, &OpName::name);
  return it == op_names.end() ? nullptr : &*it;
}

bool is_yes(std::string_view word) { return word == "yes" || word == "true" || word == "ja"; }

void fault(Faults& faults, Phrase message, Span where, Phrase help = {}) {
  faults.push_back(
      {.code = "ST-type", .message = std::move(message), .where = where, .help = std::move(help)});
}

/// The words of a scalar or of a list of scalars.
std::vector<std::string> words_of(const Node& node, Faults& faults) {
  std::vector<std::string> words;
  if (node.kind == Node::Kind::scalar) words.push_back(node.scalar);
  for (const Node& item : node.children) {
    if (item.kind == Node::Kind::scalar) {
      words.push_back(item.scalar);
    } else {
      fault(faults, say("rule-matcher-word"), item.where);
    }
  }
  if (words.empty() && node.kind != Node::Kind::sequence)
    fault(faults, say("rule-matcher-word"), node.where);
  return words;
}

void read_matcher(const Node& node, std::vector<Matcher>& out, bool& missing_is_unknown,
                  Faults& faults);

std::vector<Matcher> read_parts(const Node& node, Faults& faults) {
  std::vector<Matcher> parts;
  bool ignored = false;
  if (node.kind == Node::Kind::sequence) {
    for (const Node& item : node.children) read_matcher(item, parts, ignored, faults);
  } else {
    read_matcher(node, parts, ignored, faults);
  }
  return parts;
}

bool is_plain(const Matcher& matcher) {
  return matcher.op == Op::equals &&
         std::ranges::none_of(matcher.words,
                              [](const std::string& word) { return word.starts_with('$'); });
}

Matcher read_op(const OpName& name, const Node& node, Faults& faults) {
  Matcher matcher{.op = name.op};
  switch (name.op) {
    case Op::exists: matcher.yes = is_yes(node.scalar); break;
    case Op::none:
      if (node.kind == Node::Kind::sequence) {
        matcher.parts.push_back({.op = Op::equals, .words = words_of(node, faults)});
      } else {
        matcher.parts = read_parts(node, faults);
      }
      break;
    case Op::all_held: matcher.parts = read_parts(node, faults); break;
    case Op::has:
      if (node.kind == Node::Kind::mapping) {
        matcher.condition = std::make_shared<const Condition>(read_condition(node, faults));
      } else {
        matcher.words = words_of(node, faults);
      }
      break;
    case Op::from:
    case Op::until:
    case Op::before:
    case Op::after: {
      const auto limit = parse_limit(node.scalar);
      if (limit) {
        matcher.limit = *limit;
      } else {
        fault(faults, say("rule-limit", {node.scalar}), node.where, say("rule-limit-help"));
      }
      break;
    }
    default: matcher.words = words_of(node, faults);
  }
  return matcher;
}

void read_matcher(const Node& node, std::vector<Matcher>& out, bool& missing_is_unknown,
                  Faults& faults) {
  if (node.kind != Node::Kind::mapping) {
    out.push_back({.op = Op::equals, .words = words_of(node, faults)});
    return;
  }
  for (const Node& child : node.children) {
    if (child.key == "missing") {
      missing_is_unknown = child.scalar == "undecided";
      continue;
    }
    if (const OpName* name = op_named(child.key)) {
      out.push_back(read_op(*name, child, faults));
      continue;
    }
    std::vector<std::string_view> known;
    for (const OpName& op : op_names) known.push_back(op.name);
    faults.push_back({.code = "ST-unknown-key",
                      .message = say("rule-matcher-unknown", {child.key}),
                      .where = child.key_where,
                      .help = suggestion(child.key, known)});
  }
}

void read_parts_of(const Node& list, Condition::How how, Condition& out, Faults& faults) {
  Condition part{.how = how};
  if (list.kind == Node::Kind::sequence) {
    for (const Node& item : list.children) part.parts.push_back(read_condition(item, faults));
  } else {
    part.parts.push_back(read_condition(list, faults));
  }
  out.parts.push_back(std::move(part));
}

}  // namespace

Matcher read_matcher_word(std::string word) {
  return {.op = Op::equals, .words = {std::move(word)}};
}

Condition read_condition(const Node& node, Faults& faults) {
  Condition condition;
  if (node.kind == Node::Kind::empty) return condition;
  if (node.kind != Node::Kind::mapping) {
    fault(faults, say("rule-condition-mapping"), node.where);
    return condition;
  }
  for (const Node& child : node.children) {
    if (child.key == "any") {
      read_parts_of(child, Condition::How::any, condition, faults);
    } else if (child.key == "all") {
      read_parts_of(child, Condition::How::all, condition, faults);
    } else if (child.key == "not") {
      read_parts_of(child, Condition::How::none, condition, faults);
    } else {
      Test test{.path = child.key};
      read_matcher(child, test.matchers, test.missing_is_unknown, faults);
      test.plain = test.matchers.size() == 1 && is_plain(test.matchers.front());
      condition.tests.push_back(std::move(test));
    }
  }
  return condition;
}

namespace {
void collect_dates(const Matcher& matcher, std::vector<Date>& days) {
  if (const auto day = parse_date(matcher.limit.event)) days.push_back(*day);
  for (const Matcher& part : matcher.parts) collect_dates(part, days);
  if (matcher.condition) st::collect_dates(*matcher.condition, days);
}
}  // namespace

void collect_dates(const Condition& condition, std::vector<Date>& days) {
  for (const Test& test : condition.tests) {
    for (const Matcher& matcher : test.matchers) collect_dates(matcher, days);
  }
  for (const Condition& part : condition.parts) collect_dates(part, days);
}

void collect_paths(const Condition& condition, std::vector<std::string>& paths) {
  for (const Test& test : condition.tests) paths.push_back(test.path.text());
  for (const Condition& part : condition.parts) collect_paths(part, paths);
}

}  // namespace st
