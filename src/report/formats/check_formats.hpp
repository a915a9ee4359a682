// Inside the report floor: what the formats of `st check` are made of.
#pragma once

#include <array>
#include <utility>

#include "st/report/check_report.hpp"

namespace st {

std::unique_ptr<CheckWriter> text_writer(const Telling& telling, std::ostream& out);
std::unique_ptr<CheckWriter> json_writer(const Telling& telling, std::ostream& out);
std::unique_ptr<CheckWriter> jsonl_writer(const Telling& telling, std::ostream& out);
std::unique_ptr<CheckWriter> sarif_writer(const Telling& telling, std::ostream& out);
std::unique_ptr<CheckWriter> junit_writer(const Telling& telling, std::ostream& out);
std::unique_ptr<CheckWriter> github_writer(const Telling& telling, std::ostream& out);
std::unique_ptr<CheckWriter> gitlab_writer(const Telling& telling, std::ostream& out);

/// Things by how grave they are, the gravest first: what hosts of code cut off is what matters
/// least.
template <class Thing>
class ByGravity {
 public:
  std::vector<Thing>& of(Severity severity) { return all_.at(static_cast<std::size_t>(severity)); }
  /// Calls `visit` with each.
  template <class Visit>
  void visit(const Visit& visit) const {
    for (const auto& things : all_) {
      for (const Thing& thing : things) visit(thing);
    }
  }

 private:
  std::array<std::vector<Thing>, 3> all_{};
};

}  // namespace st
