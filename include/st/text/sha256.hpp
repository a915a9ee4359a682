// What a text or a file is told by when it must not change.
#pragma once

#include <string>
#include <string_view>

namespace st {

/// SHA-256 (FIPS 180-4) in 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace st
