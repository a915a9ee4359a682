#include <algorithm>
#include <array>

#include "st/report/forms.hpp"

namespace st {
namespace {

/// Something to say: a paper of the training as a whole, one that is recorded, or one that
/// certifies what is done.
bool is_to_fill(const DossierPaper& paper) {
  if (!paper.form) return false;
  if (paper.form->of != Form::Of::each || paper.certificate) return true;
  return !paper.activities.empty() && paper.state != PaperState::later;
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string name_of(const DossierPaper& paper) {
  std::string name = two_digits(paper.attachment) + "-bilaga-" + paper.form->number;
  const Record* about = paper.certificate           ? paper.certificate
                        : !paper.activities.empty() ? paper.activities.front()
                                                    : nullptr;
  const bool named = paper.form->of == Form::Of::each && about && !about->id().empty();
  return named ? name + "-" + std::string(about->id()) : name;
}

}  // namespace

std::vector<FilledPaper> filled_papers(const FormSource& source) {
  std::vector<FilledPaper> all;
  for (const DossierPaper& paper : source.dossier.papers) {
    if (is_to_fill(paper)) all.push_back({&paper, filled(source, paper), name_of(paper)});
  }
  return all;
}

}  // namespace st
