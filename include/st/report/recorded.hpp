// What a record has changed: the rules that it met, those that now ask for more, and what comes
// next.
#pragma once

#include <optional>
#include <string>

#include "st/check/check.hpp"
#include "st/plan/asking.hpp"

namespace st {

struct RecordedReport {
  const std::vector<Verdict>& before;
  const std::vector<Verdict>& after;
  Date as_of{};
  std::optional<CertificateToAskFor> certificate{};
  Lang lang = Lang::en;
  bool colour = false;
  int width = 100;
};

std::string recorded_text(const RecordedReport& report);

}  // namespace st
