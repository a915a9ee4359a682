// st explain: one rule or fact, told whole.
#include <algorithm>
#include <cctype>

#include "st/report/page.hpp"
#include "st/report/rules_report.hpp"
#include "st/rule/verb.hpp"
#include "st/text/source.hpp"

#include "words.hpp"

namespace st {
namespace {

/// Options that read as words. Others are shown as they stand in the pack.
Phrase option_words(std::string_view verb, std::string_view option, const Phrase& value) {
  if (verb == "metric" && (option == "share" || option == "count"))
    return say("explain-numerator", {value});
  if (verb == "metric" && option == "of") return say("explain-denominator", {value});
  if (verb == "metric" && option == "target") return say("explain-target", {value});
  if (verb == "duty" && option == "role") return say("explain-role", {value});
  if (verb == "duty" && option == "evidence") return say("explain-evidence", {value});
  if (option == "in") return say("explain-in", {value});
  if (option == "per") return say("explain-per", {value});
  if (option == "at_least") return say("explain-at-least", {value});
  if (option == "at_most") return say("explain-at-most", {value});
  if (option == "exactly") return say("explain-exactly", {value});
  if (option == "more_than") return say("explain-more-than", {value});
  if (option == "every") return say("explain-every", {value});
  if (option == "until") return say("explain-until", {value});
  if (option == "from") return say("explain-from", {value});
  if (option == "since") return say("explain-since", {value});
  return say("explain-option", {option, value});
}

/// The words of a span as they stand, without the indentation that the first line has.
std::vector<std::string> dedented(Span where) {
  std::vector<std::string> lines;
  if (!where) return lines;
  const int column = where.source->position(where.begin).column - 1;
  std::string_view rest = where.source->slice(where);
  for (bool first = true; !rest.empty(); first = false) {
    const auto end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    for (int i = 0; !first && i < column && line.starts_with(' '); ++i) line.remove_prefix(1);
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    lines.emplace_back(line);
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

/// A value on one line, in YAML's flow style.
std::string inlined(const Node& node) {
  std::string text;
  for (const Node& child : node.children) {
    if (!text.empty()) text += ", ";
    if (!child.key.empty()) text += child.key + ": ";
    text += inlined(child);
  }
  if (node.kind == Node::Kind::sequence) return "[" + text + "]";
  if (node.kind == Node::Kind::mapping) return "{" + text + "}";
  return node.scalar;
}

class Explanation {
 public:
  explicit Explanation(const RulesReport& report)
      : report_(report), page_(report.colour, report.width) {}

  std::string of(const RuleBook& book, const Rule& rule) {
    title(rule.id, rule.name, rule.pack);
    body(rule.text.in(report_.lang));
    source(rule.source, rule.pack, rule.unverified);
    level(rule);
    if (rule.on != On::plan) {
      label(say("explain-judges"),
            in(rule.on == On::unit ? say("explain-unit") : say("explain-region")));
    }
    decides(rule);
    const Node* node = rule.node;
    if (node) snippet(say("explain-by"), node->find("by"));
    if (!rule.slack.empty()) label(say("explain-slack"), rule.slack);
    if (!rule.grace.empty()) label(say("explain-grace"), rule.grace);
    if (node) snippet(say("explain-applies"), node->find("applies"));
    reads(rule);
    covers(rule.id, rule.covers);
    related(rule);
    parameters(rule);
    advice(rule);
    examples(rule);
    others(book, rule);
    return page_.take();
  }

  std::string of(const Fact& fact) {
    title(fact.id, "", fact.pack);
    body(fact.text.in(report_.lang));
    source(fact.source, fact.pack, fact.unverified);
    covers(fact.id, fact.covers);
    label(say("explain-decides"), in(say("explain-nothing")));
    return page_.take();
  }

  std::string of(std::string_view code, const Phrase& text) {
    title(code, "", nullptr);
    body(in(text));
    return page_.take();
  }

 private:
  std::string in(const Phrase& phrase) const { return phrase.in(report_.lang); }

  void title(std::string_view id, std::string_view name, const Pack* pack) {
    page_.put(id, Ink::strong);
    if (!name.empty()) page_.put(" ").put(name, Ink::strong);
    if (pack) page_.put(" (").put(pack->title.in(report_.lang)).put(")");
    page_.line();
  }

  void body(const std::string& text) {
    page_.labelled("", text, 4);
    page_.line();
  }

  void label(const Phrase& word, const std::string& text) {
    if (!text.empty()) page_.labelled(in(word), text, 16);
  }

  void source(const RuleSource& source, const Pack* pack, std::string_view unverified) {
    RuleSource whole = source;
    if (!source.lines.empty()) {
      whole.section += whole.section.empty() ? "" : ", ";
      whole.section += in(lines_of(source.lines));
    }
    label(say("explain-source"), in(cited(whole, pack, unverified)));
  }

  /// "480-480" is line 480.
  static Phrase lines_of(const std::string& lines) {
    const auto dash = lines.find('-');
    const std::string first = lines.substr(0, dash);
    const bool one = dash == std::string::npos || lines.substr(dash + 1) == first;
    return one ? say("explain-line", {first}) : say("explain-lines", {lines});
  }

  void decides(const Rule& rule) {
    if (!rule.clause.verb || !rule.clause.body)
      return label(say("explain-decides"), in(say("explain-nothing")));
    clause(*rule.clause.body, say("explain-decides"));
    if (!rule.clause.verb->decides)
      label("", in(say(rule.clause.verb->name == "duty" ? "explain-duty" : "explain-metric")));
  }

  void reads(const Rule& rule) {
    if (!rule.decides()) return;
    std::vector<Phrase> paths;
    for (const std::string& path : paths_read(rule)) paths.emplace_back(path);
    label(say("explain-reads"), in(enumerate(paths)));
  }

  /// What other regions say on the same matter: each in a line, with its numbers.
  void others(const RuleBook& book, const Rule& rule) {
    const std::vector<const Rule*> alike = rules_alike(book, rule);
    if (alike.empty()) return;
    page_.line().put(in(say("explain-others")), Ink::strong).line();
    for (const Rule* other : alike) {
      page_.put("  " + other->id + " " + other->name, Ink::strong);
      page_.put(" (" + other->pack->title.in(report_.lang) + "), " + in(word_for(other->level)));
      page_.line().labelled("", other->text.in(report_.lang), 4);
    }
  }

  void level(const Rule& rule) {
    std::string text = in(say(reason(rule.level), {word_for(rule.level)}));
    for (const auto& [regulation, other] : rule.level_by_regulation) {
      text += ", " + regulation + ": " + in(word_for(other));
    }
    label(say("explain-level"), text);
  }

  /// The word of the source that gives the level.
  static std::string_view reason(Level level) {
    switch (level) {
      case Level::must: return "explain-must";
      case Level::should: return "explain-should";
      case Level::may: return "explain-may";
      case Level::goal: return "explain-goal";
      case Level::described: return "explain-described";
    }
    return "explain-must";
  }

  /// The verb in words, then its options; of `all` and `any` each part.
  void clause(const Node& body, const Phrase& word) {
    const Verb* verb = verb_named(body.key);
    if (!verb) return;
    const std::string_view doc = report_.lang == Lang::sv ? verb->doc.sv : verb->doc.en;
    label(word, std::string(verb->name) + ": " + std::string(doc));
    if (verb->name != "all" && verb->name != "any") return options(body);
    for (const Node& part : body.children) {
      for (const Node& child : part.children) clause(child, "");
    }
  }

  void options(const Node& body) {
    if (body.kind != Node::Kind::mapping) return label("", inlined(body));
    std::vector<Phrase> words;
    for (const Node& child : body.children) {
      words.push_back(option_words(body.key, child.key, inlined(child)));
    }
    label("", in(enumerate(words)));
  }

  void snippet(const Phrase& word, const Node* node) {
    if (!node || node->kind == Node::Kind::empty) return;
    label(word, inlined(*node));
  }

  /// Its own statement goes without saying.
  void covers(const std::string& own, const std::vector<std::string>& ids) {
    std::vector<Phrase> parts;
    for (const std::string& id : ids) {
      if (id != own) parts.emplace_back(id);
    }
    label(say("explain-covers"), in(enumerate(parts)));
  }

  void related(const Rule& rule) {
    label(say("explain-tightens"), rule.tightens);
    label(say("explain-softens"), rule.softens);
  }

  void parameters(const Rule& rule);

  void advice(const Rule& rule) {
    std::string text = rule.advice.in(report_.lang);
    if (!text.empty() && !rule.who.empty())
      text += " (" + in(role_words(rule.who, rule.pack)) + ")";
    label(say("report-do"), text);
  }

  void examples(const Rule& rule) {
    if (rule.examples.empty()) return;
    page_.line().put(in(say("explain-examples")), Ink::strong).line();
    for (const Example& example : rule.examples) {
      std::string head = "  # " + in(word_for(example.expected));
      if (example.boundary) head += ", " + in(say("explain-boundary"));
      if (!example.note.empty()) head += ": " + example.note;
      page_.put(head, Ink::dim).line();
      if (example.node) fragment(*example.node);
    }
  }

  /// The example's own lines, without those that its heading has told.
  void fragment(const Node& node) {
    for (const Node& child : node.children) {
      if (child.key == "is" || child.key == "boundary" || child.key == "note") continue;
      Span whole = child.key_where;
      whole.end = std::max(whole.end, child.where.end);
      for (const std::string& line : dedented(whole)) page_.put("  ").put(line).line();
    }
  }

  const RulesReport& report_;
  Page page_;
};

std::string slice_of(Span where) {
  return where ? std::string(where.source->slice(where)) : std::string();
}

/// Is `word` somewhere in `text`, and no longer word there?
bool names_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool goes_on =
        end < text.size() &&
        (text[end] == '_' || std::isalnum(static_cast<unsigned char>(text[end])) != 0);
    if (!goes_on) return true;
  }
  return false;
}

void Explanation::parameters(const Rule& rule) {
  const Node* node = rule.node;
  if (!node) return;
  const std::string_view text_of_rule = node->where.source->slice(node->where);
  for (const Parameter& parameter : rule.pack->parameters) {
    if (!names_word(text_of_rule, "$" + parameter.name)) continue;
    std::string text = "$" + parameter.name + " =";
    for (const Value& value : parameter.values) text += " " + slice_of(value.where);
    if (!parameter.text.empty()) text += ": " + parameter.text.in(report_.lang);
    label(parameter.ours ? say("explain-ours") : say("explain-parameter"), text);
  }
}

struct FaultText {
  std::string_view code;
  Phrase text;
};

const std::vector<FaultText>& fault_texts() {
  static const std::vector<FaultText> all = {
      {"ST-syntax", say("explain-st-syntax")},
      {"ST-unknown-key", say("explain-st-unknown-key")},
      {"ST-type", say("explain-st-type")},
      {"ST-missing-key", say("explain-st-missing-key")},
      {"ST-duplicate", say("explain-st-duplicate")},
      {"ST-reference", say("explain-st-reference")},
      {"ST-date-order", say("explain-st-date-order")},
      {"ST-overlap", say("explain-st-overlap")},
      {"ST-privacy", say("explain-st-privacy")},
      {"ST-io", say("explain-st-io")},
      {"ST-file", say("explain-st-file")},
      {"ST-signature", say("explain-st-signature")},
  };
  return all;
}

}  // namespace

std::string explain(const RuleBook& book, const Rule& rule, const RulesReport& report) {
  return Explanation(report).of(book, rule);
}

std::string explain(const Fact& fact, const RulesReport& report) {
  return Explanation(report).of(fact);
}

std::string explain_fault(std::string_view code, const RulesReport& report) {
  for (const FaultText& one : fault_texts()) {
    if (one.code == code) return Explanation(report).of(one.code, one.text);
  }
  return {};
}

Phrase fault_text(std::string_view code) {
  const auto found = std::ranges::find(fault_texts(), code, &FaultText::code);
  return found == fault_texts().end() ? Phrase() : found->text;
}

std::vector<std::string_view> fault_codes() {
  std::vector<std::string_view> codes;
  for (const FaultText& one : fault_texts()) codes.push_back(one.code);
  return codes;
}

}  // namespace st
