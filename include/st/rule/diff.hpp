// What changed between two packs, or in the book between two days.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/rule/pack.hpp"

namespace st {

/// One thing that differs in an entry.
struct Aspect {
  enum class What { level, number, condition, text, other };
  What what = What::other;
  std::string key{};  ///< "level", "count.at_least", "text"
  Phrase before{};    ///< As it stands in the pack; empty: nothing stands there.
  Phrase after{};
};
std::string_view name(Aspect::What what);

struct EntryChange {
  enum class How { added, removed, changed };
  How how = How::changed;
  std::string id{};    ///< The rule's, fact's or specialty's; of a parameter "$name".
  std::string name{};  ///< Empty for what has none.
  Bilingual text{};
  std::vector<Aspect> aspects{};  ///< Of `changed`.
};
std::string_view name(EntryChange::How how);

/// Entry by entry, by id, in the order of the packs.
std::vector<EntryChange> compare(const Pack& before, const Pack& after);

/// Dated values and equivalences that are not the same on the two days.
std::vector<EntryChange> compare(const RuleBook& book, Date before, Date after);

}  // namespace st
