#include "scalars.hpp"

#include <array>

namespace st::quick {
namespace {

bool is_one_of(char c, std::string_view these) { return these.find(c) != std::string_view::npos; }

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// A text without quotes may not begin with what means something else.
void check_begin(const Place& place) {
  const char c = place.here();
  if (is_one_of(c, ",[]{}#&*!|>'\"%@`?:")) throw Doubt{};
  if (c == '-' && !is_word(place.look(place.at + 1))) throw Doubt{};
}

/// Words that mean nothing, or the keys of another mapping, are the reference's matter.
void check_words(std::string_view words) {
  constexpr std::array<std::string_view, 5> kSpecial{"~", "null", "Null", "NULL", "<<"};
  if (std::ranges::find(kSpecial, words) != kSpecial.end()) throw Doubt{};
}

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

}  // namespace

Text quoted(Place& place) {
  const char quote = place.here();
  Text text;
  std::size_t last_written = 0;  // Behind the last escaped character: blanks up to it stay.
  for (++place.at; !place.end();) {
    const char c = place.here();
    if (c == quote && quote == '\'' && place.look(place.at + 1) == '\'') {
      text.words += '\'';
      place.at += 2;
    } else if (c == quote) {
      text.end = ++place.at;
      return text;
    } else if (c == '\\' && quote == '"') {
      text.words += escaped(place.look(place.at + 1));
      last_written = text.words.size();
      place.at += 2;
    } else if (place.is_break(place.at)) {
      trim(text.words);
      if (text.words.empty() || text.words.size() < last_written ||
          is_one_of(text.words.back(), "\n\t"))
        throw Doubt{};
      const Fold between = fold(place);
      place.refuse_marker();
      if (place.here() == quote) throw Doubt{};
      between.add_to(text.words);
    } else if (c == '\t') {
      throw Doubt{};
    } else {
      text.words += c;
      ++place.at;
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
  if (is_one_of(place.here(), "+-")) header.chomp = place.text()[place.at++];
  if (!place.gap(place.at)) throw Doubt{};
  place.finish_line();
  return header;
}

}  // namespace

Text block_text(Place& place, long parent) {
  const Header header = block_header(place);
  Text text;
  long indent = -1;
  std::size_t empty = 0;  // Lines since the last with words.
  while (!place.end()) {
    Place next = place;
    next.next_line();
    if (next.end()) break;
    const Line line = line_here(next);
    if (line.empty) {
      if (line.indent > 0) throw Doubt{};
      ++empty;
    } else {
      if (indent < 0) indent = line.indent;
      if (line.indent < indent) {
        if (line.indent > parent) throw Doubt{};
        break;
      }
      if (indent <= parent || next.look(line.begin) == '\t') throw Doubt{};
      if (header.folded && line.indent > indent) throw Doubt{};
      if (header.folded && !text.words.empty() && empty == 0) text.words.back() = ' ';
      if (!header.folded || text.words.empty())
        text.words.append(empty, '\n');
      else if (empty > 0)
        text.words.append(empty - 1, '\n');
      text.words.append(static_cast<std::size_t>(line.indent - indent), ' ');
      text.words += next.text().substr(line.begin, line.end - line.begin);
      text.words += '\n';
      text.end = line.end;
      empty = 0;
    }
    next.at = line.end;
    place = next;
  }
  if (text.words.empty()) throw Doubt{};
  if (header.chomp == '-') text.words.pop_back();
  if (header.chomp == '+') text.words.append(empty, '\n');
  return text;
}

namespace {

/// A line of a text without quotes, up to its break or comment; `first` of its bytes are looked at
/// already. A colon in it would make it a key.
void plain_line(Place& place, Text& text) {
  const std::size_t begin = place.at;
  const std::size_t end = place.line_end();
  std::size_t at = begin;
  for (; at < end; ++at) {
    const char c = place.look(at);
    if (c == '\t' || (c == ':' && place.gap(at + 1))) throw Doubt{};
    if (c == '#' && at > begin && place.look(at - 1) == ' ') break;
  }
  place.at = at;
  while (at > begin && place.look(at - 1) == ' ') --at;
  text.words += place.text().substr(begin, at - begin);
  text.end = at;
}

}  // namespace

Text plain(Place& place, long parent) {
  check_begin(place);
  Text text;
  plain_line(place, text);
  check_words(text.words);
  while (!place.end() && place.is_break(place.at)) {
    Place next = place;
    const Fold between = fold(next);
    if (next.end() || next.column() <= parent || next.here() == '#') break;
    next.refuse_marker();
    if (next.dash()) throw Doubt{};
    between.add_to(text.words);
    plain_line(next, text);
    place = next;
  }
  return text;
}

namespace {

/// A line of it; true when it may go on in the next.
bool flow_line(Place& place, bool is_key, Text& text) {
  const std::size_t begin = place.at;
  std::size_t at = begin;
  bool ended = false;
  for (; !ended && !place.is_break(at); at += ended ? 0 : 1) {
    const char c = place.look(at);
    if (is_one_of(c, "[{?\t")) throw Doubt{};
    const bool colon = c == ':' && (place.gap(at + 1) || is_one_of(place.look(at + 1), ",[]{}"));
    if (colon && !(is_key && place.gap(at + 1))) throw Doubt{};
    ended = colon || is_one_of(c, ",]}") || (c == '#' && at > begin && place.look(at - 1) == ' ');
  }
  place.at = at;
  while (at > begin && place.look(at - 1) == ' ') --at;
  text.words += place.text().substr(begin, at - begin);
  text.end = at;
  return !ended;
}

}  // namespace

Text plain_in_flow(Place& place, bool is_key) {
  check_begin(place);
  Text text;
  bool more = flow_line(place, is_key, text);
  check_words(text.words);
  while (more && !is_key) {
    Place next = place;
    const Fold between = fold(next);
    if (next.end() || is_one_of(next.here(), ",]}#")) break;
    next.refuse_marker();
    if (next.dash()) throw Doubt{};
    between.add_to(text.words);
    more = flow_line(next, is_key, text);
    place = next;
  }
  return text;
}

}  // namespace st::quick
