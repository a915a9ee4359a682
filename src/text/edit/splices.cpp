// Splices carried out, and undone.
#include "st/text/edit.hpp"

namespace st {

std::string spliced(std::string_view text, const std::vector<Splice>& splices) {
  std::string out;
  std::size_t at = 0;
  for (const Splice& splice : splices) {
    out += text.substr(at, splice.begin - at);
    out += splice.text;
    at = splice.end;
  }
  return out += text.substr(at);
}

std::vector<Splice> reversed(std::string_view text, const std::vector<Splice>& splices) {
  std::vector<Splice> back;
  std::int64_t moved = 0;  // What stands at `at` before the edit stands at `at + moved` after it.
  for (const Splice& splice : splices) {
    const std::int64_t begin = splice.begin + moved;
    const auto length = static_cast<std::int64_t>(splice.text.size());
    back.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length),
                    std::string(text.substr(splice.begin, splice.end - splice.begin))});
    moved += length - (splice.end - splice.begin);
  }
  return back;
}

}  // namespace st
