#include "st/text/sha256.hpp"

#include <array>

// libmd; its header needs the types first.
#include <sha2.h>
#include <sys/types.h>

namespace st {

std::string sha256(std::string_view bytes) {
  std::array<char, SHA256_DIGEST_STRING_LENGTH> digits{};
  SHA256Data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), digits.data());
  return {digits.data(), SHA256_DIGEST_STRING_LENGTH - 1};
}

}  // namespace st
