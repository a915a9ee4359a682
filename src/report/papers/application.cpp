// `st report application`: the dossier, what it would be sent back for first, and its cover page.
#include <algorithm>

#include "st/check/gate.hpp"
#include "st/dossier/dossier.hpp"
#include "st/dossier/service.hpp"
#include "st/rule/roles.hpp"

#include "report/papers/dossier_words.hpp"
#include "report/papers/parts.hpp"
#include "report/plan_words.hpp"
#include "report/words.hpp"

namespace st {

Paper application_paper(const Subject& subject);

namespace {

Tone tone_of(PaperState state) {
  switch (state) {
    case PaperState::wrong:
    case PaperState::missing: return Tone::bad;
    case PaperState::unsigned_yet: return Tone::watch;
    case PaperState::later: return Tone::plain;
    case PaperState::ready: break;
  }
  return Tone::good;
}

Figures figures_of(const Subject& subject, const Dossier& dossier) {
  const PlanReport& plan = *the_one(subject).plan;
  const auto ready = std::ranges::count(dossier.papers, PaperState::ready, &DossierPaper::state);
  Figures figures;
  const auto stops = static_cast<std::int64_t>(dossier.open.size());
  figures.all = {{"stops", say("application-stops"), Cell(stops, stops ? Tone::bad : Tone::good)},
                 {"ready", say("application-ready"), static_cast<std::int64_t>(ready),
                  say("paper-of", {std::to_string(dossier.papers.size())})}};
  if (dossier.gate == "bt") return figures;
  const auto required = plan.projection.timeline.required();
  figures.all.push_back({"months", say("application-months"),
                         plan.projection.done + plan.projection.credited,
                         required ? say("paper-of", {required->text()}) : Phrase()});
  return figures;
}

/// What a rule says of one thing, and how many more it says the like of.
struct Reason {
  const Finding* first = nullptr;
  std::vector<Phrase> messages{};
  std::int64_t count = 0;
};

/// A rule that is not met by many things is one reason.
std::vector<Reason> reasons_of(const Dossier& dossier) {
  constexpr std::size_t kShown = 3;
  std::vector<Reason> reasons;
  for (const Finding* one : dossier.open) {
    auto same = std::ranges::find_if(reasons, [&](const Reason& reason) {
      return reason.first->rule == one->rule && reason.first->outcome == one->outcome;
    });
    if (same == reasons.end()) same = reasons.insert(same, {.first = one});
    ++same->count;
    const bool told = std::ranges::count(same->messages, one->message) > 0;
    if (!told && same->messages.size() < kShown) same->messages.push_back(one->message);
  }
  return reasons;
}

Table open_table(const Subject& subject, const Dossier& dossier) {
  Table table{.name = dossier.gate + "_open", .title = say("application-open")};
  table.columns = {{"state", say("paper-state")},
                   {"count", say("annual-count"), Holding::count},
                   {"what", say("paper-what")},
                   {"help", say("paper-help")},
                   {"who", say("paper-who"), Holding::words, true},
                   {"rule", say("paper-rule")},
                   {"place", say("paper-place"), Holding::place, true}};
  table.none = say("application-nothing-open");
  const PlanReport& plan = *the_one(subject).plan;
  for (const Reason& reason : reasons_of(dossier)) {
    const Finding& one = *reason.first;
    const Outcome outcome = one.outcome.value_or(Outcome::unmet);
    const Tone tone = outcome == Outcome::due ? Tone::watch : Tone::bad;
    table.rows.push_back({Cell(word_for(outcome), tone), reason.count, enumerate(reason.messages),
                          one.help,
                          one.source ? role_words(one.source->who, one.source->pack) : Phrase(),
                          std::string(one.rule), place_in(plan, place_text(one.where))});
  }
  return table;
}

Table papers_table(const Subject& subject, const Dossier& dossier) {
  Table table{.name = dossier.gate + "_papers", .title = say("application-papers")};
  table.columns = {{"state", say("paper-state")},
                   {"paper", say("application-paper")},
                   {"for", say("application-for")},
                   {"signed_by", say("application-signed-by"), Holding::words, true},
                   {"lacking", say("paper-lacking")},
                   {"attachment", say("application-number"), Holding::count},
                   {"place", say("paper-place"), Holding::place, true}};
  const PlanReport& plan = *the_one(subject).plan;
  for (const PaperState state : all_paper_states) {
    for (const DossierPaper& paper : dossier.papers) {
      if (paper.state != state) continue;
      const Record* at = paper.certificate ? paper.certificate : paper.credit;
      if (!at && !paper.activities.empty()) at = paper.activities.front();
      std::vector<Phrase> told = paper.lacking;
      told.insert(told.end(), paper.remarks.begin(), paper.remarks.end());
      table.rows.push_back(
          {Cell(paper_state_word(state), tone_of(state)), paper_title(paper), what_for(plan, paper),
           role_words(paper.signed_by), enumerate(told),
           paper.attachment ? Cell(static_cast<std::int64_t>(paper.attachment)) : Cell(),
           at ? Cell(place_in(plan, place_text(at->head()))) : Cell()});
    }
  }
  return table;
}

Table attachments_table(const Subject& subject, const Dossier& dossier) {
  Table table{.name = dossier.gate + "_attachments", .title = say("application-attachments")};
  table.columns = {{"attachment", say("application-number"), Holding::count},
                   {"paper", say("application-paper")},
                   {"for", say("application-for")},
                   {"issued", say("application-issued"), Holding::day},
                   {"enclosed", say("application-enclosed"), Holding::box}};
  table.none = say("paper-none");
  for (const DossierPaper& paper : dossier.papers) {
    if (paper.attachment == 0) continue;
    const bool signed_now = paper.certificate && paper.state != PaperState::unsigned_yet;
    table.rows.push_back({static_cast<std::int64_t>(paper.attachment),
                          paper_title(paper),
                          what_for(*the_one(subject).plan, paper),
                          signed_now ? Cell(paper.certificate->date("issued")) : Cell(),
                          {}});
  }
  return table;
}

Table service_table(const Subject& subject, const Dossier& dossier) {
  Table table{.name = dossier.gate + "_service", .title = say("application-service")};
  table.columns = {{"where", say("paper-where")},
                   {"from", say("paper-from"), Holding::day},
                   {"to", say("paper-to"), Holding::day},
                   {"share", say("annual-share"), Holding::share},
                   {"months", say("annual-months"), Holding::months}};
  table.none = say("paper-none");
  const PlanReport& plan = *the_one(subject).plan;
  const auto rows =
      service_rows(plan.world, plan.projection, subject.as_of, dossier.gate == "bt" ? "bt" : "all");
  for (const ServiceRow& row : rows) {
    const Phrase where =
        row.rotation ? Phrase(place_name(plan, *row.rotation)) : Phrase(unit_name(plan, row.unit));
    table.rows.push_back({where, row.period.from, row.period.to, row.share, row.months});
  }
  if (!rows.empty()) table.rows.push_back({say("application-sum"), {}, {}, {}, sum_of(rows)});
  return table;
}

void add_dossier(const Subject& subject, const Dossier& dossier, Paper& paper) {
  paper.blocks.emplace_back(Heading{application_title(dossier)});
  const bool passes = dossier.open.empty();
  paper.blocks.emplace_back(Paragraph{say(passes ? "application-passes" : "application-stopped"),
                                      passes ? Tone::good : Tone::bad});
  paper.blocks.emplace_back(figures_of(subject, dossier));
  paper.blocks.emplace_back(open_table(subject, dossier));
  paper.blocks.emplace_back(papers_table(subject, dossier));
  paper.blocks.emplace_back(NewSheet{});
  paper.blocks.emplace_back(Heading{say("application-cover", {application_title(dossier)})});
  paper.blocks.emplace_back(Paragraph{who(*the_one(subject).plan)});
  paper.blocks.emplace_back(attachments_table(subject, dossier));
  paper.blocks.emplace_back(service_table(subject, dossier));
}

}  // namespace

Paper application_paper(const Subject& subject) {
  Paper paper = paper_about(subject, "application", say("application-title"));
  const auto dossiers = dossiers_of(dossier_source(subject));
  if (dossiers.empty())
    paper.blocks.emplace_back(Paragraph{say("application-no-forms"), Tone::watch});
  for (std::size_t i = 0; i < dossiers.size(); ++i) {
    if (i > 0) paper.blocks.emplace_back(NewSheet{});
    add_dossier(subject, dossiers[i], paper);
  }
  return paper;
}

}  // namespace st
