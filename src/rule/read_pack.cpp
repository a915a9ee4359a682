#include "read_pack.hpp"

#include <algorithm>
#include <array>

#include "st/rule/counts.hpp"
#include "st/rule/pack_type.hpp"
#include "st/text/suggest.hpp"
#include "st/text/tape.hpp"

#include "check_rule.hpp"
#include "read_goals.hpp"

namespace st {
namespace {

Bilingual bilingual(const Record& record, std::string_view field) {
  const Record* text = record.record(field);
  return text ? Bilingual{std::string(text->text("sv")), std::string(text->text("en"))}
              : Bilingual{};
}

const Node* node_at(const Record& record, std::string_view field) {
  const Entry* entry = record.find(field);
  return entry && !entry->values.empty() ? entry->values.front().node() : nullptr;
}

std::vector<std::string> strings(const Record& record, std::string_view field) {
  const auto texts = record.texts(field);
  return {texts.begin(), texts.end()};
}

Span place(const Record& record, std::string_view field) {
  const Entry* entry = record.find(field);
  return entry ? entry->where : record.head();
}

std::optional<Level> level_named(std::string_view word) {
  for (const Level level :
       {Level::must, Level::should, Level::may, Level::goal, Level::described}) {
    if (name(level) == word) return level;
  }
  return {};
}

Level read_level(const Node& node, Faults& faults) {
  if (const auto level = level_named(node.scalar)) return *level;
  faults.push_back(
      {.code = "ST-type",
       .message = say("rule-level", {node.scalar}),
       .where = node.where,
       .help = suggestion(node.scalar, {"must", "should", "may", "goal", "described"})});
  return Level::must;
}

void read_levels(const Record& record, Rule& rule, Faults& faults) {
  const Node* node = node_at(record, "level");
  if (!node) return;
  if (node->kind != Node::Kind::mapping) {
    rule.level = read_level(*node, faults);
    return;
  }
  for (const Node& child : node->children) {
    if (child.key == "else")
      rule.level = read_level(child, faults);
    else
      rule.level_by_regulation[child.key] = read_level(child, faults);
  }
}

void read_examples(const Node* list, Rule& rule, Faults& faults) {
  if (!list) return;
  for (const Node& item : list->children) {
    Example example{.node = &item};
    const Node* expected = item.find("is");
    const auto outcome = expected ? outcome_named(expected->scalar) : std::nullopt;
    if (!outcome) {
      faults.push_back({.code = "ST-type",
                        .message = say("rule-example-outcome"),
                        .where = expected ? expected->where : item.where});
      continue;
    }
    example.expected = *outcome;
    const Node* boundary = item.find("boundary");
    example.boundary = boundary && (boundary->scalar == "yes" || boundary->scalar == "true");
    if (const Node* note = item.find("note")) example.note = note->scalar;
    for (const Node& child : item.children) {
      static const std::vector<std::string_view> known{"is",   "boundary", "note",   "as_of",
                                                       "plan", "units",    "regions"};
      if (std::ranges::count(known, child.key) == 0)
        faults.push_back({.code = "ST-unknown-key",
                          .message = say("rule-example-key", {child.key}),
                          .where = child.key_where,
                          .help = suggestion(child.key, known)});
    }
    rule.examples.push_back(std::move(example));
  }
}

void read_by(const Record& record, Rule& rule, Faults& faults) {
  if (!record.has("by")) return;
  rule.by = parse_limit(record.text("by"));
  if (!rule.by)
    faults.push_back({.code = "ST-type",
                      .message = say("rule-limit", {record.text("by")}),
                      .where = place(record, "by"),
                      .help = say("rule-limit-help")});
}

RuleSource source_of(const Record& record, const Bilingual& document) {
  RuleSource source{.title = document, .section = {}, .lines = {}};
  if (const Record* own = record.record("source")) {
    source.section = own->text("section");
    source.lines = own->text("lines");
    if (own->has("title"))
      source.title = {std::string(own->text("title")), std::string(own->text("title"))};
  }
  return source;
}

Rule read_rule(const Record& record, const Node& node, const Pack& pack, Faults& faults) {
  Rule rule{.id = std::string(record.text("id")),
            .name = std::string(record.text("name")),
            .covers = strings(record, "covers"),
            .source = source_of(record, pack.source_title),
            .text = bilingual(record, "text"),
            .advice = bilingual(record, "advice")};
  read_levels(record, rule, faults);
  const auto on = record.text("on");
  rule.on = on == "unit" ? On::unit : on == "region" ? On::region : On::plan;
  rule.who = strings(record, "who");
  rule.unverified = record.text("unverified");
  rule.softens = record.text("softens");
  rule.tightens = record.text("tightens");
  rule.gate = record.text("gate");
  rule.slack = record.text("slack");
  rule.grace = record.text("grace");
  rule.past_punished = record.text("past") == "punished";
  rule.where = place(record, "id");
  rule.node = &node;
  if (const Node* applies = node_at(record, "applies"))
    rule.applies = read_condition(*applies, faults);
  read_by(record, rule, faults);
  rule.clause = read_clause(node, faults);
  if (!rule.clause.verb && rule.softens.empty())
    faults.push_back({.code = "ST-missing-key",
                      .message = say("rule-no-verb"),
                      .where = rule.where,
                      .help = say("rule-no-verb-help")});
  read_examples(node_at(record, "examples"), rule, faults);
  return rule;
}

void read_rules(const Node& root, const Record& record, Pack& pack) {
  const Node* list = root.find("rules");
  if (!list) return;
  const auto records = record.records("rules").list();
  std::size_t next = 0;
  for (const Node& node : list->children) {
    if (node.kind != Node::Kind::mapping || next == records.size()) continue;
    pack.rules.push_back(read_rule(*records[next++], node, pack, pack.faults));
  }
}

void read_facts(const Record& record, Pack& pack) {
  for (const Record* fact : record.records("facts"))
    pack.facts.push_back({.id = std::string(fact->text("id")),
                          .covers = strings(*fact, "covers"),
                          .text = bilingual(*fact, "text"),
                          .source = source_of(*fact, pack.source_title),
                          .unverified = std::string(fact->text("unverified")),
                          .where = place(*fact, "id")});
}

Bilingual bilingual(const Node& node) {
  const Node* sv = node.find("sv");
  const Node* en = node.find("en");
  return {sv ? sv->scalar : std::string(), en ? en->scalar : std::string()};
}

void read_actors(const Node* map, Pack& pack) {
  if (!map) return;
  for (const Node& child : map->children) pack.actors.push_back({child.key, bilingual(child)});
}

void read_parameters(const Node* list, Pack& pack) {
  if (!list) return;
  for (const Node& child : list->children) {
    Parameter parameter{.name = child.key, .where = child.key_where};
    const Node* value = child.find("value");
    if (value && value->kind == Node::Kind::scalar)
      parameter.values.push_back({value->scalar, value->where});
    if (value) {
      for (const Node& item : value->children)
        parameter.values.push_back({item.scalar, item.where});
    }
    const Node* ours = child.find("ours");
    parameter.ours = ours && (ours->scalar == "yes" || ours->scalar == "true");
    if (const Node* text = child.find("text")) parameter.text = bilingual(*text);
    if (parameter.values.empty())
      pack.faults.push_back({.code = "ST-missing-key",
                             .message = say("rule-parameter", {child.key}),
                             .where = child.key_where});
    pack.parameters.push_back(std::move(parameter));
  }
}

void read_methods(const Node* list, Pack& pack) {
  if (!list) return;
  for (const Node& child : list->children) {
    Method method{.name = child.key};
    if (const Node* areas = child.find("areas")) {
      if (areas->kind == Node::Kind::scalar) method.areas.push_back(areas->scalar);
      for (const Node& area : areas->children) method.areas.push_back(area.scalar);
    }
    pack.methods.push_back(std::move(method));
  }
}

void read_regulations(const Record& record, Pack& pack) {
  for (const Record* one : record.records("regulations")) {
    Regulation regulation{.id = std::string(one->text("id")),
                          .number = std::string(one->text("number")),
                          .title = bilingual(*one, "title")};
    for (const Record* ground : one->records("grounds")) {
      Ground read{.name = std::string(ground->text("ground")),
                  .rule = std::string(ground->text("rule")),
                  .text = bilingual(*ground, "text")};
      if (const Node* when = node_at(*ground, "when"))
        read.when = read_condition(*when, pack.faults);
      regulation.grounds.push_back(std::move(read));
    }
    if (const Node* words = node_at(*one, "words")) {
      for (const Node& word : words->children) regulation.words[word.key] = word.scalar;
    }
    pack.regulations.push_back(std::move(regulation));
  }
}

void read_specialties(const Record& record, Pack& pack) {
  for (const Record* one : record.records("specialties"))
    pack.specialties.push_back({.id = std::string(one->text("id")),
                                .name = bilingual(*one, "name"),
                                .type = std::string(one->text("type")),
                                .base = strings(*one, "base_requirement"),
                                .former = one->yes("former").value_or(false)});
}

void read_equivalents(const Node* map, Pack& pack) {
  if (!map) return;
  for (const Node& child : map->children) {
    Equivalent equivalent{.specialty = child.key};
    const Node* list = child.kind == Node::Kind::mapping ? child.find("specialties") : &child;
    if (list && list->kind == Node::Kind::scalar) equivalent.accepts.push_back(list->scalar);
    if (list) {
      for (const Node& item : list->children) equivalent.accepts.push_back(item.scalar);
    }
    if (const Node* until = child.find("until")) equivalent.until = parse_date(until->scalar);
    pack.equivalents.push_back(std::move(equivalent));
  }
}

/// What the tree of a pack says.
void read_tree(Pack& pack) {
  const Node& root = *pack.node;
  if (root.kind == Node::Kind::faulty) return;
  pack.record = decode(root, pack_type(), pack.faults);
  const Record& record = *pack.record;
  pack.id = record.text("pack");
  pack.title = bilingual(record, "title");
  pack.layer = record.text("layer");
  if (const Record* document = record.record("source"))
    pack.source_title = {std::string(document->text("title")),
                         std::string(document->text("title"))};
  if (pack.source_title.empty()) pack.source_title = pack.title;
  if (const auto day = record.date("checked_on")) pack.checked_on = day->iso();
  if (const Node* applies = node_at(record, "applies"))
    pack.applies = read_condition(*applies, pack.faults);
  pack.base = node_at(record, "base");
  read_parameters(node_at(record, "parameters"), pack);
  read_methods(node_at(record, "methods"), pack);
  read_actors(node_at(record, "actors"), pack);
  read_common_goals(record, pack);
  read_goal_lists(node_at(record, "goals"), pack);
  read_regulations(record, pack);
  read_specialties(record, pack);
  read_equivalents(node_at(record, "equivalent"), pack);
  read_rules(root, record, pack);
  read_facts(record, pack);
}

}  // namespace

Pack read_pack(std::string path, std::string text) {
  Pack pack{.id = {}, .path = path};
  const Source& source = pack.sources.add(std::move(path), std::move(text));
  pack.node = std::make_unique<Node>(read_yaml(source, pack.faults));
  read_tree(pack);
  check_pack(pack);
  return pack;
}

Pack read_pack(const EmbeddedPack& embedded, bool whole) {
  // To judge a plan nobody asks for these.
  const std::vector<std::string_view> left_out =
      whole ? std::vector<std::string_view>{} : std::vector<std::string_view>{"examples", "facts"};
  Pack pack{.id = {}, .path = std::string(embedded.path)};
  const Source& source = pack.sources.add(pack.path, std::string(embedded.text));
  pack.node = std::make_unique<Node>(thaw(source, embedded.tape, left_out));
  read_tree(pack);
  // Those who want all of it want the pack itself; to judge a plan its tests have looked at it.
  if (whole) check_pack(pack);
  return pack;
}

void settle_pointers(Pack& pack) {
  for (Rule& rule : pack.rules) {
    rule.pack = &pack;
    rule.counts = read_counts(rule);
  }
  for (Fact& fact : pack.facts) fact.pack = &pack;
}

}  // namespace st
