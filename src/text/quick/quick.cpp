#include "quick.hpp"

#include <array>
#include <cstdint>
#include <utility>

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

/// Reads blocks and brackets, each value into the node that is there for it. Between blocks the
/// place is at the next word that says something; `more_` tells whether there is one.
class Reader {
 public:
  explicit Reader(const Source& source)
      : source_(source), place_(source.text(), bom_length(source.text())), cursor_(place_.at) {
    sizes_.fill(4);
  }

  void document(Node& root) {
    const std::size_t begin = place_.at;
    more_ = first_content();
    if (!more_) return empty(root, begin);
    if (place_.column() != 0 || place_.dash()) throw Doubt{};
    mapping(root, colon());
    if (more_) throw Doubt{};
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
  void empty(Node& node, std::size_t at) const { node.where = span(at, at); }
  void next() {
    place_.finish_line();
    more_ = place_.next_content();
  }

  bool first_content();
  std::size_t colon() const;
  std::size_t colon_behind_quotes() const;
  void key(Node& child, std::size_t colon);
  void block(Node& node, long parent);
  void mapping(Node& map, std::size_t colon);
  void sequence(Node& list, bool beside_key);
  void below(Node& node, long parent, Under under);
  void value(Node& node, long parent);
  void written(Node& node, std::size_t begin, std::size_t end, bool quoted);

  void flow_value(Node& node);
  void flow_sequence(Node& list);
  void flow_mapping(Node& map);
  void flow_key(Node& child);
  bool flow_goes_on(char bracket);

  Node& add(Node& collection);
  void refuse_duplicate(const Node& map, std::uint64_t& seen) const;
  void compare_with_others(const Node& map, bool ascii) const;
  void close(Node& collection, Node::Kind kind, std::size_t begin);

  const Source& source_;
  Place place_;
  std::size_t cursor_;  ///< The end of what has been placed.
  bool more_ = false;
  int depth_ = 0;
  std::size_t nodes_ = 0;
  std::array<std::size_t, kDeepest + 1> sizes_{};  ///< Of the last collection at each depth.
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
  switch (place_.here()) {
    case '[':
    case '{':
    case '|':
    case '>': return kNone;
    case '"':
    case '\'': return colon_behind_quotes();
    default: break;
  }
  for (std::size_t at = place_.at;; ++at) {
    at = place_.find(at, kTab | kBreak | kColon | kHash);
    const char c = place_.look(at);
    if (c == '\t') throw Doubt{};
    if (is(c, kBreak) || (c == '#' && place_.opens_comment(at))) return kNone;
    if (c == ':' && place_.gap(at + 1)) return at;
  }
}

std::size_t Reader::colon_behind_quotes() const {
  const std::size_t end = place_.line_end();
  const std::size_t at = std::min(place_.text().find(place_.here(), place_.at + 1), end);
  const bool key = at < end && place_.look(at + 1) == ':' && place_.gap(at + 2);
  return key ? at + 1 : kNone;
}

/// From the key's first byte to behind its colon.
void Reader::key(Node& child, std::size_t colon) {
  const std::size_t begin = place_.at;
  if (colon == kNone || colon == begin || colon - begin > kLongestKey) throw Doubt{};
  child.key_where = span(begin, colon);
  if (place_.here() == '"' || place_.here() == '\'') {
    quoted(place_, child.key);
    if (place_.at != colon) throw Doubt{};
  } else {
    check_begin(place_);
    const std::string_view words = place_.text().substr(begin, colon - begin);
    if (std::ranges::any_of(words, [](char c) { return is(c, kEndsItem | kNeverInItem); }) ||
        words.back() == ' ')
      throw Doubt{};
    check_words(words);
    child.key = words;
  }
  place_.at = cursor_ = colon + 1;
}

bool is_ascii(std::string_view text) {
  unsigned all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

/// A node for what comes next in it.
Node& Reader::add(Node& collection) {
  if (++nodes_ > kMostNodes) throw Doubt{};
  auto& children = collection.children;
  // As many as in the one before at this depth: the records of a list are of one kind.
  if (children.empty()) children.reserve(sizes_[static_cast<std::size_t>(depth_)]);
  return children.emplace_back();
}

/// Two keys of one name are the reference's matter, also when å is one character in the one and two
/// in the other. `seen`: a bit for the first letter and the length of each key before this one.
void Reader::refuse_duplicate(const Node& map, std::uint64_t& seen) const {
  const std::string& key = map.children.back().key;
  if (key.empty() || map.children.size() > kMostKeys + 1) throw Doubt{};
  const std::uint64_t bit = std::uint64_t{1}
                            << ((static_cast<unsigned char>(key.front()) + 5 * key.size()) % 64);
  const bool ascii = is_ascii(key);
  if ((seen & bit) != 0 || !ascii) compare_with_others(map, ascii);
  seen |= bit;
}

void Reader::compare_with_others(const Node& map, bool ascii) const {
  const Node& last = map.children.back();
  for (const Node* other = map.children.data(); other != &last; ++other) {
    if (other->key == last.key) throw Doubt{};
    if (!ascii && !is_ascii(other->key) && to_nfc(other->key) == to_nfc(last.key)) throw Doubt{};
  }
}

void Reader::close(Node& collection, Node::Kind kind, std::size_t begin) {
  collection.kind = kind;
  collection.where = span(begin, cursor_);
  sizes_[static_cast<std::size_t>(depth_)] = collection.children.size();
}

void Reader::block(Node& node, long parent) {
  if (place_.dash()) return sequence(node, false);
  const std::size_t colon = this->colon();
  return colon == kNone ? value(node, parent) : mapping(node, colon);
}

/// `colon`: that of its first key.
void Reader::mapping(Node& map, std::size_t colon) {
  const Level level(depth_);
  const long column = place_.column();
  const std::size_t begin = place_.at;
  std::uint64_t seen = 0;
  while (true) {
    Node& child = add(map);
    key(child, colon);
    refuse_duplicate(map, seen);
    below(child, column, Under::key);
    if (!more_ || place_.column() < column) break;
    if (place_.column() > column || place_.dash()) throw Doubt{};
    colon = this->colon();
  }
  close(map, Node::Kind::mapping, begin);
}

/// `beside_key`: its dashes stand in the column of the key above, and the next key ends it.
void Reader::sequence(Node& list, bool beside_key) {
  const Level level(depth_);
  const long column = place_.column();
  const std::size_t begin = place_.at;
  while (true) {
    cursor_ = ++place_.at;
    below(add(list), column, Under::dash);
    if (!more_ || place_.column() < column) break;
    if (place_.column() > column) throw Doubt{};
    if (place_.dash()) continue;
    if (!beside_key) throw Doubt{};
    break;
  }
  close(list, Node::Kind::sequence, begin);
}

/// What a key or dash at column `parent` stands for: on its line, on those below, or nothing.
void Reader::below(Node& node, long parent, Under under) {
  const std::size_t behind = place_.at;
  place_.skip_blanks();
  if (!is(place_.here(), kHash | kBreak))
    return under == Under::dash ? block(node, parent) : value(node, parent);
  next();
  // The lines of a text below its key may not be further out than its first: in those the reference
  // sees brackets and signs.
  if (more_ && place_.column() > parent) return block(node, place_.column() - 1);
  if (more_ && under == Under::key && place_.column() == parent && place_.dash())
    return sequence(node, true);
  empty(node, behind);
}

/// A text or brackets, to the end of the line.
void Reader::value(Node& node, long parent) {
  const std::size_t begin = place_.at;
  switch (place_.here()) {
    case '[':
    case '{': flow_value(node); break;
    case '"':
    case '\'': written(node, begin, quoted(place_, node.scalar), true); break;
    case '|':
    case '>': written(node, begin, block_text(place_, parent, node.scalar), true); break;
    default: written(node, begin, plain(place_, parent, node.scalar), false);
  }
  next();
}

/// A text that has been read into `node`.
void Reader::written(Node& node, std::size_t begin, std::size_t end, bool quoted) {
  node.kind = Node::Kind::scalar;
  node.quoted = quoted;
  node.where = span(begin, end);
  cursor_ = end;
}

void Reader::flow_value(Node& node) {
  const std::size_t begin = place_.at;
  switch (place_.here()) {
    case '[': return flow_sequence(node);
    case '{': return flow_mapping(node);
    case '"':
    case '\'':
      written(node, begin, quoted(place_, node.scalar), true);
      if (place_.here() == ':') throw Doubt{};
      return;
    default: return written(node, begin, plain_in_flow(place_, node.scalar), false);
  }
}

/// Behind an item: over a comma to the next one, or false at the bracket, which is gone over.
bool Reader::flow_goes_on(char bracket) {
  place_.skip_flow_space();
  const bool comma = place_.here() == ',';
  if (comma) {
    ++place_.at;
    place_.skip_flow_space();
  }
  if (place_.here() == bracket) {
    cursor_ = ++place_.at;
    return false;
  }
  if (!comma) throw Doubt{};
  return true;
}

void Reader::flow_sequence(Node& list) {
  const Level level(depth_);
  const std::size_t begin = place_.at++;
  place_.skip_flow_space();
  if (place_.here() == ']') {
    cursor_ = ++place_.at;
  } else {
    do flow_value(add(list));
    while (flow_goes_on(']'));
  }
  close(list, Node::Kind::sequence, begin);
}

void Reader::flow_mapping(Node& map) {
  const Level level(depth_);
  const std::size_t begin = place_.at++;
  place_.skip_flow_space();
  if (place_.here() == '}') {
    cursor_ = ++place_.at;
  } else {
    std::uint64_t seen = 0;
    do {
      Node& child = add(map);
      flow_key(child);
      refuse_duplicate(map, seen);
      flow_value(child);
    } while (flow_goes_on('}'));
  }
  close(map, Node::Kind::mapping, begin);
}

/// From a key's first byte to the first of its value.
void Reader::flow_key(Node& child) {
  const std::size_t from = place_.at;
  const bool in_quotes = place_.here() == '"' || place_.here() == '\'';
  const std::size_t end =
      in_quotes ? quoted(place_, child.key) : plain_key_in_flow(place_, child.key);
  if (place_.here() != ':' || !place_.gap(place_.at + 1) || end != place_.at ||
      place_.at - from > kLongestKey)
    throw Doubt{};
  child.key_where = span(from, end);
  cursor_ = ++place_.at;
  place_.skip_flow_space();
}

}  // namespace
}  // namespace quick

std::optional<Node> read_quickly(const Source& source) {
  const std::string_view text = source.text();
  if (text.size() > kMaxYamlBytes || !quick::has_plain_characters(text.substr(bom_length(text))))
    return {};
  try {
    std::optional<Node> root(std::in_place);
    quick::Reader(source).document(*root);
    return root;
  } catch (const quick::Doubt&) {
    return {};
  }
}

}  // namespace st
