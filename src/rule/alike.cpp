// Which rules of other regions speak of the same matter? Two do when they ask about the same
// records: the same section and kind, the same event, the same quality of the same people.
#include <algorithm>
#include <set>

#include "st/rule/path.hpp"
#include "st/rule/verb.hpp"

namespace st {
namespace {

using Matters = std::set<std::string>;

/// The words of a scalar or a list.
std::vector<std::string_view> words(const Node* node) {
  std::vector<std::string_view> all;
  if (!node) return all;
  if (node->kind == Node::Kind::scalar) all.push_back(node->scalar);
  for (const Node& child : node->children) {
    if (child.kind == Node::Kind::scalar) all.push_back(child.scalar);
  }
  return all;
}

/// "talks/appraisal", once for each kind that the stream takes; "talks" when it takes all.
std::vector<std::string> records_in(const Node& stream) {
  if (stream.kind == Node::Kind::scalar) return {stream.scalar};
  std::vector<std::string> all;
  const Node* where = stream.find("where");
  std::string sections;  // Several sections are one matter of their own.
  for (const std::string_view one : words(stream.find("in")))
    sections += (sections.empty() ? "" : "+") + std::string(one);
  if (const std::string& section = sections; !section.empty()) {
    std::vector<std::string_view> kinds;
    for (const auto* field : {"kind", "method", "topics"}) {
      if (where && kinds.empty()) kinds = words(where->find(field));
    }
    if (kinds.empty()) kinds.emplace_back("");
    for (const std::string_view kind : kinds)
      all.push_back(std::string(section) + (kind.empty() ? "" : "/") + std::string(kind));
  }
  return all;
}

/// The fields that a condition asks about, by their first name.
std::vector<std::string> asked(const Node* condition) {
  std::vector<std::string> all;
  if (!condition) return all;
  for (const Node& test : condition->children) {
    if (test.key == "any" || test.key == "all" || test.key == "not") {
      for (const Node& part : test.children)
        std::ranges::move(asked(&part), std::back_inserter(all));
      continue;
    }
    all.push_back(test.key.substr(0, test.key.find_first_of(".|")));
  }
  return all;
}

void add(Matters& matters, const std::vector<std::string>& records, std::string_view what) {
  for (const std::string& record : records) matters.insert(record + " " + std::string(what));
}

/// How much of something there is may be said as a count, as a sum, or as an interval. Once in all,
/// and on and on without a number, are other matters.
std::string_view manner(const Node& body) {
  const std::string_view verb = body.key;
  const auto says = [&](const char* option) { return body.find(option) != nullptr; };
  if (verb == "recurs") return says("every") || says("each") ? "often" : "on and on";
  if (verb == "count") return says("per") ? "often" : "in all";
  return verb == "total" ? (says("per") ? "often" : "in all") : verb;
}

void gather(const Node& body, Matters& matters) {
  const std::string_view verb = body.key;
  if (verb == "all" || verb == "any") {
    for (const Node& part : body.children) {
      for (const Node& child : part.children) {
        if (verb_named(child.key)) gather(child, matters);
      }
    }
  } else if (verb == "present" || verb == "deadline") {
    const Node* event = verb == "deadline" ? body.find("event") : &body;
    if (event && event->find("in")) return add(matters, records_in(*event), "event");
    for (const std::string_view path : words(event)) matters.insert(std::string(path));
    if (event && event->kind == Node::Kind::mapping) {
      for (const Node& test : event->children) {
        // Of a list section the kind tells what it is about.
        const Node* has = test.find("has");
        const auto kinds = words(has ? has->find("kind") : nullptr);
        if (kinds.empty()) matters.insert(test.key);
        for (const std::string_view kind : kinds)
          matters.insert(test.key + "/" + std::string(kind));
      }
    }
  } else if (verb == "qualified") {
    for (const std::string_view who : words(body.find("who"))) {
      for (const std::string& field : asked(body.find("require")))
        matters.insert(std::string(who) + " " + field);
    }
  } else if (verb == "each") {
    for (const std::string& field : asked(body.find("require")))
      add(matters, records_in(body), field);
    if (const Node* has = body.find("has")) {
      for (const std::string& other : records_in(*has)) add(matters, records_in(body), other);
    }
  } else if (verb == "document") {
    if (const Node* certified = body.find("for")) add(matters, records_in(*certified), verb);
  } else if (verb != "judgement" && verb != "duty" && verb != "metric") {
    add(matters, records_in(body), manner(body));
    if (verb == "share" || (verb == "total" && !body.find("in"))) {
      for (const std::string& field : asked(body.find("where")))
        matters.insert(std::string(verb) + " " + field);
    }
  }
}

Matters matters_of(const Rule& rule) {
  Matters matters;
  if (rule.clause.body) gather(*rule.clause.body, matters);
  return matters;
}

}  // namespace

std::vector<const Rule*> rules_alike(const RuleBook& book, const Rule& rule) {
  const Matters own = matters_of(rule);
  std::vector<const Rule*> alike;
  for (const Pack& pack : book.packs()) {
    if (pack.layer != "region" || &pack == rule.pack) continue;
    for (const Rule& other : pack.rules) {
      const Matters its = matters_of(other);
      if (other.on == rule.on &&
          std::ranges::any_of(own, [&](const std::string& matter) { return its.contains(matter); }))
        alike.push_back(&other);
    }
  }
  return alike;
}

}  // namespace st
