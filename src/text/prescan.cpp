// The faults that need no parser, each with its own words.
#include "prescan.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "utf8.hpp"

namespace st {
namespace {

std::string code_point_name(char32_t value) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(value));
}

class Prescan {
 public:
  Prescan(const Source& source, const Layout& layout, Faults& faults)
      : source_(source),
        bom_(bom_length(source.text())),
        text_(source.text().substr(bom_)),
        layout_(layout),
        faults_(faults) {}

  void run() {
    characters();
    for (const Layout::Line& line : layout_.lines) begin_of(line);
    for (const Stretch& blank : layout_.hard_blanks) {
      add("yaml-hard-blank", blank.begin, blank.end);
    }
    for (const Stretch& key : layout_.long_keys) add("yaml-long-key", key.begin, key.begin + 1);
    if (layout_.too_deep) add("yaml-too-deep", *layout_.too_deep, *layout_.too_deep + 1);
    documents();
  }

 private:
  void add(std::string_view id, std::size_t begin, std::size_t end,
           std::vector<Phrase> words = {}) {
    const Span where{&source_, static_cast<std::uint32_t>(begin) + bom_,
                     static_cast<std::uint32_t>(end) + bom_};
    faults_.push_back({.code = "ST-syntax",
                       .message = say(id, std::move(words)),
                       .where = where,
                       .help = say(std::string(id) + "-help")});
  }

  void characters();
  void refuse(std::size_t at, CodePoint point);
  void begin_of(const Layout::Line& line);
  bool conflict_marker(std::string_view line) const;
  void documents();
  std::string_view line_at(std::size_t begin) const {
    const std::string_view rest = text_.substr(begin);
    return rest.substr(0, std::min(rest.find_first_of("\r\n"), rest.size()));
  }

  const Source& source_;
  std::uint32_t bom_;
  std::string_view text_;
  const Layout& layout_;
  Faults& faults_;
  bool lone_cr_ = false;
};

void Prescan::characters() {
  for (std::size_t at = 0; at < text_.size() && faults_.size() <= kMostFaults;) {
    const CodePoint point = code_point_at(text_, at);
    refuse(at, point);
    at += point.length;
  }
}

/// Reports a character that must not stand in a plan.
void Prescan::refuse(std::size_t at, CodePoint point) {
  const char32_t c = point.value;
  const std::size_t end = at + point.length;
  if (c == '\r') {
    const bool alone = at + 1 == text_.size() || text_[at + 1] != '\n';
    // A file of old ends every line so: once is enough.
    if (alone && !std::exchange(lone_cr_, true)) add("yaml-lone-cr", at, end);
  } else if (c == 0x85 || c == 0x2028 || c == 0x2029) {
    add("yaml-line-separator", at, end, {code_point_name(c)});
  } else if (c == 0xFEFF) {
    add("yaml-bom-inside", at, end);
  } else if (is_bidi_control(c)) {
    add("yaml-bidi", at, end, {code_point_name(c)});
  } else if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) ||
             (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) {
    add("yaml-control", at, end, {code_point_name(c)});
  }
}

/// What a line begins with: markers of git, a directive, an indentation that is none.
void Prescan::begin_of(const Layout::Line& line) {
  const std::string_view rest = line_at(line.begin);
  if (conflict_marker(rest)) {
    return add("yaml-conflict", line.begin, line.begin + rest.size());
  }
  if (line.inside != Layout::Inside::structure) return;
  if (rest.starts_with('%')) return add("yaml-directive", line.begin, line.begin + rest.size());
  std::size_t tab = rest.size();
  std::size_t hard = rest.size();
  std::size_t i = 0;
  while (i < rest.size()) {
    const std::size_t length = hard_blank_at(rest, i);
    if (length > 0) hard = std::min(hard, i);
    if (rest[i] == '\t') tab = std::min(tab, i);
    if (length == 0 && rest[i] != ' ' && rest[i] != '\t') break;
    i += std::max<std::size_t>(length, 1);
  }
  if (hard < i) {
    return add("yaml-hard-indent", line.begin + hard,
               line.begin + hard + hard_blank_at(rest, hard));
  }
  const bool says_something = i < rest.size() && rest[i] != '#';
  if (tab < i && says_something) add("yaml-tab", line.begin + tab, line.begin + tab + 1);
}

bool Prescan::conflict_marker(std::string_view line) const {
  constexpr std::array<std::string_view, 4> kMarkers = {"<<<<<<<", "|||||||", "=======", ">>>>>>>"};
  return std::any_of(kMarkers.begin(), kMarkers.end(), [&](std::string_view marker) {
    return line.starts_with(marker) && (line.size() == marker.size() || line[marker.size()] == ' ');
  });
}

/// A file is one document: at most one line of dashes, before everything else, and nothing
/// after three dots.
void Prescan::documents() {
  const auto first_content = layout_.content.empty() ? text_.size() : layout_.content.front();
  for (std::size_t i = 0; i < layout_.starts.size(); ++i) {
    const std::uint32_t at = layout_.starts[i];
    const bool after_end = !layout_.ends.empty() && layout_.ends.front() < at;
    if (i > 0 || first_content < at || after_end) {
      return add("yaml-second-document", at, at + 3);
    }
  }
  if (layout_.ends.empty()) return;
  const auto after =
      std::upper_bound(layout_.content.begin(), layout_.content.end(), layout_.ends.front());
  if (after != layout_.content.end()) {
    add("yaml-after-end", *after, *after + line_at(*after).size());
  }
}

Span first_bytes(const Source& source, std::size_t count) {
  return {&source, 0, static_cast<std::uint32_t>(std::min(count, source.text().size()))};
}

Fault unreadable(std::string_view id, Span where) {
  return {.code = "ST-syntax",
          .message = say(id),
          .where = where,
          .help = say(std::string(id) + "-help")};
}

/// Whether a file begins with the mark of UTF-16, or with an ASCII character of it.
bool is_utf16(std::string_view two) {
  if (two == "\xff\xfe" || two == "\xfe\xff") return true;
  return two.size() == 2 && (two[0] == '\0') != (two[1] == '\0');
}

/// Bytes of `text` from `at` on that are no UTF-8, on one line.
std::size_t invalid_run(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !code_point_at(text, end).valid) ++end;
  return end - at;
}

}  // namespace

std::uint32_t bom_length(std::string_view text) { return text.starts_with("\xef\xbb\xbf") ? 3 : 0; }

bool is_readable_text(const Source& source, Faults& faults) {
  const std::string_view text = source.text();
  if (text.size() > kMaxYamlBytes) {
    faults.push_back(unreadable("yaml-too-large", first_bytes(source, 0)));
    return false;
  }
  if (is_utf16(text.substr(0, 2))) {
    faults.push_back(unreadable("yaml-utf16", first_bytes(source, 2)));
    return false;
  }
  std::size_t next_line = 0;
  for (std::size_t at = 0; at < text.size() && faults.size() <= kMostFaults;) {
    const CodePoint point = code_point_at(text, at);
    if (point.valid) {
      at += point.length;
      continue;
    }
    const std::size_t length = invalid_run(text, at);
    const auto begin = static_cast<std::uint32_t>(at);
    // A file in another encoding has such bytes everywhere: one complaint a line will do.
    if (at >= next_line) {
      const Span where{&source, begin, begin + static_cast<std::uint32_t>(length)};
      faults.push_back(unreadable("yaml-not-utf8", where));
      next_line = std::min(text.find('\n', at), text.size());
    }
    at += length;
  }
  return faults.empty();
}

void prescan(const Source& source, const Layout& layout, Faults& faults) {
  Prescan(source, layout, faults).run();
}

}  // namespace st
