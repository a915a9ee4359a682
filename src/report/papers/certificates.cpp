// `st report certificates`: what goes into the authority's forms, a sheet for each, for whoever
// fills them by hand. With the blank forms st fills them itself (src/cli/report/forms.cpp).
#include <algorithm>

#include "st/report/forms.hpp"

#include "report/papers/dossier_words.hpp"
#include "report/papers/parts.hpp"

namespace st {

Paper certificates_paper(const Subject& subject);

namespace {

Table sheet_of(const FilledPaper& one, const FilledCopy& copy, std::string name) {
  Table table{.name = std::move(name), .title = paper_title(*one.paper)};
  table.columns = {{"field", say("certificates-field")}, {"value", say("certificates-value")}};
  for (const FilledField& field : copy)
    table.rows.push_back({field.name, field.box ? Phrase("X") : Phrase(field.value)});
  for (const std::string& field : one.filled.empty) table.rows.push_back({field, {}});
  for (const std::string& field : one.filled.form->hand)
    table.rows.push_back({field, Cell(say("certificates-by-hand"), Tone::quiet)});
  return table;
}

}  // namespace

Paper certificates_paper(const Subject& subject) {
  static const Identity nobody;
  Paper paper = paper_about(subject, "certificates", say("certificates-title"));
  const DossierSource plan = dossier_source(subject);
  const auto dossiers = dossiers_of(plan);
  if (dossiers.empty())
    paper.blocks.emplace_back(Paragraph{say("application-no-forms"), Tone::watch});
  bool first = true;
  for (const Dossier& dossier : dossiers) {
    const FormSource source{.plan = plan,
                            .book = the_one(subject).plan->book,
                            .dossier = dossier,
                            .identity = subject.identity ? *subject.identity : nobody};
    for (const FilledPaper& one : filled_papers(source)) {
      std::size_t number = 0;
      for (const FilledCopy& copy : one.filled.copies) {
        if (!std::exchange(first, false)) paper.blocks.emplace_back(NewSheet{});
        const std::string more = ++number > 1 ? "_" + std::to_string(number) : "";
        paper.blocks.emplace_back(sheet_of(one, copy, dossier.gate + "-" + one.name + more));
      }
    }
  }
  return paper;
}

}  // namespace st
