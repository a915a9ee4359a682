// Three versions of a file, put together from their own lines.
#include "st/record/merge.hpp"

#include <algorithm>

#include "st/text/edit.hpp"
#include "st/text/lines.hpp"

#include "by_edits.hpp"
#include "expect.hpp"
#include "identity.hpp"
#include "orders.hpp"
#include "units.hpp"

namespace st {

namespace merge {
namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

/// Line feeds alone, no byte order mark, and a line end at the end.
std::string plain(std::string_view text) {
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  std::string lines;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    lines += text[i];
  }
  if (!lines.empty() && lines.back() != '\n') lines += '\n';
  return lines;
}

/// The line ends and the mark of `like`.
std::string dressed(const std::string& lines, std::string_view like) {
  const bool crlf = like.find("\r\n") != like.npos;
  std::string text(like.starts_with(mark) ? mark : std::string_view());
  for (const char c : lines) {
    if (c == '\n' && crlf) text += '\r';
    text += c;
  }
  return text;
}

struct Version {
  explicit Version(const std::string& text) : source({}, plain(text)) {
    Faults faults;
    top = read_yaml(source, faults);
    reads = faults.empty() && (top.kind == Node::Kind::mapping || top.kind == Node::Kind::empty);
  }
  Source source;
  Node top{};
  bool reads = false;
};

/// The lines of `more` that say something and are not among `lines`.
std::string new_lines(const std::string& lines, std::string_view more) {
  std::string all;
  while (!more.empty()) {
    const std::string line(more.substr(0, more.find('\n') + 1));
    const bool there = ("\n" + lines).find("\n" + line) != std::string::npos;
    const bool blank = line.find_first_not_of(" \n") == line.npos;
    if (!there && !blank) all += line;
    more.remove_prefix(line.size());
  }
  return all;
}

/// Of three texts the one that changed; `ours` and what theirs has more, when both did.
std::string comments_merged(const std::string& base, const std::string& ours,
                            const std::string& theirs) {
  if (ours == theirs || theirs == base) return ours;
  if (ours == base) return theirs;
  return ours + new_lines(ours, theirs);
}

const Unit* find(const Units& units, const std::string& name) {
  const auto found = std::find_if(units.all.begin(), units.all.end(),
                                  [&](const Unit& unit) { return unit.name == name; });
  return found == units.all.end() ? nullptr : &*found;
}

Names names_of(const Units& units) {
  Names names;
  for (const Unit& unit : units.all) names.push_back(unit.name);
  return names;
}

class Merger {
 public:
  explicit Merger(int marker_size) : size_(static_cast<std::size_t>(marker_size)) {}

  /// Nothing when one of the versions is written so that its lines cannot be told apart.
  std::optional<std::string> container(const Part& base, const Part& ours, const Part& theirs) {
    auto b = taken_apart(base);
    auto o = taken_apart(ours);
    auto t = taken_apart(theirs);
    if (!b || !o || !t) return {};
    name_items(base, ours, theirs, *b, *o, *t);
    const std::string front = shared_front(*b, *o, *t);
    std::string body;
    for (const std::string& name : order_of(names_of(*b), names_of(*o), names_of(*t))) {
      body += unit(find(*b, name), find(*o, name), find(*t, name));
    }
    const std::string head = says_something(body) ? head_of(*b, *o, *t) : bare_head_of(*b, *o, *t);
    return front + head + body + comments_merged(b->below, o->below, t->below);
  }

  bool conflict() const { return conflict_; }

 private:
  static bool is_empty(const Part& part) {
    return !part.node || part.node->kind == Node::Kind::empty || part.node->children.empty();
  }

  static std::optional<Units> taken_apart(const Part& part) {
    if (!is_empty(part)) return units_of(part);
    const std::string lines(part.text.substr(part.begin, part.end - part.begin));
    // In a file comments alone; else the line of the key.
    return part.file ? Units{{}, {}, lines} : Units{lines, {}, {}};
  }

  /// Items go by who they are; keys are their own names.
  static void name_items(const Part& base, const Part& ours, const Part& theirs, Units& b, Units& o,
                         Units& t) {
    static const Node none;
    const auto list = [](const Part& part) {
      return part.node && part.node->kind == Node::Kind::sequence ? part.node : &none;
    };
    const auto names = identities({list(base), list(ours), list(theirs)});
    Units* const units[] = {&b, &o, &t};
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < names[i].size() && j < units[i]->all.size(); ++j) {
        units[i]->all[j].name = names[i][j];
      }
    }
  }

  /// A file of comments alone, to which both add their first section: the comments come first, and
  /// once.
  static std::string shared_front(Units& b, Units& o, Units& t) {
    std::string front = b.below;
    const auto begins = [&](const Units& units) {
      return !units.all.empty() && units.all.front().above.starts_with(front);
    };
    if (!b.all.empty() || front.empty() || !begins(o) || !begins(t)) return {};
    b.below.clear();
    for (Units* units : {&o, &t}) units->all.front().above.erase(0, front.size());
    return front;
  }

  static bool says_something(std::string_view lines) {
    while (!lines.empty()) {
      const auto end = std::min(lines.find('\n'), lines.size());
      const auto first = lines.find_first_not_of(' ');
      if (first < end && lines[first] != '#') return true;
      lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return false;
  }

  /// The line of the key, of the side that has something below it.
  static std::string head_of(const Units& b, const Units& o, const Units& t) {
    if (o.all.empty()) return t.head;
    if (t.all.empty() || t.head == b.head) return o.head;
    return o.head == b.head ? t.head : o.head;
  }

  /// The same where nothing is left below it: of the side that says so, such as `talks: []`.
  static std::string bare_head_of(const Units& b, const Units& o, const Units& t) {
    if (o.all.empty() && t.all.empty()) return comments_merged(b.head, o.head, t.head);
    return o.all.empty() ? o.head : t.all.empty() ? t.head : head_of(b, o, t);
  }

  std::string unit(const Unit* base, const Unit* ours, const Unit* theirs) {
    const auto own = [](const Unit* one) { return one ? one->own : std::string(); };
    const auto above = [](const Unit* one) { return one ? one->above : std::string(); };
    const std::string b = own(base), o = own(ours), t = own(theirs);
    const auto with = [&](const std::string& lines) {
      if (!lines.empty()) return comments_merged(above(base), above(ours), above(theirs)) + lines;
      // Of a record that is gone, what was just written above it stays.
      return new_lines(above(base), above(ours)) + new_lines(above(base), above(theirs));
    };
    if (o == t || t == b) return with(o);
    if (o == b) return with(t);
    if (ours && theirs) {
      if (auto deeper = inside(base, *ours, *theirs)) return with(*deeper);
    }
    return with(marked(o, t));
  }

  std::optional<std::string> inside(const Unit* base, const Unit& ours, const Unit& theirs) {
    const bool key = !ours.node->key.empty();
    if (key && is_block(ours) && is_block(theirs) && (!base || is_block(*base))) {
      const auto part = [](const Unit* one) {
        if (!one) return Part{};
        const std::string_view text = one->node->where.source->text();
        const std::size_t begin = line_begin(text, one->node->key_where.begin);
        return Part{text, one->node, begin, begin + one->own.size()};
      };
      const bool before = conflict_;
      if (auto merged = container(part(base), part(&ours), part(&theirs))) return merged;
      conflict_ = before;
    }
    return by_edits(base, ours, theirs);
  }

  static bool is_block(const Unit& unit) {
    const Node& node = *unit.node;
    if (node.kind == Node::Kind::empty) return true;
    const bool collection = node.kind == Node::Kind::sequence || node.kind == Node::Kind::mapping;
    return collection && (node.children.empty() || !node.has_brackets());
  }

  std::string marked(const std::string& ours, const std::string& theirs) {
    conflict_ = true;
    const auto line = [&](char c, const char* word) {
      return std::string(size_, c) + (*word ? " " : "") + word + "\n";
    };
    return line('<', "ours") + ours + line('=', "") + theirs + line('>', "theirs");
  }

  std::size_t size_;
  bool conflict_ = false;
};

Part whole(const Version& version) {
  const std::string_view text = version.source.text();
  return {text, version.top.kind == Node::Kind::mapping ? &version.top : nullptr, 0, text.size(),
          true};
}

/// Is every comment there that both sides have, or one of them wrote?
bool keeps_comments(const Version& base, const Version& ours, const Version& theirs,
                    const std::string& merged) {
  const auto b = comments_in(base.source.text());
  const auto o = comments_in(ours.source.text());
  const auto t = comments_in(theirs.source.text());
  const auto m = comments_in(merged);
  const auto in = [](const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  const auto kept = [&](const std::vector<std::string>& side,
                        const std::vector<std::string>& other) {
    return std::all_of(side.begin(), side.end(), [&](const std::string& one) {
      return in(m, one) || (in(b, one) && !in(other, one));
    });
  };
  return kept(o, t) && kept(t, o);
}

}  // namespace
}  // namespace merge

std::optional<Merge> merge_records(const MergeInput& input) {
  using namespace merge;  // NOLINT: this function is the door to that room.
  const Version base(input.base), ours(input.ours), theirs(input.theirs);
  if (!base.reads || !ours.reads || !theirs.reads) return {};
  Merger merger(input.marker_size);
  const auto merged = merger.container(whole(base), whole(ours), whole(theirs));
  if (!merged || !keeps_comments(base, ours, theirs, *merged)) return {};
  Merge result{dressed(*merged, input.ours), merger.conflict()};
  if (!result.conflict && !holds_both(input, result.text)) return {};
  return result;
}

bool holds_both(const MergeInput& input, std::string_view merged) {
  const merge::Version base(input.base), ours(input.ours), theirs(input.theirs);
  const merge::Version result{std::string(merged)};
  return result.reads && merge::holds(&base.top, &ours.top, &theirs.top, &result.top);
}

}  // namespace st
