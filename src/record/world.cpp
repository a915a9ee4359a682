// A plan among the units and regions that it names: who is who, and which record has which id.
#include <algorithm>
#include <functional>

#include "st/record/document.hpp"

#include "walk.hpp"

namespace st {

namespace {

void add_people(Person& person, const Record* holder, std::string_view id) {
  if (!holder) return;
  for (const Record* record : holder->records("people")) {
    const bool there = std::find(person.begin(), person.end(), record) != person.end();
    if (record->id() == id && !there) person.push_back(record);
  }
}

const Record* body(const Document* document) {
  if (!document) return nullptr;
  return document->root->record(document->kind == Holds::unit ? "unit" : "region");
}

/// What the plan itself names in `training` and `posts`, under `field`.
std::vector<std::string_view> named(const Document& plan, std::string_view field) {
  std::vector<std::string_view> all;
  // A unit that is judged itself stands in the plan's place.
  if (plan.kind != Holds::plan)
    return {plan.body().type().find(field) ? plan.body().text(field) : ""};
  if (const Record* training = plan.section("training")) all.push_back(training->text(field));
  for (const Record* post : plan.list("posts")) all.push_back(post->text(field));
  return all;
}

}  // namespace

void walk(const Record& record, const std::function<void(const Record&)>& visit) {
  visit(record);
  for (const Entry& entry : record.entries()) {
    for (const Value& value : entry.values) {
      if (const Record* inside = value.record()) walk(*inside, visit);
    }
  }
}

void Surroundings::add(const Document& place) {
  if (!place.id().empty())
    (place.kind == Holds::unit ? units_ : regions_).emplace(place.id(), &place);
}

const Document* Surroundings::unit(std::string_view id) const {
  const auto found = units_.find(id);
  return found == units_.end() ? nullptr : found->second;
}

const Document* Surroundings::region(std::string_view id) const {
  const auto found = regions_.find(id);
  return found == regions_.end() ? nullptr : found->second;
}

World::World(const Document& plan, const std::vector<const Document*>& places)
    : World(plan, [&] {
        auto all = std::make_shared<Surroundings>();
        for (const Document* place : places) all->add(*place);
        return all;
      }()) {}

World::World(const Document& plan, std::shared_ptr<const Surroundings> places)
    : plan_(&plan), surroundings_(std::move(places)) {
  walk(*plan_->root, [this](const Record& record) {
    if (!record.id().empty()) ids_.emplace(record.id(), &record);
  });
}

const Person& World::person(std::string_view id, std::string_view near) const {
  std::string asked(id);
  asked += '\n';
  asked += near;
  const auto found = known_.find(asked);
  if (found != known_.end()) return found->second;
  return known_.emplace(std::move(asked), find_person(id, near)).first->second;
}

Person World::find_person(std::string_view id, std::string_view near) const {
  Person person;
  if (id.empty()) return person;
  const Record* doctor = plan_->section("doctor");
  if (doctor && doctor->id() == id) person.push_back(doctor);
  add_people(person, &plan_->body(), id);
  if (!near.empty()) add_people(person, body(unit(near)), id);
  // One who is said to be of a unit is known there too.
  const Person own = person;
  for (const Record* record : own) {
    if (record->type().find("unit") && record->has("unit"))
      add_people(person, body(unit(record->text("unit"))), id);
  }
  for (const auto unit_id : named(*plan_, "unit")) add_people(person, body(unit(unit_id)), id);
  for (const auto region_id : named(*plan_, "region")) {
    add_people(person, body(region(region_id)), id);
  }
  return person;
}

std::vector<std::string_view> World::people() const {
  std::vector<std::string_view> all;
  const auto add = [&](const Record* holder) {
    if (!holder) return;
    for (const Record* record : holder->records("people")) {
      const bool there = std::find(all.begin(), all.end(), record->id()) != all.end();
      if (!record->id().empty() && !there) all.push_back(record->id());
    }
  };
  if (const Record* doctor = plan_->section("doctor"); doctor && !doctor->id().empty()) {
    all.push_back(doctor->id());
  }
  add(&plan_->body());
  for (const auto id : named(*plan_, "unit")) add(body(unit(id)));
  for (const auto id : named(*plan_, "region")) add(body(region(id)));
  return all;
}

const Record* World::by_id(std::string_view id) const {
  const auto found = ids_.find(id);
  return found == ids_.end() ? nullptr : found->second;
}

void add_people(const Document& document, std::set<std::string>& ids) {
  for (const Record* person : document.body().records("people")) ids.emplace(person->id());
}

}  // namespace st
