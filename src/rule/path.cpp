#include "st/rule/path.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "st/rule/limit.hpp"
#include "st/rule/timeline.hpp"
#include "st/text/suggest.hpp"

#include "derived.hpp"

namespace st {
namespace {

/// Fields whose dates are plans rather than events: a date ahead is no reason to wait.
constexpr std::array planned_fields{"from",     "to",     "start", "end",     "target_end",
                                    "earliest", "latest", "until", "apply_by"};

/// A record inside another that has its own time: is it there at the moment?
enum class Presence { here, not_yet, not_then };

Presence presence(const Context& context, const Record& inner) {
  if (&inner.type() == &context.root().type()) return Presence::here;
  if (context.planned) return Presence::here;
  const bool of_person = inner.parent() && &inner.parent()->type() == &person_type();
  if (of_person) {
    constexpr std::array<FieldName, 3> fields{"date", "since", "from"};
    for (const FieldName field : fields) {
      if (const auto day = inner.date(field); day && *day > context.moment)
        return Presence::not_then;
    }
    if (const auto to = inner.date("to"); to && *to < context.moment) return Presence::not_then;
    return Presence::here;
  }
  const auto day = inner.date("date");
  const bool ahead = day && *day > context.as_of;
  return inner.parent() && ahead ? Presence::not_yet : Presence::here;
}

using Names = std::span<const FieldName>;

/// Splits at dots and adds.
void add_names(std::string_view way, Path::Way& names) {
  for (const std::string_view name : split(way, '.')) names.emplace_back(name);
}

struct Walker {
  const Context& context;
  Walk result{};

  void not_known(std::string field, Span where) {
    if (result.unknown) return;
    result.unknown = true;
    result.unknown_field = std::move(field);
    result.unknown_at = where;
  }

  /// The records that a value stands for, when a path goes on through it.
  std::vector<const Record*> through(const Value& value, const Record& owner, const Field& field) {
    const auto* text = value.as<std::string>();
    if (!text) return {};
    if (field.kind == Kind::person) {
      const std::string_view near = owner.text("unit");
      const Person& person = context.world.person(*text, near);
      if (person.empty()) not_known(*text, value.where);
      return person;
    }
    if (field.kind == Kind::unit) {
      if (const Document* unit = context.world.unit(*text)) return {&unit->body()};
      not_known(*text, value.where);
      return {};
    }
    const Record* other = context.world.by_id(*text);
    return other ? std::vector{other} : std::vector<const Record*>{};
  }

  /// `names`: the field's own is the first.
  void visit_entry(const Entry& entry, const Record& owner, Names names) {
    if (entry.faulty) return not_known(std::string(entry.field->name), entry.where);
    for (const Value& value : entry.values) visit_value(value, owner, *entry.field, names);
  }

  bool is_passed_over(const Record& record) const {
    const auto& passed = context.world.plan().not_counted;
    return !passed.empty() && std::ranges::find(passed, &record) != passed.end();
  }

  void visit_value(const Value& value, const Record& owner, const Field& field, Names names) {
    if (value.unknown()) return not_known(std::string(field.name), value.where);
    const Record* inner = value.record();
    if (inner && is_passed_over(*inner)) return;
    if (inner) {
      switch (presence(context, *inner)) {
        case Presence::not_then: return;
        case Presence::not_yet: {
          const auto day = inner->date("date");
          if (!result.later || *day < *result.later) result.later = day;
          return;
        }
        case Presence::here: break;
      }
    }
    if (names.size() == 1) {
      result.found.push_back({&value, &owner, &field});
      return;
    }
    const Names more = names.subspan(1);
    if (inner && field.kind == Kind::person) return visit_written(*inner, value.where, more);
    if (inner) return visit_record(*inner, more);
    for (const Record* record : through(value, owner, field)) visit_record(*record, more);
  }

  /// A person who is written out in place of an id: a name, a specialty, and no more is known.
  void visit_written(const Record& person, Span where, Names names) {
    if (person.has(names.front())) return visit_record(person, names);
    not_known(std::string(names.front()), where);
  }

  void visit_record(const Record& record, Names names) {
    const FieldName name = names.front();
    if (const Entry* entry = record.find(name)) return visit_entry(*entry, record, names);
    const Field* field = record.type().find(name);
    if (!field) return;
    if (auto implied = implied_values(context, record, name); !implied.empty()) {
      for (Value& value : implied) add_derived(std::move(value), record, field);
    } else {
      if (&record != &context.root()) result.nearest = record.head();
      // A list that is not there is empty: that is known.
      const bool list = field->many && field->kind == Kind::record;
      if (names.size() == 1 && !list) result.field_missing = true;
    }
  }

  void derive(const Record& from, std::string_view name) {
    for (Value& value : derived_values(context, from, name))
      add_derived(std::move(value), from, nullptr);
  }

  void add_derived(Value value, const Record& owner, const Field* field) {
    result.derived.push_front(std::move(value));
    result.found.push_back({&result.derived.front(), &owner, field});
  }

  void start(const Record& from, Names names) {
    // BT that no rotation holds is at the unit of the training.
    const Record* training = context.world.plan().section("training");
    if (training && from.section() == "bt" && names.front() == "unit")
      return visit_record(*training, names);
    for (const Record* record = &from; record; record = record->parent()) {
      if (record->has(names.front()) || record->type().find(names.front()))
        return visit_record(*record, names);
    }
    if (context.root().type().find(names.front())) return visit_record(context.root(), names);
    const Record& plan = *context.world.plan().root;
    if (plan.type().find(names.front())) return visit_record(plan, names);
    derive(from, names.front());
  }
};

/// The type that a path goes on in after a field; null when it may be several.
const RecordType* type_after(const Field& field) {
  if (field.kind == Kind::record) return field.record;
  if (field.kind == Kind::person) return &person_type();
  if (field.kind == Kind::unit) return unit_type().find("unit")->record;
  return nullptr;
}

Phrase unknown_name(std::string_view name, const RecordType& type) {
  std::vector<std::string_view> known;
  for (const Field& field : type.fields) known.push_back(field.name);
  return say("rule-path-unknown", {name, suggestion(name, known)});
}

}  // namespace

bool is_planned(std::string_view field) {
  return std::ranges::find(planned_fields, field) != planned_fields.end();
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(at), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Path::Path(std::string text) {
  auto parts = std::make_shared<Parts>(Parts{std::move(text)});
  for (const std::string_view way : split(parts->text, '|'))
    add_names(way, parts->ways.emplace_back());
  parts_ = std::move(parts);
}

Walk walk(const Context& context, const Record& from, const Path& path) {
  Walk last;
  for (const Path::Way& way : path.ways()) {
    Walker walker{context};
    walker.start(from, way);
    if (!walker.result.found.empty() || walker.result.unknown) return std::move(walker.result);
    if (walker.result.later) last.later = walker.result.later;
    last.field_missing |= walker.result.field_missing;
    if (walker.result.nearest) last.nearest = walker.result.nearest;
  }
  return last;
}

std::vector<Date> dates(const Walk& walk) {
  std::vector<Date> days;
  for (const Reached& found : walk.found) {
    if (const auto* day = found.value->as<Date>()) {
      days.push_back(*day);
    } else if (const Record* inner = found.value->record()) {
      if (const auto date = inner->date("date")) days.push_back(*date);
    }
  }
  return days;
}

Phrase path_fault(std::string_view path, const RecordType* type, const RecordType& root) {
  for (const std::string_view alternative : split(path, '|')) {
    const auto names = split(alternative, '.');
    if (names.empty()) return say("rule-path-empty");
    const RecordType* at = type && type->find(names.front()) ? type : nullptr;
    if (!at && root.find(names.front())) at = &root;
    if (!at && plan_type().find(names.front())) at = &plan_type();
    if (!at) {
      if (std::ranges::find(derived_names, names.front()) != derived_names.end()) continue;
      return unknown_name(names.front(), type ? *type : root);
    }
    for (const std::string_view name : names) {
      if (!at) break;
      const Field* field = at->find(name);
      if (!field) return unknown_name(name, *at);
      at = type_after(*field);
    }
  }
  return {};
}

std::optional<Date> day_of(const Record& record, std::string_view field) {
  if (!field.empty()) return record.date(field);
  constexpr std::array<FieldName, 8> names{"date", "issued", "signed", "completed",
                                           "to",   "end",    "from",   "start"};
  for (const Record* at = &record; at; at = at->parent()) {
    for (const FieldName name : names) {
      if (const auto day = at->date(name)) return day;
    }
  }
  return {};
}

std::optional<Period> period_of(const Record& record, Date open_end) {
  auto from = record.date("from");
  if (!from) from = record.date("start");
  auto to = record.date("to");
  if (!to) to = record.date("end");
  if (from && !to && record.section() == "courses") to = from;  // Of one day.
  if (from && !to && (record.type().find("to") || record.type().find("end")))
    return Period{*from, std::max(*from, open_end)};
  if (from && to) return *from <= *to ? std::optional{Period{*from, *to}} : std::nullopt;
  const auto day = day_of(record);
  return day ? std::optional{Period{*day, *day}} : std::nullopt;
}

}  // namespace st
