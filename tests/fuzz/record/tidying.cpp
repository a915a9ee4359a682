// Any bytes: a file that is laid out anew says the same, keeps its comments, and is left as it is
// when it is laid out once more.
#include <algorithm>

#include "st/record/tidy.hpp"

#include "fuzz/input.hpp"
#include "fuzz/text/said.hpp"

namespace {

using namespace st;  // NOLINT: a target is about what it tries.

/// What says the same: keys in any order.
Meant settled(Meant value) {
  for (auto& [key, member] : value.members) member = settled(std::move(member));
  for (Meant& item : value.items) item = settled(std::move(item));
  std::ranges::sort(value.members, {}, &std::pair<std::string, Meant>::first);
  return value;
}

std::vector<std::string> sorted_comments(std::string_view text) {
  auto all = comments_in(text);
  std::ranges::sort(all);
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto tidy = tidied(Source("fuzzed.yaml", text), Holds::plan);
  const auto* better = std::get_if<std::string>(&tidy);
  if (!better) return 0;
  const std::string shown = text + "\n----- became -----\n" + *better;
  const auto before = fuzz::said_by(text);
  const auto after = fuzz::said_by(*better);
  fuzz::hold(before && after, "only a file that reads is laid out, and it reads then", shown);
  fuzz::hold(settled(*before) == settled(*after), "it says the same", shown);
  fuzz::hold(sorted_comments(text) == sorted_comments(*better), "comments stay", shown);
  const auto again = tidied(Source("fuzzed.yaml", *better), Holds::plan);
  const auto* same = std::get_if<std::string>(&again);
  fuzz::hold(same && *same == *better, "once is enough", shown);
  return 0;
}
