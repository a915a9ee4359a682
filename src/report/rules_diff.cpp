// st rules diff, for people.
#include "st/report/rules_diff.hpp"

#include "st/report/page.hpp"

#include "words.hpp"

namespace st {
namespace {

Phrase word_for(EntryChange::How how) {
  switch (how) {
    case EntryChange::How::added: return say("diff-added");
    case EntryChange::How::removed: return say("diff-removed");
    case EntryChange::How::changed: return say("diff-changed");
  }
  return {};
}

Phrase or_nothing(const Phrase& phrase) {
  return phrase.empty() ? say("rule-option-absent") : phrase;
}

Phrase or_nothing(const std::optional<Outcome>& outcome) {
  return outcome ? word_for(*outcome) : say("rule-option-absent");
}

void tell(Page& page, const EntryChange& entry, Lang lang) {
  const Ink ink = entry.how == EntryChange::How::added     ? Ink::green
                  : entry.how == EntryChange::How::removed ? Ink::red
                                                           : Ink::yellow;
  page.put(word_for(entry.how).in(lang) + ": ", ink).put(entry.id, Ink::strong);
  if (!entry.name.empty()) page.put(" ").put(entry.name, Ink::strong);
  page.line();
  if (entry.aspects.empty()) page.labelled("", entry.text.in(lang), 4);
  for (const Aspect& aspect : entry.aspects) {
    page.labelled("",
                  aspect.key + ": " + or_nothing(aspect.before).in(lang) + " > " +
                      or_nothing(aspect.after).in(lang),
                  4);
  }
}

}  // namespace

std::string diff_text(const RulesDiff& diff, const RulesReport& report) {
  Page page(report.colour, report.width);
  for (const EntryChange& entry : diff.entries) tell(page, entry, report.lang);
  if (diff.entries.empty()) page.put(say("diff-none").in(report.lang)).line();
  if (!diff.outcomes) return page.take();
  page.line();
  for (const OutcomeChange& change : *diff.outcomes) {
    page.put(change.path + ": " + change.rule + " " + change.name + ": ");
    page.put(or_nothing(change.before).in(report.lang) + " > " +
             or_nothing(change.after).in(report.lang));
    page.line();
  }
  if (diff.outcomes->empty()) page.put(say("diff-no-outcome").in(report.lang)).line();
  return page.take();
}

}  // namespace st
