// What can be told of a document only as a whole: ids that stand twice, references that lead
// nowhere, people of whom two entries differ, dates in the wrong order, shares over 100 %.
#include <algorithm>
#include <map>
#include <set>

#include "st/record/document.hpp"
#include "st/text/suggest.hpp"

#include "document.hpp"
#include "walk.hpp"

namespace st {

namespace {

/// Those outside every plan whose approval an exception may have.
constexpr std::string_view authorities[] = {"socialstyrelsen"};

bool is_authority(std::string_view id) {
  return std::find(std::begin(authorities), std::end(authorities), id) != std::end(authorities);
}

/// The unit that a record, or the one around it, names.
std::string_view unit_of(const Record& record) {
  for (const Record* r = &record; r; r = r->parent()) {
    if (const auto unit = r->text("unit"); !unit.empty()) return unit;
  }
  return {};
}

void report_ids_twice(const Document& document, Faults& faults) {
  std::map<std::string_view, Span> first;
  walk(*document.root, [&](const Record& record) {
    const Entry* id = record.find("id");
    if (!id || id->faulty || id->values.empty()) return;
    const auto [there, fresh] = first.emplace(record.id(), id->where);
    if (fresh) return;
    faults.push_back({.code = "ST-duplicate",
                      .message = say("id-twice", {record.id()}),
                      .where = id->where,
                      .help = say("id-twice-help"),
                      .related = {{there->second, say("first-here")}}});
  });
}

bool refers_to_goals(const Field& field) {
  return std::find(field.refers_to.begin(), field.refers_to.end(), "goals") !=
         field.refers_to.end();
}

/// A code such as a1 stands for a goal where a field may name goals.
bool looks_like_goal(std::string_view text) {
  return text.size() <= 7 && !text.empty() && text.back() >= '0' && text.back() <= '9' &&
         text.find_first_of("-_.") == text.npos;
}

class References {
 public:
  References(const World& world, Faults& faults) : world_(world), faults_(faults) {}

  void check(const Record& record) {
    for (const Entry& entry : record.entries()) {
      for (const Value& value : entry.values) {
        const auto* id = value.as<std::string>();
        if (!id) continue;
        if (entry.field->kind == Kind::person) check_person(record, *entry.field, *id, value.where);
        if (entry.field->kind == Kind::reference) check_record(*entry.field, *id, value.where);
      }
    }
  }

 private:
  void check_person(const Record& record, const Field& field, std::string_view id, Span where) {
    if (!world_.person(id, unit_of(record)).empty()) return;
    if (field.name == "approved_by" && is_authority(id)) return;
    report(say("no-such-person", {id}), where, [&] {
      const auto people = world_.people();
      const bool near = !nearest(id, people).empty();
      return near ? suggestion(id, people) : say("no-such-person-help", {id});
    });
  }

  void check_record(const Field& field, std::string_view id, Span where) {
    const Record* found = world_.by_id(id);
    if (!found && refers_to_goals(field) && looks_like_goal(id)) return;
    const auto& sections = field.refers_to;
    const bool any = sections.empty() || refers_to_goals(field);
    if (found &&
        (any || std::find(sections.begin(), sections.end(), found->section()) != sections.end())) {
      return;
    }
    report(found ? say("wrong-section", {id, found->section()}) : say("no-such-record", {id}),
           where, [&] { return suggestion(id, ids_of(any ? nullptr : &sections)); });
  }

  std::vector<std::string_view> ids_of(const std::vector<std::string_view>* sections) const {
    std::vector<std::string_view> ids;
    walk(*world_.plan().root, [&](const Record& record) {
      const bool asked = !sections || std::find(sections->begin(), sections->end(),
                                                record.section()) != sections->end();
      if (asked && !record.id().empty() && record.section() != "people") ids.push_back(record.id());
    });
    return ids;
  }

  /// One place, such as a value in `defaults`, is reported once.
  void report(const Phrase& message, Span where, const auto& help) {
    if (!reported_.insert({where.source, where.begin}).second) return;
    faults_.push_back({.code = "ST-reference", .message = message, .where = where, .help = help()});
  }

  const World& world_;
  Faults& faults_;
  std::set<std::pair<const Source*, std::uint32_t>> reported_;
};

void report_date_order(const Record& record, Faults& faults) {
  const std::pair<std::string_view, std::string_view> pairs[] = {{"from", "to"}, {"start", "end"}};
  for (const auto& [first, last] : pairs) {
    const auto from = record.date(first);
    const auto to = record.date(last);
    if (!from || !to || *from <= *to) continue;
    const Entry* late = record.find(first);
    const Entry* early = record.find(last);
    if (late->field->kind != Kind::date || early->field->kind != Kind::date) continue;
    faults.push_back({.code = "ST-date-order",
                      .message = say("date-order", {last, first}),
                      .where = early->values.front().where,
                      .help = say("date-order-help"),
                      .related = {{late->values.front().where, say("date-order-first", {first})}}});
  }
}

/// Two entries of one person may add to each other, and may not differ.
void report_contradictions(const Person& person, Faults& faults) {
  std::map<std::string_view, const Entry*> said;
  for (const Record* record : person) {
    for (const Entry& entry : record->entries()) {
      const std::string_view name = entry.field->name;
      if (entry.field->many || entry.faulty || entry.values.empty() || name == note_field) continue;
      if (entry.values.front().unknown() || entry.values.front().record()) continue;
      const auto [there, fresh] = said.emplace(name, &entry);
      if (fresh) continue;
      const Value& before = there->second->values.front();
      const Value& now = entry.values.front();
      if (before.data == now.data || before.data.index() != now.data.index()) continue;
      faults.push_back({.code = "ST-duplicate",
                        .message = say("person-differs", {person.front()->id(), name}),
                        .where = before.where,
                        .help = say("person-differs-help"),
                        .related = {{now.where, say("person-differs-there")}}});
    }
  }
}

void report_people(const World& world, Faults& faults) {
  for (const std::string_view id : world.people()) {
    const Person& person = world.person(id);
    const bool in_plan = std::any_of(person.begin(), person.end(), [](const Record* record) {
      return record->section() == "doctor" || (record->parent() && !record->parent()->parent());
    });
    if (in_plan && person.size() > 1) report_contradictions(person, faults);
  }
}

/// Of several shares of the post, only the first may lack the day that it begins.
void report_share_without_day(const Document& plan, Faults& faults) {
  const Record* training = plan.section("training");
  if (!training) return;
  const auto steps = training->records("share").list();
  for (std::size_t i = 1; i < steps.size(); ++i) {
    if (steps[i]->has("from")) continue;
    faults.push_back({.code = "ST-missing-key",
                      .message = say("share-without-day"),
                      .where = steps[i]->head(),
                      .help = say("missing-key-help", {"from"})});
  }
}

// ---- shares of one day over 100 % ----

struct Stretch {
  const Record* rotation;
  Date from;
  Date to;
  Share share;
};

std::vector<Stretch> stated_shares(const Document& plan) {
  const Date open_end = *Date::from_ymd(2199, 12, 31);
  std::vector<Stretch> all;
  for (const Record* rotation : plan.list("rotations")) {
    const auto from = rotation->date("from");
    const auto share = rotation->share("share");
    const auto to = rotation->has("to") ? rotation->date("to") : open_end;
    if (!from || !to || !share || *to < *from || rotation->text("status") == "cancelled") continue;
    all.push_back({rotation, *from, *to, *share});
  }
  std::sort(all.begin(), all.end(),
            [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
  return all;
}

void report_overlap(const std::vector<const Stretch*>& together, Date day, Faults& faults) {
  const Stretch& last = *together.back();
  Fault fault{.code = "ST-overlap",
              .message = say("overlap", {day.iso()}),
              .where = last.rotation->find("share")->where,
              .help = say("overlap-help"),
              .related = {},
              .severity = Severity::warning};
  for (const Stretch* other : together) {
    if (other == &last) continue;
    fault.related.push_back({other->rotation->find("share")->where, say("overlap-there")});
  }
  faults.push_back(std::move(fault));
}

/// The last day on which those that go on now are over 100 % together.
Date over_to(std::vector<const Stretch*> together, int sum) {
  std::sort(together.begin(), together.end(),
            [](const Stretch* a, const Stretch* b) { return a->to < b->to; });
  for (const Stretch* next_to_end : together) {
    sum -= next_to_end->share.points();
    if (sum <= Share::full().points()) return next_to_end->to;
  }
  return together.back()->to;
}

/// The sum can pass 100 % only on a day when a rotation begins; a stretch that is over already
/// goes on until the sum is down again.
void report_overlaps(const Document& plan, Faults& faults) {
  const auto stretches = stated_shares(plan);
  std::optional<Date> over_until;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const Date day = stretches[i].from;
    std::vector<const Stretch*> together;
    int sum = 0;
    for (std::size_t j = 0; j <= i; ++j) {
      if (stretches[j].to < day) continue;
      together.push_back(&stretches[j]);
      sum += stretches[j].share.points();
    }
    if (sum <= Share::full().points()) continue;
    const Date until = over_to(together, sum);
    if (!over_until || day > *over_until) report_overlap(together, day, faults);
    over_until = over_until ? std::max(*over_until, until) : until;
  }
}

}  // namespace

void check_references(const World& world, Faults& faults) {
  report_ids_twice(world.plan(), faults);
  References references(world, faults);
  walk(*world.plan().root, [&](const Record& record) {
    references.check(record);
    report_date_order(record, faults);
  });
  report_people(world, faults);
  report_share_without_day(world.plan(), faults);
  report_overlaps(world.plan(), faults);
}

std::vector<std::string_view> with_own_people(const Document& unit,
                                              std::vector<std::string_view> known) {
  walk(*unit.root, [&](const Record& record) {
    if (record.type().name == person_type().name) known.push_back(record.id());
  });
  return known;
}

std::vector<const Value*> unknown_people(const Document& unit,
                                         const std::vector<std::string_view>& known) {
  std::vector<const Value*> unknown;
  walk(*unit.root, [&](const Record& record) {
    for (const Entry& entry : record.entries()) {
      if (entry.field->kind != Kind::person) continue;
      for (const Value& value : entry.values) {
        const auto* id = value.as<std::string>();
        if (id && std::find(known.begin(), known.end(), *id) == known.end())
          unknown.push_back(&value);
      }
    }
  });
  return unknown;
}

void check_references(const Document& unit, const std::vector<std::string_view>& people,
                      Faults& faults) {
  report_ids_twice(unit, faults);
  walk(*unit.root, [&](const Record& record) { report_date_order(record, faults); });
  const auto known = with_own_people(unit, people);
  for (const Value* value : unknown_people(unit, known)) {
    const auto& id = *value->as<std::string>();
    faults.push_back({.code = "ST-reference",
                      .message = say("no-such-person", {id}),
                      .where = value->where,
                      .help = nearest(id, known).empty() ? say("no-such-person-help", {id})
                                                         : suggestion(id, known)});
  }
}

}  // namespace st
