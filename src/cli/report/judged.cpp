#include "judged.hpp"

#include <algorithm>

#include "st/check/gate.hpp"

namespace st::cli {

Judged::Judged(const std::vector<std::string>& paths, std::string_view gate, const Io& io) {
  for (const std::string& path : paths) {
    Tree& tree = trees_.emplace_back(tree_at(path, Units::named));
    if (tree.plans.size() == 1) tell_left_out(tree, io);  // Of many, reports count the errors.
    if (!gate.empty()) as_if_compiled(tree, io.as_of);
    const Judgement& judged = judgements_.emplace_back(tree, io);
    for (const Document& plan : tree.plans) {
      const Stand& stand = stands_.emplace_back(judged, plan, io);
      plans_.push_back(stand.report(io));
      trainees_.push_back({&plans_.back(), &stand.verdict(), &stand.packs()});
    }
  }
}

Subject Judged::subject(const Io& io) const {
  Subject subject{.trainees = trainees_, .as_of = io.as_of, .lang = io.lang};
  for (const Tree& tree : trees_) {
    for (const Document& unit : tree.units) subject.units.push_back(&unit);
  }
  return subject;
}

const Verdict* Judged::verdict_on(const Document& unit) const {
  for (const Judgement& judged : judgements_) {
    const auto found = std::ranges::find_if(judged.verdicts, [&](const Verdict& one) {
      return one.kind == st::Judged::unit && one.path == unit.path;
    });
    if (found != judged.verdicts.end()) return &*found;
  }
  return nullptr;
}

bool Judged::stopped_at(std::string_view gate) const {
  return std::ranges::any_of(trainees_, [&](const Trainee& one) {
    return std::ranges::any_of(one.verdict->findings,
                               [&](const Finding& finding) { return stops(finding, gate); });
  });
}

}  // namespace st::cli
