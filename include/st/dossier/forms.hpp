// The authority's own forms, as schemas/forms/ describes them: whose signature they take, and what
// goes into each of their fields.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "st/text/phrase.hpp"

namespace st {

/// The name of a form's field, and the value that goes there (src/dossier/values.cpp names them).
using FormFields = std::vector<std::pair<std::string, std::string>>;

/// A list of service on a form: as many rows as it has; what is over goes on a second copy.
struct FormRows {
  std::string of{};                  ///< Which service: all, bt, sweden.
  std::vector<std::string> slots{};  ///< What stands for {} in the names, a row each.
  FormFields fields{};               ///< With {} in their names.
  std::string sum{};                 ///< The field for the sum; empty: none.

  bool empty() const { return slots.empty(); }
};

struct Form {
  /// How many of it an application holds.
  enum class Of { application, once, each };

  std::string number{};  ///< The regulation's own: "9", "8a".
  std::string kind{};    ///< Of the plan's certificates; empty: the application itself.
  std::string rule{};    ///< That says so.
  Of of = Of::each;
  std::string stage{};  ///< bt; regular or third_country; any.
  Bilingual title{};
  std::vector<std::string> signed_by{};  ///< Roles.
  FormFields fields{};
  FormRows rows{};
  std::string continued{};          ///< Where a long text goes on.
  std::vector<std::string> hand{};  ///< Fields that are left to the hand.
};

/// A paper of its own that a credit takes.
struct CreditPaper {
  std::string credit{};  ///< The kind of the plan's credits.
  std::string stage{};
  Bilingual title{};
};

struct FormSet {
  std::string regulation{};
  std::vector<Form> forms{};  ///< In the order of the list that the application has of them.
  std::vector<CreditPaper> others{};
};

/// The forms of a regulation; null when they are not known.
const FormSet* forms_of(std::string_view regulation);
const std::vector<FormSet>& all_forms();

/// Every field that a blank form has, by which it is recognised.
std::set<std::string> field_names(const Form& form);
/// A row's field at one of the slots.
std::string at_slot(std::string_view name, std::string_view slot);

/// The countries' names in Swedish, by code; a code that is not known as it is.
std::string country_name(std::string_view code);

}  // namespace st
