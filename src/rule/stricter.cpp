// Does a rule that says it tightens another ask for at least as much? Option by option, where the
// meaning can be compared; everything else must stand as it does in the other rule.
#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <set>

#include "st/rule/limit.hpp"
#include "st/rule/verb.hpp"

#include "layers.hpp"

namespace st {
namespace {

enum class Than { same, stricter, looser, unclear };

/// What makes an option ask for more.
enum class More {
  higher,     ///< A larger amount.
  lower,      ///< A smaller one.
  no_leeway,  ///< A smaller one; none at all is the strictest.
  earlier,    ///< A limit nearer in time.
  later,
  more_words,   ///< Every role of these must.
  fewer_words,  ///< One of these is enough.
  yes,
  more_tests,  ///< A condition that asks for more things.
  later_word,  ///< A word further on in `states`.
  nothing      ///< It must be the same.
};

struct Way {
  std::string_view option;
  More more;
  std::string_view verb{};  ///< Empty: of every verb.
};
constexpr std::array ways{
    Way{"at_least", More::higher},
    Way{"more_than", More::higher},
    Way{"must_remain", More::higher},
    Way{"at_most", More::lower},
    Way{"every", More::lower},
    Way{"tolerance", More::no_leeway},
    Way{"slack", More::no_leeway},
    Way{"grace", More::no_leeway},
    Way{"gap", More::no_leeway},
    Way{"until", More::earlier, "deadline"},
    Way{"until", More::earlier, "approved"},
    Way{"from", More::later, "deadline"},
    Way{"all", More::more_words},
    Way{"role", More::more_words},
    Way{"any", More::fewer_words},
    Way{"kind", More::fewer_words},
    Way{"by", More::fewer_words},
    Way{"distinct", More::yes},
    Way{"held", More::yes},
    Way{"require", More::more_tests},
    Way{"state", More::later_word},
};
constexpr std::array<std::string_view, 3> states{"planned", "done", "certified"};

More way_of(std::string_view option, std::string_view verb) {
  const auto it = std::ranges::find_if(ways, [&](const Way& way) {
    return way.option == option && (way.verb.empty() || way.verb == verb);
  });
  return it == ways.end() ? More::nothing : it->more;
}

/// A number, share or duration; `least` and `most` differ where months are held to days.
struct Amount {
  enum class Unit { number, share, time } unit = Unit::number;
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::optional<int> months{};  ///< Of a duration in nothing but months.
};

std::optional<Amount> amount_of(std::string_view text) {
  if (const auto share = parse_share(text))
    return Amount{Amount::Unit::share, share->points(), share->points()};
  if (const auto number = parse_number(text))
    return Amount{Amount::Unit::number, number->hundredths, number->hundredths};
  const auto time = parse_duration(text);
  if (!time) return {};
  constexpr std::int64_t day = 1440;  // In minutes.
  const std::int64_t months = time->months;
  const std::int64_t rest = time->days * day + time->minutes;
  Amount amount{Amount::Unit::time, months * 28 * day + rest, months * 31 * day + rest};
  if (rest == 0) amount.months = time->months;
  return amount;
}

Than order(std::int64_t own, std::int64_t base) {
  return own == base ? Than::same : own > base ? Than::stricter : Than::looser;
}

/// As if more were stricter.
Than compare(const Amount& own, const Amount& base) {
  if (own.unit != base.unit) return Than::unclear;
  if (own.months && base.months) return order(*own.months, *base.months);
  if (own.least == base.least && own.most == base.most) return Than::same;
  if (own.least >= base.most) return Than::stricter;
  return own.most <= base.least ? Than::looser : Than::unclear;
}

Than turned(Than than) {
  if (than == Than::stricter) return Than::looser;
  return than == Than::looser ? Than::stricter : than;
}

bool same(const Node& own, const Node& base);

bool same_members(const Node& own, const Node& base) {
  return own.children.size() == base.children.size() &&
         std::ranges::all_of(base.children, [&](const Node& child) {
           return std::ranges::any_of(own.children, [&](const Node& other) {
             return other.key == child.key && same(other, child);
           });
         });
}

/// Meaning the same; the order of keys and words, and brackets around a single word, are nothing.
bool same(const Node& own, const Node& base) {
  using Kind = Node::Kind;
  if (own.kind == base.kind)
    return own.kind == Kind::scalar ? own.scalar == base.scalar : same_members(own, base);
  const auto one_in = [](const Node& list, const Node& word) {
    return list.kind == Kind::sequence && list.children.size() == 1 &&
           same(list.children.front(), word);
  };
  return one_in(own, base) || one_in(base, own);
}

class Comparison {
 public:
  Comparison(const Rule& own, const Rule& base, const std::vector<const Pack*>& below)
      : own_(own), base_(base), below_(below) {}

  Faults faults() {
    if (own_.clause.verb != base_.clause.verb) {
      tell(say("rule-tightens-verb", {own_.id, verb_of(own_), base_.id, verb_of(base_)}),
           say("rule-tightens-verb-help"), own_.clause.body, base_.clause.body);
      return std::move(faults_);
    }
    levels();
    for (const auto* field : {"slack", "grace", "applies", "on"})
      option(own_.node, base_.node, field, "");
    held(limits(own_.node->find("by"), base_.node->find("by"), false), "by", own_.node, base_.node);
    if (base_.past_punished && !own_.past_punished)
      held(Than::looser, "past", own_.node, base_.node);
    clauses(*own_.clause.body, *base_.clause.body);
    return std::move(faults_);
  }

 private:
  static std::string_view verb_of(const Rule& rule) {
    return rule.clause.verb ? rule.clause.verb->name : std::string_view("softens");
  }

  static Span place(const Node* node) {
    return node ? node->key_where ? node->key_where : node->where : Span{};
  }

  void tell(Phrase message, Phrase help, const Node* own, const Node* base) {
    const Span here = own ? place(own) : own_.where;
    const Span there = base ? place(base) : base_.where;
    faults_.push_back({.code = "ST-type",
                       .message = std::move(message),
                       .where = here ? here : own_.where,
                       .help = std::move(help),
                       .related = {{there ? there : base_.where,
                                    say("rule-tightened-here", {base_.id, base_.name})}}});
  }

  static Phrase shown(const Node* node) {
    if (!node || node->kind == Node::Kind::empty) return say("rule-option-absent");
    return std::string(node->where.source->slice(node->where));
  }

  /// Tells of an option that is not at least as strict.
  void held(Than than, std::string_view option, const Node* own, const Node* base) {
    if (than == Than::same || than == Than::stricter) return;
    const Node* mine = own ? own->find(option) : nullptr;
    const Node* its = base ? base->find(option) : nullptr;
    const bool looser = than == Than::looser;
    tell(say(looser ? "rule-loosens" : "rule-tightens-unclear",
             {own_.id, base_.id, option, shown(mine), shown(its)}),
         say(looser ? "rule-loosens-help" : "rule-tightens-unclear-help", {option}),
         mine ? mine : own, its ? its : base);
  }

  void levels() {
    std::set<std::string> regulations;
    for (const auto& [regulation, level] : own_.level_by_regulation) regulations.insert(regulation);
    for (const auto& [regulation, level] : base_.level_by_regulation)
      regulations.insert(regulation);
    const auto level_for = [](const Rule& rule, const std::string& regulation) {
      const auto it = rule.level_by_regulation.find(regulation);
      return it == rule.level_by_regulation.end() ? rule.level : it->second;
    };
    bool weaker = own_.level > base_.level;
    for (const std::string& regulation : regulations)
      weaker |= level_for(own_, regulation) > level_for(base_, regulation);
    if (weaker) held(Than::looser, "level", own_.node, base_.node);
  }

  void clauses(const Node& own, const Node& base) {
    if (own.key == "all" || own.key == "any") return parts(own, base);
    if (own.key == "present") return held_whole(present(own, base), own, base);
    std::set<std::string> options;
    for (const Node& child : own.children) options.insert(child.key);
    for (const Node& child : base.children) options.insert(child.key);
    for (const std::string& name : options) option(&own, &base, name, own.key);
  }

  /// Of several demands each is held to its own, in the same order.
  void parts(const Node& own, const Node& base) {
    bool alike = own.children.size() == base.children.size();
    for (std::size_t i = 0; alike && i < own.children.size(); ++i) {
      const Node& mine = own.children[i];
      const Node& its = base.children[i];
      alike = mine.children.size() == 1 && its.children.size() == 1 &&
              mine.children.front().key == its.children.front().key;
      if (alike) clauses(mine.children.front(), its.children.front());
    }
    if (!alike) held_whole(Than::unclear, own, base);
  }

  void held_whole(Than than, const Node& own, const Node& base) {
    if (than == Than::same || than == Than::stricter) return;
    tell(say("rule-tightens-unclear", {own_.id, base_.id, own.key, shown(&own), shown(&base)}),
         say("rule-tightens-unclear-help", {own.key}), &own, &base);
  }

  static Than present(const Node& own, const Node& base) {
    if (same(own, base)) return Than::same;
    if (own.kind == Node::Kind::mapping) return tests(own, base);
    const std::vector<Node> alone{base};
    const auto& asked = base.kind == Node::Kind::sequence ? base.children : alone;
    const bool all = std::ranges::all_of(asked, [&](const Node& path) {
      return std::ranges::any_of(own.children, [&](const Node& n) { return same(n, path); });
    });
    return all && base.kind != Node::Kind::mapping ? Than::stricter : Than::unclear;
  }

  /// A condition that asks for all that the other asks for, and perhaps for more.
  static Than tests(const Node& own, const Node& base) {
    if (base.kind != Node::Kind::mapping) return Than::unclear;
    const bool all = std::ranges::all_of(base.children, [&](const Node& test) {
      const Node* mine = own.find(test.key);
      return mine && same(*mine, test);
    });
    return all ? Than::stricter : Than::unclear;
  }

  void option(const Node* own, const Node* base, const std::string& name, std::string_view verb) {
    const More more = way_of(name, verb);
    held(compare(more, own->find(name), base->find(name)), name, own, base);
  }

  Than compare(More more, const Node* own, const Node* base) const {
    if (!own && !base) return Than::same;
    if (own && base && (same(*own, *base) || is_ours(*base))) return Than::same;
    if (more == More::nothing) return Than::unclear;
    if (!own || !base) return (!own) == (more == More::no_leeway) ? Than::stricter : Than::looser;
    switch (more) {
      case More::higher: return dated(*own, *base, false);
      case More::lower:
      case More::no_leeway: return dated(*own, *base, true);
      case More::earlier: return limits(own, base, false);
      case More::later: return limits(own, base, true);
      case More::more_words: return words(*own, *base, true);
      case More::fewer_words: return words(*own, *base, false);
      case More::yes: return is_yes(*own) ? Than::stricter : Than::looser;
      case More::more_tests: return tests(*own, *base);
      case More::later_word: return later_word(*own, *base);
      case More::nothing: break;
    }
    return Than::unclear;
  }

  static bool is_yes(const Node& node) {
    return node.scalar == "yes" || node.scalar == "true" || node.scalar == "ja";
  }

  static Than later_word(const Node& own, const Node& base) {
    const auto at = [](const Node& node) { return std::ranges::find(states, node.scalar); };
    if (at(own) == states.end() || at(base) == states.end()) return Than::unclear;
    return order(at(own) - states.begin(), at(base) - states.begin());
  }

  const Parameter* parameter(const Node& node, const Rule& rule) const {
    if (!node.scalar.starts_with('$')) return nullptr;
    const std::string_view wanted = std::string_view(node.scalar).substr(1);
    if (const Parameter* own = rule.pack->parameter(wanted)) return own;
    for (const Pack* pack : below_) {
      if (const Parameter* found = pack->parameter(wanted)) return found;
    }
    return nullptr;
  }

  /// Our own reading of a word without a number: it may be read another way.
  bool is_ours(const Node& base) const {
    const Parameter* found = parameter(base, base_);
    return found && found->ours;
  }

  std::string value(const Node& node, const Rule& rule) const {
    const Parameter* found = parameter(node, rule);
    if (!found || found->values.empty()) return node.scalar;
    const auto* text = found->values.front().as<std::string>();
    return text ? *text : node.scalar;
  }

  /// The amount that holds on `day`, of a value that may be dated; nothing before its first.
  std::optional<std::string> on(const Node& node, const Rule& rule, const std::string& day) const {
    if (node.kind != Node::Kind::mapping) return value(node, rule);
    std::optional<std::string> newest;
    for (const Node& child : node.children) {
      if (child.key <= day) newest = value(child, rule);
    }
    return newest;
  }

  Than dated(const Node& own, const Node& base, bool lower) const {
    std::set<std::string> days{"9999"};
    for (const Node* node : {&own, &base}) {
      if (node->kind != Node::Kind::mapping) continue;
      for (const Node& child : node->children) days.insert(child.key);
    }
    Than worst = Than::same;
    for (const std::string& day : days) {
      const auto mine = on(own, own_, day);
      const auto its = on(base, base_, day);
      if (!its) continue;
      if (!mine) return Than::looser;
      const auto a = amount_of(*mine);
      const auto b = amount_of(*its);
      Than than = a && b ? st::compare(*a, *b) : Than::unclear;
      if (lower) than = turned(than);
      worst = std::max(worst, than);
    }
    return worst;
  }

  /// The words of a list, a parameter's among them.
  std::set<std::string> all_words(const Node& node, const Rule& rule) const {
    std::set<std::string> words;
    const auto add = [&](const Node& word) { words.insert(value(word, rule)); };
    if (node.kind == Node::Kind::scalar) add(node);
    std::ranges::for_each(node.children, add);
    return words;
  }

  Than words(const Node& own, const Node& base, bool all) const {
    const auto mine = all_words(own, own_);
    const auto its = all_words(base, base_);
    const bool holds = all ? std::ranges::includes(mine, its) : std::ranges::includes(its, mine);
    return holds ? Than::stricter : Than::looser;
  }

  /// Two limits on one event, by their distance from it. As if earlier were stricter.
  Than limits(const Node* own, const Node* base, bool later) const {
    if (!own && !base) return Than::same;
    if (!own || !base) return Than::unclear;
    if (same(*own, *base)) return Than::same;
    const auto mine = parse_limit(own->scalar);
    const auto its = parse_limit(base->scalar);
    if (!mine || !its || mine->event != its->event) return Than::unclear;
    const auto a = distance(*mine, own_);
    const auto b = distance(*its, base_);
    if (!a || !b) return Than::unclear;
    Than than = Than::unclear;
    if (mine->sign >= 0 && its->sign >= 0)
      than = st::compare(*a, *b);
    else if (mine->sign <= 0 && its->sign <= 0)
      than = turned(st::compare(*a, *b));
    else
      than = mine->sign > 0 ? Than::stricter : Than::looser;
    return later ? than : turned(than);
  }

  std::optional<Amount> distance(const Limit& limit, const Rule& rule) const {
    if (limit.sign == 0) return Amount{Amount::Unit::time, 0, 0, 0};
    Node offset;
    offset.scalar = limit.offset;
    return amount_of(value(offset, rule));
  }

  const Rule& own_;
  const Rule& base_;
  const std::vector<const Pack*>& below_;
  Faults faults_{};
};

}  // namespace

bool same_meaning(const Node& own, const Node& base) { return same(own, base); }

Faults loosened(const Rule& own, const Rule& base, const std::vector<const Pack*>& below) {
  return Comparison(own, base, below).faults();
}

}  // namespace st
