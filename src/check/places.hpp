// The units and regions that the checked plans name, and the rules that wait for their files.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "st/check/check.hpp"

namespace st {

/// Where a unit or region is named.
struct Named {
  Span where{};                     ///< The first place.
  int plans = 0;                    ///< So many plans name it.
  std::set<std::string> regions{};  ///< Those whose rules may speak of it.
};
using NamedPlaces = std::map<std::string, Named, std::less<>>;

/// What plans name, gathered from one after the other. Of a plan that does not stay no more is kept
/// than the beginning of the file in which something is named for the first time.
class PlacesNamed {
 public:
  void add(const Document& plan, bool stays);
  const NamedPlaces& of(Judged kind) const { return kind == Judged::unit ? units_ : regions_; }

 private:
  NamedPlaces units_{};
  NamedPlaces regions_{};
  Sources kept_{};
};

PlacesNamed named_by(const Tree& tree);

/// Those that are decided: named by a plan, or inside the tree that was asked for.
std::vector<const Document*> judged_places(const Tree& tree, Judged kind, const PlacesNamed& named);

/// Rules on units and regions cannot be decided without the file that they judge. One finding for
/// each file that is not there; one for all of them in a tree that keeps no such files.
/// `waiting`: gets the ids of the rules.
std::vector<Finding> missing_places(const Tree& tree, const PlacesNamed& named,
                                    const RuleBook& book, std::set<std::string_view>& waiting);

}  // namespace st
