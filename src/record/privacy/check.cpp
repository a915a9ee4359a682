#include "check.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "st/record/privacy.hpp"

namespace st {

namespace {

Phrase term_of(PersonalNumber::Kind kind) {
  switch (kind) {
    case PersonalNumber::Kind::person: return say("privacy-person");
    case PersonalNumber::Kind::coordination: return say("privacy-coordination");
    case PersonalNumber::Kind::interim: return say("privacy-interim");
  }
  return {};
}

Fault number_fault(const PersonalNumber& number, std::string_view text, Span where) {
  const std::string shown = masked(text).substr(number.begin, number.end - number.begin);
  // It may be broken over two lines where it has a blank.
  const std::size_t blank = shown.find_first_of(" \n");
  std::string digits = shown.substr(0, blank);
  if (blank != shown.npos) digits.append(" ").append(shown, number.last_four - number.begin);
  const char* id = number.checks ? "privacy-number" : "privacy-number-unchecked";
  return {.code = "ST-privacy",
          .message = say(id, {term_of(number.kind), digits}),
          .where = where,
          .help = say("privacy-number-help"),
          .severity = number.checks ? Severity::error : Severity::warning};
}

Fault hint_fault(PrivateHint::Kind kind, Span where) {
  const auto fault = [&](const char* message, const char* help) -> Fault {
    return {.code = "ST-privacy",
            .message = say(message, {where.source->slice(where)}),
            .where = where,
            .help = say(help),
            .severity = Severity::note};
  };
  switch (kind) {
    case PrivateHint::Kind::email: return fault("privacy-email", "privacy-contact-help");
    case PrivateHint::Kind::phone: return fault("privacy-phone", "privacy-contact-help");
    case PrivateHint::Kind::age: return fault("privacy-age", "privacy-patient-help");
    case PrivateHint::Kind::journal: return fault("privacy-journal", "privacy-patient-help");
    case PrivateHint::Kind::diagnosis: return fault("privacy-diagnosis", "privacy-patient-help");
    case PrivateHint::Kind::illness: return fault("privacy-illness", "privacy-illness-help");
  }
  return {};
}

/// Fields that hold numbers of other kinds: what was counted or signed.
bool holds_other_numbers(std::string_view field) {
  constexpr std::array<std::string_view, 2> fields{"sha256", "signature"};
  return std::ranges::find(fields, field) != fields.end();
}

/// What one file holds.
class FileSearch {
 public:
  FileSearch(const Source& source, Faults& faults) : source_(source), faults_(faults) {}

  void search(const Node& top, const std::vector<Span>& absences) {
    walk(top);
    const std::string_view text = source_.text();
    for (const PersonalNumber& number : personal_numbers(text)) {
      const Span where = span(number.begin, number.end);
      if (!is_let_pass(where)) tell(number_fault(number, text, where));
    }
    for (const PrivateHint& hint : private_hints(text)) tell_hint(hint, 0);
    // The kind of an absence is one of the words that it is to be told by.
    let_pass_.insert(let_pass_.end(), kinds_.begin(), kinds_.end());
    for (const Span absence : absences) {
      for (const PrivateHint& hint : illness_hints(source_.slice(absence)))
        tell_hint(hint, absence.begin);
    }
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {&source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void tell(Fault fault) {
    told_.push_back(fault.where);
    faults_.push_back(std::move(fault));
  }

  /// Not where something is told already.
  void tell_hint(const PrivateHint& hint, std::size_t from) {
    const Span where = span(from + hint.begin, from + hint.end);
    if (!is_let_pass(where) && !is_among(told_, where)) tell(hint_fault(hint.kind, where));
  }

  static bool is_among(const std::vector<Span>& spans, Span where) {
    return std::ranges::any_of(
        spans, [&](Span one) { return where.begin < one.end && one.begin < where.end; });
  }
  bool is_let_pass(Span where) const { return is_among(let_pass_, where); }

  /// What only reads as a number once quotes, escapes and line breaks are resolved; and which
  /// values are let pass.
  void walk(const Node& node) {
    if (holds_other_numbers(node.key)) let_pass_.push_back(node.where);
    if (node.key == "kind") kinds_.push_back(node.where);
    search_resolved(node.key, node.key_where);
    search_resolved(node.scalar, node.where);
    for (const Node& child : node.children) walk(child);
  }

  void search_resolved(std::string_view meant, Span where) {
    if (meant.empty() || !where) return;
    const std::string_view written = source_.slice(where);
    if (written.find_first_of("\\\n") == written.npos || holds_personal_number(written)) return;
    for (const PersonalNumber& number : personal_numbers(meant))
      tell(number_fault(number, meant, where));
  }

  const Source& source_;
  Faults& faults_;
  std::vector<Span> let_pass_{};
  std::vector<Span> kinds_{};
  std::vector<Span> told_{};
};

}  // namespace

void check_privacy(Document& document, const std::vector<ReadPart>& parts) {
  std::vector<Span> absences;
  if (document.kind == Holds::plan) {
    for (const Record* absence : document.list("absences")) absences.push_back(absence->where());
  }
  for (const ReadPart& part : parts) {
    std::vector<Span> here;
    std::ranges::copy_if(absences, std::back_inserter(here),
                         [&](Span absence) { return absence.source == part.second; });
    FileSearch(*part.second, document.faults).search(*part.first, here);
  }
}

Fault number_in_name(const Source& file) {
  return {.code = "ST-privacy",
          .message = say("privacy-name", {masked(file.path())}),
          .where = {&file, 0, 0},
          .help = say("privacy-name-help")};
}

}  // namespace st
