// Whether the two readers of yaml agree about a text.
#pragma once

#include <string>

#include "st/text/source.hpp"

namespace st::readers {

struct Verdict {
  bool quickly = false;      ///< The quick reader took it.
  std::string difference{};  ///< Where the reference reads it otherwise, or what it complains of.
};

/// Whatever the quick reader takes, the reference reads without a fault and as the same tree.
Verdict compare(const Source& source);

/// Its whole content; of what cannot be read, nothing.
std::string content(const std::string& path);

}  // namespace st::readers
