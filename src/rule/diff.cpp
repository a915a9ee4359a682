#include "st/rule/diff.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "st/rule/verb.hpp"

#include "layers.hpp"

namespace st {

std::string_view name(Aspect::What what) {
  switch (what) {
    case Aspect::What::level: return "level";
    case Aspect::What::number: return "number";
    case Aspect::What::condition: return "condition";
    case Aspect::What::text: return "text";
    case Aspect::What::other: return "other";
  }
  return "other";
}

std::string_view name(EntryChange::How how) {
  switch (how) {
    case EntryChange::How::added: return "added";
    case EntryChange::How::removed: return "removed";
    case EntryChange::How::changed: return "changed";
  }
  return "changed";
}

namespace {

using What = Aspect::What;

struct Meaning {
  std::string_view key;
  What what;
};
constexpr std::array meanings{
    Meaning{"level", What::level},        Meaning{"text", What::text},
    Meaning{"advice", What::text},        Meaning{"name", What::text},
    Meaning{"applies", What::condition},  Meaning{"where", What::condition},
    Meaning{"require", What::condition},  Meaning{"in", What::condition},
    Meaning{"has", What::condition},      Meaning{"event", What::condition},
    Meaning{"present", What::condition},  Meaning{"at_least", What::number},
    Meaning{"at_most", What::number},     Meaning{"more_than", What::number},
    Meaning{"exactly", What::number},     Meaning{"every", What::number},
    Meaning{"until", What::number},       Meaning{"from", What::number},
    Meaning{"by", What::number},          Meaning{"slack", What::number},
    Meaning{"grace", What::number},       Meaning{"tolerance", What::number},
    Meaning{"must_remain", What::number}, Meaning{"gap", What::number},
    Meaning{"value", What::number},
};
/// What tells nothing of the demand itself.
constexpr std::array<std::string_view, 4> untold{"id", "examples", "note", "checked_on"};

What meaning_of(std::string_view key) {
  const auto it = std::ranges::find(meanings, key, &Meaning::key);
  return it == meanings.end() ? What::other : it->what;
}

/// As it stands, on one line.
Phrase shown(const Node* node) {
  if (!node || node->kind == Node::Kind::empty) return {};
  if (const Node* sv = node->find("sv"), *en = node->find("en"); sv && en)
    return Bilingual{sv->scalar, en->scalar};
  if (node->kind == Node::Kind::scalar) return node->scalar;
  std::string line;
  for (const char c : node->where.source->slice(node->where)) {
    const bool blank = c == ' ' || c == '\n' || c == '\r';
    if (!blank || (!line.empty() && line.back() != ' ')) line += blank ? ' ' : c;
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

/// The keys of both, each once, in the order in which they stand.
std::vector<std::string_view> keys_of(const Node& before, const Node& after) {
  std::vector<std::string_view> keys;
  for (const Node* node : {&before, &after}) {
    for (const Node& child : node->children) {
      if (std::ranges::count(keys, child.key) == 0) keys.push_back(child.key);
    }
  }
  return keys;
}

bool is_condition(std::string_view key) {
  return key == "where" || key == "require" || key == "present" || key == "has";
}

/// What differs inside a verb, as deep as both have the same shape.
void differ_inside(const Node* old, const Node* now, const std::string& key, What what,
                   std::vector<Aspect>& aspects) {
  if (old && now && same_meaning(*now, *old)) return;
  const bool mappings =
      old && now && old->kind == Node::Kind::mapping && now->kind == Node::Kind::mapping;
  const bool lists = old && now && old->kind == Node::Kind::sequence && now->kind == old->kind &&
                     old->children.size() == now->children.size();
  if (lists) {
    for (std::size_t i = 0; i < old->children.size(); ++i)
      differ_inside(&old->children[i], &now->children[i], key + "." + std::to_string(i + 1), what,
                    aspects);
  } else if (mappings) {
    for (const std::string_view child : keys_of(*old, *now)) {
      const What own =
          what == What::condition || is_condition(child) ? What::condition : meaning_of(child);
      differ_inside(old->find(child), now->find(child), key + "." + std::string(child), own,
                    aspects);
    }
  } else {
    aspects.push_back({what, key, shown(old), shown(now)});
  }
}

void differ(const Node& before, const Node& after, std::vector<Aspect>& aspects) {
  for (const std::string_view key : keys_of(before, after)) {
    const Node* old = before.find(key);
    const Node* now = after.find(key);
    if (std::ranges::count(untold, key) > 0 || (old && now && same_meaning(*now, *old))) continue;
    const What what = meaning_of(key);
    if (verb_named(key))
      differ_inside(old, now, std::string(key), what, aspects);
    else
      aspects.push_back({what, std::string(key), shown(old), shown(now)});
  }
}

/// An entry of either pack, as it is compared.
struct Compared {
  std::string id{};
  std::string name{};
  Bilingual text{};
  const Node* node = nullptr;
};

std::vector<Compared> entries_of(const Pack& pack) {
  std::vector<Compared> entries;
  if (const Node* parameters = pack.node->find("parameters")) {
    for (const Node& child : parameters->children) {
      const Parameter* read = pack.parameter(child.key);
      entries.push_back({"$" + child.key, {}, read ? read->text : Bilingual{}, &child});
    }
  }
  for (const Rule& rule : pack.rules) entries.push_back({rule.id, rule.name, rule.text, rule.node});
  const Node* facts = pack.node->find("facts");
  for (const Fact& fact : pack.facts) {
    const auto node = std::ranges::find_if(facts->children, [&](const Node& one) {
      const Node* id = one.find("id");
      return id && id->where == fact.where;
    });
    if (node != facts->children.end()) entries.push_back({fact.id, {}, fact.text, &*node});
  }
  return entries;
}

const Compared* entry_called(const std::vector<Compared>& entries, const std::string& id) {
  const auto it = std::ranges::find(entries, id, &Compared::id);
  return it == entries.end() ? nullptr : &*it;
}

/// The value that holds on a day, of a mapping of dates to values.
const Node* on(const Node& dated, Date day) {
  const Node* newest = nullptr;
  for (const Node& child : dated.children) {
    const auto from = parse_date(child.key);
    if (from && *from <= day) newest = &child;
  }
  return newest;
}

bool is_dated(const Node& node) {
  return node.kind == Node::Kind::mapping && !node.children.empty() &&
         std::ranges::all_of(node.children,
                             [](const Node& n) { return parse_date(n.key).has_value(); });
}

void dated_aspects(const Node& node, const std::string& key, Date before, Date after,
                   std::vector<Aspect>& aspects) {
  if (is_dated(node)) {
    const Node* old = on(node, before);
    const Node* now = on(node, after);
    if (old != now) aspects.push_back({What::number, key, shown(old), shown(now)});
    return;
  }
  for (const Node& child : node.children) {
    const std::string dot = key.empty() || child.key.empty() ? "" : ".";
    dated_aspects(child, key + dot + child.key, before, after, aspects);
  }
}

/// A specialty that may stand for another until a day.
void lapsed(const Pack& pack, Date before, Date after, std::vector<EntryChange>& changes) {
  for (const Equivalent& one : pack.equivalents) {
    const auto holds = [&](Date day) { return !one.until || day <= *one.until; };
    if (holds(before) == holds(after)) continue;
    std::string accepts;
    for (const std::string& specialty : one.accepts)
      accepts += (accepts.empty() ? "" : ", ") + specialty;
    const std::string none;
    const Aspect aspect{What::condition, "equivalent", holds(before) ? accepts : none,
                        holds(before) ? none : accepts};
    changes.push_back({EntryChange::How::changed, one.specialty, {}, {}, {aspect}});
  }
}

}  // namespace

std::vector<EntryChange> compare(const Pack& before, const Pack& after) {
  const std::vector<Compared> old = entries_of(before);
  const std::vector<Compared> now = entries_of(after);
  std::vector<EntryChange> changes;
  for (const Compared& entry : old) {
    const Compared* other = entry_called(now, entry.id);
    if (!other) {
      changes.push_back({EntryChange::How::removed, entry.id, entry.name, entry.text, {}});
      continue;
    }
    EntryChange change{EntryChange::How::changed, other->id, other->name, other->text, {}};
    differ(*entry.node, *other->node, change.aspects);
    if (!change.aspects.empty()) changes.push_back(std::move(change));
  }
  for (const Compared& entry : now) {
    if (!entry_called(old, entry.id))
      changes.push_back({EntryChange::How::added, entry.id, entry.name, entry.text, {}});
  }
  return changes;
}

std::vector<EntryChange> compare(const RuleBook& book, Date before, Date after) {
  std::vector<EntryChange> changes;
  for (const Pack& pack : book.packs()) {
    for (const Rule& rule : pack.rules) {
      EntryChange change{EntryChange::How::changed, rule.id, rule.name, rule.text, {}};
      for (const Node& child : rule.node->children) {
        if (child.key != "examples") dated_aspects(child, child.key, before, after, change.aspects);
      }
      if (!change.aspects.empty()) changes.push_back(std::move(change));
    }
    lapsed(pack, before, after, changes);
  }
  return changes;
}

}  // namespace st
