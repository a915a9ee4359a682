#include "derived.hpp"

#include <algorithm>

#include "st/rule/pack.hpp"
#include "st/rule/regulation.hpp"
#include "st/rule/timeline.hpp"

namespace st {
namespace {

/// Does the record stand at the unit where its post is?
std::vector<Value> home(const Context& context, const Record& from) {
  if (!from.type().find("unit")) return {};
  const Record* training = context.world.plan().section("training");
  const auto day = from.date("from");
  const Post* post = context.timeline && day ? context.timeline->post_on(*day) : nullptr;
  const std::string_view unit = post       ? std::string_view(post->unit)
                                : training ? training->text("unit")
                                           : std::string_view{};
  const bool said = from.type().find("kind") && from.text("kind") == "home";
  return {{said || (!unit.empty() && from.text("unit") == unit)}};
}

std::vector<Value> regulations(const Context& context) {
  std::vector<Value> values;
  for (const Proposal& proposal : regulations_open_to(context.packs, context))
    values.push_back({proposal.regulation->id});
  return values;
}

/// The grounds that open the regulation that the plan names.
std::vector<Value> grounds(const Context& context) {
  std::vector<Value> values;
  const Record* training = context.world.plan().section("training");
  for (const Proposal& proposal : regulations_open_to(context.packs, context)) {
    if (training && proposal.regulation->id == training->text("regulation"))
      values.push_back({proposal.ground->name});
  }
  return values;
}

/// What the catalogue says of the specialty that the training is for.
const Specialty* specialty_of(const Context& context) {
  const Record* training = context.world.plan().section("training");
  if (!training) return nullptr;
  for (const Pack* pack : context.packs) {
    const auto it =
        std::ranges::find(pack->specialties, training->text("specialty"), &Specialty::id);
    if (it != pack->specialties.end()) return &*it;
  }
  return nullptr;
}

std::vector<Value> specialty_type(const Context& context) {
  const Specialty* specialty = specialty_of(context);
  if (!specialty || specialty->type.empty()) return {};
  return {{specialty->type}};
}

std::vector<Value> base_specialties(const Context& context) {
  std::vector<Value> values;
  if (const Specialty* specialty = specialty_of(context)) {
    for (const std::string& base : specialty->base) values.push_back({base});
  }
  return values;
}

std::string part_of(const Context& context, const Record& rotation) {
  const Record* bt = context.world.plan().section("bt");
  const auto from = rotation.date("from");
  const auto start = bt ? bt->date("start") : std::nullopt;
  const auto end = bt ? bt->date("end") : std::nullopt;
  const bool inside = start && from && *start <= *from && (!end || *from <= *end);
  return inside ? "bt" : "st";
}

/// The outermost pack that has a table of methods speaks.
std::vector<Value> areas_of(const Context& context, std::string_view method) {
  std::vector<Value> areas;
  for (auto pack = context.packs.rbegin(); pack != context.packs.rend() && areas.empty(); ++pack) {
    const auto it = std::ranges::find((*pack)->methods, method, &Method::name);
    if (it == (*pack)->methods.end()) continue;
    for (const std::string& area : it->areas) areas.push_back({area});
  }
  return areas;
}

}  // namespace

std::vector<Value> derived_values(const Context& context, const Record& from,
                                  std::string_view name) {
  if (name == "day") return {{context.moment}};
  if (name == "part" && from.section() == "bt") return {{std::string("bt")}};
  if (name == "home") return home(context, from);
  if (name == "allowed_regulations") return regulations(context);
  if (name == "allowed_grounds") return grounds(context);
  if (name == "specialty_type") return specialty_type(context);
  if (name == "base_specialties") return base_specialties(context);
  if (name == "main_unit" && context.timeline) {
    std::string unit = context.timeline->main_unit(context.as_of);
    if (!unit.empty()) return {{std::move(unit)}};
  }
  return {};
}

std::vector<Value> implied_values(const Context& context, const Record& record,
                                  std::string_view field) {
  if (field == "part" && record.section() == "rotations") return {{part_of(context, record)}};
  if (field == "areas" && record.section() == "assessments")
    return areas_of(context, record.text("method"));
  return {};
}

}  // namespace st
