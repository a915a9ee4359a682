// What several reports tell in the same way.
#pragma once

#include <string>
#include <vector>

#include "st/report/diary.hpp"
#include "st/report/papers.hpp"

namespace st {

/// The plan of a report that is about one.
const Trainee& the_one(const Subject& subject);

/// Those whose training is at the unit.
std::vector<const Trainee*> trained_at(const Subject& subject, const Document& unit);

/// A report about one plan: who it is, and under which regulation.
Paper paper_about(const Subject& subject, std::string name, Phrase title);

/// A place in the plan's own files as the plan names it: "talks.yaml:16".
std::string place_in(const PlanReport& plan, const std::string& place);

/// What the log tells of these days, without what is planned unless that is asked for.
Table diary_table(const Subject& subject, std::string name, Phrase title, const DiaryFilter& filter,
                  bool planned);
/// The dates to come up to a day, at most so many.
Table dates_table(const Subject& subject, Date until, std::size_t most);
/// What does not hold, the gravest first.
Table findings_table(const Subject& subject);
/// How far the training has come.
Figures progress(const Subject& subject);

/// How many of them are expected to finish in each year to come.
Picture completions_picture(const std::vector<const PlanReport*>& plans, const Subject& subject);

}  // namespace st
