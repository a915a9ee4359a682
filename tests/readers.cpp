// The quick reader against the reference: readers COUNT FILE...
// Every file as it is, with other line ends, cut off (at every byte if COUNT is below zero), and
// COUNT times changed at random: whatever the quick reader takes, the reference reads without a
// fault and as the same tree.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "text/quick/quick.hpp"

namespace {

using st::Node;

struct Tally {
  long read = 0;
  long quickly = 0;
};

/// Where the two differ; empty: nowhere.
std::string difference(const Node& a, const Node& b) {
  const auto place = [](const Node& node) {
    return std::to_string(node.where.begin) + "-" + std::to_string(node.where.end);
  };
  if (a.kind != b.kind) return "kind at " + place(a) + " and " + place(b);
  if (a.where != b.where) return "place " + place(a) + " and " + place(b);
  if (a.key != b.key || a.key_where != b.key_where) return "key " + a.key + " and " + b.key;
  if (a.scalar != b.scalar) return "text '" + a.scalar + "' and '" + b.scalar + "'";
  if (a.quoted != b.quoted) return "quotes at " + place(a);
  if (a.children.size() != b.children.size()) return "children at " + place(a);
  for (std::size_t i = 0; i < a.children.size(); ++i) {
    std::string below = difference(a.children[i], b.children[i]);
    if (!below.empty()) return below;
  }
  return {};
}

void compare(const std::string& name, const std::string& text, Tally& tally) {
  const st::Source source(name, text);
  ++tally.read;
  const auto quick = st::read_quickly(source);
  if (!quick) return;
  ++tally.quickly;
  st::Faults faults;
  const Node reference = st::read_by_reference(source, faults);
  const std::string what = faults.empty() ? difference(*quick, reference)
                                          : "a fault: " + faults[0].message.in(st::Lang::en);
  if (what.empty()) return;
  std::cout << name << ": the readers differ: " << what << "\n-----\n" << text << "\n-----\n";
  std::exit(1);
}

/// The same numbers everywhere.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t most) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % most;
  }

 private:
  std::uint64_t state_;
};

/// A stretch of it, with one to three changes.
std::string changed(const std::string& text, Chance& chance) {
  static const std::vector<std::string> kPieces = {
      ":",    ": ",    "-",     "- ",        "\n",   "\n\n",    "  ",   " ",        "#",
      " #",   "'",     "\"",    "[",         "]",    "{",       "}",    ",",        ", ",
      "|",    ">",     "|-",    ">+\n",      "&a",   "*a",      "!t",   "?",        "? ",
      "%",    "@",     "`",     "~",         "null", "<<",      "\t",   "\r\n",     "\r",
      "---",  "---\n", "...\n", "\\",        "\\n",  "\\u00e5", "å",    "\u00a0",   "\u2028",
      "\xff", "''",    "\"\"",  "=======\n", "a",    "key: ",   "\n  ", "\n    - ", "x: |\n    "};
  std::size_t begin = chance.below(text.size());
  begin = text.rfind('\n', begin) == std::string::npos ? 0 : text.rfind('\n', begin) + 1;
  std::string part = text.substr(begin, 40 + chance.below(500));
  if (chance.below(2) == 0) part = part.substr(0, part.rfind('\n') + 1);
  for (std::size_t changes = 1 + chance.below(3); changes > 0 && !part.empty(); --changes) {
    const std::size_t at = chance.below(part.size());
    switch (chance.below(5)) {
      case 0: part.erase(at, 1 + chance.below(4)); break;
      case 1: part.insert(at, part, chance.below(part.size()), chance.below(20)); break;
      case 2: part[at] = part[chance.below(part.size())]; break;
      default: part.insert(at, kPieces[chance.below(kPieces.size())]); break;
    }
  }
  return part;
}

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

/// How far apart a file is cut off: a large one takes the reference long.
std::size_t step_of(std::size_t size, bool whole_way) {
  constexpr std::size_t kLarge = 10'000;
  if (whole_way) return size < kLarge ? 1 : size / 100;
  return size < kLarge ? 1 + size / 60 : size / 5;
}

std::string content(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

int main(int argc, char** argv) {
  const long count = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 0;
  const bool whole_way = count < 0;
  Tally whole;
  Tally cut;
  Tally random;
  std::vector<std::string> texts;
  for (int i = 2; i < argc; ++i) {
    const std::string text = content(argv[i]);
    if (text.empty()) continue;
    texts.push_back(text);
    for (const std::string& written :
         {text, with_crlf(text), "\xef\xbb\xbf" + text, "---\n" + text})
      compare(argv[i], written, whole);
    const std::size_t step = step_of(text.size(), whole_way);
    for (std::size_t end = 0; end < text.size(); end += step)
      compare(argv[i], text.substr(0, end), cut);
  }
  Chance chance(2026);
  for (long i = 0; i < std::labs(count) && !texts.empty(); ++i)
    compare("change " + std::to_string(i), changed(texts[chance.below(texts.size())], chance),
            random);
  std::cout << whole.quickly << " of " << whole.read << " files, " << cut.quickly << " of "
            << cut.read << " cut off, " << random.quickly << " of " << random.read
            << " changed read quickly, all the same\n";
}
