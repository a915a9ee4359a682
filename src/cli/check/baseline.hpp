// --baseline: findings that are known are held back. Comparing never writes; an entry more takes
// --write-baseline, one less --prune-baseline.
#pragma once

#include <string>
#include <vector>

#include "st/check/baseline.hpp"

#include "cli/command.hpp"

namespace st::cli {

struct BaselineOptions {
  std::string file;
  bool write = false;
  bool prune = false;
};

class KnownFindings {
 public:
  /// Reads the file, which only --write-baseline does without. `part`: not all that `asked` holds
  /// is checked. Throws Trouble.
  KnownFindings(BaselineOptions options, const std::vector<std::string>& asked, bool part,
                const Io& io);

  const std::string& file() const { return options_.file; }
  int count() const { return count_; }  ///< Findings that settle() took away.

  /// Marks what is known, before findings are chosen among.
  void hold(Verdict& verdict) { baseline_.hold(verdict); }
  /// Takes away what is known of those that were chosen; what is not gets to be known if asked for.
  void settle(Verdict& verdict);

  /// Writes the file if that was asked for, and if it changes. Throws Trouble.
  void write(Io& io);
  /// Tells on standard error what was written, and what no longer occurs.
  void tell(const Io& io) const;

 private:
  BaselineOptions options_;
  std::string was_{};
  Baseline baseline_;
  int count_ = 0;
  bool wrote_ = false;
};

}  // namespace st::cli
