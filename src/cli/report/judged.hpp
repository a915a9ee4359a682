// The trees that a report is about, judged.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "st/report/papers.hpp"

#include "cli/command.hpp"
#include "cli/plan/stand.hpp"

namespace st::cli {

/// With every plan in them. `paths` each stand for a tree; `gate`: judged as this gate does.
class Judged {
 public:
  Judged(const std::vector<std::string>& paths, std::string_view gate, const Io& io);

  Subject subject(const Io& io) const;
  const std::vector<Trainee>& trainees() const { return trainees_; }
  /// What the rules say of a unit; null when none of them judges it.
  const Verdict* verdict_on(const Document& unit) const;
  bool stopped_at(std::string_view gate) const;

 private:
  std::deque<Tree> trees_{};
  std::deque<Judgement> judgements_{};
  std::deque<Stand> stands_{};
  std::deque<PlanReport> plans_{};
  std::vector<Trainee> trainees_{};
};

}  // namespace st::cli
