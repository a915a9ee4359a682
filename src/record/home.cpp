// Finds the place of a record in its files.
#include "st/record/home.hpp"

#include "discover.hpp"

namespace st {

namespace {

/// A folder that git ignores holds what is sensitive.
constexpr std::string_view private_folder = "private/";

const Source* source_named(const Document& document, const std::string& file) {
  for (const Source& source : document.sources.all()) {
    if (source.path() == file) return &source;
  }
  return nullptr;
}

/// The file that holds the section's list or mapping; of several the last.
const Source* source_of_section(const Document& document, std::string_view section) {
  const Entry* entry = document.root->find(section);
  if (!entry) return nullptr;
  const Source* last = entry->key.source;
  for (const Value& value : entry->values) {
    if (value.where.source) last = value.where.source;
  }
  return last;
}

Steps steps_of(const RecordKind& kind) {
  Steps steps;
  for (const std::string_view key : kind.path) steps.emplace_back(std::string(key));
  return steps;
}

bool find(const Node& node, Span where, Steps& steps) {
  if (node.where == where) return true;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    const bool around = child.where.begin <= where.begin && where.end <= child.where.end;
    if (!around) continue;
    if (node.kind == Node::Kind::mapping) steps.emplace_back(child.key);
    if (node.kind == Node::Kind::sequence) steps.emplace_back(i);
    if (find(child, where, steps)) return true;
    steps.pop_back();
  }
  return false;
}

}  // namespace

Home home_of(const Document& document, const RecordKind& kind, const std::string& into) {
  Home home{.file = into, .source = nullptr, .list = steps_of(kind)};
  if (home.file.empty()) {
    if (const Source* there = source_of_section(document, kind.path.front())) {
      return {there->path(), there, home.list};
    }
    const std::string section(kind.path.front());
    const std::string below = is_private(section) ? std::string(private_folder) : std::string();
    home.file = shown_below(document.path, below + section + ".yaml");
  }
  home.source = source_named(document, home.file);
  return home;
}

std::optional<Address> address_of(Span where) {
  if (!where) return {};
  Faults told_elsewhere;
  const Node top = read_yaml(*where.source, told_elsewhere);
  Address address{where.source};
  if (!find(top, where, address.steps)) return {};
  return address;
}

const Node* node_at(const Node& top, const Steps& steps) {
  const Node* node = &top;
  for (const Step& step : steps) {
    if (const auto* key = std::get_if<std::string>(&step)) {
      node = node->kind == Node::Kind::mapping ? node->find(*key) : nullptr;
    } else {
      const std::size_t place = std::get<std::size_t>(step);
      const bool there = node->kind == Node::Kind::sequence && place < node->children.size();
      node = there ? &node->children[place] : nullptr;
    }
    if (!node) return nullptr;
  }
  return node;
}

Node defaults_for(const Document& document, std::string_view section) {
  for (const Source& source : document.sources.all()) {
    Faults told_elsewhere;
    const Node top = read_yaml(source, told_elsewhere);
    const Node* defaults = top.find("defaults");
    const Node* found = defaults ? defaults->find(section) : nullptr;
    if (found) return *found;
  }
  return {};
}

}  // namespace st
