// st rules and st rules test, for people.
#include <algorithm>
#include <string>

#include "st/report/page.hpp"
#include "st/report/rules_report.hpp"
#include "st/rule/verb.hpp"
#include "st/text/source.hpp"

#include "words.hpp"

namespace st {
namespace {

std::string padded(std::string_view text, std::size_t width) {
  std::string cell(text);
  const auto wide = static_cast<std::size_t>(display_width(text));
  if (wide < width) cell.append(width - wide, ' ');
  return cell + "  ";
}

std::size_t widest_id(const Pack& pack, const RulesReport& report) {
  std::size_t width = 0;
  for (const Rule& rule : pack.rules) {
    if (is_listed(rule, report)) width = std::max(width, rule.id.size());
  }
  for (const Fact& fact : pack.facts) {
    if (lists_facts(report)) width = std::max(width, fact.id.size());
  }
  return width;
}

std::string_view verb_of(const Rule& rule) {
  return rule.clause.verb ? rule.clause.verb->name : std::string_view("fact");
}

void list_pack(Page& page, const Pack& pack, const RulesReport& report) {
  const std::size_t width = widest_id(pack, report);
  page.put(pack.id, Ink::strong).put(": ").put(pack.title.in(report.lang)).line();
  for (const Rule& rule : pack.rules) {
    if (!is_listed(rule, report)) continue;
    page.put("  ").put(padded(rule.id, width), Ink::strong);
    page.put(padded(word_for(rule.level).in(report.lang), 9));
    page.put(padded(verb_of(rule), 9)).put(rule.name).line();
  }
  for (const Fact& fact : pack.facts) {
    if (!lists_facts(report)) break;
    const std::string text = fact.text.in(report.lang);
    const int room = std::max(20, report.width - static_cast<int>(width) - 26);
    const std::string first = wrap(text, room, "");
    const auto end = first.find('\n');
    page.put("  ").put(padded(fact.id, width), Ink::strong).put(padded("", 9));
    page.put(padded("fact", 9)).put(first.substr(0, end));
    page.put(end == std::string::npos ? "" : " …").line();
  }
}

void tell(Page& page, const ExampleResult& result, const RulesReport& report) {
  const auto in = [&](const Phrase& phrase) { return phrase.in(report.lang); };
  if (result.where) page.put(place_text(result.where) + ": ", Ink::strong);
  page.put(in(word_for(Severity::error)) + ": ", Ink::red);
  page.put(in(say("rules-example-failed", {std::to_string(result.index), word_for(result.expected),
                                           word_for(result.got)})));
  page.put(" [" + result.rule->id + " " + result.rule->name + "]").line();
  if (!result.message.empty()) page.labelled("", in(result.message), 4);
  for (const Fault& fault : result.faults) {
    const std::string place = fault.where ? place_text(fault.where) + ": " : std::string();
    page.labelled("", place + std::string(fault.code) + ": " + in(fault.message), 4);
  }
}

}  // namespace

std::vector<std::string_view> roles_of(const Rule& rule) {
  std::vector<std::string_view> roles(rule.who.begin(), rule.who.end());
  const Node* duty = verb_of(rule) == "duty" ? rule.clause.body->find("role") : nullptr;
  if (!duty) return roles;
  if (duty->kind == Node::Kind::scalar) roles.emplace_back(duty->scalar);
  for (const Node& one : duty->children) roles.emplace_back(one.scalar);
  return roles;
}

bool is_listed(const Rule& rule, const RulesReport& report) {
  if (report.at_least && rule.level > *report.at_least) return false;
  if (!report.verb.empty() && verb_of(rule) != report.verb) return false;
  const std::vector<std::string_view> roles = roles_of(rule);
  return report.role.empty() || std::find(roles.begin(), roles.end(), report.role) != roles.end();
}

bool lists_facts(const RulesReport& report) {
  return !report.at_least && report.role.empty() && (report.verb.empty() || report.verb == "fact");
}

std::string list_rules(const RulesReport& report) {
  Page page(report.colour, report.width);
  for (const Pack* pack : report.packs) {
    const bool some = std::any_of(pack->rules.begin(), pack->rules.end(),
                                  [&](const Rule& rule) { return is_listed(rule, report); });
    if (!some && (!lists_facts(report) || pack->facts.empty())) continue;
    if (!page.empty()) page.line();
    list_pack(page, *pack, report);
  }
  return page.take();
}

bool passed(const ExampleResult& result) {
  return result.expected == result.got && result.faults.empty();
}

std::string examples_text(const std::vector<ExampleResult>& results,
                          const std::vector<const Rule*>& lacking, const RulesReport& report) {
  Page page(report.colour, report.width);
  std::size_t failed = 0;
  for (const ExampleResult& result : results) {
    if (passed(result)) continue;
    ++failed;
    tell(page, result, report);
  }
  for (const Rule* rule : lacking) {
    page.put(say("rules-lacking", {rule->id, rule->name}).in(report.lang)).line();
  }
  page.put(
      say("rules-tested", {std::to_string(results.size()), std::to_string(failed)}).in(report.lang),
      failed > 0 ? Ink::red : Ink::green);
  page.line();
  return page.take();
}

}  // namespace st
