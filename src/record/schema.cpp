// JSON Schema from the declarations. It says what a schema can say: references, days that do not
// exist, the order of dates and what several files say together are left to `st check`.
#include "st/record/schema.hpp"

#include <algorithm>
#include <set>

#include "json.hpp"

namespace st {

namespace {

// Patterns of what value.cpp and the calendar floor read.
constexpr std::string_view id_pattern =
    "^[0-9A-Za-zÀ-ÖØ-öø-ÿ\u0300-\u036f][0-9A-Za-zÀ-ÖØ-öø-ÿ\u0300-\u036f._-]*$";
constexpr std::string_view date_pattern =
    "^((19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|unknown)$";
constexpr std::string_view duration_pattern =
    "^([0-9]{1,4} (day|days|week|weeks|month|months|min|minute|minutes)"
    "|[0-9]{1,4}(\\.5)? (year|years|h|hour|hours))$";
constexpr std::string_view share_pattern =
    "^(0{0,3}100(\\.0{1,2})?|0{0,4}[0-9]{1,2}(\\.[0-9]{1,2})?) ?%$";
constexpr std::string_view count_pattern = "^(0|[1-9][0-9]{0,5})$";
constexpr std::string_view number_pattern = "^(0|[1-9][0-9]{0,5})(\\.[0-9]{1,2})?$";
constexpr std::string_view goal_pattern =
    "^([A-Za-z]{0,4}[0-9]{1,3}[a-z]?|([A-Za-z]{0,4})[0-9]{1,3}\\.\\.\\2[0-9]{1,3})$";
constexpr int most_number = 999999;
constexpr int most_goal = 999;

Json text_like(std::string_view pattern) {
  return Json::object({{"type", "string"}, {"pattern", pattern}});
}

Json number_or_text(std::string_view type, int most, std::string_view pattern) {
  return Json::object(
      {{"anyOf", Json::array({Json::object({{"type", type}, {"minimum", 0}, {"maximum", most}}),
                              text_like(pattern)})}});
}

Json yes_no() {
  Json words = Json::array({true, false});
  for (const auto* word : {"yes", "Yes", "YES", "ja", "Ja", "JA", "true", "True", "TRUE", "no",
                           "No", "NO", "nej", "Nej", "NEJ", "false", "False", "FALSE", "unknown"}) {
    words.push(word);
  }
  return Json::object({{"enum", std::move(words)}});
}

Json specialty() {
  if (specialties().empty()) return text_like(id_pattern);
  Json ids = Json::array();
  for (const std::string& id : specialties()) ids.push(id);
  return Json::object({{"enum", std::move(ids)}});
}

/// What a word of an id may be to an editor: `2024` is a number there, and an id here.
Json id_value() {
  return Json::object({{"type", Json::array({"string", "number", "boolean"})},
                       {"pattern", id_pattern},
                       {"minimum", 0}});
}

/// A list of a kind of value, for which one may stand.
constexpr std::string_view list_suffix = "_list";

Json reference(std::string_view name) {
  return Json::object({{"$ref", "#/definitions/" + std::string(name)}});
}

Json any_of(std::vector<Json> choices) {
  if (choices.size() == 1) return std::move(choices.front());
  return Json::object({{"anyOf", Json::array(std::move(choices))}});
}

Json null() { return Json::object({{"type", "null"}}); }

Json basic_value(std::string_view kind) {
  if (kind == "date") return text_like(date_pattern);
  if (kind == "duration") return text_like(duration_pattern);
  if (kind == "share") return text_like(share_pattern);
  if (kind == "count") return number_or_text("integer", most_number, count_pattern);
  if (kind == "number") return number_or_text("number", most_number, number_pattern);
  if (kind == "goal") return number_or_text("integer", most_goal, goal_pattern);
  if (kind == "yes_no") return yes_no();
  if (kind == "specialty") return specialty();
  if (kind == "id") return id_value();
  if (kind == "somebody") return any_of({reference("id"), reference(written_person_type().name)});
  if (kind.ends_with(list_suffix)) {
    const Json one = reference(kind.substr(0, kind.size() - list_suffix.size()));
    return any_of({Json::object({{"type", "array"}, {"items", one}}), one, null()});
  }
  return Json::object({{"type", Json::array({"string", "number", "boolean"})}, {"minLength", 1}});
}

Json names_array(const std::vector<std::string_view>& names) {
  Json array = Json::array();
  for (const auto name : names) array.push(name);
  return array;
}

std::string description(const Doc& doc) { return std::string(doc.sv) + "\n" + std::string(doc.en); }

/// Writes one schema, and the definitions that it has come across.
class Writer {
 public:
  explicit Writer(const RecordType& root) : root_(root) {}

  std::string write() {
    Json schema = Json::object({{"$schema", "http://json-schema.org/draft-07/schema#"},
                                {"title", root_.term},
                                {"description", description(root_.doc)},
                                {"type", Json::array({"object", "null"})}});
    schema.set("properties", properties(root_));
    schema.set("additionalProperties", false);
    if (Json needed = required(root_); !needed.empty()) schema.set("required", std::move(needed));
    if (root_.find("defaults")) schema.set("allOf", unless_in_defaults());
    schema.set("definitions", definitions());
    return schema.text() + "\n";
  }

 private:
  /// A record of a list section may take what it lacks from `defaults`.
  bool takes_defaults(const RecordType& type) const {
    return root_.find("defaults") &&
           std::any_of(root_.fields.begin(), root_.fields.end(),
                       [&](const Field& f) { return f.many && f.record == &type; });
  }

  static Json required(const RecordType& type) {
    Json names = Json::array();
    for (const Field& field : type.fields) {
      if (field.needed) names.push(field.name);
    }
    return names;
  }

  /// The demands on a record as a whole: needed fields, and one group of several.
  static Json demands(const RecordType& type) {
    Json all = Json::object();
    if (Json needed = required(type); !needed.empty()) all.set("required", std::move(needed));
    if (type.one_of.empty()) return all;
    std::vector<Json> groups;
    for (const auto& group : type.one_of) {
      groups.push_back(Json::object({{"required", names_array(group)}}));
    }
    all.set("anyOf", Json::array(std::move(groups)));
    return all;
  }

  /// What the records of a list section must have, unless section `defaults` gives it.
  Json unless_in_defaults() const {
    Json all = Json::array();
    for (const Field& section : root_.fields) {
      if (!section.many || section.kind != Kind::record) continue;
      for (const Field& field : section.record->fields) {
        if (!field.needed || field.name == "id") continue;
        all.push(demand(section.name, field.name,
                        Json::object({{"required", Json::array({field.name})}})));
      }
      if (section.record->one_of.empty()) continue;
      std::vector<Json> groups;
      for (const auto& group : section.record->one_of) {
        groups.push_back(Json::object({{"required", names_array(group)}}));
      }
      all.push(
          demand(section.name, section.record->one_of.front().front(), any_of(std::move(groups))));
    }
    return all;
  }

  static Json demand(std::string_view section, std::string_view field, Json needed) {
    const auto holding = [](std::string_view key, Json inside) {
      Json properties = Json::object();
      properties.set(std::string(key), std::move(inside));
      return Json::object({{"required", Json::array({key})}, {"properties", properties}});
    };
    const Json given =
        holding("defaults", holding(section, Json::object({{"required", Json::array({field})}})));
    Json items = Json::object();
    items.set(std::string(section), Json::object({{"items", std::move(needed)}}));
    return Json::object({{"if", Json::object({{"not", given}})},
                         {"then", Json::object({{"properties", std::move(items)}})}});
  }

  Json properties(const RecordType& type) {
    Json all = Json::object();
    for (const Field& field : type.fields) {
      all.set(std::string(field.name), value(field).with("description", description(field.doc)));
    }
    return all;
  }

  /// `other` asks for a note, so it cannot stand where there is no place for one.
  Json words(const Words& known, bool other) const {
    Json all = Json::array();
    for (const Word& word : known) {
      if (other || word.name != other_word) all.push(word.name);
    }
    return Json::object({{"enum", std::move(all)}});
  }

  Json basic(std::string_view kind) {
    used_.insert(std::string(kind));
    return reference(kind);
  }

  Json record_definition(const RecordType& type) {
    const auto known = [&](const RecordType* t) { return t == &type; };
    if (std::none_of(records_.begin(), records_.end(), known)) records_.push_back(&type);
    return reference(type.name);
  }

  /// One value of a field that is no record.
  Json single(const Field& field, bool with_other = true) {
    switch (field.kind) {
      case Kind::word: return words(*field.words, with_other);
      case Kind::date: return basic("date");
      case Kind::duration: return basic("duration");
      case Kind::share: return basic("share");
      case Kind::count: return basic("count");
      case Kind::number: return basic("number");
      case Kind::yes_no: return basic("yes_no");
      case Kind::happened: return any_of({basic("yes_no"), basic("date")});
      case Kind::goal: return basic("goal");
      case Kind::specialty: return basic("specialty");
      case Kind::person:
        record_definition(written_person_type());
        basic("id");
        return basic("somebody");
      case Kind::id:
      case Kind::unit:
      case Kind::reference: return basic("id");
      default: return basic("text");
    }
  }

  Json keyed(const RecordType& type) {
    return Json::object({{"type", "object"},
                         {"propertyNames", single(*type.find(type.keyed_by), false)},
                         {"additionalProperties", single(*type.find(type.keyed_value))}});
  }

  Json value(const Field& field) {
    if (field.kind == Kind::node) return Json::object();
    if (field.kind == Kind::defaults) return any_of({defaults(), null()});
    const bool is_record = field.kind == Kind::record;
    Json item = is_record ? record_definition(*field.record) : single(field);
    if (!field.many) {
      return is_record && field.record->short_form.empty() ? any_of({item, null()}) : item;
    }
    if (std::string name = item.referred(); !is_record && !name.empty()) {
      return basic(name + std::string(list_suffix));
    }
    std::vector<Json> choices;
    choices.push_back(Json::object({{"type", "array"}, {"items", item}}));
    if (!is_record) choices.push_back(item);
    if (is_record && !field.record->short_form.empty()) {
      choices.push_back(single(*field.record->find(field.record->short_form), false));
    }
    if (is_record && !field.record->keyed_by.empty()) choices.push_back(keyed(*field.record));
    choices.push_back(null());
    return any_of(std::move(choices));
  }

  /// Section `defaults`: the fields of every list section but `id`, with `same_day` for a date.
  Json defaults() {
    Json sections = Json::object();
    for (const Field& section : root_.fields) {
      if (!section.many || section.kind != Kind::record) continue;
      Json fields = Json::object();
      for (const Field& field : section.record->fields) {
        if (field.name == "id") continue;
        const bool event = field.kind == Kind::record && field.record->short_form == "date";
        const bool dated = field.kind == Kind::date || field.kind == Kind::happened || event;
        Json plain = value(field);
        if (dated) plain = any_of({plain, Json::object({{"const", "same_day"}})});
        fields.set(std::string(field.name), std::move(plain));
      }
      sections.set(std::string(section.name),
                   Json::object({{"type", Json::array({"object", "null"})},
                                 {"properties", std::move(fields)},
                                 {"additionalProperties", false}}));
    }
    return Json::object(
        {{"type", "object"}, {"properties", std::move(sections)}, {"additionalProperties", false}});
  }

  /// If any of its words is `other`, a record has a note.
  static Json other_needs_note(const RecordType& type) {
    std::vector<Json> cases;
    for (const Field& field : type.fields) {
      if (field.kind != Kind::word || !has_other(*field.words)) continue;
      const Json is_other = Json::object({{"const", other_word}});
      Json value = is_other;
      if (field.many) {
        value = any_of({is_other, Json::object({{"type", "array"}, {"contains", is_other}})});
      }
      Json properties = Json::object();
      properties.set(std::string(field.name), std::move(value));
      cases.push_back(Json::object(
          {{"properties", std::move(properties)}, {"required", Json::array({field.name})}}));
    }
    if (cases.empty() || !type.find(note_field)) return Json::object();
    return Json::object({{"if", any_of(std::move(cases))},
                         {"then", Json::object({{"required", Json::array({note_field})}})}});
  }

  static bool has_other(const Words& words) {
    return !words.empty() && words.back().name == other_word;
  }

  /// The record, or the bare value that may stand for it.
  Json definition(const RecordType& type) {
    Json all = Json::object(
        {{"title", type.term}, {"description", description(type.doc)}, {"type", "object"}});
    all.set("properties", properties(type));
    all.set("additionalProperties", false);
    Json whole = Json::array();
    if (!takes_defaults(type)) {
      if (Json needed = demands(type); !needed.empty()) whole.push(std::move(needed));
    } else if (type.find("id")->needed) {
      all.set("required", Json::array({"id"}));
    }
    if (Json rule = other_needs_note(type); !rule.empty()) whole.push(std::move(rule));
    if (!whole.empty()) all.set("allOf", std::move(whole));
    if (type.short_form.empty()) return all;
    return any_of({single(*type.find(type.short_form), false), std::move(all)});
  }

  Json definitions() {
    Json all = Json::object();
    for (std::size_t i = 0; i < records_.size(); ++i) {  // Grows while it is written.
      all.set(std::string(records_[i]->name), definition(*records_[i]));
    }
    for (const std::string& kind : used_) all.set(kind, basic_value(kind));
    return all;
  }

  const RecordType& root_;
  std::vector<const RecordType*> records_{};
  std::set<std::string> used_{};
};

}  // namespace

std::string json_schema(const RecordType& root) { return Writer(root).write(); }

}  // namespace st
