// Which days are proposed for the rotations that are wanted, and for which there are none.
#pragma once

#include <string>
#include <vector>

#include "st/plan/proposal.hpp"

namespace st {

struct ProposalReport {
  const Proposal& proposal;
  Chosen chosen{};                   ///< Its options in the order of their days.
  std::string diff{};                ///< Of all files; empty when they have been written.
  std::vector<std::string> files{};  ///< That were written.
  Date as_of{};
  Lang lang = Lang::en;
  bool colour = false;
  int width = 100;
};

std::string proposal_text(const ProposalReport& report);
/// `st.proposal/1`: schemas/st.proposal.schema.json describes it.
std::string proposal_json(const ProposalReport& report);

}  // namespace st
