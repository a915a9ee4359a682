#include "st/rule/regulation.hpp"

#include "st/rule/pack.hpp"

namespace st {

std::vector<Proposal> regulations_open_to(const std::vector<const Pack*>& packs,
                                          const Context& context) {
  std::vector<Proposal> proposals;
  for (const Pack* pack : packs) {
    for (const Regulation& regulation : pack->regulations) {
      for (const Ground& ground : regulation.grounds) {
        const Answer answer = holds(context, ground.when, context.root());
        if (answer.truth == Truth::no || answer.truth == Truth::later) continue;
        proposals.push_back({&regulation, &ground, answer.truth == Truth::unknown});
      }
    }
  }
  return proposals;
}

}  // namespace st
