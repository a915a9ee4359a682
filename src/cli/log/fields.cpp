// A record's fields as options, and what was said of them as a record.
#include "fields.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "st/text/safe.hpp"
#include "st/text/suggest.hpp"

namespace st::cli {
namespace {

/// A field of the same name as an option that every command takes: --as-of is its day.
constexpr std::string_view kShared = "as_of";
constexpr std::array kDays{"date", "from", "issued", "start", "to"};
constexpr std::array kTitles{"name", "title", "what", "rule", "reason"};

std::string metavar(const Field& field) {
  switch (field.kind) {
    case Kind::word: return "WORD";
    case Kind::date: return "DATE";
    case Kind::duration: return "DURATION";
    case Kind::share: return "SHARE";
    case Kind::count:
    case Kind::number: return "N";
    case Kind::yes_no: return "yes|no";
    case Kind::happened: return "yes|no|DATE";
    case Kind::goal: return "GOAL";
    case Kind::specialty: return "SPECIALTY";
    case Kind::person: return "PERSON";
    case Kind::unit: return "UNIT";
    case Kind::id:
    case Kind::reference: return "ID";
    case Kind::record: break;
    case Kind::text:
    case Kind::defaults:
    case Kind::node: return "TEXT";
  }
  const RecordType& type = *field.record;
  if (!type.short_form.empty()) return metavar(*type.find(type.short_form));
  if (type.keyed_by.empty()) return "{…}";
  return metavar(*type.find(type.keyed_by)) + "=" + metavar(*type.find(type.keyed_value));
}

std::string singular(const Field& field, const RecordType& type) {
  std::string name(field.name);
  if (!field.many || !name.ends_with('s')) return {};
  name.pop_back();
  return type.find(name) ? std::string() : name;
}

void declare(Usage& usage, const RecordType& type, const FieldPath& above, Said& said) {
  for (const Field& field : type.fields) {
    if (field.name == kShared) continue;
    FieldPath path = above;
    path.push_back(&field);
    std::string names = option_of(path);
    if (const std::string one = singular(field, type); !one.empty() && above.empty()) {
      names += ",--" + one;
    }
    Said::Option& option = said.options.emplace_back(Said::Option{path});
    Phrase about = Bilingual{std::string(field.doc.sv), std::string(field.doc.en)};
    if (field.words) about = say("log-opt-words", {about, values_of(field)});
    // Those of records inside are told of in one line: there are many.
    if (above.empty()) usage.option(names, metavar(field), option.words, about);
    if (!above.empty()) usage.hidden_option(names, metavar(field), option.words, about);
    const bool inside = field.kind == Kind::record && !field.many && above.empty();
    if (inside) declare(usage, *field.record, path, said);
  }
}

/// The kind of a bare value of the field.
Kind bare_kind(const Field& field) {
  const bool shortened = field.kind == Kind::record && !field.record->short_form.empty();
  return shortened ? bare_kind(*field.record->find(field.record->short_form)) : field.kind;
}

/// Days as people say them.
std::string day_said(const std::string& word, Date today) {
  if (word == "today" || word == "idag") return today.iso();
  if (word == "yesterday" || word == "igår") return (today - 1).iso();
  return word;
}

bool holds(const Field& field, const std::string& word) {
  Sources sources;
  return !fault_of(field, value_of_words(field, {word}), sources);
}

/// Finds the field that a word without an option is meant for.
class Words {
 public:
  Words(const RecordType& type, const World& world, Meant& record)
      : type_(type), world_(world), record_(record) {}

  bool take(const std::string& word) {
    const Field* field = day(word);
    if (!field) field = closed_word(word);
    if (!field) field = yes_or_no(word);
    if (!field) field = goals(word);
    if (!field) field = unit(word);
    if (!field && !is_slip(word)) field = title();
    if (!field) return false;
    add(*field, word);
    return true;
  }

  /// The words that the record has a place for.
  std::vector<std::string_view> known() const {
    std::vector<std::string_view> all;
    for (const Field& field : type_.fields) {
      if (!field.words) continue;
      for (const Word& word : *field.words) {
        if (std::find(all.begin(), all.end(), word.name) == all.end()) all.push_back(word.name);
      }
    }
    return all;
  }

 private:
  bool open(const Field* field) const { return field && !member(record_, field->name); }

  const Field* day(const std::string& word) const {
    if (!parse_date(word)) return nullptr;
    for (const std::string_view name : kDays) {
      if (const Field* field = type_.find(name); open(field)) return field;
    }
    return nullptr;
  }

  const Field* closed_word(const std::string& word) const {
    for (const bool needed : {true, false}) {
      for (const Field& field : type_.fields) {
        if (!field.words || field.kind != Kind::word || field.needed != needed || !open(&field)) {
          continue;
        }
        const auto all = names(*field.words);
        if (std::find(all.begin(), all.end(), word) != all.end()) return &field;
      }
    }
    return nullptr;
  }

  const Field* yes_or_no(const std::string& word) const {
    if (word != "yes" && word != "no" && word != "ja" && word != "nej") return nullptr;
    for (const Field& field : type_.fields) {
      if (field.kind == Kind::yes_no && field.needed && open(&field)) return &field;
    }
    return nullptr;
  }

  const Field* goals(const std::string& word) const {
    for (const Field& field : type_.fields) {
      if (field.kind == Kind::goal && open(&field) && holds(field, word)) return &field;
    }
    return nullptr;
  }

  const Field* unit(const std::string& word) const {
    const Field* field = type_.find("unit");
    const bool only = field && !title();  // A rotation is named by nothing else.
    return open(field) && (world_.unit(word) || (only && holds(*field, word))) ? field : nullptr;
  }

  /// A word written as a known one is, and nearly one of them, is no title.
  bool is_slip(const std::string& word) const {
    constexpr std::size_t shortest = 5;
    const bool like_one = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_-") == word.npos;
    return like_one && word.size() >= shortest && !nearest(word, known()).empty();
  }

  const Field* title() const {
    for (const std::string_view name : kTitles) {
      const Field* field = type_.find(name);
      if (field && field->kind == Kind::text && open(field)) return field;
    }
    return nullptr;
  }

  void add(const Field& field, const std::string& word) {
    record_.members.emplace_back(std::string(field.name), value_of_words(field, {word}));
  }

  const RecordType& type_;
  const World& world_;
  Meant& record_;
};

/// A record's short form, written out, so that more can be said of it.
void write_out(Meant& value, const RecordType& type) {
  if (value.kind == Meant::Kind::mapping) return;
  std::vector<std::pair<std::string, Meant>> members;
  if (value.kind == Meant::Kind::scalar && !type.short_form.empty()) {
    members.emplace_back(std::string(type.short_form), value);
  }
  value = mapping_value(std::move(members));
}

void add(Meant& record, const Said::Option& option, Date today) {
  const Field& field = *option.field.front();
  const Field& last = *option.field.back();
  if (!last.many && option.words.size() > 1) {
    throw Trouble(say("cli-given-twice", {option_of(option.field)}));
  }
  Meant value = value_of_words(last, words_for(last, option.words, today));
  const auto there = std::find_if(record.members.begin(), record.members.end(),
                                  [&](const auto& one) { return one.first == field.name; });
  if (option.field.size() == 1) {
    record.members.emplace_back(std::string(field.name), std::move(value));
    return;
  }
  Meant* inside =
      there == record.members.end()
          ? &record.members.emplace_back(std::string(field.name), mapping_value({})).second
          : &there->second;
  write_out(*inside, *field.record);
  inside->members.emplace_back(std::string(last.name), std::move(value));
}

/// Tells every value that its field cannot hold.
void refuse_faulty(const Meant& record, const RecordType& type, Io& io) {
  Sources sources;
  bool faulty = false;
  for (const auto& [name, value] : record.members) {
    const Field& field = *type.find(name);
    const auto fault = fault_of(field, value, sources);
    if (!fault) continue;
    faulty = true;
    io.err << option_of({&field}) << ": " << SafeText::from(io.word(fault->message)).str() << '\n';
    if (fault->help.empty()) continue;
    io.err << "    " << SafeText::from(io.word(fault->help)).str() << '\n';
  }
  if (faulty) throw Trouble(say("log-faulty-words"), say("log-nothing-written"));
}

/// The id of the one person who goes by that name; the word itself when there is none, or several.
std::string person_called(const std::string& word, const World& world) {
  const std::string wanted = id_of(word);
  std::vector<std::string> found;
  for (const std::string_view id : world.people()) {
    if (id == word) return word;
    const Person& person = world.person(id);
    const std::string name = person.empty() ? "" : id_of(person.front()->text("name"));
    const bool same = name == wanted || name.starts_with(wanted + "-") ||
                      id.starts_with(wanted + "-") || id == wanted;
    if (same && !wanted.empty()) found.emplace_back(id);
  }
  return found.size() == 1 ? found.front() : word;
}

void resolve_people(Meant& value, const Field& field, const World& world) {
  if (value.kind == Meant::Kind::sequence) {
    for (Meant& item : value.items) resolve_people(item, field, world);
  } else if (value.kind == Meant::Kind::scalar && field.kind == Kind::person) {
    value.scalar = person_called(value.scalar, world);
  } else if (value.kind == Meant::Kind::mapping && field.kind == Kind::record) {
    cli::resolve_people(value, *field.record, world);
  }
}

}  // namespace

std::vector<std::string> words_for(const Field& field, std::vector<std::string> words, Date today) {
  const Kind kind = bare_kind(field);
  if (kind != Kind::date && kind != Kind::happened) return words;
  for (std::string& word : words) word = day_said(word, today);
  return words;
}

std::string values_of(const Field& field) {
  std::string all;
  for (const Word& word : *field.words) {
    if (!all.empty()) all += ", ";
    all += word.name;
  }
  return all;
}

std::string option_of(const FieldPath& path) {
  std::string option = "-";
  for (const Field* field : path) {
    option += option == "-" ? "-" : ".";
    option += field->name;
  }
  std::replace(option.begin(), option.end(), '_', '-');
  return option;
}

void declare_fields(Usage& usage, const RecordType& type, Said& said) {
  usage.argument("WORD", said.words, say("log-opt-word"));
  declare(usage, type, {}, said);
}

Meant draft_of(const Said& said, const RecordType& type, const World& world, Io& io) {
  Meant record = mapping_value({});
  for (const Said::Option& option : said.options) {
    if (!option.words.empty()) add(record, option, io.as_of);
  }
  Words places(type, world, record);
  for (const std::string& word : said.words) {
    if (!places.take(day_said(word, io.as_of))) {
      throw Trouble(say("log-stray-word", {word}), suggestion(word, places.known()));
    }
  }
  resolve_people(record, type, world);
  refuse_faulty(record, type, io);
  return record;
}

void resolve_people(Meant& record, const RecordType& type, const World& world) {
  for (auto& [name, value] : record.members) {
    if (const Field* field = type.find(name)) resolve_people(value, *field, world);
  }
}

}  // namespace st::cli
