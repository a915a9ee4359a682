// Words of a command line become values of a record.
#include "st/record/draft.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "st/text/hash.hpp"

#include "decode.hpp"

namespace st {

namespace {

/// Texts to every reader of YAML; the rest (dates, numbers, shares) are what they look like.
bool is_text(Kind kind) {
  switch (kind) {
    case Kind::date:
    case Kind::duration:
    case Kind::share:
    case Kind::count:
    case Kind::number:
    case Kind::yes_no:
    case Kind::happened: return false;
    default: return true;
  }
}

/// A yes or no as every reader of YAML takes it.
std::string plain_yes_no(std::string word) {
  if (word == "yes" || word == "ja") return "true";
  if (word == "no" || word == "nej") return "false";
  return word;
}

Meant scalar_of(const Field& field, std::string word) {
  if (field.kind == Kind::yes_no || field.kind == Kind::happened) {
    word = plain_yes_no(std::move(word));
  }
  return is_text(field.kind) ? text_value(std::move(word)) : word_value(std::move(word));
}

/// What a bare value of the field is: that of the record's short form, where it has one.
const Field& bare_field(const Field& field) {
  if (field.kind != Kind::record || field.record->short_form.empty()) return field;
  return bare_field(*field.record->find(field.record->short_form));
}

bool is_bracketed(std::string_view word) { return word.starts_with('{') || word.starts_with('['); }

/// `head=2026-09-01`, for a record that may be written under its key.
std::optional<Meant> keyed(const Field& field, const std::string& word) {
  const auto sign = word.find('=');
  if (field.kind != Kind::record || field.record->keyed_by.empty() || sign == word.npos) return {};
  const RecordType& type = *field.record;
  return mapping_value(
      {{std::string(type.keyed_by), scalar_of(*type.find(type.keyed_by), word.substr(0, sign))},
       {std::string(type.keyed_value),
        scalar_of(*type.find(type.keyed_value), word.substr(sign + 1))}});
}

Meant value_of_word(const Field& field, const std::string& word) {
  const bool may_be_mapping = field.kind == Kind::record || field.kind == Kind::person;
  if (is_bracketed(word) && (may_be_mapping || (field.many && field.kind != Kind::text))) {
    const Source source({}, word);
    Faults faults;
    const Node node = read_yaml(source, faults);
    if (faults.empty()) return value_of_node(node, &field);
  }
  if (auto record = keyed(field, word)) return *record;
  return scalar_of(bare_field(field), word);
}

/// Free text may hold commas; ids, codes and dates do not.
bool splits_at_commas(const Field& field, const std::string& word) {
  const Kind kind = bare_field(field).kind;
  return field.many && kind != Kind::text && !is_bracketed(word);
}

std::vector<std::string> parts_of(const std::string& word) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (from <= word.size()) {
    const auto comma = std::min(word.find(',', from), word.size());
    auto first = word.find_first_not_of(' ', from);
    auto last = word.find_last_not_of(' ', comma == 0 ? 0 : comma - 1);
    if (first < comma && last != word.npos) parts.push_back(word.substr(first, last - first + 1));
    from = comma + 1;
  }
  return parts;
}

bool has(const Meant& record, std::string_view name) { return member(record, name) != nullptr; }

}  // namespace

Meant value_of_words(const Field& field, const std::vector<std::string>& words) {
  std::vector<Meant> items;
  for (const std::string& word : words) {
    if (!splits_at_commas(field, word)) {
      Meant value = value_of_word(field, word);
      const bool list = value.kind == Meant::Kind::sequence;
      if (list) std::move(value.items.begin(), value.items.end(), std::back_inserter(items));
      if (!list) items.push_back(std::move(value));
      continue;
    }
    for (const std::string& part : parts_of(word)) items.push_back(value_of_word(field, part));
  }
  if (!field.many) return items.empty() ? Meant{} : items.back();
  const bool bare = items.size() == 1 && items.front().kind == Meant::Kind::scalar;
  const bool lone = bare && field.kind != Kind::goal;
  return lone ? items.front() : list_value(std::move(items));
}

Meant value_of_node(const Node& node, const Field* field) {
  switch (node.kind) {
    case Node::Kind::empty:
    case Node::Kind::faulty: return {};
    case Node::Kind::scalar: {
      Meant value = field ? scalar_of(bare_field(*field), node.scalar) : text_value(node.scalar);
      value.text |= node.quoted;
      return value;
    }
    case Node::Kind::sequence: {
      std::vector<Meant> items;
      for (const Node& child : node.children) items.push_back(value_of_node(child, field));
      return list_value(std::move(items));
    }
    case Node::Kind::mapping: break;
  }
  const bool record = field && field->kind == Kind::record;
  const bool keyed_list = record && !field->record->keyed_by.empty() && field->many;
  if (record && !keyed_list) return record_of_node(node, *field->record);
  const Field* inner = keyed_list ? field->record->find(field->record->keyed_value) : nullptr;
  std::vector<std::pair<std::string, Meant>> members;
  for (const Node& child : node.children) {
    const Field* own = keyed_list ? field->record->find(child.key) : nullptr;
    members.emplace_back(child.key, value_of_node(child, own ? own : inner));
  }
  return mapping_value(std::move(members));
}

Meant record_of_node(const Node& node, const RecordType& type) {
  std::vector<std::pair<std::string, Meant>> members;
  for (const Node& child : node.children) {
    members.emplace_back(child.key, value_of_node(child, type.find(child.key)));
  }
  return mapping_value(std::move(members));
}

std::optional<Fault> fault_of(const Field& field, const Meant& value, Sources& sources) {
  const std::string name(field.name);
  const Source& source = sources.add(name, block_text(mapping_value({{name, value}}), 0));
  Faults faults;
  const Node top = read_yaml(source, faults);
  const RecordType only{
      .name = field.name, .term = field.name, .doc = field.doc, .fields = {field}};
  if (faults.empty()) decode(top, only, faults);
  return faults.empty() ? std::nullopt : std::optional(faults.front());
}

const Meant* member(const Meant& mapping, std::string_view name) {
  for (const auto& [key, value] : mapping.members) {
    if (key == name) return &value;
  }
  return nullptr;
}

void put_in_order(Meant& record, const RecordType& type) {
  const auto place = [&](const std::pair<std::string, Meant>& one) {
    return type.find(one.first) - type.fields.data();
  };
  std::stable_sort(record.members.begin(), record.members.end(),
                   [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

std::vector<const Field*> missing_fields(const Meant& record, const RecordType& type) {
  std::vector<const Field*> missing;
  for (const Field& field : type.fields) {
    if (field.needed && !has(record, field.name)) missing.push_back(&field);
  }
  const auto lacks = [&](std::string_view name) { return !has(record, name); };
  const auto full = [&](const auto& group) {
    return std::none_of(group.begin(), group.end(), lacks);
  };
  const auto& groups = type.one_of;
  if (groups.empty() || std::any_of(groups.begin(), groups.end(), full)) return missing;
  const auto begun = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
    return !std::all_of(group.begin(), group.end(), lacks);
  });
  for (const std::string_view name : begun == groups.end() ? groups.front() : *begun) {
    if (lacks(name)) missing.push_back(type.find(name));
  }
  return missing;
}

namespace {

/// Letters and digits; every byte of a letter beyond ASCII.
bool is_wordy(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string scalar_in(const Meant& record, std::string_view name) {
  const Meant* value = member(record, name);
  if (value && value->kind == Meant::Kind::sequence && !value->items.empty()) {
    value = &value->items.front();
  }
  if (value && value->kind == Meant::Kind::mapping) return scalar_in(*value, "date");
  return value ? value->scalar : std::string();
}

/// What the record is, in a word: its method, kind or unit; else its type.
std::string word_for(const Meant& record, const RecordType& type) {
  for (const std::string_view name : {"unit", "method", "kind"}) {
    const Field* field = type.find(name);
    std::string word = field ? id_of(scalar_in(record, name)) : std::string();
    if (!word.empty() && word != other_word) return word;
  }
  return id_of(type.name);
}

std::string day_for(const Meant& record) {
  for (const std::string_view name : {"date", "issued", "from", "start"}) {
    const std::string day = scalar_in(record, name);
    if (parse_date(day)) return "-" + day;
  }
  return {};
}

/// Four letters that follow from the content, without those that look alike: two who log different
/// things on branches of their own get different ids.
std::string letters_of(std::string_view content) {
  static constexpr std::string_view kLetters = "0123456789abcdefghjkmnpqrstvwxyz";
  std::uint64_t hash = steady_hash(content);
  hash ^= hash >> 32U;
  std::string letters;
  for (int i = 0; i < 4; ++i, hash >>= 5U) letters += kLetters[hash & 31U];
  return letters;
}

}  // namespace

std::string id_of(std::string_view name) {
  // The letters that Swedish names are written with; both cases, since UTF-8 has no bit for it.
  static constexpr std::array<std::pair<std::string_view, char>, 20> kLetters{{
      {"å", 'a'}, {"ä", 'a'}, {"ö", 'o'}, {"é", 'e'}, {"è", 'e'}, {"ü", 'u'}, {"ø", 'o'},
      {"æ", 'a'}, {"á", 'a'}, {"ó", 'o'}, {"Å", 'a'}, {"Ä", 'a'}, {"Ö", 'o'}, {"É", 'e'},
      {"È", 'e'}, {"Ü", 'u'}, {"Ø", 'o'}, {"Æ", 'a'}, {"Á", 'a'}, {"Ó", 'o'},
  }};
  std::string id;
  while (!name.empty()) {
    char letter = name.front();
    std::size_t taken = 1;
    for (const auto& [from, to] : kLetters) {
      if (name.starts_with(from)) {
        letter = to;
        taken = from.size();
      }
    }
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    if (is_wordy(letter)) id += letter;
    if (!is_wordy(letter) && !id.empty() && id.back() != '-') id += '-';
    name.remove_prefix(taken);
  }
  while (id.ends_with('-')) id.pop_back();
  return id;
}

std::string new_id(const Meant& record, const RecordType& type,
                   const std::function<bool(std::string_view)>& taken) {
  const bool person = &type == &person_type();
  std::string first = person ? id_of(scalar_in(record, "name")) : std::string();
  if (!first.empty() && !taken(first)) return first;
  if (first.empty()) first = word_for(record, type) + day_for(record);
  for (std::string content = flow_text(record);; content += '+') {
    std::string id = first + "-" + letters_of(content);
    if (!taken(id)) return id;
  }
}

}  // namespace st
