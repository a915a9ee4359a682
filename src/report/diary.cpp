#include "st/report/diary.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "st/record/draft.hpp"
#include "st/report/page.hpp"

namespace st {
namespace {

/// The day that a record is about, and the last of its days.
constexpr std::array first_days{"date", "issued", "from", "start", "as_of"};
constexpr std::array last_days{"to", "end"};
/// What names a record to its reader.
constexpr std::array titles{"title", "name", "what", "reason", "summary"};

struct Amount {
  std::string_view field;
  std::string_view id;  ///< Of the message that tells it.
};
constexpr std::array amounts{Amount{"hours", "diary-hours"},   Amount{"minutes", "length-minutes"},
                             Amount{"days", "diary-days"},     Amount{"weeks", "diary-weeks"},
                             Amount{"months", "diary-months"}, Amount{"times", "diary-times"}};

template <class Names>
std::optional<Date> first_date(const Record& record, const Names& names) {
  for (const std::string_view name : names) {
    if (record.type().find(name) && record.date(name)) return record.date(name);
  }
  return {};
}

std::string in(const Doc& doc, Lang lang) {
  return std::string(lang == Lang::sv ? doc.sv : doc.en);
}

/// 150 hundredths are "1.5".
std::string shown(Number number) {
  std::string text = std::to_string(number.hundredths / 100);
  std::int64_t rest = number.hundredths % 100;
  if (rest == 0) return text;
  text += "." + std::string(rest < 10 ? "0" : "") + std::to_string(rest);
  if (text.ends_with('0')) text.pop_back();
  return text;
}

class Teller {
 public:
  Teller(const World& world, Date as_of, Lang lang) : world_(world), as_of_(as_of), lang_(lang) {}

  std::vector<DiaryEntry> entries() && {
    tell_inside(*world_.plan().root, {});
    return std::move(entries_);
  }

 private:
  /// The entry that something stands in: its record, and the way from it.
  struct Inside {
    const Record* of = nullptr;
    std::string kind{};   ///< "rotation.feedback"
    std::string words{};  ///< "feedback"
  };

  void tell_inside(const Record& record, const Inside& inside) {
    for (const Entry& entry : record.entries()) {
      if (entry.default_at) continue;  // It says nothing of its own.
      const Field& field = *entry.field;
      if (field.kind == Kind::date && !inside.of) tell_date(record, field);
      if (field.kind != Kind::record) continue;  // A person may be written out.
      for (const Value& value : entry.values) {
        if (const Record* one = value.record()) tell(*one, field, inside);
      }
    }
  }

  void tell(const Record& record, const Field& field, const Inside& inside) {
    // Who takes part is no event.
    if (&record.type() == &person_type()) return;
    const RecordKind* kind = kind_of(record);
    const auto day = first_date(record, first_days);
    if (kind && day) {
      add(record, kind->name, *day, told(term(record.type()), what_of(record)));
      return tell_inside(record, {&record, kind->name, {}});
    }
    Inside here = inside;
    if (inside.of) {
      here.kind += "." + std::string(field.name);
      here.words += (here.words.empty() ? "" : " ") + in(field.doc, lang_);
    }
    const bool event = !kind && day && record.parent() && record.parent()->parent();
    if (event) return tell_event(record, field, here, *day);
    tell_inside(record, here);
  }

  /// A day inside a record is told by itself unless it is the record's own.
  void tell_event(const Record& event, const Field& field, const Inside& inside, Date day) {
    if (!inside.of) {
      const std::string section(event.parent()->section());
      const std::string whose = term(event.parent()->type());
      return add(event, section + "." + std::string(field.name), day,
                 whose + ": " + in(field.doc, lang_));
    }
    const auto own = first_date(*inside.of, first_days);
    if (own && *own == day) return;
    const std::string whose = term(inside.of->type());
    add(event, inside.kind, day, told(whose + ", " + inside.words, what_of(*inside.of)));
    entries_.back().id = inside.of->id();
  }

  static std::string told(const std::string& about, const std::string& what) {
    return what.empty() ? about : about + ": " + what;
  }

  /// A term in Swedish, and the type's name with blanks in English.
  std::string term(const RecordType& type) const {
    std::string name(lang_ == Lang::sv ? type.term : type.name);
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
  }

  /// A date of a section that stands once: the licence, the day of signing.
  void tell_date(const Record& section, const Field& field) {
    const auto day = section.date(field.name);
    if (!day || section.section().empty() || kind_of(section)) return;
    DiaryEntry entry;
    entry.from = *day;
    entry.kind = std::string(section.section()) + "." + std::string(field.name);
    entry.what = term(section.type()) + ": " + in(field.doc, lang_);
    put_place(entry, section.find(field.name)->where);
    entries_.push_back(std::move(entry));
  }

  void add(const Record& record, const std::string& kind, Date day, std::string what) {
    DiaryEntry entry;
    entry.from = day;
    entry.to = first_date(record, last_days);
    entry.kind = kind;
    entry.id = record.id();
    entry.what = std::move(what);
    for (const Entry& one : record.entries()) {
      if (one.field->kind == Kind::goal) {
        for (const std::string_view goal : record.texts(one.field->name)) {
          entry.goals.emplace_back(goal);
        }
      }
      if (one.field->kind == Kind::person) add_people(entry, one, record);
    }
    put_place(entry, record.head());
    entries_.push_back(std::move(entry));
  }

  void add_people(DiaryEntry& entry, const Entry& field, const Record& record) const {
    for (const Value& value : field.values) {
      const Record* written = value.record();
      const auto* id = value.as<std::string>();
      const std::string who = written ? std::string(written->text("name")) : id ? *id : "";
      if (who.empty()) continue;
      if (std::find(entry.people.begin(), entry.people.end(), who) != entry.people.end()) continue;
      entry.people.push_back(who);
      entry.names.push_back(name_of(who, record));
    }
  }

  std::string name_of(const std::string& id, const Record& record) const {
    for (const Record* entry : world_.person(id, record.text("unit"))) {
      if (!entry->text("name").empty()) return std::string(entry->text("name"));
    }
    return id;
  }

  void put_place(DiaryEntry& entry, Span where) const {
    entry.planned = as_of_ < entry.from;
    if (!where) return;
    entry.file = where.source->path();
    entry.line = where.source->position(where.begin).line;
  }

  /// Its words, its title, its unit and how much of it there was.
  std::string what_of(const Record& record) const {
    std::string text = in_words(record);
    const auto more = [&](const std::string& part) {
      if (part.empty()) return;
      if (!text.empty()) text += ", ";
      text += part;
    };
    for (const std::string_view name : titles) {
      if (!record.type().find(name) || record.text(name).empty()) continue;
      more(std::string(record.text(name)));
      break;
    }
    if (record.type().find("unit")) more(unit_name(record.text("unit")));
    for (const Amount& amount : amounts) {
      const Field* field = record.type().find(amount.field);
      const auto number = field ? record.number(amount.field) : std::nullopt;
      if (number) more(say(amount.id, {decimal(shown(*number))}).in(lang_));
    }
    return text;
  }

  std::string in_words(const Record& record) const {
    std::string text;
    for (const std::string_view name : {"method", "kind", "category", "role"}) {
      const Field* field = record.type().find(name);
      if (!field || !field->words) continue;
      for (const std::string_view word : record.texts(name)) {
        const auto& words = *field->words;
        const auto found = std::find_if(words.begin(), words.end(),
                                        [&](const Word& one) { return one.name == word; });
        if (found == words.end() || word == other_word) continue;
        text += (text.empty() ? "" : ", ") + in(found->doc, lang_);
      }
    }
    return text;
  }

  std::string unit_name(std::string_view id) const {
    const Document* unit = world_.unit(id);
    const std::string name(unit ? unit->body().text("name") : std::string_view());
    return name.empty() ? std::string(id) : name;
  }

  const World& world_;
  Date as_of_;
  Lang lang_;
  std::vector<DiaryEntry> entries_{};
};

bool is_one_of(const std::string& one, const std::vector<std::string>& all) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// `rotation` asks for its events, too.
bool is_kind(const DiaryEntry& entry, const std::vector<std::string>& kinds) {
  return kinds.empty() || is_one_of(entry.kind, kinds) ||
         is_one_of(entry.kind.substr(0, entry.kind.find('.')), kinds);
}

bool in_period(const DiaryEntry& entry, const DiaryFilter& filter) {
  const Date last = entry.to.value_or(entry.from);
  return (!filter.from || *filter.from <= last) && (!filter.to || entry.from <= *filter.to);
}

bool has_goal(const DiaryEntry& entry, const std::vector<std::string>& goals) {
  return goals.empty() || std::any_of(goals.begin(), goals.end(), [&](const std::string& goal) {
           return is_one_of(goal, entry.goals);
         });
}

bool has_person(const DiaryEntry& entry, const std::string& person) {
  if (person.empty() || is_one_of(person, entry.people)) return true;
  const std::string wanted = id_of(person);
  return !wanted.empty() &&
         std::any_of(entry.names.begin(), entry.names.end(), [&](const std::string& name) {
           return ("-" + id_of(name)).find("-" + wanted) != std::string::npos;
         });
}

}  // namespace

std::vector<DiaryEntry> diary_of(const World& world, Date as_of, Lang lang,
                                 const DiaryFilter& filter) {
  std::vector<DiaryEntry> entries = Teller(world, as_of, lang).entries();
  std::erase_if(entries, [&](const DiaryEntry& entry) {
    return !is_kind(entry, filter.kinds) || !in_period(entry, filter) ||
           !has_goal(entry, filter.goals) || !has_person(entry, filter.person);
  });
  std::stable_sort(entries.begin(), entries.end(),
                   [](const DiaryEntry& a, const DiaryEntry& b) { return a.from < b.from; });
  return entries;
}

}  // namespace st
