// `st report unit`: a training unit before an external review: what it has had reviewed, what is
// open, who supervises, whom it trains, and its own questions to itself.
#include <algorithm>
#include <map>
#include <set>

#include "st/rule/judge.hpp"
#include "st/rule/roles.hpp"
#include "st/rule/verb.hpp"

#include "report/formats/svg_bars.hpp"
#include "report/papers/parts.hpp"
#include "report/plan_words.hpp"
#include "report/words.hpp"

namespace st {

Paper unit_paper(const Subject& subject);

namespace {

const Record& body(const Subject& subject) { return subject.unit->body(); }

const RecordType& unit_fields() { return *unit_type().find("unit")->record; }

/// Months of the calendar that have gone since.
std::int64_t age(Date then, Date now) {
  std::int64_t months = 0;
  while (add_months(then, static_cast<int>(months) + 1) <= now) ++months;
  return months;
}

bool in_training(const Trainee& one, Date day) {
  const auto completed = one.plan->projection.timeline.completed();
  const auto start = one.plan->projection.start();
  return start && *start <= day && (!completed || day < *completed);
}

/// The newest first.
std::vector<const Record*> reviews(const Subject& subject) {
  std::vector<const Record*> all = body(subject).records("reviews");
  std::erase_if(all, [&](const Record* one) {
    const auto day = one->date("date");
    return !day || subject.as_of < *day;
  });
  std::ranges::stable_sort(all, std::greater{},
                           [](const Record* one) { return *one->date("date"); });
  return all;
}

bool is_remedied(const Record& deficiency) {
  return deficiency.has("remedied") && deficiency.yes("remedied").value_or(true);
}

std::int64_t open_deficiencies(const Record& review) {
  std::int64_t open = 0;
  for (const Record* one : review.records("deficiencies")) open += is_remedied(*one) ? 0 : 1;
  return open;
}

Cell dated(const Record& record, std::string_view field) {
  const Record* event = record.record(field);
  return event ? Cell(event->date("date")) : Cell(record.date(field));
}

Table reviews_table(const Subject& subject) {
  Table table{.name = "reviews", .title = say("unit-reviews")};
  table.columns = {{"date", say("paper-day"), Holding::day},
                   {"kind", say("unit-kind")},
                   {"method", say("unit-method")},
                   {"by", say("unit-by")},
                   {"age", say("unit-age"), Holding::count},
                   {"deficiencies", say("unit-found"), Holding::count},
                   {"open", say("unit-open"), Holding::count},
                   {"report", say("unit-report"), Holding::day},
                   {"action_plan", say("unit-action-plan"), Holding::day, true}};
  table.none = say("unit-no-reviews");
  for (const Record* one : reviews(subject)) {
    const Date day = *one->date("date");
    const auto words = [&](const char* field) {
      return worded(&one->type(), field, one->text(field));
    };
    std::vector<std::string> by;
    for (const auto name : one->texts("by")) by.emplace_back(name);
    const auto open = open_deficiencies(*one);
    table.rows.push_back({day, words("kind"), words("method"), listed(by), age(day, subject.as_of),
                          static_cast<std::int64_t>(one->records("deficiencies").size()),
                          Cell(open, open > 0 ? Tone::bad : Tone::good), dated(*one, "report"),
                          dated(*one, "action_plan")});
  }
  return table;
}

Table deficiencies_table(const Subject& subject) {
  Table table{.name = "deficiencies", .title = say("unit-deficiencies")};
  table.columns = {{"review", say("unit-review"), Holding::day},
                   {"what", say("paper-what")},
                   {"measure", say("unit-measure")},
                   {"remedied", say("unit-remedied"), Holding::day},
                   {"state", say("paper-state")}};
  table.none = say("paper-none");
  for (const Record* review : reviews(subject)) {
    for (const Record* one : review->records("deficiencies")) {
      const bool remedied = is_remedied(*one);
      table.rows.push_back({review->date("date"), std::string(one->text("what")),
                            std::string(one->text("measure")), one->date("remedied"),
                            Cell(say(remedied ? "unit-remedied" : "unit-not-mended"),
                                 remedied ? Tone::good : Tone::bad)});
    }
  }
  return table;
}

/// What the rules ask of the unit: what does not hold first, then the dates to come.
Table findings_of(const Subject& subject) {
  Table table{.name = "findings", .title = say("unit-rules")};
  table.columns = {
      {"state", say("paper-state")}, {"what", say("paper-what")},
      {"help", say("paper-help")},   {"due", say("unit-due"), Holding::day},
      {"rule", say("paper-rule")},   {"place", say("paper-place"), Holding::place, true}};
  table.none = say("paper-no-findings");
  if (!subject.unit_verdict) return table;
  std::vector<const Finding*> told;
  for (const Finding& one : subject.unit_verdict->findings) {
    const Outcome outcome = one.outcome.value_or(Outcome::unmet);
    const bool settled = outcome == Outcome::met || outcome == Outcome::not_applicable;
    if (!settled || (one.due && subject.as_of <= *one.due)) told.push_back(&one);
  }
  std::ranges::stable_sort(told, {}, [](const Finding* one) {
    return std::pair(one->outcome.value_or(Outcome::unmet), one->due.value_or(Date{}));
  });
  for (const Finding* one : told) {
    const Outcome outcome = one->outcome.value_or(Outcome::unmet);
    const Tone tone = outcome == Outcome::due        ? Tone::plain
                      : outcome <= Outcome::unproven ? Tone::bad
                                                     : Tone::watch;
    table.rows.push_back({Cell(word_for(outcome), tone), one->message, one->help, one->due,
                          std::string(one->rule), place_text(one->where)});
  }
  return table;
}

bool supervises(const Record& person) {
  return std::ranges::any_of(person.records("roles"), [](const Record* role) {
    return fulfils(role->text("role"), "supervisor");
  });
}

/// The unit's own people and those whom its trainees name, each once.
Table supervisors_table(const Subject& subject) {
  Table table{.name = "supervisors", .title = say("unit-supervisors")};
  table.columns = {{"name", say("annual-name")},
                   {"specialties", say("unit-specialties")},
                   {"licence", say("unit-licence"), Holding::day},
                   {"trained", say("unit-trained"), Holding::day},
                   {"place", say("paper-place"), Holding::place, true}};
  table.none = say("paper-none");
  std::set<std::string_view> seen;
  const auto add = [&](const Record* person) {
    if (!supervises(*person) || (!person->id().empty() && !seen.insert(person->id()).second))
      return;
    std::vector<Phrase> specialties;
    for (const Record* held : person->records("specialties")) {
      const Specialty* known =
          subject.trainees.empty()
              ? nullptr
              : subject.trainees.front().plan->book.specialty(held->text("specialty"));
      specialties.push_back(known ? Phrase(known->name) : Phrase(held->text("specialty")));
    }
    std::optional<Date> trained;
    for (const Record* one : person->records("supervisor_training"))
      trained = std::max(trained, one->date("date"));
    table.rows.push_back({std::string(person->text("name")), enumerate(specialties),
                          person->date("licence"),
                          trained ? Cell(*trained) : Cell(say("unit-untrained"), Tone::bad),
                          place_text(person->head())});
  };
  for (const Record* person : body(subject).records("people")) add(person);
  for (const Trainee* one : trained_at(subject, *subject.unit)) {
    for (const Record* person : one->plan->plan().list("people")) add(person);
  }
  return table;
}

Table trainees_table(const Subject& subject) {
  Table table{.name = "trainees", .title = say("unit-trainees")};
  table.columns = {{"doctor", say("survey-doctor")},
                   {"specialty", say("survey-specialty")},
                   {"end", say("survey-end"), Holding::day},
                   {"left", say("paper-left"), Holding::months},
                   {"goals", say("paper-goals-met"), Holding::count},
                   {"errors", say("unit-errors"), Holding::count}};
  table.none = say("paper-none");
  for (const Trainee* one : trained_at(subject, *subject.unit)) {
    if (!in_training(*one, subject.as_of)) continue;
    const auto met = std::ranges::count(one->plan->goals, Coverage::met, &GoalStand::state);
    const auto errors =
        std::ranges::count(one->verdict->findings, Severity::error, &Finding::severity);
    table.rows.push_back(
        {doctor_name(*one->plan), specialty_name(*one->plan), one->plan->projection.end(),
         one->plan->projection.left, static_cast<std::int64_t>(met),
         Cell(static_cast<std::int64_t>(errors), errors > 0 ? Tone::bad : Tone::good)});
  }
  return table;
}

/// What a review asks to see, by the fields that hold it.
Table documents_table(const Subject& subject) {
  Table table{.name = "documents", .title = say("unit-documents")};
  table.columns = {{"document", say("unit-document")},
                   {"date", say("paper-day"), Holding::day},
                   {"state", say("paper-state")}};
  for (const char* field : {"introduction_programme", "training_plan", "local_routines",
                            "accreditation", "quality_checks", "self_assessment"}) {
    const Field& described = *unit_fields().find(field);
    std::optional<Date> last;
    for (const Record* one : body(subject).records(field))
      last = std::max(last, one->type().find("date") ? one->date("date") : std::nullopt);
    const bool there = body(subject).has(field);
    table.rows.push_back(
        {Bilingual{std::string(described.doc.sv), std::string(described.doc.en)}, last,
         Cell(say(there ? "unit-there" : "unit-missing"), there ? Tone::good : Tone::watch)});
  }
  return table;
}

/// The unit's recorded answer to a rule: the last, and the one of an earlier year.
struct Answers {
  const Record* last = nullptr;
  const Record* before = nullptr;
};

Answers answers_to(const Subject& subject, const Rule& rule) {
  std::vector<const Record*> all;
  for (const Record* one : body(subject).records("judgements")) {
    const auto day = one->date("date");
    const bool asked =
        one->text("rule") == rule.id || std::ranges::count(rule.covers, one->text("rule")) > 0;
    if (asked && day && *day <= subject.as_of) all.push_back(one);
  }
  std::ranges::stable_sort(all, std::greater{},
                           [](const Record* one) { return *one->date("date"); });
  Answers answers;
  if (all.empty()) return answers;
  answers.last = all.front();
  const auto year = [](const Record* one) { return one->date("date")->iso().substr(0, 4); };
  for (const Record* one : all) {
    if (year(one) == year(answers.last)) continue;
    answers.before = one;
    break;
  }
  return answers;
}

Cell answer_cell(const Record* answer) {
  if (!answer) return {};
  const auto said = answer->yes("answer");
  if (!said) return {};
  return Cell(say(*said ? "unit-yes" : "unit-no", {answer->date("date")->iso()}),
              *said ? Tone::good : Tone::bad);
}

/// Every rule and duty that is the unit's, with what is decided of it or was answered.
Table questions_table(const Subject& subject) {
  Table table{.name = "self_assessment", .title = say("unit-self-assessment")};
  table.columns = {{"yes", say("unit-box-yes"), Holding::box},
                   {"no", say("unit-box-no"), Holding::box},
                   {"question", say("unit-question")},
                   {"state", say("paper-state")},
                   {"answer", say("unit-answer")},
                   {"before", say("unit-answer-before")},
                   {"rule", say("paper-rule")}};
  table.none = say("paper-none");
  std::map<std::string_view, Outcome> decided;
  if (subject.unit_verdict) {
    for (const RuleDecisions& one : decisions_of(*subject.unit_verdict))
      decided[one.rule->id] = one.outcome();
  }
  for (const Pack& pack : subject.trainees.front().plan->book.packs()) {
    if (!speaks_of(pack, subject.unit->id(), body(subject).text("region"))) continue;
    for (const Rule& rule : pack.rules) {
      if (rule.on != On::unit || !rule.clause.verb || rule.clause.verb->name == "metric") continue;
      const auto outcome = decided.find(rule.id);
      const Answers answers = answers_to(subject, rule);
      table.rows.push_back({{},
                            {},
                            Phrase(rule.text),
                            outcome == decided.end() ? Phrase() : word_for(outcome->second),
                            answer_cell(answers.last),
                            answer_cell(answers.before),
                            rule.id});
    }
  }
  return table;
}

Figures figures_of(const Subject& subject) {
  const auto all = reviews(subject);
  const auto external =
      std::ranges::find_if(all, [](const Record* one) { return one->text("kind") == "external"; });
  std::int64_t open = 0;
  for (const Record* one : all) open += open_deficiencies(*one);
  std::int64_t trainees = 0;
  for (const Trainee* one : trained_at(subject, *subject.unit))
    trainees += in_training(*one, subject.as_of) ? 1 : 0;
  Figures figures;
  figures.all = {
      {"trainees", say("survey-trainees"), trainees},
      {"last_external", say("unit-last-external"),
       external == all.end() ? Cell(say("unit-never"), Tone::bad)
                             : Cell((*external)->date("date"))},
      {"open", say("unit-open"), Cell(open, open > 0 ? Tone::bad : Tone::good)},
  };
  return figures;
}

Picture ages_picture(const Subject& subject) {
  std::vector<SvgBar> bars;
  for (const Record* one : reviews(subject)) {
    const Date day = *one->date("date");
    const std::int64_t months = age(day, subject.as_of);
    bars.push_back({.label = day.iso() + " " +
                             worded(&one->type(), "kind", one->text("kind")).in(subject.lang),
                    .value = months,
                    .shown = say("unit-months", {std::to_string(months)}).in(subject.lang)});
  }
  const Phrase title = say("unit-ages");
  return {"ages", title, svg_bars(title, bars, subject.lang)};
}

}  // namespace

Paper unit_paper(const Subject& subject) {
  Paper paper{.name = "unit",
              .title = say("unit-title", {unit_name(*subject.trainees.front().plan,
                                                    std::string(subject.unit->id()))}),
              .as_of = subject.as_of};
  paper.blocks.emplace_back(figures_of(subject));
  paper.blocks.emplace_back(findings_of(subject));
  paper.blocks.emplace_back(reviews_table(subject));
  if (!reviews(subject).empty()) paper.blocks.emplace_back(ages_picture(subject));
  paper.blocks.emplace_back(deficiencies_table(subject));
  paper.blocks.emplace_back(supervisors_table(subject));
  paper.blocks.emplace_back(trainees_table(subject));
  paper.blocks.emplace_back(documents_table(subject));
  paper.blocks.emplace_back(NewSheet{});
  paper.blocks.emplace_back(questions_table(subject));
  return paper;
}

}  // namespace st
