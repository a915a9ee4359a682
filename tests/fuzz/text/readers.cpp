// Any bytes: whatever the quick reader takes, the reference reads without a fault and as the same
// tree.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "reading/agree.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const st::Source source("fuzzed.yaml", std::string(data, data + size));
  const auto verdict = st::readers::compare(source);
  if (verdict.difference.empty()) return 0;
  std::fprintf(stderr, "The readers differ: %s\n", verdict.difference.c_str());
  std::abort();
}
