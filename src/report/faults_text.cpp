// What is wrong with a file that nothing else is told of, such as a rule pack: each fault with its
// place, the line and what to do, as st check prints it.
#include <algorithm>
#include <string>

#include "st/report/page.hpp"
#include "st/report/rules_report.hpp"
#include "st/text/source.hpp"

#include "words.hpp"

namespace st {
namespace {

/// With what parts it from the words after it.
std::string shown(Span where) { return where ? place_text(where) + ": " : std::string(); }

}  // namespace

std::string faults_text(const Faults& faults, const RulesReport& report) {
  Faults sorted = faults;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Fault& a, const Fault& b) { return a.where.begin < b.where.begin; });
  Page page(report.colour, report.width);
  const auto in = [&](const Phrase& phrase) { return phrase.in(report.lang); };
  for (const Fault& fault : sorted) {
    page.put(shown(fault.where), Ink::strong);
    page.put(in(word_for(fault.severity)) + ": ", Ink::red);
    page.put(in(fault.message), Ink::strong).put(" [").put(fault.code).put("]").line();
    page.excerpt(fault.where);
    for (const Related& related : fault.related) {
      page.put(shown(related.where) + in(word_for(Severity::note)) + ": " + in(related.text))
          .line();
      page.excerpt(related.where);
    }
    if (!fault.help.empty()) page.labelled(in(say("report-do")), in(fault.help), 11);
  }
  return page.take();
}

}  // namespace st
