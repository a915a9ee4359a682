#include "st/rule/regulation.hpp"

#include "st/rule/path.hpp"
#include "st/rule/timeline.hpp"

#include "regulation_values.hpp"

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

std::vector<Value> derived_values(const Context& context, const Record& from,
                                  std::string_view name) {
  std::vector<Value> values;
  if (name == "day") values.push_back({context.moment});
  if (name == "part" && from.section() == "bt") values.push_back({std::string("bt")});
  if (name == "home") {
    const Record* training = context.world.plan().section("training");
    const auto from_day = from.date("from");
    const Post* post =
        context.timeline && from_day ? context.timeline->post_on(*from_day) : nullptr;
    const std::string_view unit = post       ? std::string_view(post->unit)
                                  : training ? training->text("unit")
                                             : std::string_view{};
    const bool said = from.type().find("kind") && from.text("kind") == "home";
    if (from.type().find("unit"))
      values.push_back({said || (!unit.empty() && from.text("unit") == unit)});
  }
  if (name == "allowed_regulations" || name == "allowed_grounds") {
    const Record* training = context.world.plan().section("training");
    for (const Proposal& proposal : regulations_open_to(context.packs, context)) {
      if (name == "allowed_regulations")
        values.push_back({proposal.regulation->id});
      else if (training && proposal.regulation->id == training->text("regulation"))
        values.push_back({proposal.ground->name});
    }
  }
  return values;
}

}  // namespace st
