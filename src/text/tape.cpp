// A node is: its kind and flags; its places, each as its beginning and its length;
// texts that are not the slice of their place; the length of what is below; its children.
#include "st/text/tape.hpp"

#include <algorithm>
#include <cstdint>

namespace st {
namespace {

constexpr std::uint32_t kQuoted = 8;          ///< Beside the kind, which takes three bits.
constexpr std::uint32_t kKeyWritten = 16;     ///< The key is not the slice of its place.
constexpr std::uint32_t kScalarWritten = 32;  ///< Neither is the scalar.
constexpr std::uint32_t kHasKey = 64;

class Freezer {
 public:
  void node(const Node& node) {
    const std::string_view key = slice(node.key_where);
    const std::string_view scalar = node.kind == Node::Kind::scalar ? slice(node.where) : "";
    const bool key_written = key != node.key;
    const bool scalar_written = scalar != node.scalar;
    number(static_cast<std::uint32_t>(node.kind) | (node.quoted ? kQuoted : 0) |
           (key_written ? kKeyWritten : 0) | (scalar_written ? kScalarWritten : 0) |
           (node.key_where ? kHasKey : 0));
    if (node.key_where) place(node.key_where);
    place(node.where);
    if (key_written) text(node.key);
    if (scalar_written) text(node.scalar);
    Freezer below;
    for (const Node& child : node.children) below.node(child);
    number(static_cast<std::uint32_t>(below.out_.size()));
    number(static_cast<std::uint32_t>(node.children.size()));
    out_ += below.out_;
  }
  std::string take() { return std::move(out_); }

 private:
  static std::string_view slice(Span where) {
    return where ? where.source->slice(where) : std::string_view{};
  }
  void number(std::uint32_t n) {
    for (; n >= 128; n >>= 7) out_ += static_cast<char>((n & 127) | 128);
    out_ += static_cast<char>(n);
  }
  void text(std::string_view s) {
    number(static_cast<std::uint32_t>(s.size()));
    out_ += s;
  }
  void place(Span where) {
    number(where.begin);
    number(where.end - where.begin);
  }

  std::string out_;
};

class Thawer {
 public:
  Thawer(const Source& source, std::string_view tape,
         const std::vector<std::string_view>& leave_out)
      : source_(source), tape_(tape), leave_out_(leave_out) {}

  void node(Node& node) {
    const std::uint32_t head = number();
    node.kind = static_cast<Node::Kind>(head & 7);
    node.quoted = (head & kQuoted) != 0;
    if ((head & kHasKey) != 0) node.key_where = place();
    node.where = place();
    if ((head & kKeyWritten) != 0)
      node.key = text();
    else if ((head & kHasKey) != 0)
      node.key = source_.slice(node.key_where);
    if ((head & kScalarWritten) != 0)
      node.scalar = text();
    else if (node.kind == Node::Kind::scalar)
      node.scalar = source_.slice(node.where);
    const std::uint32_t below = number();
    const std::uint32_t children = number();
    if (std::ranges::find(leave_out_, node.key) != leave_out_.end()) {
      at_ += below;
      node.kind = Node::Kind::empty;
      return;
    }
    node.children.resize(children);
    for (Node& child : node.children) this->node(child);
  }

 private:
  std::uint32_t number() {
    std::uint32_t n = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(tape_[at_++]);
      n |= static_cast<std::uint32_t>(byte & 127) << shift;
      if (byte < 128) return n;
    }
  }
  std::string text() {
    const std::uint32_t size = number();
    const std::string_view s = tape_.substr(at_, size);
    at_ += size;
    return std::string(s);
  }
  Span place() {
    const std::uint32_t begin = number();
    return {&source_, begin, begin + number()};
  }

  const Source& source_;
  std::string_view tape_;
  const std::vector<std::string_view>& leave_out_;
  std::size_t at_ = 0;
};

}  // namespace

std::string freeze(const Node& root) {
  Freezer freezer;
  freezer.node(root);
  return freezer.take();
}

Node thaw(const Source& source, std::string_view tape,
          const std::vector<std::string_view>& leave_out) {
  Node root;
  Thawer(source, tape, leave_out).node(root);
  return root;
}

}  // namespace st
