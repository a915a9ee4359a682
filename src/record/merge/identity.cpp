#include "identity.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace st::merge {
namespace {

/// What tells records without an id apart, to those who wrote them.
constexpr std::array telling{"date", "from",  "to",   "issued", "start", "as_of", "kind",
                             "role", "title", "name", "method", "rule",  "unit",  "goal"};

/// The whole value, written so that equal values give equal texts.
std::string content(const Node& node) {
  switch (node.kind) {
    case Node::Kind::empty:
    case Node::Kind::faulty: return "~";
    case Node::Kind::scalar: return "'" + node.scalar + "'";
    case Node::Kind::sequence: {
      std::string all = "[";
      for (const Node& child : node.children) all.append(content(child)).append(",");
      return all.append("]");
    }
    case Node::Kind::mapping: break;
  }
  std::map<std::string, std::string> members;
  for (const Node& child : node.children) members.emplace(child.key, content(child));
  std::string all = "{";
  for (const auto& [key, value] : members) all.append(key).append(":").append(value).append(",");
  return all.append("}");
}

std::string id_of(const Node& item) {
  const Node* id = item.kind == Node::Kind::mapping ? item.find("id") : nullptr;
  return id && id->kind == Node::Kind::scalar ? id->scalar : std::string();
}

std::string told_by(const Node& item) {
  if (item.kind != Node::Kind::mapping) return content(item);
  std::string all;
  for (const char* key : telling) {
    if (const Node* value = item.find(key)) all += std::string(key) + "=" + content(*value) + ";";
  }
  return all;
}

/// Whether items without an id are told apart so, in each of the lists.
bool one_to_one(const std::vector<const Node*>& lists) {
  for (const Node* list : lists) {
    std::set<std::string> seen;
    for (const Node& item : list->children) {
      if (id_of(item).empty() && !seen.insert(told_by(item)).second) return false;
    }
  }
  return true;
}

}  // namespace

bool same(const Node* a, const Node* b) {
  if (!a || !b) return a == b;
  return content(*a) == content(*b);
}

std::vector<std::vector<std::string>> identities(const std::vector<const Node*>& lists) {
  const bool told = one_to_one(lists);
  std::vector<std::vector<std::string>> all;
  for (const Node* list : lists) {
    std::vector<std::string>& names = all.emplace_back();
    std::map<std::string, int> times;
    for (const Node& item : list->children) {
      const std::string id = id_of(item);
      std::string name = !id.empty() ? "id " + id : told ? "is " + told_by(item) : content(item);
      // Equal ones are the first, the second and so on.
      if (const int before = times[name]++) name += "#" + std::to_string(before);
      names.push_back(std::move(name));
    }
  }
  return all;
}

}  // namespace st::merge
