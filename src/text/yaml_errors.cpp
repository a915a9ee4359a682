// The table of yaml-cpp's texts, and what we know better than it.
#include "yaml_errors.hpp"

#include <algorithm>

#include "prescan.hpp"

namespace st {

const std::vector<YamlError>& yaml_errors() {
  static const std::vector<YamlError> table = {
      {"YAML directives must have exactly one argument", "yaml-directive"},
      {"bad YAML version: ", "yaml-directive"},
      {"YAML major version too large", "yaml-directive"},
      {"repeated YAML directive", "yaml-directive"},
      {"TAG directives must have exactly two arguments", "yaml-directive"},
      {"repeated TAG directive", "yaml-directive"},
      {"illegal character found while scanning tag handle", "yaml-tag"},
      {"tag handle with no suffix", "yaml-tag"},
      {"end of verbatim tag not found", "yaml-tag"},
      {"cannot assign multiple tags to the same node", "yaml-tag"},
      {"unmatched group tag", "yaml-tag"},
      {"invalid tag", "yaml-tag"},
      {"cannot assign multiple anchors to the same node", "yaml-anchor"},
      {"anchor not found after &", "yaml-anchor"},
      {"illegal character found while scanning anchor", "yaml-anchor"},
      {"cannot assign the same alias to multiple nodes", "yaml-anchor"},
      {"invalid anchor", "yaml-anchor"},
      {"cannot assign multiple aliases to the same node", "yaml-alias"},
      {"aliases can't have any content, *including* tags", "yaml-alias"},
      {"alias not found after *", "yaml-alias"},
      {"illegal character found while scanning alias", "yaml-alias"},
      {"the referenced anchor is not defined", "yaml-alias"},
      {"invalid alias", "yaml-alias"},
      {"bad character found while scanning hex number", "yaml-escape"},
      {"invalid unicode: ", "yaml-escape"},
      {"unknown escape character: ", "yaml-escape"},
      {"illegal document indicator in scalar", "yaml-open-quote"},
      {"illegal EOF in scalar", "yaml-open-quote"},
      {"unknown token", "yaml-first-character"},
      {"illegal character in scalar", "yaml-first-character"},
      {"illegal tab when looking for indentation", "yaml-tab"},
      {"illegal flow end", "yaml-extra-bracket"},
      {"end of map flow not found", "yaml-open-bracket"},
      {"end of sequence flow not found", "yaml-open-bracket"},
      {"end of map not found", "yaml-indent"},
      {"end of sequence not found", "yaml-indent"},
      {"illegal block entry", "yaml-dash-here"},
      {"illegal map key", "yaml-complex-key"},
      {"illegal map value", "yaml-colon-here"},
      {"cannot set zero indentation for a block scalar", "yaml-block-mark"},
      {"unexpected character in block scalar", "yaml-block-mark"},
      // The rest belong to parts of yaml-cpp that st does not use; should one come all the
      // same, the reader gets the place.
      {"invalid node; this may result from using a map iterator as a sequence iterator, or "
       "vice-versa",
       "yaml-unreadable"},
      {"invalid scalar", "yaml-unreadable"},
      {"key not found", "yaml-unreadable"},
      {"bad conversion", "yaml-unreadable"},
      {"bad dereference", "yaml-unreadable"},
      {"operator[] call on a scalar", "yaml-unreadable"},
      {"appending to a non-sequence", "yaml-unreadable"},
      {"inserting in a non-convertible-to-map", "yaml-unreadable"},
      {"unexpected end sequence token", "yaml-unreadable"},
      {"unexpected end map token", "yaml-unreadable"},
      {"invalid character in single-quoted string", "yaml-unreadable"},
      {"bad file", "yaml-unreadable"},
  };
  return table;
}

Fault syntax_fault(std::string_view id, Span where, std::vector<Phrase> words) {
  return {.code = "ST-syntax",
          .message = say(id, std::move(words)),
          .where = where,
          .help = say(std::string(id) + "-help")};
}

namespace {

/// Looks around the place where the parser stopped.
class Explainer {
 public:
  Explainer(const Source& source, const Layout& layout, std::size_t at)
      : source_(source),
        bom_(bom_length(source.text())),
        text_(source.text().substr(bom_)),
        layout_(layout),
        at_(std::min(at, text_.size())) {
    line_ = at_ == 0 ? 0 : text_.rfind('\n', at_ - 1) + 1;  // npos + 1 is 0.
  }

  Fault explain(std::string_view id) const;

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {&source_, static_cast<std::uint32_t>(begin) + bom_,
            static_cast<std::uint32_t>(end) + bom_};
  }
  Span span(Stretch s) const { return span(s.begin, s.end); }
  Fault fault(std::string_view id, Span where) const { return syntax_fault(id, where); }
  Span word() const;
  Span escape() const;
  std::size_t last_before() const;

  bool open_bracket(Fault& out) const;
  bool after_quote(Fault& out) const;
  bool after_bracket(Fault& out) const;
  bool continuation(Fault& out) const;
  bool bare_words(Fault& out) const;
  Fault no_colon(Stretch words) const;
  bool dash_among_keys(Fault& out) const;

  const Source& source_;
  std::uint32_t bom_;
  std::string_view text_;
  const Layout& layout_;
  std::size_t at_;
  std::size_t line_ = 0;
};

/// The word at the place, or what is last in the file when the place is its end.
Span Explainer::word() const {
  std::size_t begin = at_;
  if (begin >= text_.size()) {
    begin = text_.find_last_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return span(0, 0);
    while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0U) == 0x80U) --begin;
  }
  const std::size_t end = std::min(text_.find_first_of(" \t\r\n,]}", begin), text_.size());
  return span(begin, std::max(end, std::min(begin + 1, text_.size())));
}

/// The parser points into the escape; the reader looks for its backslash.
Span Explainer::escape() const {
  const std::size_t begin = at_ == 0 ? at_ : text_.rfind('\\', at_ - 1);
  return begin == std::string_view::npos || begin < line_ ? word() : span(begin, at_);
}

/// The last byte on this line before the place that is no blank, or npos.
std::size_t Explainer::last_before() const {
  for (std::size_t i = at_; i > line_; --i) {
    if (text_[i - 1] != ' ' && text_[i - 1] != '\t') return i - 1;
  }
  return std::string_view::npos;
}

bool Explainer::open_bracket(Fault& out) const {
  if (layout_.open_brackets.empty() || layout_.open_brackets.front() > at_) return false;
  const std::uint32_t bracket = layout_.open_brackets.front();
  out = syntax_fault("yaml-open-bracket", span(bracket, bracket + 1),
                     {std::string(1, text_[bracket] == '[' ? ']' : '}')});
  return true;
}

/// Words after a closing quote. A quote over several lines is then mostly one that was
/// forgotten, and closed by the next.
bool Explainer::after_quote(Fault& out) const {
  const std::size_t last = last_before();
  if (last == std::string_view::npos) return false;
  for (const Stretch& quote : layout_.quotes) {
    if (quote.end != last + 1) continue;
    const bool lines =
        text_.substr(quote.begin, quote.end - quote.begin).find('\n') != std::string_view::npos;
    out = fault("yaml-after-quote", word());
    if (lines) {
      out = fault("yaml-open-quote", span(quote.begin, quote.begin + 1));
      out.related.push_back({span(quote.end - 1, quote.end), say("yaml-quote-closed-here")});
    }
    return true;
  }
  return false;
}

bool Explainer::after_bracket(Fault& out) const {
  const std::size_t last = last_before();
  if (last == std::string_view::npos || (text_[last] != ']' && text_[last] != '}')) return false;
  out = fault("yaml-after-bracket", word());
  return true;
}

/// A key on a line that goes on with the text above it.
bool Explainer::continuation(Fault& out) const {
  for (const Layout::Continuation& c : layout_.continuations) {
    if (at_ < c.line.begin || at_ > c.line.end) continue;
    if (!c.value) {
      out = no_colon(c.first);
      return true;
    }
    out =
        fault("yaml-key-in-text", span(c.line.begin, std::max<std::size_t>(at_, c.line.begin + 1)));
    out.related.push_back({span(c.first), say("yaml-text-begins-here")});
    return true;
  }
  return false;
}

Fault Explainer::no_colon(Stretch words) const {
  const std::size_t colon = text_.substr(0, words.end).find(':', words.begin + 1);
  if (colon == std::string_view::npos) return fault("yaml-no-colon", span(words));
  return fault("yaml-no-blank-after-colon", span(colon, colon + 1));
}

bool Explainer::bare_words(Fault& out) const {
  for (const Stretch& bare : layout_.bare) {
    if (at_ < bare.begin || at_ > bare.end) continue;
    out = no_colon(bare);
    return true;
  }
  return false;
}

bool Explainer::dash_among_keys(Fault& out) const {
  const bool dash =
      at_ < text_.size() && text_[at_] == '-' && last_before() == std::string_view::npos;
  if (dash) out = fault("yaml-dash-among-keys", span(at_, at_ + 1));
  return dash;
}

Fault Explainer::explain(std::string_view id) const {
  Fault out;
  if (id == "yaml-open-quote") {
    const std::size_t quote = layout_.open_quote.value_or(static_cast<std::uint32_t>(at_));
    return fault(id, span(quote, std::min(quote + 1, text_.size())));
  }
  if (id == "yaml-open-bracket" || id == "yaml-indent" || id == "yaml-colon-here" ||
      id == "yaml-unreadable" || id == "yaml-dash-here") {
    if (open_bracket(out)) return out;
  }
  if (id == "yaml-indent" || id == "yaml-colon-here" || id == "yaml-open-bracket") {
    if (after_quote(out) || after_bracket(out)) return out;
    if (continuation(out) || bare_words(out)) return out;
  }
  if (id == "yaml-indent" && dash_among_keys(out)) return out;
  if (id == "yaml-open-bracket") return syntax_fault("yaml-comma", word());
  if (id == "yaml-colon-here" && at_ < text_.size()) return fault(id, span(at_, at_ + 1));
  if (id == "yaml-escape") return fault(id, escape());
  return fault(id, word());
}

}  // namespace

Fault explain_yaml_error(const Source& source, const Layout& layout, std::string_view text,
                         std::size_t at) {
  const auto known =
      std::find_if(yaml_errors().begin(), yaml_errors().end(),
                   [&](const YamlError& error) { return text.starts_with(error.text); });
  const std::string_view id = known == yaml_errors().end() ? "yaml-unreadable" : known->id;
  return Explainer(source, layout, at).explain(id);
}

}  // namespace st
