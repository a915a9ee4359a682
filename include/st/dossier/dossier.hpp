// The application and its papers: what is there, what is missing, and what would be sent back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/check/check.hpp"
#include "st/dossier/forms.hpp"
#include "st/plan/coverage.hpp"
#include "st/plan/projection.hpp"

namespace st {

/// Worst first: recorded, and not as it has to be; not there though its thing is done; written
/// and not signed; not yet to be had; there and in order.
enum class PaperState { wrong, missing, unsigned_yet, later, ready };
inline constexpr std::array all_paper_states{PaperState::wrong, PaperState::missing,
                                             PaperState::unsigned_yet, PaperState::later,
                                             PaperState::ready};
std::string_view name(PaperState state);

struct DossierPaper {
  const Form* form = nullptr;  ///< Null: a paper that has no form.
  Bilingual title{};
  int attachment = 0;                       ///< Its number among the attachments; 0: none.
  const Record* certificate = nullptr;      ///< As the plan has it; null: it has none.
  const Record* credit = nullptr;           ///< That the paper is for.
  std::vector<const Record*> activities{};  ///< What it certifies.
  std::vector<std::string> goals{};         ///< Codes.
  PaperState state = PaperState::missing;
  std::vector<Phrase> lacking{};         ///< What is wrong with it, or missing.
  std::vector<Phrase> remarks{};         ///< What deserves a look.
  std::vector<std::string> signed_by{};  ///< Roles.
};

/// One application: for the certificate of BT, or for the specialist certificate.
struct Dossier {
  std::string gate{};                  ///< The rules that decide of it: "application", "bt".
  std::vector<DossierPaper> papers{};  ///< In the order of their numbers.
  std::vector<const Finding*> open{};  ///< What it would be sent back for, gravest first.
};

/// What dossiers are made of. All of it must outlive them.
struct DossierSource {
  const World& world;
  const Projection& projection;
  const std::vector<GoalStand>& goals;
  const Verdict& verdict;
  Date as_of{};
};

/// The applications still to be made under the plan's regulation, in their order: that for BT while
/// its certificate is not issued. Nothing when the regulation's papers are not known.
std::vector<Dossier> dossiers_of(const DossierSource& source);

/// The forms of the plan's regulation; null when it has none that are known.
const FormSet* forms_for(const Document& plan);

}  // namespace st
