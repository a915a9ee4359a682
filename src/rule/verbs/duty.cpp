// `duty`: a responsibility that records cannot prove. It is listed by role, and never checked.
#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "duty",
      .term = "ansvar",
      .doc = {"vems ansvar", "whose duty"},
      .fields = {
          {"role", Kind::text, true, true, {"roll", "role"}},
          {"evidence",
           Kind::text,
           false,
           true,
           {"sökvägar till det som skulle visa det; annars ett svar under judgements",
            "paths to what would show it; else an answer under judgements"}},
      }};
  return type;
}

Decide read(const Node& body, Faults& faults) {
  read_options(body, options(), faults);
  return {};
}

}  // namespace

const Verb duty_verb{
    "duty",
    {"ett ansvar som ingen post kan visa", "a responsibility that records cannot prove"},
    options,
    read,
    false};

}  // namespace st
