// Certificates are lost because nobody asked on the last day: who is to be asked, and for what.
#pragma once

#include <optional>
#include <string>

#include "st/record/document.hpp"
#include "st/rule/pack.hpp"

namespace st {

struct CertificateToAskFor {
  const Record* rotation = nullptr;
  int days = 0;        ///< Until its last day.
  std::string who{};   ///< The supervisor there, by name; empty if none is known.
  std::string form{};  ///< The regulation's number of the form; empty if it is not known.
};

/// The number of the form for clinical service in the plan's regulation; empty if not known.
std::string clinical_form(const Document& plan, const RuleBook& book);

/// The rotation that ends first, within 30 days from `today`, and has no certificate. A BT's
/// rotations are certified by goal, and are left out.
std::optional<CertificateToAskFor> certificate_to_ask_for(const World& world, const RuleBook& book,
                                                          Date today);

}  // namespace st
