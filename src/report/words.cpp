// Words that several reports say.
#include "words.hpp"

#include <array>
#include <utility>

namespace st {

Phrase word_for(Severity severity) {
  switch (severity) {
    case Severity::error: return say("report-error");
    case Severity::warning: return say("report-warning");
    case Severity::note: return say("report-note");
  }
  return {};
}

Phrase word_for(Outcome outcome) {
  switch (outcome) {
    case Outcome::unmet: return say("report-unmet");
    case Outcome::unproven: return say("report-unproven");
    case Outcome::undecided: return say("report-undecided");
    case Outcome::excepted: return say("report-excepted");
    case Outcome::due: return say("report-due");
    case Outcome::met: return say("report-met");
    case Outcome::not_applicable: return say("report-not-applicable");
  }
  return {};
}

Phrase word_for(Level level) {
  switch (level) {
    case Level::must: return say("report-must");
    case Level::should: return say("report-should");
    case Level::may: return say("report-may");
    case Level::goal: return say("report-goal");
    case Level::described: return say("report-described");
  }
  return {};
}

Phrase role_word(std::string_view role) {
  static const std::array words{
      std::pair{std::string_view("trainee"), say("role-trainee")},
      std::pair{std::string_view("main_supervisor"), say("role-main-supervisor")},
      std::pair{std::string_view("supervisor"), say("role-supervisor")},
      std::pair{std::string_view("co_supervisor"), say("role-co-supervisor")},
      std::pair{std::string_view("head"), say("role-head")},
      std::pair{std::string_view("director"), say("role-director")},
      std::pair{std::string_view("scientific_supervisor"), say("role-scientific-supervisor")},
      std::pair{std::string_view("reviewer"), say("role-reviewer")},
      std::pair{std::string_view("host_unit"), say("role-host-unit")},
      std::pair{std::string_view("training_lead"), say("role-training-lead")},
      std::pair{std::string_view("assessor"), say("role-assessor")},
      std::pair{std::string_view("head_delegate"), say("role-head-delegate")},
      std::pair{std::string_view("regional_director"), say("role-regional-director")},
      std::pair{std::string_view("unit_manager"), say("role-unit-manager")},
      std::pair{std::string_view("medically_responsible"), say("role-medically-responsible")},
      std::pair{std::string_view("instructor"), say("role-instructor")},
      std::pair{std::string_view("final_assessor"), say("role-final-assessor")},
      std::pair{std::string_view("course_leader"), say("role-course-leader")},
  };
  for (const auto& [name, word] : words) {
    if (name == role) return word;
  }
  return role;
}

Phrase role_words(const std::vector<std::string>& roles, const Pack* pack) {
  std::vector<Phrase> words;
  for (const std::string& role : roles) {
    const Bilingual* actor = pack ? pack->actor(role) : nullptr;
    words.push_back(actor ? Phrase(*actor) : role_word(role));
  }
  return enumerate(words);
}

Phrase cited(const RuleSource& source, const Pack* pack, std::string_view unverified) {
  std::vector<Phrase> parts;
  if (!source.title.empty()) {
    parts.emplace_back(source.title);
  } else if (pack && !pack->source_title.empty()) {
    parts.emplace_back(pack->source_title);
  }
  if (!source.section.empty()) parts.emplace_back(source.section);
  Phrase where = enumerate(parts);
  return unverified.empty() ? where : say("report-unverified", {where});
}

std::string place_text(Span where) {
  if (!where) return {};
  const Position at = where.source->position(where.begin);
  return where.source->path() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

void add_number(std::vector<Phrase>& parts, int count, Phrase one, Phrase many) {
  if (count > 0) parts.push_back(count == 1 ? std::move(one) : std::move(many));
}

std::vector<Phrase> severities(int errors, int warnings, int notes) {
  std::vector<Phrase> parts;
  const auto many = [](int count) { return std::vector<Phrase>{std::to_string(count)}; };
  add_number(parts, errors, say("report-one-error"), say("report-errors", many(errors)));
  add_number(parts, warnings, say("report-one-warning"), say("report-warnings", many(warnings)));
  add_number(parts, notes, say("report-one-note"), say("report-notes", many(notes)));
  return parts;
}

}  // namespace st
