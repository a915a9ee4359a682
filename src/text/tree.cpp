// Events to nodes. The parser tells where a thing begins; where it ends is found in the text.
#include "tree.hpp"

#include <algorithm>
#include <map>

#include "st/text/safe.hpp"

#include "prescan.hpp"
#include "yaml_errors.hpp"

namespace st {

const Node* Node::find(std::string_view name) const {
  if (kind != Kind::mapping) return nullptr;
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const Node& child) { return child.key == name; });
  return found == children.end() ? nullptr : &*found;
}

bool Node::has_brackets() const {
  const bool collection = kind == Kind::sequence || kind == Kind::mapping;
  return collection && where &&
         (where.source->text()[where.begin] == '[' || where.source->text()[where.begin] == '{');
}

namespace {

/// Builds the tree from the events. `cursor_` is the end of what has been placed.
class Builder {
 public:
  Builder(const Source& source, const std::vector<Event>& events, Faults& faults)
      : source_(source),
        text_(source.text()),
        events_(events),
        faults_(faults),
        cursor_(bom_length(text_)) {}

  Node document() {
    Node root;
    root.where = span(cursor_, cursor_);
    if (events_.empty()) return root;
    const char sign = look(events_[0].at);
    const bool nothing = events_[0].kind == Event::Kind::null && sign != '&' && sign != '!';
    if (nothing && !written_null(cursor_)) return root;
    return value(-1);
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {&source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  char look(std::size_t at) const { return at < text_.size() ? text_[at] : '\n'; }
  bool at_end() const { return next_ >= events_.size() || events_[next_].kind == Event::Kind::end; }
  void fault(std::string_view id, Span where, std::vector<Phrase> words = {}) {
    faults_.push_back(syntax_fault(id, where, std::move(words)));
  }
  long column(std::size_t at) const {
    const std::size_t line = at == 0 ? 0 : text_.rfind('\n', at - 1) + 1;
    return static_cast<long>(at - std::max<std::size_t>(line, line == 0 ? bom_length(text_) : 0));
  }

  std::size_t skip_space(std::size_t at) const;
  std::size_t skip_properties(std::size_t at, Node& node);
  bool written_null(std::size_t from) const;

  Node value(long parent);
  Node scalar(long parent);
  Node sequence();
  Node item(bool first, bool flow, long parent);
  Node mapping();
  void entry(Node& map, bool flow, long parent);
  bool key(Node& child, long parent);
  bool colon(Node& child, bool flow);
  void refuse_duplicates(Node& map);
  void close_flow(Node& node, char bracket);

  void refuse_swallowed_lines(Node& node);

  const Source& source_;
  std::string_view text_;
  const std::vector<Event>& events_;
  Faults& faults_;
  std::size_t next_ = 0;
  std::size_t cursor_;
  int flow_ = 0;  ///< Brackets around the place.
};

/// Over blanks, line ends and comments.
std::size_t Builder::skip_space(std::size_t at) const {
  while (at < text_.size()) {
    if (is_space(text_[at])) {
      ++at;
    } else if (text_[at] == '#') {
      at = std::min(text_.find('\n', at), text_.size());
    } else {
      break;
    }
  }
  return at;
}

/// Anchors and tags, which a plan may not have: reported, and gone over.
std::size_t Builder::skip_properties(std::size_t at, Node& node) {
  while (look(at) == '&' || look(at) == '!') {
    std::size_t end = at;
    while (!is_space(look(end))) ++end;
    fault(text_[at] == '&' ? "yaml-anchor" : "yaml-tag", span(at, end));
    node.kind = Node::Kind::faulty;
    cursor_ = end;
    at = skip_space(end);
  }
  return at;
}

/// Whether the null that comes next is a word (null, ~) and not just nothing. The parser
/// places an empty value at the word after it, which may be a key called null.
bool Builder::written_null(std::size_t from) const {
  const std::size_t at = events_[next_].at;
  if (at < from || at >= text_.size() || skip_space(from) != at) return false;
  const std::string_view word =
      text_.substr(at, std::min(text_.find_first_of(" \t\r\n,]}:", at), text_.size()) - at);
  if (word != "~" && word != "null" && word != "Null" && word != "NULL") return false;
  for (std::size_t i = next_ + 1; i < events_.size(); ++i) {
    if (events_[i].kind != Event::Kind::end) return events_[i].at != at;
  }
  return true;
}

/// The next event and all that belongs to it. `parent`: column of the key or dash above.
Node Builder::value(long parent) {
  const Event& event = events_[next_];
  switch (event.kind) {
    case Event::Kind::sequence: return sequence();
    case Event::Kind::mapping: return mapping();
    case Event::Kind::scalar:
    case Event::Kind::null: return scalar(parent);
    case Event::Kind::alias:
    case Event::Kind::end: break;
  }
  Node node;
  ++next_;
  std::size_t end = event.at;
  while (!is_space(look(end)) &&
         std::string_view(",]}").find(look(end)) == std::string_view::npos) {
    ++end;
  }
  node.where = span(event.at, end);
  node.kind = Node::Kind::faulty;
  fault("yaml-alias", node.where);
  cursor_ = end;
  return node;
}

Node Builder::scalar(long parent) {
  const Event& event = events_[next_++];
  Node node;
  node.kind = Node::Kind::scalar;
  const std::size_t begin = skip_properties(event.at, node);
  if (node.kind == Node::Kind::faulty && (event.kind == Event::Kind::null || event.text.empty())) {
    node.where = span(event.at, cursor_);
    return node;
  }
  node.scalar = event.text;
  if (event.kind == Event::Kind::null) {
    const std::size_t stop = text_.find_first_of(" \t\r\n,]}:", begin);
    node.scalar = std::string(text_.substr(begin, std::min(stop, text_.size()) - begin));
  }
  const char first = look(begin);
  node.quoted = first == '"' || first == '\'' || first == '|' || first == '>';
  cursor_ = std::max(begin, scalar_end(text_, begin, node.scalar, parent));
  node.where = span(event.at, cursor_);
  if (!node.quoted) refuse_swallowed_lines(node);
  return node;
}

/// A text over several lines, one of which begins with a dash: the dash of a list, indented
/// by mistake, and its item would be lost in the text above.
void Builder::refuse_swallowed_lines(Node& node) {
  const std::size_t first_end =
      std::min<std::size_t>(text_.find_first_of("\r\n", node.where.begin), node.where.end);
  std::size_t at = first_end;
  while ((at = text_.find('\n', at)) < node.where.end) {
    at = skip_space(at);
    if (at >= node.where.end || look(at) != '-' || !is_space(look(at + 1))) continue;
    fault("yaml-dash-in-text", span(at, at + 1));
    faults_.back().related.push_back(
        {span(node.where.begin, first_end), say("yaml-text-begins-here")});
    node.kind = Node::Kind::faulty;
    return;
  }
}

Node Builder::sequence() {
  Node node;
  node.kind = Node::Kind::sequence;
  const std::size_t from = events_[next_++].at;
  const std::size_t begin = skip_properties(from, node);
  const bool flow = look(begin) == '[';
  const long parent = flow ? -1 : column(begin);
  cursor_ = flow ? begin + 1 : begin;
  flow_ += flow ? 1 : 0;
  while (!at_end()) node.children.push_back(item(node.children.empty(), flow, parent));
  flow_ -= flow ? 1 : 0;
  ++next_;
  if (flow) close_flow(node, ']');
  node.where = span(from, cursor_);
  return node;
}

Node Builder::item(bool first, bool flow, long parent) {
  const std::size_t mark = skip_space(cursor_);
  if (flow ? look(mark) == ',' && !first : look(mark) == '-') cursor_ = mark + 1;
  if (events_[next_].kind != Event::Kind::null) return value(parent);
  const char sign = look(events_[next_].at);
  if (written_null(cursor_) || sign == '&' || sign == '!') return value(parent);
  Node node;
  ++next_;
  node.where = span(cursor_, cursor_);
  if (flow) {
    const std::size_t after = skip_space(cursor_);
    node.kind = Node::Kind::faulty;
    fault("yaml-empty-item", span(after, std::min(after + 1, text_.size())));
  }
  return node;
}

Node Builder::mapping() {
  Node node;
  node.kind = Node::Kind::mapping;
  const std::size_t from = events_[next_++].at;
  const std::size_t begin = skip_properties(from, node);
  const bool flow = look(begin) == '{';
  cursor_ = flow ? begin + 1 : begin;
  const long parent = flow || flow_ > 0 ? -1 : column(begin);
  flow_ += flow ? 1 : 0;
  while (!at_end()) entry(node, flow, parent);
  flow_ -= flow ? 1 : 0;
  ++next_;
  if (flow) close_flow(node, '}');
  node.where = span(from, std::max(cursor_, from));
  refuse_duplicates(node);
  return node;
}

void Builder::entry(Node& map, bool flow, long parent) {
  Node child;
  const bool good_key = key(child, parent);
  const std::size_t after_key = cursor_;
  if (at_end()) return;
  const bool has_colon = !good_key || colon(child, flow);
  const bool null = events_[next_].kind == Event::Kind::null;
  const char sign = look(events_[next_].at);
  if (!null || (has_colon && (written_null(cursor_) || sign == '&' || sign == '!'))) {
    Node read = value(parent);
    read.key = std::move(child.key);
    read.key_where = child.key_where;
    child = std::move(read);
  } else {
    ++next_;
    if (!has_colon) cursor_ = after_key;
    child.where = span(cursor_, cursor_);
    if (!has_colon) {
      child.kind = Node::Kind::faulty;
    } else if (flow && good_key) {
      child.kind = Node::Kind::faulty;
      fault("yaml-flow-key-alone", child.key_where);
    }
  }
  if (good_key) map.children.push_back(std::move(child));
}

/// Reads the key; false when it is none that a plan can have, which has then been said.
bool Builder::key(Node& child, long parent) {
  const std::size_t before = skip_space(cursor_);
  if (look(before) == ',') cursor_ = before + 1;
  const std::size_t mark = skip_space(cursor_);
  const bool question = look(mark) == '?' && is_space(look(mark + 1));
  if (question) cursor_ = mark + 1;
  const Event& event = events_[next_];
  if (event.kind == Event::Kind::null && !written_null(cursor_)) {
    ++next_;
    const std::size_t colon = skip_space(cursor_);
    const std::size_t sign = question ? mark : colon;
    fault(question ? "yaml-complex-key" : "yaml-null-key",
          span(sign, std::min(sign + 1, text_.size())));
    if (look(colon) == ':') cursor_ = colon + 1;
    return false;
  }
  const bool plain_word = event.kind == Event::Kind::scalar || event.kind == Event::Kind::null;
  Node read = value(parent);
  child.key = read.scalar;
  child.key_where = read.where;
  if (question || !plain_word) {
    if (event.kind != Event::Kind::alias) {
      fault("yaml-complex-key", question ? span(mark, mark + 1) : read.where);
    }
  } else if (!read.quoted && read.scalar == "<<") {
    fault("yaml-merge-key", read.where);
  } else if (read.kind != Node::Kind::faulty) {
    return true;
  }
  const std::size_t colon = skip_space(cursor_);
  if (look(colon) == ':') cursor_ = colon + 1;
  return false;
}

/// Goes over the colon after a key; false when there is none, which has then been said.
bool Builder::colon(Node& child, bool flow) {
  std::size_t at = cursor_;
  if (flow) {
    at = skip_space(at);
  } else {
    while (look(at) == ' ' || look(at) == '\t') ++at;
  }
  if (at < text_.size() && text_[at] == ':') {
    cursor_ = at + 1;
    return true;
  }
  const std::size_t inner = child.key.find(':');
  const std::size_t place = text_.substr(0, child.key_where.end).find(':', child.key_where.begin);
  if (inner != std::string::npos && inner > 0 && place != std::string_view::npos) {
    fault("yaml-no-blank-after-colon", span(place, place + 1));
    child.key.resize(inner);
    child.key_where.end = static_cast<std::uint32_t>(place);
  } else {
    fault(flow ? "yaml-flow-key-alone" : "yaml-no-colon", child.key_where);
  }
  return false;
}

/// Two keys of one name, also when å is one character in the one and two in the other:
/// which of the values is meant, nobody can tell.
void Builder::refuse_duplicates(Node& map) {
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < map.children.size(); ++i) {
    Node& second = map.children[i];
    const auto [place, fresh] = seen.emplace(to_nfc(second.key), i);
    if (fresh) continue;
    Node& first = map.children[place->second];
    const bool same_bytes = first.key == second.key;
    const std::string_view help = same_bytes ? "yaml-duplicate-help" : "yaml-duplicate-nfc-help";
    faults_.push_back({.code = "ST-duplicate",
                       .message = say("yaml-duplicate", {second.key}),
                       .where = second.key_where,
                       .help = say(help),
                       .related = {{first.key_where, say("yaml-duplicate-first")}}});
    first.kind = second.kind = Node::Kind::faulty;
  }
}

/// From the last thing inside the brackets to after the closing one.
void Builder::close_flow(Node& node, char bracket) {
  std::size_t at = skip_space(cursor_);
  while (look(at) == ',' && at < text_.size()) at = skip_space(at + 1);
  if (look(at) == bracket) {
    cursor_ = at + 1;
    return;
  }
  fault("yaml-unreadable", span(at, std::min(at + 1, text_.size())));
  node.kind = Node::Kind::faulty;
}

}  // namespace

Node build_tree(const Source& source, const std::vector<Event>& events, Faults& faults) {
  return Builder(source, events, faults).document();
}

}  // namespace st
