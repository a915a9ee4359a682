#include "verify.hpp"

#include <algorithm>

#include "st/record/approval.hpp"
#include "st/rule/judge.hpp"
#include "st/rule/roles.hpp"
#include "st/rule/verb.hpp"

#include "cli/signing/keys.hpp"

namespace st::cli {
namespace {

bool is_among(const std::vector<std::string>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

/// The units of what was signed; what names none is of the training's.
std::vector<std::string> units_of(const Document& plan, const Statement& said) {
  std::vector<std::string> units;
  for (const std::string& subject : said.subjects) {
    for (const Record* record : records_called(plan, subject)) {
      const Record* training = plan.section("training");
      const bool own = record->type().find("unit") && !record->text("unit").empty();
      const std::string_view unit = own        ? record->text("unit")
                                    : training ? training->text("unit")
                                               : std::string_view();
      if (!is_among(units, unit)) units.emplace_back(unit);
    }
  }
  return units;
}

/// What the line does not let the person approve; empty: nothing.
Phrase outside_line(const AllowedSigner& line, const World& world, const Statement& said,
                    Date day) {
  if (!line.holds_on(day)) {
    return say("verify-key-days", {line.from ? Phrase(line.from->iso()) : Phrase("–"),
                                   line.until ? Phrase((*line.until - 1).iso()) : Phrase("–")});
  }
  const bool role = std::ranges::any_of(
      line.roles, [&](const std::string& held) { return fulfils(held, said.role); });
  if (!line.roles.empty() && !role) return say("verify-not-role", {role_phrase(said.role)});
  for (const std::string& unit : units_of(world.plan(), said)) {
    if (!line.units.empty() && !is_among(line.units, unit)) return say("verify-not-unit", {unit});
  }
  const Record* training = world.plan().section("training");
  const std::string specialty(training ? training->text("specialty") : std::string_view());
  if (!line.specialties.empty() && !is_among(line.specialties, specialty))
    return say("verify-not-specialty", {specialty});
  return {};
}

/// Whom a rule of who may hold a role speaks of: "head", "supervisors".
std::string_view role_judged(const Rule& rule) {
  const Node* body = rule.node ? rule.node->find("qualified") : nullptr;
  const Node* who = body ? body->find("who") : nullptr;
  return who ? std::string_view(who->scalar) : std::string_view();
}

bool speaks_of_role(const Rule& rule, std::string_view role) {
  const std::string_view judged = role_judged(rule);
  if (judged == "supervisors") return fulfils(role, "supervisor");
  return !judged.empty() && judged == role;
}

/// The first rule that the person, in that role, did not fulfil on the day.
void hold_to_rules(const World& world, const std::vector<const Pack*>& packs, const Statement& said,
                   Date day, Verified& verified) {
  for (const RuleDecisions& decided : decide(world, world.plan(), packs, day)) {
    if (!speaks_of_role(*decided.rule, said.role)) continue;
    for (const Decision& decision : decided.decisions) {
      if (decision.outcome != Outcome::unmet || decision.subject != said.by) continue;
      verified.worth = Worth::not_eligible;
      verified.why = decision.message;
      verified.rule = decided.rule->id;
      return;
    }
  }
}

/// Where the line says nothing of roles, the plan does.
bool held_by_plan(const World& world, const std::vector<const Pack*>& packs, const Statement& said,
                  Date day) {
  const Context context{
      .world = world, .document = world.plan(), .packs = packs, .as_of = day, .moment = day};
  return held_role(context, said.by, {said.role}, day) == Truth::yes;
}

}  // namespace

std::string_view name(Worth worth) {
  switch (worth) {
    case Worth::valid: return "valid";
    case Worth::stale: return "stale";
    case Worth::forged: return "forged";
    case Worth::unknown: return "unknown";
    case Worth::not_eligible: return "not_eligible";
    case Worth::bare: return "unsigned";
  }
  return "forged";
}

Phrase word_for(Worth worth) {
  switch (worth) {
    case Worth::valid: return say("verify-valid");
    case Worth::stale: return say("verify-is-stale");
    case Worth::forged: return say("verify-is-forged");
    case Worth::unknown: return say("verify-is-unknown");
    case Worth::not_eligible: return say("verify-not-eligible");
    case Worth::bare: return say("verify-is-bare");
  }
  return {};
}

Verifier::Verifier(AllowedSigners signers) : signers_(std::move(signers)) {
  for (const AllowedSigner& signer : signers_.all) {
    fingerprints_.push_back(fingerprint_of_key(signer.key));
    if (fingerprints_.back().empty())
      refuse_line(signers_.path, signer.line, say("signers-no-key"));
  }
}

std::vector<Verified> Verifier::verify(const World& world,
                                       const std::vector<const Pack*>& packs) const {
  // Programs are started one at a time: what a signal does meanwhile is the whole program's.
  static std::mutex one_at_a_time;
  const std::lock_guard guard(one_at_a_time);
  std::vector<Verified> all;
  for (const Record* signature : world.plan().list("signatures"))
    all.push_back(verify_one(world, packs, *signature));
  return all;
}

Verified Verifier::verify_one(const World& world, const std::vector<const Pack*>& packs,
                              const Record& signature) const {
  const Statement said = statement_of(world.plan(), signature);
  const auto day = signature.date("date");
  const auto is = [&](Worth worth, Phrase why) {
    return Verified{&signature, worth, std::move(why)};
  };
  if (signature.text("signature").empty()) return is(Worth::bare, say("verify-bare"));
  const std::string key = key_of_signature(said.text(), signature.text("signature"));
  const std::string_view written = signature.text("key");
  if (key.empty() || !day || (!written.empty() && written != key))
    return is(Worth::forged, say("verify-forged"));
  const AllowedSigner* line = nullptr;
  bool known = false;
  Phrase why;
  for (std::size_t i = 0; i < signers_.all.size(); ++i) {
    if (fingerprints_[i] != key || !signers_.all[i].is(said.by)) continue;
    known = true;
    why = outside_line(signers_.all[i], world, said, *day);
    if (!why.empty()) continue;
    line = &signers_.all[i];
    break;
  }
  if (!known) return is(Worth::unknown, say("verify-unknown", {said.by, signers_.path}));
  if (!line) return is(Worth::not_eligible, why);
  if (line->roles.empty() && !held_by_plan(world, packs, said, *day))
    return is(Worth::not_eligible, say("verify-not-role", {role_phrase(said.role)}));
  Verified verified{.signature = &signature};
  hold_to_rules(world, packs, said, *day, verified);
  if (verified.worth != Worth::valid) return verified;
  if (content_digest(world.plan(), said.subjects) != said.digest)
    return is(Worth::stale, say("verify-stale"));
  return verified;
}

const Verifier& Verifiers::of(const std::string& plan) {
  const std::lock_guard guard(lock_);
  const std::string path = given_.empty() ? allowed_signers_near(plan) : given_;
  if (path.empty()) throw Trouble(say("verify-no-signers", {plan}), say("verify-no-signers-help"));
  const auto known = by_path_.find(path);
  if (known != by_path_.end()) return known->second;
  return by_path_.try_emplace(path, read_allowed_signers(path)).first->second;
}

}  // namespace st::cli
