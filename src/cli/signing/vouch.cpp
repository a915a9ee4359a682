#include "vouch.hpp"

#include <algorithm>

#include "st/record/approval.hpp"
#include "st/rule/roles.hpp"

namespace st::cli {
namespace {

bool proves(const Verified& one, const PlainApproval& approval) {
  const Record& signature = *one.signature;
  const std::string_view by = approval.approval->text("by");
  if (one.worth != Worth::valid ||
      !fulfils(signature.text("role"), approval.approval->text("role")))
    return false;
  if (!by.empty() && signature.text("by") != by) return false;
  // Not the day of another approval: it would be one that nobody can prove.
  if (signature.date("date") != approval.approval->date("date")) return false;
  const auto subjects = signature.texts("for");
  return std::ranges::any_of(approval.subjects, [&](const std::string& subject) {
    return std::ranges::count(subjects, subject) > 0;
  });
}

/// A signature that is not valid; of a stale one `st check` tells anyway.
void tell_worthless(const Document& plan, const Verified& one, Faults& faults) {
  if (one.worth == Worth::valid || one.worth == Worth::stale) return;
  const Statement said = statement_of(plan, *one.signature);
  const std::vector<Phrase> subjects(said.subjects.begin(), said.subjects.end());
  faults.push_back(
      {.code = "ST-signature",
       .message = say("signature-worth", {said.by, enumerate(subjects), word_for(one.worth)}),
       .where = one.signature->head(),
       .help = one.rule.empty() ? one.why : say("signature-rule", {one.why, one.rule})});
}

Fault unsigned_fault(const Record& approval) {
  return {.code = "ST-signature",
          .message = say("approval-unsigned", {role_phrase(approval.text("role"))}),
          .where = approval.head(),
          .help = say("approval-unsigned-help", {approval.text("role")}),
          .severity = Severity::warning};
}

}  // namespace

Vouched vouched_for(const World& world, const std::vector<const Pack*>& packs,
                    Verifiers& verifiers) {
  const Document& plan = world.plan();
  Vouched vouched;
  std::vector<Verified> verified;
  if (!plan.list("signatures").empty()) verified = verifiers.of(plan.path).verify(world, packs);
  for (const Verified& one : verified) tell_worthless(plan, one, vouched.faults);
  std::vector<const Record*> proven;
  std::vector<const Record*>& bare = vouched.not_counted;
  for (const PlainApproval& approval : approvals_in(plan)) {
    const bool is_proven =
        std::ranges::any_of(verified, [&](const Verified& one) { return proves(one, approval); });
    (is_proven ? proven : bare).push_back(approval.approval);
  }
  for (const Record* approval : bare) {
    // Where the same role has signed on another day, nobody need do anything.
    const bool again = std::ranges::any_of(proven, [&](const Record* other) {
      return other->parent() == approval->parent() && other->text("role") == approval->text("role");
    });
    if (!again) vouched.faults.push_back(unsigned_fault(*approval));
  }
  return vouched;
}

}  // namespace st::cli
