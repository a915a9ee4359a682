#include "st/report/diff.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "st/calendar/words.hpp"
#include "st/report/page.hpp"

#include "words.hpp"

namespace st {

std::string diff_json(const DiffReport& report);

namespace {

std::string in(const Doc& doc, Lang lang) {
  return std::string(lang == Lang::sv ? doc.sv : doc.en);
}

std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : ", ") + one;
  return text;
}

/// A stretch of days as a person says it: whole months where they are, else weeks, else days.
Phrase stretch(Date from, Date to) {
  const Date first = std::min(from, to);
  const Date last = std::max(from, to);
  constexpr int kMostMonths = 600;
  for (int months = 1; months <= kMostMonths && add_months(first, months) <= last; ++months) {
    if (add_months(first, months) == last) return length_words({.months = months});
  }
  return length_words({.days = last - first});
}

/// How a period moved, and how its length changed.
void tell_period(const RecordChange& change, std::vector<Phrase>& parts) {
  if (!change.from || !change.was_from) return;
  const int moved = *change.from - *change.was_from;
  if (moved != 0) {
    const Phrase far = stretch(*change.was_from, *change.from);
    parts.push_back(say(moved > 0 ? "diff-later" : "diff-earlier", {far}));
  }
  if (!change.to || !change.was_to) return;
  const int before = *change.was_to - *change.was_from;
  const int after = *change.to - *change.from;
  if (before == after) return;
  // A period that kept its length but for the months' own is moved, not longer.
  const Date would_end = *change.was_to + moved;
  const bool by_months =
      add_months(*change.was_from, 12) != *change.was_from &&
      stretch(*change.was_from, *change.from) == stretch(*change.was_to + 1, *change.to + 1);
  if (by_months) return;
  parts.push_back(
      say(after > before ? "diff-longer" : "diff-shorter", {stretch(would_end, *change.to)}));
}

bool is_own_period(const FieldChange& field) {
  return field.path == "from" || field.path == "to" || field.path == "date" ||
         field.path == "start" || field.path == "end";
}

/// What the field is called, without how it is written.
std::string name_of(const Field& field, Lang lang) {
  const std::string text = in(field.doc, lang);
  return text.substr(0, text.find_first_of(":;,"));
}

Phrase field_in_words(const FieldChange& field, Lang lang) {
  const Phrase name = name_of(*field.field, lang);
  if (!field.gone.empty() || !field.added.empty()) {
    std::vector<std::string> both;
    for (const std::string& one : field.added) both.push_back("+" + one);
    for (const std::string& one : field.gone) both.push_back("−" + one);
    return say("diff-field-list", {name, joined(both)});
  }
  if (field.before.empty()) return say("diff-field-added", {name, field.after});
  if (field.after.empty()) return say("diff-field-gone", {name, field.before});
  return say("diff-field", {name, field.before, field.after});
}

/// "rotation kardiologen 2027-01-11–2027-04-30"
std::string head_of(const RecordChange& change, Lang lang) {
  std::string text(lang == Lang::sv ? change.type->term : change.type->name);
  if (lang == Lang::en) std::replace(text.begin(), text.end(), '_', ' ');
  const auto word = [&](std::string_view name) -> std::string {
    for (const char* field : {"method", "kind", "role"}) {
      const Field* found = change.type->find(field);
      if (!found || !found->words) continue;
      for (const Word& one : *found->words) {
        if (one.name == name) return in(one.doc, lang);
      }
    }
    return std::string(name);
  };
  if (!change.label.empty()) text += " " + word(change.label);
  if (change.from) text += " " + change.from->iso();
  if (change.to) text += "–" + change.to->iso();
  return text;
}

class Told {
 public:
  explicit Told(const DiffReport& report) : report_(report), page_(report.colour, report.width) {}

  std::string render() {
    for (const DocumentDiff& document : report_.documents) tell(document);
    return page_.take();
  }

 private:
  std::string in(const Phrase& phrase) const { return phrase.in(report_.lang); }

  void tell(const DocumentDiff& document) {
    if (!page_.empty()) page_.line();
    const bool top = document.path == "." && !document.id.empty();
    const Phrase path = top ? document.id : document.path;
    const Phrase name = document.added     ? say("diff-new", {path})
                        : document.removed ? say("diff-lost", {path})
                                           : path;
    page_.put(in(name), Ink::strong).line();
    for (const RecordChange& change : document.records) {
      item(change_in_words(change, report_.lang), ink_of(change.what), sign_of(change.what));
    }
    goals("diff-goals-gone", document.goals_gone, Ink::yellow);
    goals("diff-goals-added", document.goals_added, Ink::green);
    tell_outcomes(document);
  }

  void goals(const char* id, const std::vector<std::string>& goals, Ink ink) {
    if (!goals.empty()) item(in(say(id, {joined(goals)})), ink, " ");
  }

  void tell_outcomes(const DocumentDiff& document) {
    if (document.outcomes.empty()) return;
    page_.put(in(say("diff-outcomes")), Ink::strong).line();
    for (const OutcomeChange& one : document.outcomes) {
      const auto word = [](const std::optional<Outcome>& outcome) {
        return outcome ? word_for(*outcome) : say("diff-no-rule");
      };
      const Phrase change =
          say("diff-outcome", {one.rule, one.name, word(one.before), word(one.after)});
      const bool better = one.after == Outcome::met;
      item(in(change), better ? Ink::green : Ink::plain, " ");
    }
  }

  static Ink ink_of(RecordChange::What what) {
    if (what == RecordChange::What::added) return Ink::green;
    return what == RecordChange::What::removed ? Ink::red : Ink::plain;
  }
  static const char* sign_of(RecordChange::What what) {
    if (what == RecordChange::What::added) return "+";
    return what == RecordChange::What::removed ? "−" : "~";
  }

  void item(const std::string& text, Ink ink, const char* sign) {
    const std::string wrapped = wrap(text, page_.width() - 4, "");
    std::string_view rest = wrapped;
    for (const char* before = sign;; before = " ") {
      const auto end = std::min(rest.find('\n'), rest.size());
      page_.put(std::string("  ") + before + " " + std::string(rest.substr(0, end)), ink).line();
      if (end == rest.size()) return;
      rest.remove_prefix(end + 1);
    }
  }

  const DiffReport& report_;
  Page page_;
};

std::string diff_text(const DiffReport& report) { return Told(report).render(); }

}  // namespace

std::string change_in_words(const RecordChange& change, Lang lang) {
  std::string text = head_of(change, lang);
  std::vector<Phrase> parts;
  if (change.what == RecordChange::What::changed) {
    tell_period(change, parts);
    const bool told = !parts.empty();
    for (const FieldChange& field : change.fields) {
      if (!told || !is_own_period(field)) parts.push_back(field_in_words(field, lang));
    }
    std::string all;
    for (const Phrase& part : parts) all += (all.empty() ? "" : "; ") + part.in(lang);
    text += ": " + all;
  }
  return change.id.empty() ? text : text + " [" + change.id + "]";
}

void compare_goals(const Document* before, const Document* after, DocumentDiff& diff) {
  const auto was = before ? goals_named(*before) : std::vector<std::string>{};
  const auto is = after ? goals_named(*after) : std::vector<std::string>{};
  std::set_difference(was.begin(), was.end(), is.begin(), is.end(),
                      std::back_inserter(diff.goals_gone));
  std::set_difference(is.begin(), is.end(), was.begin(), was.end(),
                      std::back_inserter(diff.goals_added));
}

const std::vector<DiffFormat>& diff_formats() {
  static const std::vector<DiffFormat> all{{"text", diff_text}, {"json", diff_json}};
  return all;
}

}  // namespace st
