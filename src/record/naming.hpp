// Inside the record floor: what documents name that stands in others.
#pragma once

#include <set>
#include <string>

#include "st/record/load.hpp"

namespace st {

/// Every word that stands where a unit is named.
void add_units_named(const Document& document, std::set<std::string>& names);

/// The same of units and regions.
void add_places_named(const Document& document, std::set<std::string>& names);

/// Is a unit or region among the names that the tree does not hold, or does a unit name one?
bool names_lack(const Tree& tree, std::set<std::string> names);

/// People whom units and regions name, and nobody knows: neither these, nor `known`.
std::set<std::string> people_lacking(const Tree& tree, std::set<std::string> known);

}  // namespace st
