// What every format of `st check` tells: verdicts, one after the other, and which of their
// findings.
#pragma once

#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "st/check/check.hpp"

namespace st {

/// Which rules are asked for.
struct Selection {
  std::vector<std::string> rules{};  ///< Ids, names or covered ids, ST- codes too; empty: all.
  std::optional<Level> at_least{};   ///< Rules of this level and the stricter ones.
};

/// Keeps the findings of the rules asked for, and counts the outcomes of these alone. Faults have
/// no level: they are left out only when rules are named and they are not among them.
void select(Verdict& verdict, const Selection& selection);

/// How verdicts are told.
struct Telling {
  Date as_of{};
  std::set<Outcome> shown{Outcome::unmet, Outcome::unproven, Outcome::undecided, Outcome::excepted};
  std::string gate{};          ///< Only what it stops for is in the verdicts; empty: no gate.
  std::string baseline{};      ///< The file of what is known and not in the verdicts; empty: none.
  std::string_view version{};  ///< Of the program.
  bool quiet = false;          ///< A text for people holds the findings alone.
  bool statistics = false;     ///< The findings are counted by rule, and the files.
  Lang lang = Lang::en;
  bool colour = false;
  int width = 100;
};

/// Is the finding told? Every fault is.
bool is_shown(const Telling& telling, const Finding& finding);

/// The findings of one rule or structural fault that have a severity.
struct RuleCount {
  std::string rule{};
  std::string name{};  ///< Empty for a fault.
  int errors = 0;
  int warnings = 0;
  int notes = 0;
  int plans = 0;  ///< Plans, units and regions that have any.

  int all() const { return errors + warnings + notes; }
};

/// What the verdicts come to, besides their sums. It does not grow with their number.
struct Statistics {
  std::map<std::string, RuleCount, std::less<>> rules{};
  int files = 0;         ///< Of the plans, units and regions that were judged.
  int by_reference = 0;  ///< Those that the quick reader left to the reference.
  std::vector<std::string> first_of_these{};  ///< A few.

  /// The most frequent first, those alike by their rules.
  std::vector<RuleCount> by_count() const;
};

struct Summary {
  int plans = 0;
  int units = 0;
  int regions = 0;
  int errors = 0;
  int warnings = 0;
  int notes = 0;
  int stops = 0;                      ///< At the gate.
  int held_back = 0;                  ///< Known: not in the verdicts, whose outcomes count them.
  std::map<Outcome, int> outcomes{};  ///< Number of rules by outcome.
  Phrase nothing{};         ///< Not empty: why nothing was judged, though plans are there.
  Statistics statistics{};  ///< If they are asked for.
};
void add(Summary& summary, const Telling& telling, const Verdict& verdict);

std::string_view name(Severity severity);

/// A place as every format shows it. What has no place of its own stands at the start of its plan's
/// st.yaml, or of the unit's or region's file.
struct Place {
  std::string file;
  int line = 1;
  int column = 1;
  int end_line = 1;
  int end_column = 1;  ///< Behind the last character.
};
Place place_of(const Verdict& verdict, Span where);

/// A finding that is told, and where it belongs.
struct Told {
  const Verdict* verdict = nullptr;
  const Finding* finding = nullptr;
  /// The same for as long as the finding is, wherever in its file it stands: of the rule, the plan,
  /// the subject, and which of several such it is.
  std::string fingerprint{};
};

/// Those of a verdict that have a severity.
std::vector<Told> told_of(const Telling& telling, const Verdict& verdict);

/// Writes in one format, each verdict as it comes: plans by path, units, regions, and last what
/// belongs to no other. What must come before others in the format is held back until the end.
class CheckWriter {
 public:
  CheckWriter(const Telling& telling, std::ostream& out) : telling_(telling), out_(out) {}
  virtual ~CheckWriter() = default;
  CheckWriter(const CheckWriter&) = delete;
  CheckWriter& operator=(const CheckWriter&) = delete;
  virtual void tell(const Verdict& verdict) = 0;
  virtual void end(const Summary& summary) = 0;

 protected:
  const Telling& telling() const { return telling_; }
  std::ostream& out() { return out_; }

 private:
  const Telling telling_;
  std::ostream& out_;
};

/// One way of telling it.
struct Format {
  std::string_view name;
  bool for_people = false;  ///< Follows the language of the reader; machine formats are English.
  std::unique_ptr<CheckWriter> (*open)(const Telling& telling, std::ostream& out);
  bool has_statistics = false;  ///< It has a place for them.
};

/// Every format there is, in src/report/formats.cpp: one line each.
const std::vector<Format>& formats();

}  // namespace st
