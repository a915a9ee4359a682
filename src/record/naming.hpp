// Inside the record floor: what documents name that stands in others.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "st/record/load.hpp"

namespace st {

/// Those whom plans and regions know: a unit's head may be known to its region, or to a plan alone.
std::vector<std::string_view> people_known(const Tree& tree);

/// Every word that stands where a unit is named.
void add_units_named(const Document& document, std::set<std::string>& names);

/// Does a plan or unit name a unit or region that is not there?
bool names_lack(const Tree& tree);

/// People whom units and regions name, and nobody knows.
std::set<std::string> people_lacking(const Tree& tree);

}  // namespace st
