// st plan: where the training stands, when it ends, and what comes next.
#include <algorithm>
#include <deque>
#include <memory>
#include <ostream>

#include "st/report/calendar.hpp"
#include "st/report/capacity.hpp"
#include "st/report/cohort.hpp"
#include "st/report/plan_report.hpp"
#include "st/report/what_if_report.hpp"

#include "cli/command.hpp"
#include "cli/helper.hpp"
#include "cli/plan/propose.hpp"
#include "cli/plan/stand.hpp"
#include "cli/plan/what_if.hpp"

namespace st::cli {
namespace {

struct Options {
  std::string folder = ".";
  bool explain = false;
  bool deadlines = false;
  bool goals = false;
  bool capacity = false;
  bool ascii = false;
  std::string within{};
  std::vector<std::string> roles{};
  std::string to{};
  std::string width{};
  std::string svg{};
  std::string ics{};
  bool names = false;
  WhatIf what_if{};  ///< Its `from` is the timeline's first day, too.
  std::string sort = "late";
  std::string format = "text";
  bool proposing = false;
  ProposeOptions propose{};
};

/// "90d", "3 months": the last day of that time from today.
std::optional<Date> within(const Options& options, Date today) {
  if (options.within.empty()) return {};
  std::string word = options.within;
  if (word.ends_with('d') && word.find(' ') == word.npos) word.replace(word.size() - 1, 1, " days");
  if (const auto length = parse_duration(word)) return today + *length;
  throw Trouble(say("cli-not-a-value", {options.within, "--within"}), say("plan-within-help"));
}

int width_of(const Options& options, const Io& io) {
  if (options.width.empty()) return io.width;
  constexpr int kLeast = 40, kMost = 400;
  int width = 0;
  for (const char c : options.width) {
    if (c < '0' || c > '9' || width > kMost) width = kMost + 1;
    if (width <= kMost) width = width * 10 + (c - '0');
  }
  if (width >= kLeast && width <= kMost) return width;
  throw Trouble(say("cli-not-a-value", {options.width, "--width"}),
                say("plan-width-help", {std::to_string(kLeast), std::to_string(kMost)}));
}

bool is_asked(const Options& options, const std::optional<Date>& last, const Deadline& deadline) {
  const auto& who = deadline.rule->who;
  const auto roles = split_words(options.roles);
  const bool role = roles.empty() || std::ranges::any_of(roles, [&](const std::string& one) {
                      return std::ranges::count(who, one) > 0;
                    });
  return role && (!last || deadline.date <= *last);
}

/// Of all dates those that are asked for.
void keep_asked(const Options& options, PlanReport& report) {
  const auto last = within(options, report.as_of());
  std::erase_if(report.deadlines,
                [&](const Deadline& one) { return !is_asked(options, last, one); });
}

Exit write_calendar(const Options& options, const std::vector<const PlanReport*>& reports, Io& io) {
  const std::string content = calendar_json(reports, options.names, io.lang);
  write_bytes(options.ics, made_without_numbers("calendar", content, io), io);
  return Exit::ok;
}

void set_up(const Options& options, const Io& io, PlanReport& report) {
  report.from = day_option("--from", options.what_if.from);
  report.to = day_option("--to", options.to);
  report.lang = options.format == "text" || io.lang_given ? io.lang : Lang::en;
  report.ascii = options.ascii || io.ascii;
  report.width = width_of(options, io);
}

/// The plan beside what it would be; nothing is written.
Exit compare(const Options& options, const Judgement& judged, const PlanReport& before,
             const std::string& path, Io& io) {
  Session session({.folder = path, .dry_run = true}, Holds::plan, io);
  apply(options.what_if, session, io);
  const Judgement changed(session.as_edited(), io);
  const Stand then(changed, changed.plan(path), io);
  PlanReport after = then.report(io);
  set_up(options, io, after);
  const WhatIfReport report{before, after, outcome_changes(judged.verdicts, changed.verdicts)};
  io.out << (options.format == "json" ? what_if_json(report) : what_if_text(report));
  return Exit::ok;
}

/// One answer at a time: what else was asked for would be left out without a word.
void refuse_two_answers(const Options& options) {
  // Of units and months the picture is a form of the same answer, as csv is.
  const bool pictures_plan = !options.svg.empty() && !options.capacity;
  const std::pair<const char*, bool> asked[] = {{"--explain", options.explain},
                                                {"--deadlines", options.deadlines},
                                                {"--goals", options.goals},
                                                {"--capacity", options.capacity},
                                                {"--svg", pictures_plan},
                                                {"--ics", !options.ics.empty()},
                                                {"--what-if", options.what_if.asked()}};
  const char* first = nullptr;
  for (const auto& [option, given] : asked) {
    if (given && first) throw Trouble(say("plan-two-answers", {first, option}));
    if (given) first = option;
  }
  if (options.names && options.ics.empty()) {
    throw Trouble(say("plan-names-alone"), say("plan-names-alone-help"));
  }
}

/// What only one plan can be asked for.
void refuse_one_plan_options(const Options& options) {
  const std::pair<const char*, bool> asked[] = {{"--explain", options.explain},
                                                {"--deadlines", options.deadlines},
                                                {"--goals", options.goals},
                                                {"--svg", !options.svg.empty()},
                                                {"--what-if", options.what_if.asked()}};
  for (const auto& [option, given] : asked) {
    if (given) throw Trouble(say("cohort-one-plan", {option}), say("cohort-one-plan-help"));
  }
}

/// The first day of the month that a day lies in.
Date month_of(Date day) { return day - static_cast<int>(day.day() - 1); }

/// Two years from today's month on, unless something else is asked for.
Exit map_capacity(const Options& options, const Tree& tree, Io& io) {
  const CapacityFormat& format = one_named("--format", options.format, capacity_formats());
  if (!options.svg.empty() && options.format != "text") {
    throw Trouble(say("plan-two-answers", {"--svg", "--format"}));
  }
  tell_left_out(tree, io);
  const Date first = month_of(day_option("--from", options.what_if.from).value_or(io.as_of));
  const Date last = day_option("--to", options.to).value_or(add_months(first, 24) - 1);
  constexpr int kMostMonths = 240;
  int months = 0;
  while (months < kMostMonths && add_months(first, months) <= last) ++months;
  const Judgement judged(tree, io);
  std::vector<Presence> presences;
  std::deque<Stand> stands;
  for (const Document& plan : tree.plans) {
    const Stand& stand = stands.emplace_back(judged, plan, io);
    add_presences(plan, stand.report(io).projection, presences);
  }
  CapacityReport report{loads_of(presences, tree.units, first, months), first, months, io.as_of};
  report.lang = options.format == "text" || io.lang_given ? io.lang : Lang::en;
  report.colour = io.colour;
  report.width = width_of(options, io);
  if (options.svg.empty()) {
    io.out << format.render(report);
  } else {
    write_output(options.svg, capacity_svg(report), io);
  }
  return Exit::ok;
}

/// The dates of all plans in one calendar.
Exit write_calendar_of_all(const Options& options, const Tree& tree, Io& io) {
  const Judgement judged(tree, io);
  std::deque<Stand> stands;
  std::deque<PlanReport> reports;
  std::vector<const PlanReport*> all;
  for (const Document& plan : tree.plans) {
    reports.push_back(stands.emplace_back(judged, plan, io).report(io));
    keep_asked(options, reports.back());
    all.push_back(&reports.back());
  }
  return write_calendar(options, all, io);
}

/// A line for each plan.
Exit list_all(const Options& options, const Tree& tree, Io& io) {
  refuse_one_plan_options(options);
  if (!options.ics.empty()) return write_calendar_of_all(options, tree, io);
  if (!options.within.empty() || !options.roles.empty()) {
    throw Trouble(say("cohort-dates"), say("cohort-dates-help"));
  }
  if (std::ranges::count(cohort_keys(), options.sort) == 0) {
    refuse_word("--sort", options.sort, cohort_keys());
  }
  const CohortFormat& format = one_named("--format", options.format, cohort_formats());
  const Judgement judged(tree, io);
  Cohort cohort{.as_of = io.as_of};
  cohort.lang = options.format == "text" || io.lang_given ? io.lang : Lang::en;
  cohort.colour = io.colour;
  cohort.width = width_of(options, io);
  for (const Document& plan : tree.plans) {
    const Stand stand(judged, plan, io);
    cohort.rows.push_back(cohort_row(stand.report(io), stand.verdict()));
  }
  sort_cohort(cohort.rows, options.sort, cohort.lang);
  io.out << format.render(cohort);
  return Exit::ok;
}

Exit run(const Options& options, Io& io) {
  if (options.proposing) return propose(options.propose, io);
  refuse_two_answers(options);
  const std::string above = plan_above(options.folder);
  if (above.empty()) {
    const Tree several = tree_at(options.folder);
    if (options.capacity) return map_capacity(options, several, io);
    if (several.plans.size() > 1) return list_all(options, several, io);
  }
  if (options.format != "text" && options.format != "json") {
    refuse_word("--format", options.format, {"text", "json"});
  }
  if (options.capacity) throw Trouble(say("capacity-many"), say("capacity-many-help"));
  const std::string path = plan_at(options.folder);
  // What is asked may name a unit that the plan does not.
  const Tree tree = tree_at(path, options.what_if.asked() ? Units::all : Units::named);
  tell_left_out(tree, io);
  const Judgement judged(tree, io);
  const Stand stand(judged, judged.plan(path), io);
  PlanReport report = stand.report(io);
  set_up(options, io, report);
  if (options.what_if.asked()) return compare(options, judged, report, path, io);
  keep_asked(options, report);
  if (!options.ics.empty()) return write_calendar(options, {&report}, io);
  if (!options.svg.empty()) {
    write_output(options.svg, plan_svg(report), io);
    return Exit::ok;
  }
  const auto render = options.format == "json" ? plan_json
                      : options.explain        ? explained_text
                      : options.deadlines      ? deadlines_text
                      : options.goals          ? goals_text
                                               : plan_text;
  io.out << render(report);
  return Exit::ok;
}

Work setup(Usage& usage) {
  auto options = std::make_shared<Options>();
  usage.argument("DIR", options->folder, say("plan-opt-folder"));
  usage.flag("--explain", options->explain, say("plan-opt-explain"));
  usage.flag("--deadlines", options->deadlines, say("plan-opt-deadlines"));
  usage.option("--within", "DURATION", options->within, say("plan-opt-within"));
  usage.option("--role", "ROLE", options->roles, say("plan-opt-role"));
  usage.flag("--goals", options->goals, say("plan-opt-goals"));
  declare_what_if(usage, options->what_if);
  usage.option("--from", "DATE", options->what_if.from, say("plan-opt-from"));
  usage.option("--to", "DATE", options->to, say("plan-opt-to"));
  usage.option("--svg", "FILE", options->svg, say("plan-opt-svg"));
  usage.option("--ics", "FILE", options->ics, say("calendar-opt"));
  usage.flag("--names", options->names, say("calendar-opt-names"));
  usage.option("--width", "N", options->width, say("plan-opt-width"));
  usage.flag("--ascii", options->ascii, say("plan-opt-ascii"));
  usage.flag("--capacity", options->capacity, say("capacity-opt"));
  usage.option("--sort", "KEY", options->sort, say("cohort-opt-sort"));
  usage.option("--format", "FORMAT", options->format, say("plan-opt-format"));
  Usage proposal = usage.command("propose", say("propose-about"), options->proposing);
  declare_propose(proposal, options->propose);
  usage.footer(say("plan-examples"));
  return [options](Io& io) { return run(*options, io); };
}

}  // namespace

Command plan() { return {"plan", say("plan-summary"), setup}; }

}  // namespace st::cli
