// What the reports about an application say in the same words.
#pragma once

#include "st/dossier/dossier.hpp"
#include "st/report/papers.hpp"

namespace st {

DossierSource dossier_source(const Subject& subject);
Phrase paper_state_word(PaperState state);
/// "9. Clinical service under supervision"
Phrase paper_title(const DossierPaper& paper);
/// Its goals, and the activities that it certifies.
Phrase what_for(const PlanReport& plan, const DossierPaper& paper);
/// What the dossier applies for.
Phrase application_title(const Dossier& dossier);

}  // namespace st
