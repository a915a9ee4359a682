// `st report survey`: doctors and trainees on a day, as a region's yearly survey asks for them,
// with what it has published of earlier years beside.
#include <algorithm>
#include <map>
#include <set>

#include "st/report/series.hpp"
#include "st/rule/roles.hpp"

#include "report/formats/svg_bars.hpp"
#include "report/papers/parts.hpp"
#include "report/plan_words.hpp"

namespace st {

Paper survey_paper(const Subject& subject);

namespace {

constexpr std::int64_t kHundred = 100;

/// A trainee on the day, and where they belong.
struct InTraining {
  const PlanReport* plan = nullptr;
  const Document* unit = nullptr;
  std::string specialty{};
};

struct Staff {
  std::int64_t specialists = 0;  ///< In hundredths, all of them.
  std::int64_t own = 0;
  std::int64_t retiring = 0;
  std::int64_t vacant = 0;
};

struct Line {
  std::int64_t trainees = 0;
  std::int64_t trainees_private = 0;
  Expected completions{};
  Staff staff{};
};

std::string unit_text(const Document* unit, std::string_view field) {
  return unit ? std::string(unit->body().text(field)) : std::string();
}

bool is_private(const Document* unit) {
  return unit_text(unit, "ownership").starts_with("private") ||
         unit_text(unit, "sector") == "private";
}

Phrase unit_word(const Document* unit, std::string_view field) {
  const std::string word = unit_text(unit, field);
  return word.empty() ? Phrase() : worded(unit_type().find("unit")->record, field, word);
}

int year_of(Date day) { return day.year(); }

std::vector<InTraining> trainees_on(const Subject& subject) {
  std::vector<InTraining> all;
  for (const Trainee& one : subject.trainees) {
    const Record* training = one.plan->plan().section("training");
    const auto start = training ? training->date("start") : std::nullopt;
    const auto completed = training ? training->date("completed") : std::nullopt;
    if (!start || subject.as_of < *start || (completed && *completed <= subject.as_of)) continue;
    all.push_back({one.plan, one.plan->world.unit(training->text("unit")),
                   std::string(training->text("specialty"))});
  }
  return all;
}

/// The last line up to the day of each specialty at a unit.
std::vector<const Record*> staff_of(const Document& unit, Date day) {
  std::map<std::string, const Record*> last;
  for (const Record* line : unit.body().records("staff")) {
    const auto at = line->date("as_of");
    if (!at || day < *at) continue;
    const Record*& one = last[std::string(line->text("specialty"))];
    if (!one || *one->date("as_of") <= *at) one = line;
  }
  std::vector<const Record*> lines;
  for (const auto& [specialty, line] : last) lines.push_back(line);
  return lines;
}

std::int64_t hundredths(const Record& line, std::string_view field) {
  const auto number = line.number(field);
  return number ? number->hundredths : 0;
}

void add(Staff& staff, const Record& line, const Document& unit) {
  const auto specialists = hundredths(line, "specialists");
  staff.specialists += specialists;
  if (!is_private(&unit)) staff.own += specialists;
  staff.retiring += hundredths(line, "retiring");
  staff.vacant += hundredths(line, "vacant");
}

void add_end(Expected& expected, std::optional<Date> end, Date day) {
  if (!end) return;
  const int years = year_of(*end) - year_of(day);
  if (years == 0) ++expected.rest;
  if (years == 1) ++expected.next;
  if (years == 2) ++expected.second;
}

using Lines = std::map<std::string, Line>;

Lines lines_of(const Subject& subject, const std::vector<InTraining>& trainees) {
  Lines lines;
  for (const InTraining& one : trainees) {
    Line& line = lines[one.specialty];
    ++line.trainees;
    if (is_private(one.unit)) ++line.trainees_private;
    add_end(line.completions, one.plan->projection.end(), subject.as_of);
  }
  for (const Document* unit : subject.units) {
    for (const Record* one : staff_of(*unit, subject.as_of))
      add(lines[std::string(one->text("specialty"))].staff, *one, *unit);
  }
  return lines;
}

Line sum_of(const Lines& lines) {
  Line sum;
  for (const auto& [specialty, line] : lines) {
    sum.trainees += line.trainees;
    sum.trainees_private += line.trainees_private;
    sum.completions.rest += line.completions.rest;
    sum.completions.next += line.completions.next;
    sum.completions.second += line.completions.second;
    sum.staff.specialists += line.staff.specialists;
    sum.staff.own += line.staff.own;
    sum.staff.retiring += line.staff.retiring;
    sum.staff.vacant += line.staff.vacant;
  }
  return sum;
}

Phrase specialty_words(const Subject& subject, const std::string& id) {
  const Specialty* known = subject.trainees.front().plan->book.specialty(id);
  return known ? Phrase(known->name) : Phrase(id);
}

std::vector<Cell> cells_of(Phrase words, const Line& line) {
  return {std::move(words),
          line.trainees,
          line.trainees_private,
          line.completions.rest,
          line.completions.next,
          line.completions.second,
          line.staff.specialists / kHundred,
          line.staff.retiring / kHundred,
          line.staff.vacant / kHundred,
          line.completions.sum() - line.staff.retiring / kHundred};
}

std::vector<Column> year_columns(Date day) {
  const auto year = [&](int more) { return Phrase(std::to_string(year_of(day) + more)); };
  return {{"trainees", say("survey-trainees"), Holding::count},
          {"private", say("survey-private"), Holding::count, true},
          {"rest", say("survey-rest", {year(0)}), Holding::count},
          {"next", say("survey-in", {year(1)}), Holding::count},
          {"second", say("survey-in", {year(2)}), Holding::count},
          {"specialists", say("survey-specialists"), Holding::count},
          {"retiring", say("survey-retiring"), Holding::count, true},
          {"vacant", say("survey-vacant"), Holding::count, true},
          {"difference", say("survey-difference"), Holding::count, true}};
}

/// The largest first, as the survey has it.
Table specialties_table(const Subject& subject, const Lines& lines) {
  Table table{.name = "specialties", .title = say("survey-by-specialty")};
  table.columns = year_columns(subject.as_of);
  table.columns.insert(table.columns.begin(), {"specialty", say("survey-specialty")});
  table.none = say("paper-none");
  std::vector<std::pair<std::string, Line>> order(lines.begin(), lines.end());
  std::ranges::stable_sort(order, std::greater{},
                           [](const auto& one) { return one.second.trainees; });
  for (const auto& [specialty, line] : order)
    table.rows.push_back(cells_of(specialty_words(subject, specialty), line));
  if (!lines.empty()) table.rows.push_back(cells_of(say("application-sum"), sum_of(lines)));
  return table;
}

/// Published years, and this one last.
Table series_table(const Subject& subject, const std::vector<SurveyYear>& years, const Line& now) {
  Table table{.name = "series", .title = say("survey-series")};
  table.columns = {{"day", say("paper-day")},
                   {"specialists", say("survey-specialists"), Holding::count},
                   {"own", say("survey-own"), Holding::count, true},
                   {"trainees", say("survey-trainees"), Holding::count},
                   {"private", say("survey-private"), Holding::count, true},
                   {"rest", say("survey-year-0"), Holding::count},
                   {"next", say("survey-year-1"), Holding::count},
                   {"second", say("survey-year-2"), Holding::count},
                   {"retiring", say("survey-retiring"), Holding::count, true},
                   {"vacant", say("survey-vacant"), Holding::count, true},
                   {"source", say("survey-source"), Holding::words, true}};
  for (const SurveyYear& one : years) {
    table.rows.push_back({std::to_string(one.year), one.specialists, one.specialists_own,
                          one.trainees, one.trainees_private, one.completions.rest,
                          one.completions.next, one.completions.second, one.retirements.sum(),
                          one.vacant, listed(one.sources)});
  }
  table.rows.push_back({subject.as_of.iso(), now.staff.specialists / kHundred,
                        now.staff.own / kHundred, now.trainees, now.trainees_private,
                        now.completions.rest, now.completions.next, now.completions.second,
                        now.staff.retiring / kHundred, now.staff.vacant / kHundred,
                        say("survey-this")});
  return table;
}

Table doctors_table(const Subject& subject, const std::vector<InTraining>& trainees) {
  Table table{.name = "doctors", .title = say("survey-doctors")};
  table.columns = {{"doctor", say("survey-doctor")},
                   {"specialty", say("survey-specialty")},
                   {"unit", say("survey-unit")},
                   {"administration", say("survey-administration"), Holding::words, true},
                   {"sector", say("survey-sector"), Holding::words, true},
                   {"ownership", say("survey-ownership"), Holding::words, true},
                   {"start", say("survey-start"), Holding::day},
                   {"end", say("survey-end"), Holding::day},
                   {"target", say("survey-target"), Holding::day, true},
                   {"plan", say("metrics-plan"), Holding::words, true}};
  table.none = say("paper-none");
  for (const InTraining& one : trainees) {
    const Record* training = one.plan->plan().section("training");
    table.rows.push_back({doctor_name(*one.plan), specialty_words(subject, one.specialty),
                          unit_name(*one.plan, std::string(training->text("unit"))),
                          unit_text(one.unit, "administration"), unit_word(one.unit, "sector"),
                          unit_word(one.unit, "ownership"), training->date("start"),
                          one.plan->projection.end(), training->date("target_end"),
                          one.plan->plan().path});
  }
  return table;
}

/// Plain rows for a pivot table: a unit and a specialty on each.
Table pivot_table(const Subject& subject, const std::vector<InTraining>& trainees) {
  Table table{.name = "pivot", .title = say("survey-pivot")};
  table.columns = {{"unit", say("survey-unit")},
                   {"administration", say("survey-administration"), Holding::words, true},
                   {"sector", say("survey-sector"), Holding::words, true},
                   {"ownership", say("survey-ownership"), Holding::words, true},
                   {"specialty", say("survey-specialty")},
                   {"trainees", say("survey-trainees"), Holding::count},
                   {"specialists", say("survey-specialists"), Holding::count},
                   {"retiring", say("survey-retiring"), Holding::count, true},
                   {"vacant", say("survey-vacant"), Holding::count, true}};
  table.none = say("paper-none");
  std::map<std::pair<const Document*, std::string>, Line> lines;
  for (const InTraining& one : trainees) ++lines[{one.unit, one.specialty}].trainees;
  for (const Document* unit : subject.units) {
    for (const Record* line : staff_of(*unit, subject.as_of))
      add(lines[{unit, std::string(line->text("specialty"))}].staff, *line, *unit);
  }
  std::vector<const Document*> units = subject.units;
  units.push_back(nullptr);  // Trainees whose unit no file speaks of.
  for (const Document* unit : units) {
    for (const auto& [key, line] : lines) {
      if (key.first != unit) continue;
      table.rows.push_back({unit_text(unit, "name"), unit_text(unit, "administration"),
                            unit_word(unit, "sector"), unit_word(unit, "ownership"),
                            specialty_words(subject, key.second), line.trainees,
                            line.staff.specialists / kHundred, line.staff.retiring / kHundred,
                            line.staff.vacant / kHundred});
    }
  }
  return table;
}

/// What the regions of the plans have published.
std::vector<SurveyYear> series_of(const Subject& subject) {
  std::set<std::string> regions;
  for (const Trainee& one : subject.trainees) {
    const Record* training = one.plan->plan().section("training");
    if (training) regions.emplace(training->text("region"));
  }
  std::vector<SurveyYear> all;
  for (const std::string& region : regions) {
    for (SurveyYear& year : survey_series(region)) all.push_back(std::move(year));
  }
  return all;
}

Picture picture_of(const Subject& subject, const std::vector<SurveyYear>& years, const Line& now) {
  std::vector<SvgBar> bars;
  for (const SurveyYear& one : years) {
    bars.push_back({.label = std::to_string(one.year),
                    .value = one.trainees,
                    .shown = std::to_string(one.trainees)});
  }
  bars.push_back(
      {.label = subject.as_of.iso(), .value = now.trainees, .shown = std::to_string(now.trainees)});
  const Phrase title = say("survey-picture");
  return {"series", title, svg_bars(title, bars, subject.lang)};
}

}  // namespace

Paper survey_paper(const Subject& subject) {
  const auto trainees = trainees_on(subject);
  const Lines lines = lines_of(subject, trainees);
  const Line sum = sum_of(lines);
  Paper paper{.name = "survey",
              .title = say("survey-title", {subject.as_of.iso()}),
              .as_of = subject.as_of};
  const auto answered = std::ranges::count_if(
      subject.units, [&](const Document* unit) { return !staff_of(*unit, subject.as_of).empty(); });
  Figures figures;
  figures.all = {
      {"trainees", say("survey-trainees"), sum.trainees},
      {"private", say("survey-private"), sum.trainees_private},
      {"completions", say("survey-completions"), sum.completions.sum()},
      {"units", say("survey-answered"), static_cast<std::int64_t>(answered),
       say("paper-of", {std::to_string(subject.units.size())})},
  };
  paper.blocks.emplace_back(std::move(figures));
  paper.blocks.emplace_back(specialties_table(subject, lines));
  std::vector<const PlanReport*> plans;
  for (const InTraining& one : trainees) plans.push_back(one.plan);
  if (!plans.empty()) paper.blocks.emplace_back(completions_picture(plans, subject));
  if (const auto years = series_of(subject); !years.empty()) {
    paper.blocks.emplace_back(picture_of(subject, years, sum));
    paper.blocks.emplace_back(series_table(subject, years, sum));
    paper.blocks.emplace_back(Paragraph{say("survey-caution"), Tone::quiet});
  }
  paper.blocks.emplace_back(NewSheet{});
  paper.blocks.emplace_back(pivot_table(subject, trainees));
  paper.blocks.emplace_back(doctors_table(subject, trainees));
  return paper;
}

}  // namespace st
