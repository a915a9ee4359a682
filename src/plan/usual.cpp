// Fills in what a plan knows already, so that a line is enough to record something.
#include "st/plan/usual.hpp"

#include <algorithm>

#include "st/rule/roles.hpp"

namespace st {

namespace {

std::string first_holder(const Context& context, std::string_view role, Date day) {
  const auto all = holders(context, role, day);
  return all.empty() ? std::string() : std::string(all.front());
}

std::string supervisor(const Context& context, Date day) {
  const Record* rotation = rotation_on(context.world.plan(), day);
  const std::string there(rotation ? rotation->text("supervisor") : std::string_view());
  return there.empty() ? first_holder(context, "main_supervisor", day) : there;
}

std::string unit(const Context& context, Date day) {
  const Document& plan = context.world.plan();
  const Record* rotation = rotation_on(plan, day);
  if (rotation && !rotation->text("unit").empty()) return std::string(rotation->text("unit"));
  const Record* training = plan.section("training");
  return training ? std::string(training->text("unit")) : std::string();
}

std::string scalar_in(const Meant& record, std::string_view field) {
  const Meant* value = member(record, field);
  if (value && !value->items.empty()) value = &value->items.front();
  return value ? value->scalar : std::string();
}

/// Whether the record so far, with what `defaults` gives it, lets the value stand.
bool suits(const Usual& usual, const Meant& record, const Node* defaults) {
  if (usual.field.empty()) return true;
  std::string said = scalar_in(record, usual.field);
  const Node* given = defaults ? defaults->find(usual.field) : nullptr;
  if (said.empty() && given) said = given->scalar;
  return said == usual.is;
}

/// `from`, `to` and `times` stand for the one day of a record that may have either.
bool has_another_day(const Meant& record, const RecordType& type, const Field& field) {
  const auto in = [&](const std::vector<std::string_view>& group) {
    return std::find(group.begin(), group.end(), field.name) != group.end();
  };
  const auto begun = [&](const std::vector<std::string_view>& group) {
    return !in(group) && std::any_of(group.begin(), group.end(),
                                     [&](std::string_view name) { return member(record, name); });
  };
  const auto& groups = type.one_of;
  return std::any_of(groups.begin(), groups.end(), in) &&
         std::any_of(groups.begin(), groups.end(), begun);
}

/// The day that the record is about: what is filled in is what the plan says of that day.
Date day_of(const Meant& record, Date otherwise) {
  for (const std::string_view name : {"date", "issued", "from", "start"}) {
    if (const auto day = parse_date(scalar_in(record, name))) return *day;
  }
  return otherwise;
}

}  // namespace

const Record* rotation_on(const Document& plan, Date day) {
  const Record* latest = nullptr;
  for (const Record* rotation : plan.list("rotations")) {
    const auto from = rotation->date("from");
    const auto to = rotation->date("to");
    const bool on = from && *from <= day && (!to || day <= *to);
    if (!on || rotation->text("status") == "cancelled") continue;
    if (!latest || *latest->date("from") < *from) latest = rotation;
  }
  return latest;
}

std::string usual_value(const Context& context, std::string_view name, Date day) {
  if (!name.starts_with('$')) return std::string(name);
  const std::string_view what = name.substr(1);
  if (what == "today") return context.as_of.iso();
  if (what == "supervisor") return supervisor(context, day);
  if (what == "unit") return unit(context, day);
  if (what == "rotation") {
    const Record* rotation = rotation_on(context.world.plan(), day);
    return rotation ? std::string(rotation->id()) : std::string();
  }
  return first_holder(context, what, day);
}

std::vector<std::string_view> fill_in(Meant& record, const RecordType& type, const Context& context,
                                      const Node* defaults) {
  std::vector<std::string_view> filled;
  for (const Field& field : type.fields) {
    if (field.usual.empty() || member(record, field.name)) continue;
    if (defaults && defaults->find(field.name)) continue;
    if (has_another_day(record, type, field)) continue;
    const auto usual = std::find_if(field.usual.begin(), field.usual.end(),
                                    [&](const Usual& one) { return suits(one, record, defaults); });
    if (usual == field.usual.end()) continue;
    const std::string value =
        usual->value == "$from" ? scalar_in(record, "from")
                                : usual_value(context, usual->value, day_of(record, context.as_of));
    if (value.empty()) continue;
    record.members.emplace_back(std::string(field.name), value_of_words(field, {value}));
    filled.push_back(field.name);
  }
  return filled;
}

}  // namespace st
