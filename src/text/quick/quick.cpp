#include "quick.hpp"

#include "st/text/safe.hpp"

#include "place.hpp"
#include "scalars.hpp"
#include "text/prescan.hpp"

namespace st {
namespace quick {
namespace {

constexpr int kDeepest = 24;  ///< Of collections inside each other; the reference takes more.
constexpr std::size_t kMostKeys = 200;    ///< Of one mapping.
constexpr std::size_t kLongestKey = 900;  ///< Bytes.
constexpr std::size_t kMostNodes = 50'000;

/// Reads blocks and brackets. Between blocks the place is at the next word that says something;
/// `more_` tells whether there is one.
class Reader {
 public:
  explicit Reader(const Source& source)
      : source_(source), place_(source.text(), bom_length(source.text())), cursor_(place_.at) {}

  Node document() {
    const std::size_t begin = place_.at;
    more_ = first_content();
    if (!more_) return empty(begin);
    if (place_.column() != 0 || place_.dash() || colon() == kNone) throw Doubt{};
    Node root = mapping();
    if (more_) throw Doubt{};
    return root;
  }

 private:
  static constexpr std::size_t kNone = std::string_view::npos;
  enum class Under { key, dash };

  /// Reading one level further in.
  class Level {
   public:
    explicit Level(int& depth) : depth_(depth) {
      if (++depth_ > kDeepest) throw Doubt{};
    }
    ~Level() { --depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    int& depth_;
  };

  Span span(std::size_t begin, std::size_t end) const {
    return {&source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  Node empty(std::size_t at) const {
    Node node;
    node.where = span(at, at);
    return node;
  }
  void next() {
    place_.finish_line();
    more_ = place_.next_content();
  }

  bool first_content();
  std::size_t colon() const;
  Node block(long parent);
  Node mapping();
  Node sequence(bool beside_key);
  Node below(long parent, Under under);
  Node value(long parent);
  Node text(Text text, std::size_t begin, bool quoted);
  void key(Node& child, std::size_t colon);
  void add(Node& map, Node child);

  Node flow_value();
  Node flow_sequence();
  Node flow_mapping();
  bool flow_goes_on(char bracket);

  const Source& source_;
  Place place_;
  std::size_t cursor_;  ///< The end of what has been placed.
  bool more_ = false;
  int depth_ = 0;
  std::size_t nodes_ = 0;
};

/// A document may begin with three dashes on a line of their own.
bool Reader::first_content() {
  const std::string_view text = place_.text();
  place_.refuse_sign();
  while (!place_.end()) {
    if (text.substr(place_.at, 3) == "---" && place_.gap(place_.at + 3)) {
      place_.at += 3;
      next();
      if (!more_) throw Doubt{};
      return true;
    }
    if (place_.here() != '#' && !place_.is_break(place_.at)) break;
    place_.at = place_.line_end();
    place_.next_line();
  }
  return place_.next_content();
}

/// Where the colon stands, if the line goes on with a key.
std::size_t Reader::colon() const {
  const char first = place_.here();
  if (first == '[' || first == '{' || first == '|' || first == '>') return kNone;
  const std::size_t end = place_.line_end();
  std::size_t at = place_.at;
  if (first == '"' || first == '\'') {
    at = std::min(place_.text().find(first, at + 1), end);
    const bool key = at < end && place_.look(at + 1) == ':' && place_.gap(at + 2);
    return key ? at + 1 : kNone;
  }
  for (; at < end; ++at) {
    const char c = place_.look(at);
    if (c == '\t') throw Doubt{};
    if (c == '#' && place_.look(at - 1) == ' ') return kNone;
    if (c == ':' && place_.gap(at + 1)) return at;
  }
  return kNone;
}

/// From the key's first byte to behind its colon.
void Reader::key(Node& child, std::size_t colon) {
  const std::size_t begin = place_.at;
  std::string_view written = place_.text().substr(begin, colon - begin);
  if (written.empty() || written.size() > kLongestKey) throw Doubt{};
  child.key_where = span(begin, colon);
  if (written.front() == '"' || written.front() == '\'') {
    child.key = quoted(place_).words;
    if (place_.at != colon) throw Doubt{};
  } else {
    child.key = plain_in_flow(place_, true).words;
    if (place_.at != colon || child.key.size() != written.size()) throw Doubt{};
  }
  place_.at = cursor_ = colon + 1;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Also when å is one character in the one and two in the other.
bool same_name(const std::string& a, const std::string& b) {
  return a == b || (!is_ascii(a) && !is_ascii(b) && to_nfc(a) == to_nfc(b));
}

/// Two keys of one name are the reference's matter.
void Reader::add(Node& map, Node child) {
  const bool twice = std::ranges::any_of(
      map.children, [&](const Node& other) { return same_name(other.key, child.key); });
  if (twice || child.key.empty() || map.children.size() > kMostKeys || ++nodes_ > kMostNodes)
    throw Doubt{};
  map.children.push_back(std::move(child));
}

Node Reader::block(long parent) {
  if (place_.dash()) return sequence(false);
  if (colon() != kNone) return mapping();
  return value(parent);
}

Node Reader::mapping() {
  const Level level(depth_);
  const long column = place_.column();
  const std::size_t begin = place_.at;
  Node map;
  map.kind = Node::Kind::mapping;
  while (true) {
    const std::size_t colon = this->colon();
    if (colon == kNone) throw Doubt{};
    Node named;
    key(named, colon);
    Node child = below(column, Under::key);
    child.key = std::move(named.key);
    child.key_where = named.key_where;
    add(map, std::move(child));
    if (!more_ || place_.column() < column) break;
    if (place_.column() > column || place_.dash()) throw Doubt{};
  }
  map.where = span(begin, cursor_);
  return map;
}

/// `beside_key`: its dashes stand in the column of the key above, and the next key ends it.
Node Reader::sequence(bool beside_key) {
  const Level level(depth_);
  const long column = place_.column();
  const std::size_t begin = place_.at;
  Node list;
  list.kind = Node::Kind::sequence;
  while (true) {
    cursor_ = ++place_.at;
    list.children.push_back(below(column, Under::dash));
    if (++nodes_ > kMostNodes) throw Doubt{};
    if (!more_ || place_.column() < column) break;
    if (place_.column() > column) throw Doubt{};
    if (place_.dash()) continue;
    if (!beside_key) throw Doubt{};
    break;
  }
  list.where = span(begin, cursor_);
  return list;
}

/// What a key or dash at column `parent` stands for: on its line, on those below, or nothing.
Node Reader::below(long parent, Under under) {
  const std::size_t behind = place_.at;
  place_.skip_blanks();
  if (place_.here() != '#' && !place_.is_break(place_.at)) {
    const bool may_open = under == Under::dash;
    return may_open && (place_.dash() || colon() != kNone) ? block(parent) : value(parent);
  }
  next();
  if (more_ && place_.column() > parent) return block(parent);
  if (more_ && under == Under::key && place_.column() == parent && place_.dash())
    return sequence(true);
  return empty(behind);
}

/// A text or brackets, to the end of the line.
Node Reader::value(long parent) {
  const std::size_t begin = place_.at;
  const char first = place_.here();
  Node node;
  if (first == '[' || first == '{') {
    node = flow_value();
  } else if (first == '"' || first == '\'') {
    node = text(quoted(place_), begin, true);
  } else if (first == '|' || first == '>') {
    node = text(block_text(place_, parent), begin, true);
  } else {
    node = text(plain(place_, parent), begin, false);
  }
  next();
  return node;
}

Node Reader::text(Text text, std::size_t begin, bool quoted) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.scalar = std::move(text.words);
  node.quoted = quoted;
  node.where = span(begin, text.end);
  cursor_ = text.end;
  return node;
}

Node Reader::flow_value() {
  if (++nodes_ > kMostNodes) throw Doubt{};
  const std::size_t begin = place_.at;
  switch (place_.here()) {
    case '[': return flow_sequence();
    case '{': return flow_mapping();
    case '"':
    case '\'': {
      Node node = text(quoted(place_), begin, true);
      if (place_.here() == ':') throw Doubt{};
      return node;
    }
    default: return text(plain_in_flow(place_, false), begin, false);
  }
}

/// Behind an item: over a comma to the next one, or false at the bracket, which is gone over.
bool Reader::flow_goes_on(char bracket) {
  place_.skip_flow_space();
  if (place_.here() == bracket) {
    cursor_ = ++place_.at;
    return false;
  }
  if (place_.here() != ',') throw Doubt{};
  ++place_.at;
  place_.skip_flow_space();
  if (place_.here() == bracket) throw Doubt{};
  return true;
}

Node Reader::flow_sequence() {
  const Level level(depth_);
  Node list;
  list.kind = Node::Kind::sequence;
  const std::size_t begin = place_.at++;
  place_.skip_flow_space();
  if (place_.here() == ']') {
    cursor_ = ++place_.at;
  } else {
    do list.children.push_back(flow_value());
    while (flow_goes_on(']'));
  }
  list.where = span(begin, cursor_);
  return list;
}

Node Reader::flow_mapping() {
  const Level level(depth_);
  Node map;
  map.kind = Node::Kind::mapping;
  const std::size_t begin = place_.at++;
  place_.skip_flow_space();
  if (place_.here() == '}') {
    cursor_ = ++place_.at;
  } else {
    do {
      const std::size_t from = place_.at;
      const bool in_quotes = place_.here() == '"' || place_.here() == '\'';
      Text name = in_quotes ? quoted(place_) : plain_in_flow(place_, true);
      if (place_.here() != ':' || !place_.gap(place_.at + 1) || name.end != place_.at ||
          place_.at - from > kLongestKey)
        throw Doubt{};
      const Span key_where = span(from, name.end);
      cursor_ = ++place_.at;
      place_.skip_flow_space();
      Node child = flow_value();
      child.key = std::move(name.words);
      child.key_where = key_where;
      add(map, std::move(child));
    } while (flow_goes_on('}'));
  }
  map.where = span(begin, cursor_);
  return map;
}

}  // namespace
}  // namespace quick

std::optional<Node> read_quickly(const Source& source) {
  const std::string_view text = source.text();
  if (text.size() > kMaxYamlBytes || !quick::has_plain_characters(text.substr(bom_length(text))))
    return {};
  try {
    return quick::Reader(source).document();
  } catch (const quick::Doubt&) {
    return {};
  }
}

}  // namespace st
