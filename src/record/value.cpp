// Single values, as design's rules for values have them: a field's own kind decides what the
// written text means, never YAML.
#include <algorithm>
#include <array>

#include "st/text/safe.hpp"
#include "st/text/suggest.hpp"

#include "decode.hpp"

namespace st {

namespace {

constexpr std::string_view unknown_word = "unknown";
constexpr std::string_view same_day_word = "same_day";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Length of the letter, digit or combining mark at the front of `text`; 0 if none stands there.
/// Beyond ASCII: the letters of Latin-1 and the marks that a decomposed å is written with.
std::size_t letter_length(std::string_view text) {
  if (is_digit(text[0]) || is_ascii_letter(text[0])) return 1;
  if (text.size() < 2) return 0;
  const auto lead = static_cast<unsigned char>(text[0]);
  const auto next = static_cast<unsigned char>(text[1]);
  if (lead == 0xC3) return next != 0x97 && next != 0xB7 ? 2 : 0;
  if (lead == 0xCC || (lead == 0xCD && next < 0xB0)) return 2;
  return 0;
}

/// As much of a value as it takes to know it again.
std::string beginning_of(const std::string& text) {
  constexpr std::size_t most_bytes = 100;
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

Value value_at(const Node& node, auto data) {
  return Value{.data = std::move(data), .where = node.where};
}

constexpr std::size_t kMostDigits = 6;  ///< Before the point of a number.

Phrase number_help(std::string_view text) {
  if (text.find(',') != text.npos) return say("type-help-comma");
  if (text.size() > 1 && text[0] == '0' && all_digits(text)) return say("type-help-leading-zero");
  if (text.find('_') != text.npos) return say("type-help-underscore");
  if (text.starts_with('-')) return say("type-help-negative");
  const std::string_view whole = text.substr(0, text.find('.'));
  if (all_digits(whole) && whole.size() > kMostDigits) return say("type-help-large");
  return say("type-help-number");
}

std::optional<bool> parse_yes_no(std::string_view text) {
  static constexpr std::array<std::string_view, 9> yes{"true", "True", "TRUE", "yes", "Yes",
                                                       "YES",  "ja",   "Ja",   "JA"};
  static constexpr std::array<std::string_view, 9> no{"false", "False", "FALSE", "no", "No",
                                                      "NO",    "nej",   "Nej",   "NEJ"};
  if (std::find(yes.begin(), yes.end(), text) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), text) != no.end()) return false;
  return {};
}

Phrase date_help(std::string_view text) {
  const bool dashed = std::count(text.begin(), text.end(), '-') == 2;
  if (text.size() == 8 && all_digits(text)) {
    const std::string day(text);
    return say("type-help-date-write",
               {day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6)});
  }
  if (dashed && text.find('-') == 2) return say("type-help-date-year");
  switch (date_fault(text)) {
    case DateFault::form: return say("type-help-date-form");
    case DateFault::no_such_day: return say("type-help-date-day");
    case DateFault::out_of_range: return say("type-help-date-range");
  }
  return {};
}

std::optional<Value> read_date(const Node& node, const Field& field, Reading& reading) {
  if (node.scalar == unknown_word) return value_at(node, Unknown{});
  if (reading.in_defaults && node.scalar == same_day_word) {
    if (!reading.day_of) return value_at(node, Unknown{});
    const Value* day = own_day(*reading.day_of);
    if (!day) return {};
    Value value = *day;
    value.where = node.where;
    return value;
  }
  if (const auto date = parse_date(node.scalar)) return value_at(node, *date);
  expected(reading, node, field.name, expectation(field), date_help(node.scalar));
  return {};
}

std::optional<Value> read_yes_no(const Node& node, const Field& field, Reading& reading) {
  if (node.scalar == unknown_word) return value_at(node, Unknown{});
  if (const auto yes = parse_yes_no(node.scalar)) return value_at(node, *yes);
  if (field.kind == Kind::happened) {
    if (node.scalar.find('-') != std::string::npos) return read_date(node, field, reading);
    if (reading.in_defaults && node.scalar == same_day_word) return read_date(node, field, reading);
  }
  expected(reading, node, field.name, expectation(field), say("type-help-yes-no"));
  return {};
}

std::optional<Value> read_number(const Node& node, const Field& field, Reading& reading) {
  const auto number = parse_number(node.scalar);
  if (number && (field.kind == Kind::number || node.scalar.find('.') == std::string::npos)) {
    return value_at(node, *number);
  }
  expected(reading, node, field.name, expectation(field), number_help(node.scalar));
  return {};
}

std::optional<Value> read_share(const Node& node, const Field& field, Reading& reading) {
  if (const auto share = parse_share(node.scalar)) return value_at(node, *share);
  Phrase help = say("type-help-share");
  if (parse_share(node.scalar + "%")) help = say("type-help-share-write", {node.scalar + "%"});
  if (node.scalar.find(',') != std::string::npos) help = say("type-help-comma");
  expected(reading, node, field.name, expectation(field), std::move(help));
  return {};
}

std::optional<Value> read_duration(const Node& node, const Field& field, Reading& reading) {
  if (const auto length = parse_duration(node.scalar)) return value_at(node, *length);
  Phrase help = node.scalar.find(',') != std::string::npos ? say("type-help-comma")
                                                           : say("type-help-duration");
  expected(reading, node, field.name, expectation(field), std::move(help));
  return {};
}

std::optional<Value> read_word(const Node& node, const Field& field, Reading& reading) {
  if (std::ranges::find(*field.words, node.scalar, &Word::name) != field.words->end())
    return value_at(node, node.scalar);
  expected(reading, node, field.name, expectation(field),
           suggestion(node.scalar, names(*field.words)));
  return {};
}

std::optional<Value> read_id(const Node& node, const Field& field, Reading& reading) {
  if (is_id(node.scalar)) return value_at(node, to_nfc(node.scalar));
  Phrase help = field.kind == Kind::person ? say("type-help-person") : say("type-help-id");
  expected(reading, node, field.name, expectation(field), std::move(help));
  return {};
}

std::optional<Value> read_specialty(const Node& node, const Field& field, Reading& reading) {
  const auto& ids = specialties();
  if (ids.empty()) return read_id(node, field, reading);
  if (std::find(ids.begin(), ids.end(), node.scalar) != ids.end()) {
    return value_at(node, node.scalar);
  }
  expected(reading, node, field.name, expectation(field),
           suggestion(node.scalar, {ids.begin(), ids.end()}));
  return {};
}

/// The letters and the number of a goal's code: STa3 is "STa" and 3.
struct GoalCode {
  std::string_view letters;
  int number = 0;
};

std::optional<GoalCode> parse_goal(std::string_view text, bool letter_after) {
  constexpr std::size_t most_letters = 4;
  constexpr std::size_t most_digits = 3;
  std::size_t letters = 0;
  while (letters < text.size() && is_ascii_letter(text[letters])) ++letters;
  std::string_view digits = text.substr(letters);
  if (letter_after && digits.size() > 1 && digits.back() >= 'a' && digits.back() <= 'z') {
    digits.remove_suffix(1);
  }
  if (letters > most_letters || digits.size() > most_digits || !all_digits(digits)) return {};
  return GoalCode{text.substr(0, letters), std::stoi(std::string(digits))};
}

}  // namespace

std::optional<Number> parse_number(std::string_view text) {
  const auto point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string decimals(point == text.npos ? "0" : text.substr(point + 1));
  if (!all_digits(whole) || whole.size() > kMostDigits || !all_digits(decimals)) return {};
  if ((whole.size() > 1 && whole[0] == '0') || decimals.size() > 2) return {};
  decimals.resize(2, '0');
  return Number{std::stoll(std::string(whole)) * 100 + std::stoll(decimals)};
}

bool is_id(std::string_view text) {
  if (text.empty() || letter_length(text) == 0) return false;
  while (!text.empty()) {
    const bool sign = text[0] == '.' || text[0] == '_' || text[0] == '-';
    const std::size_t length = sign ? 1 : letter_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

Phrase expectation(const Field& field) {
  switch (field.kind) {
    case Kind::text: return say("type-text");
    case Kind::id: return say("type-id");
    case Kind::word: return say("type-word");
    case Kind::date: return say("type-date");
    case Kind::duration: return say("type-duration");
    case Kind::share: return say("type-share");
    case Kind::count: return say("type-count");
    case Kind::number: return say("type-number");
    case Kind::yes_no: return say("type-yes-no");
    case Kind::happened: return say("type-happened");
    case Kind::goal: return say("type-goal");
    case Kind::specialty: return say("type-specialty");
    case Kind::person: return say("type-person");
    case Kind::unit: return say("type-unit");
    case Kind::reference: return say("type-reference");
    case Kind::record:
    case Kind::defaults:
    case Kind::node: break;
  }
  return say("type-mapping");
}

void expected(Reading& reading, const Node& node, std::string_view name, Phrase expected,
              Phrase help) {
  if (node.kind == Node::Kind::faulty) return;
  Fault fault{.code = "ST-type", .message = {}, .where = node.where};
  if (node.kind == Node::Kind::empty || (node.kind == Node::Kind::scalar && node.scalar.empty())) {
    fault.message = say("type-empty", {name});
    fault.help = say("type-help-empty");
    if (node.kind == Node::Kind::empty && node.key_where) fault.where = node.key_where;
  } else {
    Phrase found = say("found-text", {beginning_of(node.scalar)});
    if (node.kind == Node::Kind::sequence) found = say("found-list");
    if (node.kind == Node::Kind::mapping) found = say("found-mapping");
    fault.message = say("type-wrong", {name, std::move(expected), std::move(found)});
    fault.help = std::move(help);
  }
  reading.faults.push_back(std::move(fault));
}

const Value* own_day(const Record& record) {
  for (const std::string_view name : {"date", "issued", "to", "from"}) {
    const Entry* entry = record.find(name);
    if (!entry || entry->values.empty() || entry->default_at) continue;
    const Value* value = &entry->values.front();
    if (const Record* event = value->record()) {
      const Entry* day = event->find("date");
      value = day && !day->values.empty() ? &day->values.front() : nullptr;
    }
    return value;
  }
  return nullptr;
}

std::optional<Value> read_value(const Node& node, const Field& field, Reading& reading) {
  if (node.kind == Node::Kind::faulty) return {};
  if (node.kind != Node::Kind::scalar || node.scalar.empty()) {
    Phrase help = field.kind == Kind::text && node.kind == Node::Kind::mapping
                      ? say("type-help-quote")
                      : Phrase{};
    expected(reading, node, field.name, expectation(field), std::move(help));
    return {};
  }
  switch (field.kind) {
    case Kind::text: return value_at(node, node.scalar);
    case Kind::word: return read_word(node, field, reading);
    case Kind::date: return read_date(node, field, reading);
    case Kind::duration: return read_duration(node, field, reading);
    case Kind::share: return read_share(node, field, reading);
    case Kind::count:
    case Kind::number: return read_number(node, field, reading);
    case Kind::yes_no:
    case Kind::happened: return read_yes_no(node, field, reading);
    case Kind::specialty: return read_specialty(node, field, reading);
    case Kind::id:
    case Kind::person:
    case Kind::unit:
    case Kind::reference: return read_id(node, field, reading);
    case Kind::goal:
    case Kind::record:
    case Kind::defaults:
    case Kind::node: break;  // Read by read_goals and decode_field.
  }
  return {};
}

std::vector<Value> read_goals(const Node& node, const Field& field, Reading& reading) {
  constexpr int longest_range = 200;
  if (node.kind == Node::Kind::faulty) return {};
  const std::string_view text = node.scalar;
  if (node.kind == Node::Kind::scalar) {
    const auto dots = text.find("..");
    if (dots == text.npos && parse_goal(text, true)) return {value_at(node, node.scalar)};
    const auto from = dots == text.npos ? std::nullopt : parse_goal(text.substr(0, dots), false);
    const auto to = from ? parse_goal(text.substr(dots + 2), false) : std::nullopt;
    if (to && from->letters == to->letters && from->number <= to->number &&
        to->number - from->number < longest_range) {
      std::vector<Value> all;
      for (int n = from->number; n <= to->number; ++n) {
        all.push_back(value_at(node, std::string(from->letters) + std::to_string(n)));
      }
      return all;
    }
  }
  expected(reading, node, field.name, expectation(field), say("type-help-goal"));
  return {};
}

}  // namespace st
