// "Did you mean …?": how far two words are from each other.
#include "st/text/suggest.hpp"

#include <algorithm>
#include <cstdlib>
#include <utf8proc.h>

#include "utf8.hpp"

namespace st {
namespace {

using Letters = std::u32string;

/// Without case and marks: Å, å and a are one letter here.
Letters folded(std::string_view word) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(word.data());
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                                      UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
  const utf8proc_ssize_t length =
      utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(word.size()), &mapped, options);
  std::string plain(word);
  if (length >= 0) {
    plain.assign(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
    std::free(mapped);
  }
  Letters letters;
  for (std::size_t at = 0; at < plain.size();) {
    const CodePoint point = code_point_at(plain, at);
    letters += point.value;
    at += point.length;
  }
  return letters;
}

/// Letters to put in, take out, change or swap with their neighbour, three rows at a time.
std::size_t distance(const Letters& a, const Letters& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[b.size()];
}

/// Longer words than any that st knows are not worth the time.
constexpr std::size_t kLongest = 64;
constexpr std::size_t kDozen = 12;

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string_view>& known) {
  const Letters wanted = folded(word.substr(0, 4 * kLongest));
  if (wanted.empty() || wanted.size() > kLongest) return {};
  // A word that shares no letter with what was written is no help.
  const std::size_t limit =
      std::min(std::max<std::size_t>(wanted.size() / 3, 2), wanted.size() - 1);
  std::string_view best;
  std::size_t best_distance = limit + 1;
  for (std::string_view candidate : known) {
    const std::size_t d = distance(wanted, folded(candidate));
    if (d < best_distance) {
      best = candidate;
      best_distance = d;
    }
  }
  return std::string(best);
}

Phrase suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  if (known.empty()) return {};
  const std::string near = nearest(word, known);
  if (!near.empty()) return say("did-you-mean", {near});
  std::vector<Phrase> some;
  for (std::size_t i = 0; i < std::min(known.size(), kDozen); ++i) some.emplace_back(known[i]);
  return say(known.size() > kDozen ? "choose-among-more" : "choose-among", {enumerate(some)});
}

}  // namespace st
