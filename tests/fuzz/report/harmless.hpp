// What comes out is what was meant to: no words of a plan steer a terminal, a page, a spreadsheet
// or a host of code. Each check returns what is wrong; empty: nothing.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "text/utf8.hpp"

namespace st::fuzz {

/// Bytes that steer a terminal, turn the direction of words, or are no UTF-8.
inline std::string steering(std::string_view text, bool may_return = false) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const char32_t c = point.value;
    const bool end = c == '\n' || c == '\t' || (may_return && c == '\r');
    const bool control = (c < 0x20 && !end) || (c >= 0x7f && c <= 0x9f);
    const bool unseen = c == 0x200b || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    if (!point.valid || control || unseen)
      return "byte " + std::to_string(at) + " is U+" + std::to_string(static_cast<int>(c));
    at += point.length;
  }
  return {};
}

inline std::string json_fault(std::string_view text) {
  return nlohmann::json::accept(text) ? "" : "it is no json";
}

inline std::string json_lines_fault(std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size() - 1);
    if (auto fault = json_fault(text.substr(0, end)); !fault.empty()) return fault;
    text.remove_prefix(end + 1);
  }
  return {};
}

/// XML, or a page: what is open is closed in order, every attribute has its quotes, and an & begins
/// a reference.
class Markup {
 public:
  /// `known`: the elements and attributes that there may be; empty: any.
  Markup(std::string_view text, std::vector<std::string_view> known) : rest_(text), known_(known) {}

  std::string fault() {
    while (!rest_.empty() && fault_.empty()) {
      const auto at = rest_.find('<');
      words(rest_.substr(0, at));
      if (at == rest_.npos) break;
      rest_.remove_prefix(at + 1);
      tag();
    }
    if (fault_.empty() && !open_.empty()) fault_ = "not closed: " + std::string(open_.back());
    return fault_;
  }

 private:
  static constexpr std::string_view kName =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:_";

  void words(std::string_view text) {
    if (text.find('>') != text.npos) fault_ = "a bare >";
    for (auto at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
      const auto end = text.find(';', at);
      const std::string_view name = text.substr(at + 1, end - at - 1);
      if (end == text.npos || name.empty() || name.size() > 8 ||
          name.find_first_not_of("abcdefghijklmnopqrstuvwxyz#0123456789x") != name.npos)
        fault_ = "a bare &";
    }
  }

  std::string_view name() {
    const auto end = std::min(rest_.find_first_not_of(kName), rest_.size());
    const std::string_view found = rest_.substr(0, end);
    rest_.remove_prefix(end);
    const bool fits = known_.empty() || std::ranges::count(known_, found) > 0;
    if (found.empty() || !fits) fault_ = "an unknown name: " + std::string(found);
    return found;
  }

  void skip_to(std::string_view end) {
    const auto at = rest_.find(end);
    if (at == rest_.npos) fault_ = "no " + std::string(end);
    rest_.remove_prefix(at == rest_.npos ? rest_.size() : at + end.size());
  }

  void attributes() {
    while (fault_.empty() && rest_.starts_with(' ')) {
      rest_.remove_prefix(1);
      if (rest_.starts_with('/')) return;
      name();
      if (!rest_.starts_with("=\"")) fault_ = "an attribute without quotes";
      rest_.remove_prefix(std::min<std::size_t>(2, rest_.size()));
      const auto end = rest_.find('"');
      const std::string_view value = rest_.substr(0, end);
      if (end == rest_.npos || value.find('<') != value.npos) fault_ = "an open attribute";
      words(value.find('>') == value.npos ? value : "");
      rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + 1);
    }
  }

  void tag() {
    if (rest_.starts_with('?')) return skip_to("?>");
    if (rest_.starts_with('!')) return skip_to(rest_.starts_with("!--") ? "-->" : ">");
    if (rest_.starts_with('/')) {
      rest_.remove_prefix(1);
      const std::string_view closed = name();
      if (open_.empty() || open_.back() != closed) fault_ = "closed: " + std::string(closed);
      if (!open_.empty()) open_.pop_back();
      return skip_to(">");
    }
    const std::string_view opened = name();
    attributes();
    const bool alone = rest_.starts_with("/>") || opened == "meta" || opened == "img";
    if (!rest_.starts_with('>') && !rest_.starts_with("/>")) fault_ = "an open tag";
    skip_to(">");
    if (!alone) open_.push_back(opened);
    if (opened == "style") rest_.remove_prefix(std::min(rest_.find("</"), rest_.size()));
  }

  std::string_view rest_;
  std::vector<std::string_view> known_;
  std::vector<std::string_view> open_{};
  std::string fault_{};
};

inline std::string xml_fault(std::string_view text) { return Markup(text, {}).fault(); }

inline std::string page_fault(std::string_view text) {
  return Markup(text, {"html",  "lang",  "head", "meta",       "charset",   "name",  "content",
                       "title", "style", "body", "main",       "class",     "h1",    "h2",
                       "p",     "dl",    "div",  "dt",         "dd",        "small", "table",
                       "thead", "tbody", "tr",   "th",         "scope",     "td",    "span",
                       "img",   "src",   "alt",  "data-label", "http-equiv"})
      .fault();
}

/// A cell that a spreadsheet computes.
inline bool is_computed(std::string_view cell) {
  const bool number =
      cell.size() > 1 && cell[0] == '-' && cell.find_first_not_of("0123456789.,", 1) == cell.npos;
  constexpr std::array<std::string_view, 10> kSigns{"=",  "+",  "-",  "@",  "\t",
                                                    "\r", "＝", "＋", "－", "＠"};
  return !number &&
         std::ranges::any_of(kSigns, [&](std::string_view sign) { return cell.starts_with(sign); });
}

inline std::string csv_fault(std::string_view text, char between) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  std::string cell;
  bool quoted = false;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : between;
    if (c == '"') {
      if (quoted && at + 1 < text.size() && text[at + 1] == '"')
        cell += text[++at];
      else
        quoted = !quoted;
    } else if (!quoted && (c == between || c == '\r' || c == '\n')) {
      if (is_computed(cell)) return "a cell is computed: " + cell;
      cell.clear();
    } else {
      cell += c;
    }
  }
  return quoted ? "a cell stays open" : "";
}

/// Commands to the host stand before the text, and in the text there are none.
inline std::string github_fault(std::string_view text) {
  std::string end;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    constexpr std::string_view kStop = "::stop-commands::";
    if (!end.empty()) {
      if (line == end) return text.empty() ? "" : "the text ends too early";
    } else if (line.starts_with(kStop)) {
      end = "::" + std::string(line.substr(kStop.size())) + "::";
    } else if (!line.starts_with("::error title=st") && !line.starts_with("::warning title=st") &&
               !line.starts_with("::notice title=st")) {
      return "a command: " + std::string(line);
    }
  }
  return "the text does not end";
}

inline std::string markdown_fault(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '<' || text[at] == '>')
      return "a bare < or >";
  }
  return {};
}

}  // namespace st::fuzz
