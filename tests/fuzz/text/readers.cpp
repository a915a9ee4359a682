// Any bytes: whatever the quick reader takes, the reference reads without a fault and as the same
// tree.
#include "fuzz/input.hpp"
#include "reading/agree.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const st::Source source("fuzzed.yaml", std::string(data, data + size));
  const std::string difference = st::readers::compare(source).difference;
  st::fuzz::hold(difference.empty(), "the readers agree: " + difference, source.text());
  return 0;
}
