#include "st/rule/roles.hpp"

#include <algorithm>
#include <array>

#include "st/rule/path.hpp"

namespace st {
namespace {

/// A role and another that fulfils it too.
struct Serves {
  std::string_view asked;
  std::string_view held;
};
constexpr std::array serves{
    Serves{"supervisor", "main_supervisor"},
    Serves{"training_lead", "director"},
};

/// Roles that a unit's file gives by a field of the same name.
constexpr std::array unit_roles{"head", "director", "training_lead"};

bool any_fulfilled(std::string_view held, const std::vector<std::string>& roles) {
  return std::ranges::any_of(roles, [&](const std::string& role) { return fulfils(held, role); });
}

bool within(const Record& record, Date day) {
  const auto from = record.date("from");
  const auto to = record.date("to");
  return (!from || *from <= day) && (!to || day <= *to);
}

/// By the person's own `roles`.
Truth by_record(const Person& person, const std::vector<std::string>& roles, Date day) {
  for (const Record* record : person) {
    const Entry* entry = record->find("roles");
    if (entry && entry->faulty) return Truth::unknown;
    for (const Record* role : record->records("roles")) {
      if (any_fulfilled(role->text("role"), roles) && within(*role, day)) return Truth::yes;
    }
  }
  return Truth::no;
}

/// By a unit's fields `head`, `director`, `training_lead`.
bool by_unit(const Document* unit, std::string_view person, const std::vector<std::string>& roles) {
  if (!unit) return false;
  return std::ranges::any_of(unit_roles, [&](std::string_view role) {
    return any_fulfilled(role, roles) && std::ranges::count(unit->body().texts(role), person) > 0;
  });
}

/// As the supervisor of a rotation, for as long as it lasts.
bool by_rotation(const Context& context, std::string_view person,
                 const std::vector<std::string>& roles, Date day) {
  const bool asked = any_fulfilled("supervisor", roles) || any_fulfilled("co_supervisor", roles);
  if (!asked) return false;
  for (const Record* rotation : context.world.plan().list("rotations")) {
    if (!within(*rotation, day) || rotation->text("status") == "cancelled") continue;
    for (const auto* field : {"supervisor", "co_supervisor"}) {
      if (std::ranges::count(rotation->texts(field), person) > 0) return true;
    }
  }
  return false;
}

/// As head, main supervisor or assessor of the basic training (BT), while it lasts.
bool by_bt(const Context& context, std::string_view person, const std::vector<std::string>& roles,
           Date day) {
  const Record* bt = context.world.plan().section("bt");
  if (!bt) return false;
  const auto start = bt->date("start");
  const auto end = bt->date("end");
  if ((start && day < *start) || (end && day > *end)) return false;
  return std::ranges::any_of(
      std::array{"head", "main_supervisor", "assessor"}, [&](const char* role) {
        return any_fulfilled(role, roles) && std::ranges::count(bt->texts(role), person) > 0;
      });
}

}  // namespace

Phrase worded(const RecordType* type, std::string_view field, std::string_view word) {
  const Field* found = type ? type->find(field) : nullptr;
  if (!found || !found->words) return word;
  const auto it = std::ranges::find(*found->words, word, &Word::name);
  if (it == found->words->end()) return word;
  return Bilingual{std::string(it->doc.sv), std::string(it->doc.en)};
}

Phrase role_phrase(std::string_view role) {
  return worded(person_type().find("roles")->record, "role", role);
}

Phrase certificate_phrase(std::string_view kind) {
  return worded(plan_type().find("certificates")->record, "kind", kind);
}

bool fulfils(std::string_view held, std::string_view role) {
  if (held == role) return true;
  return std::ranges::any_of(serves,
                             [&](const Serves& s) { return s.asked == role && s.held == held; });
}

Truth held_role(const Context& context, std::string_view person,
                const std::vector<std::string>& roles, Date day, std::string_view near) {
  const Record* doctor = context.world.plan().section("doctor");
  if (doctor && doctor->id() == person)
    return any_fulfilled("trainee", roles) ? Truth::yes : Truth::no;
  const Person& known = context.world.person(person, near);
  if (by_record(known, roles, day) == Truth::yes) return Truth::yes;
  const Record* training = context.world.plan().section("training");
  const std::string_view home = training ? training->text("unit") : std::string_view{};
  if (by_unit(context.world.unit(near), person, roles) ||
      by_unit(context.world.unit(home), person, roles) || by_bt(context, person, roles, day) ||
      by_rotation(context, person, roles, day))
    return Truth::yes;
  if (known.empty()) return Truth::unknown;
  return by_record(known, roles, day);
}

std::vector<std::string_view> holders(const Context& context, std::string_view role, Date day) {
  std::vector<std::string_view> people;
  const std::vector<std::string> asked{std::string(role)};
  for (const std::string_view id : context.world.people()) {
    if (held_role(context, id, asked, day) == Truth::yes) people.push_back(id);
  }
  return people;
}

std::vector<std::string_view> holders_until(const Context& context, std::string_view role,
                                            Date day) {
  std::vector<std::string_view> people = holders(context, role, day);
  for (const std::string_view id : context.world.people()) {
    if (std::ranges::count(people, id) > 0) continue;
    for (const Record* record : context.world.person(id)) {
      if (!record->type().find("roles")) continue;
      const bool once = std::ranges::any_of(record->records("roles"), [&](const Record* held) {
        return fulfils(held->text("role"), role) && held->date("from").value_or(day) <= day;
      });
      if (once && std::ranges::count(people, id) == 0) people.push_back(id);
    }
  }
  return people;
}

namespace {
bool apart(const std::vector<std::vector<std::string>>& candidates, std::size_t next,
           std::vector<std::string>& taken) {
  if (next == candidates.size()) return true;
  if (candidates[next].empty()) return apart(candidates, next + 1, taken);
  for (const std::string& person : candidates[next]) {
    if (std::ranges::count(taken, person) > 0) continue;
    taken.push_back(person);
    if (apart(candidates, next + 1, taken)) return true;
    taken.pop_back();
  }
  return false;
}
}  // namespace

bool distinct_people(const std::vector<std::vector<std::string>>& candidates) {
  std::vector<std::string> taken;
  return apart(candidates, 0, taken);
}

std::shared_ptr<const Record> person_record(const Context& context, std::string_view person,
                                            std::string_view near) {
  const Person& known = context.world.person(person, near);
  if (known.empty()) return nullptr;
  auto whole = std::make_shared<Record>(*known.front());
  for (const Record* more : known) {
    if (more == known.front() || &more->type() != &whole->type()) continue;
    for (const Entry& entry : more->entries()) {
      const Entry* own = whole->find(entry.field->name);
      Entry& into = own ? const_cast<Entry&>(*own) : whole->add(*entry.field);
      if (!own)
        into = entry;
      else if (entry.field->many)
        into.values.insert(into.values.end(), entry.values.begin(), entry.values.end());
    }
  }
  return whole;
}

std::vector<Date> days_of_change(const Context& context,
                                 const std::vector<std::string_view>& people,
                                 std::string_view near) {
  std::vector<Date> days;
  const auto look = [&](const Record& record, const auto& self) -> void {
    for (const Entry& entry : record.entries()) {
      for (const Value& value : entry.values) {
        if (const auto* day = value.as<Date>())
          days.push_back(entry.field->name == "to" ? *day + 1 : *day);
        if (const Record* inner = value.record()) self(*inner, self);
      }
    }
  };
  for (const std::string_view id : people) {
    for (const Record* record : context.world.person(id, near)) look(*record, look);
  }
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace st
