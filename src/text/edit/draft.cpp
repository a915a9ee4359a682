#include "text/edit/draft.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "st/text/lines.hpp"

#include "text/prescan.hpp"

namespace st {

Draft::Draft(const Source& file) : source(file), text(file.text()), root(read_yaml(file, faults)) {}

Chain follow(const Node& root, const Steps& steps) {
  Chain chain = {&root};
  for (const Step& step : steps) {
    const Node& here = *chain.back();
    const Node* next = nullptr;
    if (const auto* key = std::get_if<std::string>(&step)) {
      next = here.find(*key);
    } else if (const std::size_t place = std::get<std::size_t>(step);
               here.kind == Node::Kind::sequence && place < here.children.size()) {
      next = &here.children[place];
    }
    if (next == nullptr) break;
    chain.push_back(next);
  }
  return chain;
}

bool is_nothing(const Draft& draft, const Node& node) {
  if (node.kind != Node::Kind::scalar || node.quoted) return node.kind == Node::Kind::empty;
  const std::string_view word = draft.source.slice(node.where);
  return word == "~" || word == "null" || word == "Null" || word == "NULL";
}

bool in_brackets(const Chain& chain) {
  return std::any_of(chain.begin(), chain.end() - 1,
                     [&](const Node* node) { return node->has_brackets(); });
}

std::size_t column_of(const Draft& draft, const Node& node) {
  return column_of(draft.text, node.where.begin);
}

std::size_t after_colon(const Draft& draft, const Node& member) {
  return draft.text.find(':', member.key_where.end) + 1;
}

std::size_t entry_begin(const Draft& draft, const Node& parent, std::size_t index) {
  const Node& child = parent.children[index];
  if (child.key_where) return child.key_where.begin;
  if (parent.has_brackets()) return child.where.begin;
  if (index == 0) return parent.where.begin;
  return skip_space(draft.text, parent.children[index - 1].where.end);
}

const Node& last_leaf(const Node& node) {
  return node.children.empty() ? node : last_leaf(node.children.back());
}

namespace {

/// What a block text's header says of its last line ends: '-' none, '+' all, ' ' one; 0: no block.
char chomping(const Draft& draft, const Node& node) {
  const std::string_view text = draft.source.slice(node.where);
  const bool block = node.kind == Node::Kind::scalar && node.quoted &&
                     (text.starts_with('|') || text.starts_with('>'));
  if (!block) return 0;
  const std::string_view header = text.substr(0, text.find_first_of(" \t\r\n"));
  if (header.find('+') != std::string_view::npos) return '+';
  return header.find('-') != std::string_view::npos ? '-' : ' ';
}

}  // namespace

bool keeps_blank_lines(const Draft& draft, const Node& value) {
  return chomping(draft, last_leaf(value)) == '+';
}

std::size_t line_below(const Draft& draft, const Node& value, std::size_t column) {
  std::size_t at = next_line(draft.text, value.where.end);
  if (keeps_blank_lines(draft, value)) at = skip_blank_lines(draft.text, at);
  while (at < draft.text.size()) {
    const std::string_view line = line_from(draft.text, at);
    if (!is_comment_line(line) || indent_of(line) < column) break;
    at = next_line(draft.text, at);
  }
  return at;
}

std::size_t end_of_draft(const Draft& draft) {
  const Node& root = draft.root;
  const bool empty = root.kind == Node::Kind::empty;
  std::size_t end = empty ? bom_length(draft.text) : line_below(draft, root, 0);
  for (std::size_t at = end; at < draft.text.size(); at = next_line(draft.text, at)) {
    const std::string_view line = line_from(draft.text, at);
    if (line.starts_with("...")) break;
    if (!is_blank_line(line)) end = next_line(draft.text, at);
  }
  return end;
}

bool ends_in_open_text(const Draft& draft) {
  if (draft.text.ends_with('\n')) return false;
  const Node& leaf = last_leaf(draft.root);
  const char chomp = chomping(draft, leaf);
  return chomp != 0 && chomp != '-' &&
         skip_blank_lines(draft.text, next_line(draft.text, leaf.where.end)) == draft.text.size();
}

namespace {

/// Examples of each habit, with how often they are met.
struct Habits {
  std::map<std::size_t, int> step;
  std::map<std::size_t, int> list;
  std::map<std::size_t, int> dash;
};

void observe(const Draft& draft, const Node& node, Habits& habits) {
  if (node.children.empty() || node.has_brackets()) return;
  const std::size_t column = column_of(draft, node);
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    const bool block = !child.children.empty() && !child.has_brackets();
    if (node.kind == Node::Kind::sequence) {
      const std::size_t dash = entry_begin(draft, node, i);
      const bool beside = line_begin(draft.text, dash) == line_begin(draft.text, child.where.begin);
      if (beside && child.kind != Node::Kind::empty) ++habits.dash[child.where.begin - dash];
    } else if (block) {
      const bool list = child.kind == Node::Kind::sequence;
      ++(list ? habits.list : habits.step)[column_of(draft, child) - column];
    }
    observe(draft, child, habits);
  }
}

std::optional<std::size_t> most_common(const std::map<std::size_t, int>& counts) {
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](auto& a, auto& b) { return a.second < b.second; });
  if (most == counts.end()) return std::nullopt;
  return most->first;
}

}  // namespace

Style style_near(const Draft& draft, const Chain& chain) {
  std::optional<std::size_t> step;
  std::optional<std::size_t> list;
  std::optional<std::size_t> dash;
  for (auto node = chain.rbegin(); node != chain.rend(); ++node) {
    Habits habits;
    observe(draft, **node, habits);
    if (!step) step = most_common(habits.step);
    if (!list) list = most_common(habits.list);
    if (!dash) dash = most_common(habits.dash);
  }
  Style style;
  style.step = step.value_or(list.value_or(0) > 0 ? *list : style.step);
  style.list = list.value_or(style.step);
  style.dash = dash.value_or(style.dash);
  style.newline = newline_near(draft.text, chain.back()->where.begin);
  return style;
}

bool is_airy(const Draft& draft, const Node& collection) {
  std::size_t airy = 0;
  for (std::size_t i = 1; i < collection.children.size(); ++i) {
    const std::size_t begin = entry_begin(draft, collection, i);
    std::size_t at = next_line(draft.text, collection.children[i - 1].where.end);
    while (at < begin && !is_blank_line(line_from(draft.text, at))) at = next_line(draft.text, at);
    airy += at < begin ? 1 : 0;
  }
  return 2 * airy >= collection.children.size() && airy > 0;
}

namespace {

/// The stretches of `node` in which a '#' is a character like any other.
void add_words(const Draft& draft, const Node& node, std::vector<Span>& words) {
  if (node.key_where) words.push_back(node.key_where);
  for (const Node& child : node.children) add_words(draft, child, words);
  if (node.kind != Node::Kind::scalar) return;
  Span body = node.where;
  if (chomping(draft, node) != 0) {  // Its header may have a comment.
    body.begin = static_cast<std::uint32_t>(
        std::min<std::size_t>(next_line(draft.text, body.begin), body.end));
  }
  words.push_back(body);
}

}  // namespace

std::vector<std::string_view> comments_of(const Draft& draft) {
  std::vector<Span> words;
  add_words(draft, draft.root, words);
  std::vector<std::string_view> comments;
  auto word = words.begin();
  for (std::size_t at = 0; at < draft.text.size(); ++at) {
    while (word != words.end() && word->end <= at) ++word;
    if (word != words.end() && at >= word->begin) {
      at = word->end - 1;
    } else if (draft.text[at] == '#') {
      std::string_view comment = line_from(draft.text, at);
      at += comment.size();
      comment.remove_suffix(comment.size() - 1 - comment.find_last_not_of(" \t"));
      comments.push_back(comment);
    }
  }
  return comments;
}

std::vector<std::string> comments_in(std::string_view text) {
  const Source source({}, std::string(text));
  const Draft draft(source);
  const auto all = comments_of(draft);
  return {all.begin(), all.end()};
}

Meant meant_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::scalar: return word_value(node.scalar);
    case Node::Kind::empty:
    case Node::Kind::faulty: return {};
    case Node::Kind::sequence:
    case Node::Kind::mapping: break;
  }
  Meant value;
  const bool mapping = node.kind == Node::Kind::mapping;
  value.kind = mapping ? Meant::Kind::mapping : Meant::Kind::sequence;
  for (const Node& child : node.children) {
    if (mapping) {
      value.members.emplace_back(child.key, meant_of(child));
    } else {
      value.items.push_back(meant_of(child));
    }
  }
  return value;
}

}  // namespace st
