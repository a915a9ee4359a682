// What every format of `st check` renders: the verdicts, and which of their findings are told.
#pragma once

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
void select(std::vector<Verdict>& verdicts, const Selection& selection);

struct CheckReport {
  Date as_of{};
  std::vector<Verdict> verdicts{};
  std::set<Outcome> shown{Outcome::unmet, Outcome::unproven, Outcome::undecided, Outcome::excepted};
  std::string gate{};          ///< Only what it stops for is in the verdicts; empty: no gate.
  Phrase nothing{};            ///< Not empty: why nothing was judged, though plans are there.
  std::string_view version{};  ///< Of the program.
  Lang lang = Lang::en;
  bool colour = false;
  int width = 100;
};

/// Is the finding told? Every fault is.
bool is_shown(const CheckReport& report, const Finding& finding);

struct Summary {
  int plans = 0;
  int units = 0;
  int errors = 0;
  int warnings = 0;
  int notes = 0;
  int stops = 0;  ///< At the gate.
};
Summary summarise(const CheckReport& report);

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

/// Those with a severity, the gravest first: what hosts of code cut off is what matters least.
std::vector<Told> gravest_first(const CheckReport& report);

/// One way of telling it; the whole of what goes to standard output.
struct Format {
  std::string_view name;
  bool for_people = false;  ///< Follows the language of the reader; machine formats are English.
  std::string (*render)(const CheckReport& report);
};

/// Every format there is, in src/report/formats.cpp: one line each.
const std::vector<Format>& formats();

}  // namespace st
