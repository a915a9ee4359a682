// Who may sign a certificate, held against who did, on the day of signing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/record/record.hpp"
#include "st/rule/condition.hpp"
#include "st/rule/context.hpp"

namespace st {

struct Signers {
  std::vector<std::string> roles{};  ///< One of them is enough, unless `all`.
  Condition require{};               ///< What is asked of the person on that day.
  bool all = false;                  ///< Each role has signed, by a person of its own.

  bool empty() const { return roles.empty() && require.empty(); }
};

/// The options `by` and `both` of a verb, and what is asked of the person under a name of its own.
std::vector<Field> signer_fields(std::string_view require = "signer");
Signers read_signers(const Record& options, Faults& faults, std::string_view require = "signer");

/// yes: somebody who may has signed. unknown: nobody is named, or too little is known of those who
/// are. Whoever supervised what the certificate is for may sign after it, too.
Answer signed_rightly(const Context& context, const Record& certificate, const Signers& signers);

}  // namespace st
