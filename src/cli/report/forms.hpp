// Blank forms filled from a plan, and the file of personal numbers that goes into them.
#pragma once

#include <deque>
#include <string>

#include "st/report/papers.hpp"

#include "cli/command.hpp"

namespace st::cli {

/// Reads the file of --identity: one that nobody else may read, and outside every repository, so
/// that no personal number ends up in git. Throws Trouble.
class IdentityFile {
 public:
  IdentityFile(const std::string& path, const Io& io);
  IdentityFile(const IdentityFile&) = delete;
  IdentityFile& operator=(const IdentityFile&) = delete;
  const Identity& identity() const { return identity_; }

 private:
  std::deque<Source> source_{};
  Identity identity_{};
};

/// Fills the blank forms in `blanks` and writes them into `folder`, over nothing that stands there;
/// what was made, as a report. Throws Trouble.
Paper write_forms(const Subject& subject, const std::string& blanks, const std::string& folder,
                  Io& io);

}  // namespace st::cli
