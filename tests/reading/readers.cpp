// The quick reader against the reference; whatever it takes, both read as the same tree.
//   readers changes COUNT FILE...  each file as it is, with other line ends, cut off (at every byte
//                                  if COUNT is below zero), and COUNT times changed at random
//   readers forms PATH...          files, and those of folders, as editors on other machines leave
//                                  them: the quick reader takes each
//   readers cases FILE.json...     names and texts: it takes some
//   readers trees FILE.json        a list of texts: prints what st reads of each, false where it
//                                  refuses; a mapping as {"keys": [[key, value], …]}
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "st/text/node.hpp"

#include "agree.hpp"

namespace {

using st::readers::content;
using Words = std::vector<std::string>;

constexpr std::string_view kBom = "\xef\xbb\xbf";

struct Tally {
  long read = 0;
  long quickly = 0;
};

void fail(const std::string& name, const std::string& what, const std::string& text) {
  std::cout << name << ": " << what << "\n-----\n" << text << "\n-----\n";
  std::exit(1);
}

/// True when the quick reader took it. Ends the program where the two differ.
bool compare(const std::string& name, const std::string& text, Tally& tally) {
  const st::Source source(name, text);
  const auto verdict = st::readers::compare(source);
  if (!verdict.difference.empty()) fail(name, "the readers differ: " + verdict.difference, text);
  ++tally.read;
  tally.quickly += verdict.quickly ? 1 : 0;
  return verdict.quickly;
}

std::string told(const Tally& tally) {
  return std::to_string(tally.quickly) + " of " + std::to_string(tally.read);
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

void changes(long count, const Words& files) {
  Tally whole;
  Tally cut;
  Tally random;
  Words texts;
  for (const std::string& file : files) {
    const std::string text = content(file);
    if (text.empty()) continue;
    texts.push_back(text);
    for (const std::string& written :
         {text, with_crlf(text), std::string(kBom) + text, "---\n" + text})
      compare(file, written, whole);
    const std::size_t step = step_of(text.size(), count < 0);
    for (std::size_t end = 0; end < text.size(); end += step)
      compare(file, text.substr(0, end), cut);
  }
  Chance chance(2026);
  for (long i = 0; i < std::labs(count) && !texts.empty(); ++i)
    compare("change " + std::to_string(i), changed(texts[chance.below(texts.size())], chance),
            random);
  std::cout << told(whole) << " files, " << told(cut) << " cut off, " << told(random)
            << " changed read quickly, all the same\n";
}

/// With a mark or without, and with each kind of line end, also none after the last line.
std::map<std::string, std::string> forms(std::string text) {
  std::map<std::string, std::string> all{{"as it is", text}, {"---", "---\n" + text}};
  while (!text.empty() && text.back() == '\n') text.pop_back();
  all["no last line end"] = text;
  for (const auto& [form, written] : std::map(all)) all[form + ", CRLF"] = with_crlf(written);
  for (const auto& [form, written] : std::map(all))
    all[form + ", BOM"] = std::string(kBom) + written;
  return all;
}

Words files_of(const std::string& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  Words files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  return files;
}

void all_forms(const Words& paths) {
  Tally tally;
  for (const std::string& path : paths)
    for (const std::string& file : files_of(path))
      for (const auto& [form, text] : forms(content(file)))
        if (!compare(file, text, tally)) fail(file, "needs the reference: " + form, text);
  std::cout << told(tally) << " forms read quickly, all the same\n";
  if (tally.read == 0) fail(paths.empty() ? "" : paths[0], "no files", "");
}

void cases(const Words& files) {
  Tally tally;
  for (const std::string& file : files)
    for (const auto& [name, text] : nlohmann::json::parse(content(file))
                                        .get<std::vector<std::pair<std::string, std::string>>>())
      compare(name, text, tally);
  std::cout << told(tally) << " cases read quickly, all the same\n";
  if (tally.quickly == 0) fail("cases", "none was read quickly", "");
}

nlohmann::json tree_of(const st::Node& node) {
  using Kind = st::Node::Kind;
  if (node.kind == Kind::scalar) return node.scalar;
  nlohmann::json children = nlohmann::json::array();
  for (const st::Node& child : node.children) {
    if (node.kind == Kind::mapping) {
      children.push_back({child.key, tree_of(child)});
    } else {
      children.push_back(tree_of(child));
    }
  }
  if (node.kind == Kind::mapping) return {{"keys", children}};
  return node.kind == Kind::sequence ? children : nlohmann::json();
}

void trees(const std::string& file) {
  auto all = nlohmann::json::array();
  for (const auto& text : nlohmann::json::parse(content(file))) {
    const st::Source source("text.yaml", text.get<std::string>());
    st::Faults faults;
    const st::Node root = st::read_yaml(source, faults);
    all.push_back(faults.empty() ? tree_of(root) : nlohmann::json(false));
  }
  std::cout << all.dump() << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const Words words(argv + 1, argv + argc);
  if (words.size() < 2) return 2;
  const Words files(words.begin() + (words[0] == "changes" ? 2 : 1), words.end());
  if (words[0] == "changes") {
    changes(std::stol(words[1]), files);
  } else if (words[0] == "forms") {
    all_forms(files);
  } else if (words[0] == "cases") {
    cases(files);
  } else if (words[0] == "trees") {
    trees(words[1]);
  } else {
    return 2;
  }
}
