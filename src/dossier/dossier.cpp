#include "st/dossier/dossier.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "st/check/gate.hpp"
#include "st/rule/stream.hpp"

namespace st {
namespace {

/// The kind of certificate that an activity is certified by.
std::vector<std::string_view> kinds_for(const Record& activity) {
  if (activity.section() == "courses") return {"course"};
  if (activity.section() == "projects") {
    std::vector<std::string_view> kinds;
    for (const auto kind : activity.texts("kind")) {
      if (kind == "quality") kinds.push_back("development");
      if (kind == "scientific")
        kinds.insert(kinds.end(), {"written_work", "scientific_competence"});
    }
    return kinds;
  }
  if (activity.text("kind") == "auscultation") return {"auscultation"};
  if (activity.text("kind") == "research") return {};
  return {"clinical"};
}

bool is_third_country(const Document& plan) {
  const Record* training = plan.section("training");
  return training && training->text("route") == "third_country";
}

bool has_bt_certificate(const Document& plan) {
  const Record* bt = plan.section("bt");
  const Record* certificate = bt ? bt->record("certificate") : nullptr;
  return certificate && certificate->date("issued");
}

std::optional<Date> ended(const Record& activity) {
  for (const char* field : {"to", "end", "from", "start"}) {
    if (activity.type().find(field)) {
      if (const auto day = activity.date(field)) return day;
    }
  }
  return {};
}

/// A form's papers, one after the other.
class Gathering {
 public:
  Gathering(const DossierSource& source, const Form& form, std::vector<DossierPaper>& papers)
      : source_(source), form_(form), papers_(papers) {}

  void gather() {
    const auto before = papers_.size();
    if (form_.of != Form::Of::application) add_recorded();
    if (form_.of == Form::Of::each) {
      add_for_activities();
      add_for_goals();
    } else if (papers_.size() == before) {
      add_expected();
    }
  }

 private:
  const Document& plan() const { return source_.world.plan(); }

  /// Has this application gone in?
  bool is_applied() const {
    if (form_.stage == "bt") {
      const Record* bt = plan().section("bt");
      const Record* certificate = bt ? bt->record("certificate") : nullptr;
      return certificate && certificate->date("applied");
    }
    const Record* dossier = plan().section("dossier");
    return dossier && dossier->date("applied");
  }

  DossierPaper blank() const {
    return {.form = &form_, .title = form_.title, .signed_by = form_.signed_by};
  }

  bool is_of_form(const Record& certificate) const {
    const auto number = certificate.text("form");
    const auto regulation = certificate.text("regulation");
    const Record* training = plan().section("training");
    if (certificate.text("kind") != form_.kind) return false;
    if (!regulation.empty() && regulation != training->text("regulation")) return false;
    // A kind that has two forms goes by the number.
    const bool numbered = form_.kind == "third_country";
    return !numbered || number == form_.number || (number.empty() && form_.of == Form::Of::each);
  }

  void add_recorded() {
    for (const Record* certificate : plan().list("certificates")) {
      if (!is_of_form(*certificate)) continue;
      DossierPaper paper = blank();
      paper.certificate = certificate;
      for (const auto goal : certificate->texts("goals")) paper.goals.emplace_back(goal);
      for (const auto id : certificate->texts("for")) {
        if (const Record* activity = source_.world.by_id(id)) paper.activities.push_back(activity);
      }
      const auto issued = certificate->date("issued");
      paper.state =
          issued && *issued <= source_.as_of ? PaperState::ready : PaperState::unsigned_yet;
      judge(paper, subject_of(*certificate));
      remark_on_time(paper);
      papers_.push_back(std::move(paper));
    }
  }

  /// What the rules say of it. A paper that is not signed yet is not judged.
  void judge(DossierPaper& paper, std::string_view subject) const {
    for (const Finding& finding : source_.verdict.findings) {
      const bool speaks = finding.source && finding.subject == subject &&
                          !finding.source->gate.empty() && finding.source->id == form_.rule;
      if (!speaks) continue;
      if (*finding.outcome == Outcome::due) {
        if (paper.state != PaperState::ready) paper.state = PaperState::later;
        if (paper.certificate == nullptr) paper.lacking.push_back(finding.message);
      } else if (stops(finding, finding.source->gate)) {
        paper.lacking.push_back(finding.message);
        if (paper.certificate) paper.state = PaperState::wrong;
      }
    }
  }

  void remark_on_time(DossierPaper& paper) const {
    const auto start = source_.projection.start();
    const auto end = source_.projection.timeline.completed();
    for (const Record* activity : paper.activities) {
      const auto day = ended(*activity);
      if (!day || !start) continue;
      if (*day < *start || (end && *end < *day))
        paper.remarks.push_back(say("dossier-outside", {day->iso()}));
    }
  }

  void add_expected() {
    DossierPaper paper = blank();
    judge(paper, "plan");
    if (form_.of == Form::Of::application && paper.lacking.empty())
      paper.state = is_applied() ? PaperState::ready : PaperState::unsigned_yet;
    papers_.push_back(std::move(paper));
  }

  /// A certificate for every activity whose goals lack one of this kind.
  void add_for_activities() {
    std::vector<const Record*> order;
    std::map<const Record*, DossierPaper> wanted;
    for (const GoalStand& stand : source_.goals) {
      if (!lacks(stand)) continue;
      for (const Record* activity : stand.activities) {
        if (std::ranges::count(kinds_for(*activity), form_.kind) == 0) continue;
        const auto [it, fresh] = wanted.emplace(activity, blank());
        if (fresh) order.push_back(activity);
        it->second.activities = {activity};
        it->second.goals.push_back(stand.goal.code);
      }
    }
    for (const Record* activity : order) {
      DossierPaper& paper = wanted.at(activity);
      const auto day = ended(*activity);
      paper.state = day && *day <= source_.as_of ? PaperState::missing : PaperState::later;
      paper.lacking.push_back(
          say(paper.state == PaperState::missing ? "dossier-not-certified" : "dossier-not-over"));
      papers_.push_back(std::move(paper));
    }
  }

  /// One certificate for the goals that no activity of the plan leads to one of.
  void add_for_goals() {
    DossierPaper paper = blank();
    paper.state = PaperState::later;
    for (const GoalStand& stand : source_.goals) {
      const bool led_to = std::ranges::any_of(stand.activities, [&](const Record* activity) {
        return std::ranges::count(kinds_for(*activity), form_.kind) > 0;
      });
      if (!lacks(stand) || led_to) continue;
      paper.goals.push_back(stand.goal.code);
      if (!has_time(stand)) paper.state = PaperState::missing;
    }
    if (paper.goals.empty()) return;
    paper.lacking.push_back(say("dossier-nothing-planned"));
    papers_.push_back(std::move(paper));
  }

  bool asks_for_it(const GoalNeed& need) const {
    return std::ranges::count(need.kinds, form_.kind) > 0;
  }

  /// Does the goal lack a certificate of this kind, and none that is recorded names it?
  bool lacks(const GoalStand& stand) const {
    const bool named = std::ranges::any_of(papers_, [&](const DossierPaper& paper) {
      return paper.form == &form_ && paper.certificate &&
             std::ranges::count(paper.goals, stand.goal.code) > 0;
    });
    return !named && std::ranges::any_of(stand.needs,
                                         [&](const GoalNeed& need) { return asks_for_it(need); });
  }

  bool has_time(const GoalStand& stand) const {
    return std::ranges::all_of(stand.needs, [&](const GoalNeed& need) {
      return !asks_for_it(need) || need.outcome == Outcome::due;
    });
  }

  const DossierSource& source_;
  const Form& form_;
  std::vector<DossierPaper>& papers_;
};

void add_credits(const DossierSource& source, const CreditPaper& wanted,
                 std::vector<DossierPaper>& papers) {
  for (const Record* credit : source.world.plan().list("credits")) {
    if (credit->text("kind") != wanted.credit) continue;
    DossierPaper paper{.title = wanted.title, .credit = credit};
    const bool there = credit->has("document");
    paper.state = there ? PaperState::ready : PaperState::missing;
    if (!there) paper.lacking.push_back(say("dossier-no-document"));
    papers.push_back(std::move(paper));
  }
}

/// Which of the stages a dossier holds.
bool belongs(std::string_view stage, bool bt, bool third_country) {
  if (bt || stage == "bt") return bt && stage == "bt";
  return stage == "any" || (stage == "third_country") == third_country;
}

Dossier dossier_of(const DossierSource& source, const FormSet& set, bool bt) {
  Dossier dossier{.gate = bt ? "bt" : "application"};
  const bool third_country = is_third_country(source.world.plan());
  for (const Form& form : set.forms) {
    if (belongs(form.stage, bt, third_country)) Gathering(source, form, dossier.papers).gather();
  }
  for (const CreditPaper& other : set.others) {
    if (belongs(other.stage, bt, third_country)) add_credits(source, other, dossier.papers);
  }
  int number = 0;
  for (DossierPaper& paper : dossier.papers) {
    if (!paper.form || paper.form->of != Form::Of::application) paper.attachment = ++number;
  }
  for (const Finding& finding : source.verdict.findings) {
    if (stops(finding, dossier.gate)) dossier.open.push_back(&finding);
  }
  std::ranges::stable_sort(dossier.open, {}, [](const Finding* finding) {
    return finding->outcome.value_or(Outcome::unmet);
  });
  return dossier;
}

}  // namespace

std::string_view name(PaperState state) {
  switch (state) {
    case PaperState::wrong: return "wrong";
    case PaperState::missing: return "missing";
    case PaperState::unsigned_yet: return "unsigned";
    case PaperState::later: return "later";
    case PaperState::ready: return "ready";
  }
  return "missing";
}

const FormSet* forms_for(const Document& plan) {
  const Record* training = plan.section("training");
  return training ? forms_of(training->text("regulation")) : nullptr;
}

std::vector<Dossier> dossiers_of(const DossierSource& source) {
  const FormSet* set = forms_for(source.world.plan());
  if (!set) return {};
  std::vector<Dossier> all;
  const auto is_bt = [](const Form& form) { return form.stage == "bt"; };
  if (std::ranges::any_of(set->forms, is_bt) && !has_bt_certificate(source.world.plan()))
    all.push_back(dossier_of(source, *set, true));
  all.push_back(dossier_of(source, *set, false));
  return all;
}

}  // namespace st
