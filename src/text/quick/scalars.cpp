#include "scalars.hpp"

namespace st::quick {
namespace {

void trim(std::string& words) {
  while (!words.empty() && words.back() == ' ') words.pop_back();
}

/// From a break, over empty lines, to the next line's first word: what lies between two lines of a
/// text is a blank, or as many line ends as there are empty lines.
struct Fold {
  std::size_t empty = 0;
  void add_to(std::string& words) const {
    if (empty == 0) words += ' ';
    words.append(empty, '\n');
  }
};

Fold fold(Place& place) {
  Fold fold;
  place.next_line();
  while (true) {
    place.skip_blanks();
    if (place.end() || !place.is_break(place.at)) return fold;
    place.next_line();
    ++fold.empty;
  }
}

char escaped(char c) {
  switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case '"':
    case '\\':
    case '/': return c;
    default: throw Doubt{};
  }
}

/// Up to the first byte of a text in quotes that is not simply itself.
void quoted_words(Place& place, char quote, std::string& words) {
  const std::size_t begin = place.at;
  while (place.here() != quote && place.here() != '\\' && !is(place.here(), kTab | kBreak))
    ++place.at;
  words.append(place.text().data() + begin, place.at - begin);
}

}  // namespace

std::size_t quoted(Place& place, std::string& words) {
  const char quote = place.here();
  std::size_t last_written = 0;  // Behind the last escaped character: blanks up to it stay.
  for (++place.at; !place.end();) {
    quoted_words(place, quote, words);
    const char c = place.here();
    if (place.end() || c == '\t') throw Doubt{};
    if (c == quote && quote == '\'' && place.look(place.at + 1) == '\'') {
      words += '\'';
      place.at += 2;
    } else if (c == quote) {
      return ++place.at;
    } else if (c == '\\' && quote == '"') {
      words += escaped(place.look(place.at + 1));
      last_written = words.size();
      place.at += 2;
    } else if (c == '\\') {
      words += c;
      ++place.at;
    } else {
      trim(words);
      if (words.empty() || words.size() < last_written || is(words.back(), kBreak | kTab))
        throw Doubt{};
      const Fold between = fold(place);
      place.refuse_marker();
      if (place.here() == quote) throw Doubt{};
      between.add_to(words);
    }
  }
  throw Doubt{};
}

namespace {

/// A line of a block text, without its break.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  long indent = 0;
  bool empty = false;
};

Line line_here(const Place& place) {
  Line line{.begin = place.at, .end = place.line_end()};
  while (place.look(line.begin) == ' ') ++line.begin;
  line.begin = std::min(line.begin, line.end);
  line.indent = static_cast<long>(line.begin - place.at);
  line.empty = line.begin == line.end;
  return line;
}

/// `|` or `>`, and what is done with the last line's end.
struct Header {
  bool folded = false;
  char chomp = ' ';
};

Header block_header(Place& place) {
  Header header{.folded = place.here() == '>'};
  ++place.at;
  if (place.here() == '+' || place.here() == '-') header.chomp = place.text()[place.at++];
  // How many line ends `>+` keeps is the reference's matter.
  if (!place.gap(place.at) || (header.folded && header.chomp == '+')) throw Doubt{};
  place.finish_line();
  return header;
}

/// What lies between two lines with words: `empty` lines, and the line end behind `words`.
void join_lines(const Header& header, std::size_t empty, std::string& words) {
  if (header.folded && !words.empty()) {
    if (empty == 0) words.back() = ' ';
    if (empty > 0) --empty;
  }
  words.append(empty, '\n');
}

}  // namespace

std::size_t block_text(Place& place, long parent, std::string& words) {
  const Header header = block_header(place);
  std::size_t end = 0;
  long indent = -1;
  std::size_t empty = 0;  // Lines since the last with words.
  while (!place.end()) {
    Place next = place;
    next.next_line();
    if (next.end()) break;
    const Line line = line_here(next);
    if (line.empty) {
      if (line.indent > std::max(indent, 0L)) throw Doubt{};
      ++empty;
    } else {
      if (indent < 0) indent = line.indent;
      if (line.indent < indent) {
        if (line.indent > parent) throw Doubt{};
        break;
      }
      if (indent <= parent || next.look(line.begin) == '\t') throw Doubt{};
      if (header.folded && line.indent > indent) throw Doubt{};
      join_lines(header, empty, words);
      words.append(static_cast<std::size_t>(line.indent - indent), ' ');
      words += next.text().substr(line.begin, line.end - line.begin);
      words += '\n';
      end = line.end;
      empty = 0;
    }
    next.at = line.end;
    place = next;
  }
  if (words.empty()) throw Doubt{};
  if (header.chomp == '-') words.pop_back();
  if (header.chomp == '+') words.append(empty, '\n');
  return end;
}

namespace {

/// What is written from the place to `end`, where it then is, without the blanks before that.
inline std::size_t take(Place& place, std::size_t end, std::string& words) {
  const std::size_t begin = place.at;
  const std::size_t last = place.without_blanks(begin, end);
  words.append(place.text().data() + begin, last - begin);
  place.at = end;
  return last;
}

/// A line of a text without quotes, up to its break or comment. A colon in it would make it a key.
std::size_t plain_line(Place& place, std::string& words) {
  std::size_t at = place.at;
  while (true) {
    at = place.find(at, kTab | kBreak | kColon | kHash);
    const char c = place.look(at);
    if (is(c, kBreak)) break;
    if (c == '\t' || (c == ':' && place.gap(at + 1))) throw Doubt{};
    if (c == '#' && at > place.at && place.opens_comment(at)) break;
    ++at;
  }
  return take(place, at, words);
}

}  // namespace

std::size_t plain(Place& place, long parent, std::string& words) {
  check_begin(place);
  std::size_t end = plain_line(place, words);
  check_words(words);
  while (!place.end() && place.is_break(place.at)) {
    Place next = place;
    const Fold between = fold(next);
    if (next.end() || next.column() <= parent || next.here() == '#') break;
    next.refuse_marker();
    if (next.dash()) throw Doubt{};
    between.add_to(words);
    end = plain_line(next, words);
    place = next;
  }
  return end;
}

namespace {

/// A line of it, up to its break, a comment, a comma or bracket, or a key's colon.
std::size_t flow_line(Place& place, std::string& words) {
  std::size_t at = place.at;
  while (true) {
    at = place.find(at, kTab | kBreak | kColon | kHash | kEndsItem | kNeverInItem);
    const char c = place.look(at);
    if (is(c, kBreak | kEndsItem)) break;
    if (is(c, kTab | kNeverInItem)) throw Doubt{};
    if (c == '#' && at > place.at && place.opens_comment(at)) break;
    if (c == ':' && (place.gap(at + 1) || is(place.look(at + 1), kEndsItem | kNeverInItem))) break;
    ++at;
  }
  return take(place, at, words);
}

}  // namespace

std::size_t plain_key_in_flow(Place& place, std::string& words) {
  check_begin(place);
  const std::size_t end = flow_line(place, words);
  check_words(words);
  return end;
}

std::size_t plain_in_flow(Place& place, std::string& words) {
  check_begin(place);
  std::size_t end = flow_line(place, words);
  check_words(words);
  while (place.is_break(place.at)) {
    Place next = place;
    const Fold between = fold(next);
    if (next.end() || next.here() == '#' || is(next.here(), kEndsItem)) break;
    next.refuse_marker();
    if (next.dash()) throw Doubt{};
    between.add_to(words);
    end = flow_line(next, words);
    place = next;
  }
  if (place.here() == ':') throw Doubt{};
  return end;
}

}  // namespace st::quick
