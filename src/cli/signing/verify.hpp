// What signatures in a plan are worth on the day that they bear.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "st/record/document.hpp"
#include "st/rule/pack.hpp"

#include "cli/signing/allowed.hpp"

namespace st::cli {

enum class Worth {
  valid,
  stale,         ///< What was signed has changed since.
  forged,        ///< No signature over what the entry says.
  unknown,       ///< By a key that no line allows the person.
  not_eligible,  ///< By somebody who may not approve it, or not on that day.
  bare           ///< A dated word, without a signature.
};
std::string_view name(Worth worth);
Phrase word_for(Worth worth);

struct Verified {
  const Record* signature = nullptr;
  Worth worth = Worth::valid;
  Phrase why{};
  std::string rule{};  ///< The rule that the person does not fulfil; empty if it is none.
};

/// The allowed keys by their fingerprints, found once. By any thread.
class Verifier {
 public:
  explicit Verifier(AllowedSigners signers);

  /// Every entry of section signatures, in its order. Of rules, those for who may hold a role.
  std::vector<Verified> verify(const World& world, const std::vector<const Pack*>& packs) const;

 private:
  Verified verify_one(const World& world, const std::vector<const Pack*>& packs,
                      const Record& signature) const;

  AllowedSigners signers_;
  std::vector<std::string> fingerprints_{};  ///< Of signers_.all.
};

/// Those of --signers, or those near each plan; each file is read once. By any thread.
class Verifiers {
 public:
  explicit Verifiers(std::string given) : given_(std::move(given)) {}

  /// Throws Trouble when there is no file.
  const Verifier& of(const std::string& plan);

 private:
  std::string given_;
  std::mutex lock_{};
  std::map<std::string, Verifier> by_path_{};
};

}  // namespace st::cli
