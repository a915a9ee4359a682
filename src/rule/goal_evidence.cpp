#include "goal_evidence.hpp"

#include <algorithm>
#include <array>

#include "st/rule/path.hpp"

namespace st {
namespace {

/// Where an activity of a kind is recorded, and as what.
struct Activity {
  std::string_view need;
  std::string_view section;
  std::string_view kind;  ///< Of the record; empty: any.
  std::string_view not_kind;
};
constexpr std::array activities{
    Activity{"clinical", "rotations", {}, "auscultation"},
    Activity{"auscultation", "rotations", "auscultation", {}},
    Activity{"course", "courses", {}, {}},
    Activity{"development", "projects", "quality", {}},
    Activity{"written_work", "projects", "scientific", {}},
};

bool names_goal(const Record& record, const std::string& goal) {
  return std::ranges::count(record.texts("goals"), goal) > 0;
}

/// A certificate names its goals, or has those of what it is for.
bool certifies(const Context& context, const Record& certificate, const std::string& goal) {
  if (certificate.has("goals")) return names_goal(certificate, goal);
  return std::ranges::any_of(certificate.texts("for"), [&](std::string_view id) {
    const Record* record = context.world.by_id(id);
    return record && names_goal(*record, goal);
  });
}

/// A certificate that was written for another regulation is no certificate under this one.
bool under_regulation(const Context& context, const Record& certificate) {
  const Record* training = context.world.plan().section("training");
  const auto own = certificate.text("regulation");
  return own.empty() || !training || own == training->text("regulation");
}

/// One of which the last day is not known ends after all others.
bool ends_after(const Context& context, const Record& one, const Record& other) {
  const auto period = period_of(one, context.as_of + 1);
  const auto others = period_of(other, context.as_of + 1);
  return others && (!period || period->to >= others->to);
}

}  // namespace

std::vector<const Record*> certificates_for(const Context& context, const Goal& goal,
                                            const std::vector<std::string>& kinds) {
  std::vector<const Record*> found;
  for (const Record* certificate : context.world.plan().list("certificates")) {
    const auto issued = certificate->date("issued");
    if (!issued || *issued > context.as_of) continue;
    if (std::ranges::count(kinds, certificate->text("kind")) > 0 &&
        under_regulation(context, *certificate) && certifies(context, *certificate, goal.code))
      found.push_back(certificate);
  }
  return found;
}

Activities activities_for(const Context& context, const Goal& goal,
                          const std::vector<std::string>& kinds) {
  Activities result;
  for (const Activity& activity : activities) {
    if (std::ranges::count(kinds, activity.need) == 0) continue;
    for (const Record* record : context.world.plan().list(activity.section)) {
      const auto own = record->texts("kind");
      if (!activity.kind.empty() && std::ranges::count(own, activity.kind) == 0) continue;
      if (!activity.not_kind.empty() && std::ranges::count(own, activity.not_kind) > 0) continue;
      if (!names_goal(*record, goal.code) || record->text("status") == "cancelled" ||
          record->text("status") == "denied")
        continue;
      const auto period = period_of(*record, context.as_of + 1);
      const bool done = period && period->to <= context.as_of;
      const Record*& last = done ? result.done : result.planned;
      if (!last || ends_after(context, *record, *last)) last = record;
    }
  }
  return result;
}

NamedGoals named_goals(const Context& context) {
  NamedGoals named;
  const auto look = [&](const Record& record, const auto& self) -> void {
    const auto status = record.text("status");
    if (status == "cancelled" || status == "denied") return;
    for (const Entry& entry : record.entries()) {
      for (const Value& value : entry.values) {
        const auto* code = value.as<std::string>();
        if (code && entry.field->kind == Kind::goal) named.try_emplace(*code, &record);
        if (const Record* inner = value.record()) self(*inner, self);
      }
    }
  };
  look(*context.world.plan().root, look);
  return named;
}

Places places_of(const Context& context, const std::vector<const Record*>& certificates) {
  Places places;
  for (const Record* certificate : certificates) {
    for (const auto id : certificate->texts("for")) {
      const Record* rotation = context.world.by_id(id);
      if (!rotation || !rotation->type().find("care")) continue;
      const auto unit = rotation->text("unit");
      if (!unit.empty()) places.units.emplace(unit);
      const Document* known = context.world.unit(unit);
      const bool primary = rotation->text("care") == "primary" ||
                           (known && known->body().text("kind") == "health_centre");
      if (primary) places.primary = Truth::yes;
      if (!primary && !known && !rotation->has("care") && places.primary == Truth::no)
        places.primary = Truth::unknown;
    }
  }
  return places;
}

}  // namespace st
