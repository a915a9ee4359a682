// A form filled from a plan: which value goes into which field, and what is left to the hand.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "st/dossier/dossier.hpp"
#include "st/dossier/identity.hpp"

namespace st {

struct FilledField {
  std::string name{};
  std::string value{};
  bool box = false;  ///< A box that is ticked.
};

/// One copy of the form; a second one where its rows do not hold all.
using FilledCopy = std::vector<FilledField>;

struct FilledForm {
  const Form* form = nullptr;
  std::vector<FilledCopy> copies{};
  std::vector<std::string> empty{};  ///< Fields that the plan and the identity have nothing for.
};

/// What the values are taken from. All of it must outlive them.
struct FormSource {
  const DossierSource& plan;
  const RuleBook& book;
  const Dossier& dossier;
  const Identity& identity;
};

/// The form of a paper that has one, in Swedish as the forms are.
FilledForm filled(const FormSource& source, const DossierPaper& paper);

/// The value of that name for a paper; empty where nothing is known. A tick is "x".
std::string form_value(const FormSource& source, const DossierPaper& paper, std::string_view name);
bool is_form_value(std::string_view name);

/// A unit's name; its id where no file speaks of it.
std::string unit_name(const World& world, std::string_view id);

}  // namespace st
