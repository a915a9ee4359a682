#include "layers.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "st/rule/verb.hpp"
#include "st/text/suggest.hpp"

namespace st {
namespace {

Span place(const Pack& pack, std::string_view key) {
  const Entry* entry = pack.record ? pack.record->find(key) : nullptr;
  return entry ? entry->where : Span{};
}

/// An entry that another pack has, under an id that may not be used again.
struct Taken {
  Span where{};
  Phrase what{};
};

class Layering {
 public:
  Layering(const std::deque<Pack>& packs, const Pack& pack) : pack_(pack) {
    for (const Pack& other : packs) {
      if (&other == &pack || !judge_together(other, pack)) continue;
      beside_.push_back(&other);
      const bool inner = layer_order(other.layer) < layer_order(pack.layer);
      if (inner) below_.push_back(&other);
      // The national packs are one book in several files.
      if (inner || (other.layer == "national" && pack.layer == "national"))
        within_.push_back(&other);
    }
  }

  Faults faults() {
    if (!pack_.record) return {};
    pack_id();
    extended();
    unique();
    parameters();
    for (const Rule& rule : pack_.rules) held(rule);
    used_parameters();
    return std::move(faults_);
  }

 private:
  /// Two plans may each bring a pack of their own, and these never meet.
  static bool judge_together(const Pack& a, const Pack& b) {
    if (a.plans.empty() || b.plans.empty()) return true;
    return std::ranges::any_of(
        a.plans, [&](const Document* d) { return std::ranges::count(b.plans, d) > 0; });
  }

  void tell(std::string_view code, Phrase message, Span where, Phrase help,
            std::vector<Related> related = {}) {
    faults_.push_back({.code = code,
                       .message = std::move(message),
                       .where = where,
                       .help = std::move(help),
                       .related = std::move(related)});
  }

  void pack_id() {
    for (const Pack* other : beside_) {
      if (other->id != pack_.id || pack_.id.empty()) continue;
      tell("ST-duplicate", say("pack-id-taken", {pack_.id}), place(pack_, "pack"),
           say("pack-id-taken-help"), {{place(*other, "pack"), say("pack-first-here")}});
    }
  }

  void extended() {
    const Entry* entry = pack_.record->find("extends");
    if (!entry) return;
    std::vector<std::string_view> known{"national"};
    for (const Pack* other : beside_) known.push_back(other->id);
    for (const Value& value : entry->values) {
      const auto* id = value.as<std::string>();
      if (!id || std::ranges::count(known, *id) > 0) continue;
      tell("ST-reference", say("pack-extends-unknown", {*id}), value.where, suggestion(*id, known));
    }
  }

  /// Ids are unique over all packs; a name may not be one of an inner layer.
  void unique() {
    std::map<std::string_view, Taken> ids;
    std::map<std::string_view, Taken> names;
    for (const Pack* other : beside_) {
      const bool inner = std::ranges::count(below_, other) > 0;
      for (const Rule& rule : other->rules) {
        ids.emplace(rule.id, Taken{rule.where, other->title});
        if (inner) names.emplace(rule.name, Taken{rule.where, other->title});
      }
      for (const Fact& fact : other->facts) ids.emplace(fact.id, Taken{fact.where, other->title});
    }
    const auto claim = [&](auto& taken, std::string_view word, Span where) {
      const auto [at, added] = taken.emplace(word, Taken{where, pack_.title});
      if (added || word.empty()) return;
      tell("ST-duplicate", say("pack-rule-taken", {word, at->second.what}), where,
           say("pack-rule-taken-help"), {{at->second.where, say("pack-first-here")}});
    };
    for (const Rule& rule : pack_.rules) {
      claim(ids, rule.id, rule.where);
      const Node* name = rule.node->find("name");
      claim(names, rule.name, name ? name->where : rule.where);
    }
    for (const Fact& fact : pack_.facts) claim(ids, fact.id, fact.where);
  }

  const Rule* rule_called(std::string_view id) const {
    std::vector<const Pack*> packs = beside_;
    packs.push_back(&pack_);
    for (const Pack* pack : packs) {
      for (const Rule& rule : pack->rules) {
        if (rule.id == id || rule.name == id || std::ranges::count(rule.covers, id) > 0)
          return &rule;
      }
    }
    return nullptr;
  }

  void unknown(std::string_view key, std::string_view id, Span where) {
    std::vector<std::string_view> known;
    for (const Pack* pack : beside_) {
      for (const Rule& rule : pack->rules) known.insert(known.end(), {rule.id, rule.name});
      for (const Fact& fact : pack->facts) {
        if (fact.id == id)
          return tell("ST-reference", say("pack-fact-not-rule", {key, id}), where,
                      say("pack-fact-not-rule-help"), {{fact.where, say("pack-first-here")}});
      }
    }
    for (const Rule& rule : pack_.rules) known.insert(known.end(), {rule.id, rule.name});
    const std::string near = nearest(id, known);
    tell("ST-reference", say("pack-rule-unknown", {key, id}), where,
         near.empty() ? say("pack-rule-unknown-help") : suggestion(id, known));
  }

  /// A rule that says it tightens, or softens, another.
  void held(const Rule& rule) {
    for (const auto& [key, id] :
         {std::pair{std::string_view("tightens"), &rule.tightens}, {"softens", &rule.softens}}) {
      if (id->empty()) continue;
      const Node* node = rule.node->find(key);
      const Span where = node ? node->where : rule.where;
      const Rule* base = rule_called(*id);
      if (!base) {
        unknown(key, *id, where);
      } else if (key == "tightens") {
        std::ranges::move(loosened(rule, *base, within_), std::back_inserter(faults_));
      } else if (layer_order(base->pack->layer) < layer_order(pack_.layer)) {
        tell("ST-type", say("pack-softens-inner", {rule.id, base->id}), where,
             say("pack-softens-inner-help"),
             {{base->where, say("rule-tightened-here", {base->id, base->name})}});
      }
    }
  }

  /// An inner layer's parameter under the same name: ours may be read anew, the source's stays.
  void parameters() {
    for (const Parameter& own : pack_.parameters) {
      for (const Pack* other : below_) {
        const Parameter* base = other->parameter(own.name);
        if (!base || base->ours || words(own) == words(*base)) continue;
        tell("ST-type", say("pack-parameter-source", {own.name, other->title}), own.where,
             say("pack-parameter-source-help"), {{base->where, say("pack-first-here")}});
      }
    }
  }

  static std::vector<std::string> words(const Parameter& parameter) {
    std::vector<std::string> words;
    for (const Value& value : parameter.values) {
      if (const auto* word = value.as<std::string>()) words.push_back(*word);
    }
    return words;
  }

  /// Every `$name` in what the rules decide is a parameter that somebody gives a value.
  void used_parameters() {
    for (const Rule& rule : pack_.rules) {
      for (const Node& child : rule.node->children) {
        if (child.key != "text" && child.key != "advice" && child.key != "examples") used(child);
      }
    }
    if (const Node* applies = pack_.node->find("applies")) used(*applies);
  }

  void used(const Node& node) {
    for (const Node& child : node.children) used(child);
    const auto at = node.scalar.find('$');
    const bool whole = at == 0 || (at != std::string::npos && node.scalar[at - 1] == ' ');
    if (node.kind != Node::Kind::scalar || !whole) return;
    std::string_view name = std::string_view(node.scalar).substr(at + 1);
    name = name.substr(0, name.find(' '));
    std::vector<std::string_view> known;
    for (const Parameter& own : pack_.parameters) known.push_back(own.name);
    for (const Pack* other : within_) {
      for (const Parameter& inner : other->parameters) known.push_back(inner.name);
    }
    if (std::ranges::count(known, name) > 0) return;
    const bool none = nearest(name, known).empty();
    tell("ST-reference", say("pack-parameter-unknown", {name}), node.where,
         none ? say("pack-parameter-unknown-help", {name}) : suggestion(name, known));
  }

  const Pack& pack_;
  std::vector<const Pack*> beside_{};  ///< Every other that judges the same plans.
  std::vector<const Pack*> below_{};   ///< Those of the inner layers.
  std::vector<const Pack*> within_{};  ///< Those whose parameters the rules may use.
  Faults faults_{};
};

}  // namespace

int layer_order(std::string_view layer) {
  return layer == "national" ? 0 : layer == "region" ? 1 : layer == "specialty" ? 2 : 3;
}

Faults layer_faults(const std::deque<Pack>& packs, const Pack& pack) {
  return Layering(packs, pack).faults();
}

}  // namespace st
