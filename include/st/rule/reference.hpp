// The part of st-rules(5) that is made from the declarations: the keys of a pack, the verbs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/text/phrase.hpp"

namespace st {

/// One demand in each verb, as it stands in a pack; st-rules(5) shows them and a test reads them.
struct VerbExample {
  std::string_view verb;
  std::string_view text;  ///< YAML, from the verb's key on.
};
const std::vector<VerbExample>& verb_examples();

/// The keys of a pack, then every verb with its options and an example, as mdoc.
std::string rules_mdoc(Lang lang);

}  // namespace st
