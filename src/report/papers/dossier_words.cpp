#include "report/papers/dossier_words.hpp"

#include <algorithm>

#include "report/papers/parts.hpp"
#include "report/plan_words.hpp"

namespace st {
namespace {

std::string named(const PlanReport& plan, const Record& activity) {
  std::string name;
  if (activity.type().find("title")) name = activity.text("title");
  if (name.empty() && activity.type().find("unit")) name = place_name(plan, activity);
  return name.empty() ? std::string(activity.id()) : name;
}

}  // namespace

DossierSource dossier_source(const Subject& subject) {
  const Trainee& one = the_one(subject);
  return {.world = one.plan->world,
          .projection = one.plan->projection,
          .goals = one.plan->goals,
          .verdict = *one.verdict,
          .as_of = subject.as_of};
}

Phrase paper_state_word(PaperState state) {
  switch (state) {
    case PaperState::wrong: return say("application-wrong");
    case PaperState::missing: return say("application-missing");
    case PaperState::unsigned_yet: return say("application-unsigned");
    case PaperState::later: return say("application-later");
    case PaperState::ready: break;
  }
  return say("application-in-order");
}

Phrase paper_title(const DossierPaper& paper) {
  if (!paper.form) return paper.title;
  return say("application-form", {paper.form->number, paper.title});
}

Phrase what_for(const PlanReport& plan, const DossierPaper& paper) {
  std::vector<Phrase> parts;
  if (!paper.goals.empty()) parts.emplace_back(listed(paper.goals));
  for (const Record* activity : paper.activities) {
    Phrase name(named(plan, *activity));
    if (std::ranges::count(parts, name) == 0) parts.push_back(std::move(name));
  }
  return enumerate(parts);
}

Phrase application_title(const Dossier& dossier) {
  const auto form = std::ranges::find_if(dossier.papers, [](const DossierPaper& paper) {
    return paper.form && paper.form->of == Form::Of::application;
  });
  return form == dossier.papers.end() ? say("application-title") : Phrase(form->title);
}

}  // namespace st
