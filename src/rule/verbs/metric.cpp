// `metric`: an indicator over many plans. It is listed, and decides nothing of one plan.
#include "rule/verbs.hpp"

namespace st {
namespace {

const RecordType& options() {
  static const RecordType type{
      .name = "metric",
      .term = "mått",
      .doc = {"täljare, nämnare och mål", "numerator, denominator and target"},
      .fields = {
          {"count", Kind::node, false, false, {"vad som räknas", "what is counted"}},
          {"share", Kind::node, false, false, {"täljaren", "the numerator"}},
          {"of", Kind::node, false, false, {"nämnaren", "the denominator"}},
          {"target", Kind::node, false, false, {"målet", "the target"}},
          {"per", Kind::text, false, true, {"grupper", "groups"}},
          {"window", Kind::node, false, false, {"tid", "time"}},
          {"after", Kind::node, false, false, {"så långt efter", "so long after"}},
      }};
  return type;
}

Decide read(const Node& body, Faults& faults) {
  read_options(body, options(), faults);
  return {};
}

}  // namespace

const Verb metric_verb{
    "metric", {"ett mått över många planer", "an indicator over many plans"}, options, read, false};

}  // namespace st
