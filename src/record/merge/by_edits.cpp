#include "by_edits.hpp"

#include <algorithm>
#include <set>

#include "st/text/edit.hpp"

#include "identity.hpp"

namespace st::merge {
namespace {

Meant value_of(const Node& node) {
  std::vector<Meant> items;
  std::vector<std::pair<std::string, Meant>> members;
  switch (node.kind) {
    case Node::Kind::empty:
    case Node::Kind::faulty: return {};
    case Node::Kind::scalar: return node.quoted ? text_value(node.scalar) : word_value(node.scalar);
    case Node::Kind::sequence:
      for (const Node& child : node.children) items.push_back(value_of(child));
      return list_value(std::move(items));
    case Node::Kind::mapping: break;
  }
  for (const Node& child : node.children) members.emplace_back(child.key, value_of(child));
  return mapping_value(std::move(members));
}

/// Ours, changed one step after the other.
class Changing {
 public:
  explicit Changing(std::string text) : text_(std::move(text)) {}

  bool put(const Steps& place, const Node& value) {
    return take(st::put(Source({}, text_), place, value_of(value)));
  }
  bool append(const Steps& list, const Node& item) {
    return take(st::append(Source({}, text_), list, value_of(item)));
  }
  bool take_out(const Steps& place) { return take(st::take_out(Source({}, text_), place)); }
  std::string text() && { return std::move(text_); }

 private:
  bool take(const Edit& edit) {
    const auto* edited = std::get_if<Edited>(&edit);
    if (edited) text_ = edited->text;
    return edited != nullptr;
  }

  std::string text_;
};

bool is(const Node* node, Node::Kind kind) { return node && node->kind == kind; }

bool change(Changing& text, const Node* base, const Node* ours, const Node* theirs,
            const Steps& place);

bool change_keys(Changing& text, const Node* base, const Node& ours, const Node& theirs,
                 const Steps& place) {
  std::vector<std::string> keys;
  for (const Node& child : theirs.children) keys.push_back(child.key);
  for (const Node& child : ours.children) {
    if (!theirs.find(child.key)) keys.push_back(child.key);
  }
  return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
    Steps inner = place;
    inner.emplace_back(key);
    const Node* before = is(base, Node::Kind::mapping) ? base->find(key) : nullptr;
    return change(text, before, ours.find(key), theirs.find(key), inner);
  });
}

/// What theirs added to a list is added; what it took out is taken out.
bool change_items(Changing& text, const Node* base, const Node& ours, const Node& theirs,
                  const Steps& place) {
  static const Node none;
  const Node& before = is(base, Node::Kind::sequence) ? *base : none;
  const auto names = identities({&before, &ours, &theirs});
  const auto find = [&](std::size_t list, const std::string& name) -> const Node* {
    const Node* const lists[] = {&before, &ours, &theirs};
    const auto found = std::find(names[list].begin(), names[list].end(), name);
    return found == names[list].end()
               ? nullptr
               : &lists[list]->children[static_cast<std::size_t>(found - names[list].begin())];
  };
  // From the last on, so that the places before it stay.
  for (std::size_t i = names[1].size(); i > 0; --i) {
    Steps inner = place;
    inner.emplace_back(i - 1);
    const std::string& name = names[1][i - 1];
    if (!change(text, find(0, name), find(1, name), find(2, name), inner)) return false;
  }
  for (const std::string& name : names[2]) {
    if (find(1, name)) continue;
    if (const Node* was = find(0, name)) {  // Ours took it out.
      if (!same(was, find(2, name))) return false;
      continue;
    }
    if (!text.append(place, *find(2, name))) return false;
  }
  return true;
}

bool change(Changing& text, const Node* base, const Node* ours, const Node* theirs,
            const Steps& place) {
  if (same(ours, theirs) || same(theirs, base)) return true;
  if (same(ours, base)) return theirs ? text.put(place, *theirs) : text.take_out(place);
  if (is(ours, Node::Kind::mapping) && is(theirs, Node::Kind::mapping)) {
    return change_keys(text, base, *ours, *theirs, place);
  }
  if (is(ours, Node::Kind::sequence) && is(theirs, Node::Kind::sequence)) {
    return change_items(text, base, *ours, *theirs, place);
  }
  return false;
}

bool loses_comments(const Unit* base, const Unit& ours, const Unit& theirs) {
  const auto had = base ? comments_in(base->own) : std::vector<std::string>{};
  const auto kept = comments_in(ours.own);
  const auto theirs_all = comments_in(theirs.own);
  return std::any_of(theirs_all.begin(), theirs_all.end(), [&](const std::string& comment) {
    const auto in = [&](const std::vector<std::string>& all) {
      return std::find(all.begin(), all.end(), comment) != all.end();
    };
    return !in(had) && !in(kept);
  });
}

}  // namespace

std::optional<std::string> by_edits(const Unit* base, const Unit& ours, const Unit& theirs) {
  if (loses_comments(base, ours, theirs)) return {};
  const bool item = ours.node->key.empty();
  std::string lines = ours.own;
  const std::size_t dash = item ? lines.find('-') : lines.npos;
  // An item without its dash is a file of its own.
  if (item) lines[dash] = ' ';
  Changing text(std::move(lines));
  Steps place;
  if (!item) place.emplace_back(ours.node->key);
  if (!change(text, base ? base->node : nullptr, ours.node, theirs.node, place)) return {};
  std::string merged = std::move(text).text();
  if (!item) return merged;
  if (merged.size() <= dash || merged[dash] != ' ') return {};
  merged[dash] = '-';
  return merged;
}

}  // namespace st::merge
