// Files cut off anywhere, and files with random damage: reading never crashes, never throws,
// and what it accepts has spans that make sense.
#include <random>

#include "reading.hpp"

namespace st {
namespace {

using test::Reading;

const std::vector<std::string>& samples() {
  static const std::vector<std::string> texts = {
      "# plan\ndoctor:\n  name: \"Åsa Öberg\"\n  id: asa\nrotations:\n  - unit: med\n"
      "    from: 2024-01-01\n    to: 2024-06-30\n    share: 80 %\n    goals: [a1, b2, 'c3']\n"
      "  - {unit: kir, from: 2024-07-01}\nnote: |\n  one\n   two\n\nlast:\n",
      "---\na: [1, {b: 'x', c: [y z, \"q\\\"\"]}, [], {}]\nd: >-\n  text\n  more\n\n  end\n"
      "e:\n- 1\n-\n- - 2\n  - 3\nf: one\n  two\n  three # c\ng: null\n",
      "\xef\xbb\xbfkey: v\r\nlist:\r\n  - a: 1\r\n    b: \"två\r\n      rader\"\r\n  - "
      "c\r\n...\r\n",
      "a: &x 1\nb: *x\nc: !t {d: 1}\n? q\n: r\n<<: {z: 1}\na: 2\n",
  };
  return texts;
}

/// A value lies inside its parent, after its key, and after the value before it.
void check_spans(const Source& source, const Node& node) {
  const std::size_t size = source.text().size();
  std::uint32_t last = node.where.begin;
  bool sound = node.where.begin <= node.where.end && node.where.end <= size;
  for (const Node& child : node.children) {
    const bool mapping = node.kind == Node::Kind::mapping;
    const std::uint32_t begin = mapping ? child.key_where.begin : child.where.begin;
    sound = sound && begin >= last && child.where.end <= node.where.end;
    if (mapping && child.key_where) sound = sound && child.key_where.end <= child.where.begin;
    last = child.where.end;
  }
  if (!sound) FAIL_CHECK("spans do not nest in: " << source.text());
  for (const Node& child : node.children) check_spans(source, child);
}

/// Unquoted text is in the file as it is meant, but for blanks and line ends.
void check_plain(const Source& source, const Node& node) {
  const auto squeezed = [](std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') out += c;
    }
    return out;
  };
  if (node.kind == Node::Kind::scalar && !node.quoted &&
      squeezed(source.slice(node.where)) != squeezed(node.scalar)) {
    FAIL_CHECK("'" << node.scalar << "' is not at its span in: " << source.text());
  }
  for (const Node& child : node.children) check_plain(source, child);
}

void try_reading(const std::string& text) {
  const Reading reading(text);
  if (reading.faults.empty()) {
    check_spans(reading.source, reading.node);
    check_plain(reading.source, reading.node);
  }
  for (const Fault& fault : reading.faults) {
    const bool sound = fault.where.source == &reading.source &&
                       fault.where.begin <= fault.where.end && fault.where.end <= text.size();
    if (!sound) FAIL_CHECK("a fault has no place in: " << text);
  }
  if (reading.node.kind == Node::Kind::faulty && reading.faults.empty()) {
    FAIL_CHECK("refused without a word: " << text);
  }
}

TEST_CASE("every beginning of a file is read or refused") {
  for (const std::string& text : samples()) {
    for (std::size_t length = 0; length <= text.size(); ++length) {
      try_reading(text.substr(0, length));
    }
  }
}

TEST_CASE("damaged files are read or refused") {
  const std::vector<std::string> pieces = {
      "\n", " ", "  ",     "\t",   ":",    ": ",   "- ",    "-",     "?",  "? ",   "#",
      " #", "[", "]",      "{",    "}",    ",",    "'",     "\"",    "|",  ">",    "&",
      "*",  "!", "%",      "@",    "`",    "\\",   "---\n", "...\n", "\r", "\r\n", "a",
      "0",  "å", "\u00a0", "\xe5", "<<: ", "null", "~",     "\ufeff"};
  std::mt19937 random(20241121);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  for (int round = 0; round < 4000; ++round) {
    std::string text = samples()[below(samples().size())];
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
      const std::size_t at = below(text.size() + 1);
      if (below(3) == 0 && at < text.size()) {
        text.erase(at, 1 + below(6));
      } else {
        text.insert(at, pieces[below(pieces.size())]);
      }
    }
    try_reading(text);
  }
}

TEST_CASE("soups of indicators are read or refused") {
  const std::string letters = "a: -?#[]{},'\"|>&*!\n\n  \t";
  std::mt19937 random(7);
  for (int round = 0; round < 6000; ++round) {
    std::string text;
    for (std::size_t length = random() % 24; length > 0; --length) {
      text += letters[random() % letters.size()];
    }
    try_reading(text);
  }
}

}  // namespace
}  // namespace st
