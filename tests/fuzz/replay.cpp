// replay TARGET FILE.json...   tries a target of fuzzing on inputs that were kept, one after the
// other; a law that does not hold ends it. An input is a text whose characters are its bytes.
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

using Function = int(const std::uint8_t* data, std::size_t size);

#define TARGET(name) extern "C" Function fuzz_##name;
#include "targets.inc"
#undef TARGET

namespace {

const std::map<std::string, Function*> targets{
#define TARGET(name) {#name, fuzz_##name},
#include "targets.inc"
#undef TARGET
};

/// Each character is a byte: U+00E5 is 0xE5.
std::string bytes_of(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      bytes += text[i];
    } else {
      const auto next = static_cast<unsigned char>(text[++i]);
      bytes += static_cast<char>((lead & 0x03U) << 6U | (next & 0x3fU));
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  const auto target = targets.find(argc > 1 ? argv[1] : "");
  if (target == targets.end()) return 2;
  std::size_t count = 0;
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i]);
    for (const auto& text : nlohmann::json::parse(file)) {
      const std::string input = bytes_of(text.get<std::string>());
      target->second(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
      ++count;
    }
  }
  target->second(nullptr, 0);
  std::cout << count << " inputs tried\n";
}
