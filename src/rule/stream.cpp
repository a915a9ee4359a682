#include "st/rule/stream.hpp"

#include <algorithm>

#include "st/rule/roles.hpp"

namespace st {

std::vector<Field> stream_fields(std::vector<Field> more) {
  std::vector<Field> fields{
      {"in", Kind::text, false, true, {"sektioner eller sökvägar", "sections or paths"}},
      {"where", Kind::node, false, false, {"vilka poster", "which records"}},
      {"date",
       Kind::text,
       false,
       false,
       {"fältet som är postens dag", "the field that is the record's day"}},
  };
  for (Field& field : more) fields.push_back(std::move(field));
  return fields;
}

Stream read_stream(const Record& options, Faults& faults) {
  Stream stream;
  for (const auto name : options.texts("in")) stream.in.emplace_back(std::string(name));
  if (const Entry* where = options.find("where"); where && !where->values.empty()) {
    if (const Node* node = where->values.front().node())
      stream.where = read_condition(*node, faults);
  }
  stream.date = options.text("date");
  return stream;
}

Stream read_stream(const Node& node, Faults& faults) {
  if (node.kind == Node::Kind::scalar) {
    // A path to a date: the record that holds it, and the field.
    const auto dot = node.scalar.rfind('.');
    if (dot == std::string::npos) return {.in = {Path(node.scalar)}};
    return {.in = {Path(node.scalar.substr(0, dot))}, .date = node.scalar.substr(dot + 1)};
  }
  static const RecordType type{
      .name = "stream", .term = "ström", .doc = {"poster", "records"}, .fields = stream_fields()};
  return read_stream(*decode(node, type, faults), faults);
}

namespace {

/// What a stream's path comes to: records, or bare days inside a record (`people.meetings`).
void gather(const Context& context, const Stream& stream, const Path& path, const Record& from,
            std::vector<StreamItem>& items) {
  // A role may stand first: the records of those who hold it or have held it.
  const Path::Way& names = path.ways().front();
  const bool by_role = path.ways().size() == 1 && names.size() == 2 &&
                       (names[0] == "main_supervisor" || names[0] == "director");
  Walk found;
  if (by_role) {
    for (const auto id : holders_until(context, names[0], context.as_of)) {
      for (const Record* person : context.world.person(id)) {
        Walk more = walk(context, *person, Path(std::string(names[1])));
        std::ranges::move(more.found, std::back_inserter(found.found));
        found.derived.splice_after(found.derived.before_begin(), more.derived);
      }
    }
  } else {
    Context ahead = context;
    ahead.planned = true;
    found = walk(ahead, from, path);
  }
  for (const Reached& at : found.found) {
    if (const Record* record = at.value->record()) {
      items.push_back(
          {.record = record, .day = day_of(*record, stream.date), .where = record->head()});
    } else if (const auto* day = at.value->as<Date>()) {
      items.push_back({.record = at.owner, .day = *day, .where = at.value->where});
    }
  }
}

/// What a path comes to from `from`; `own`: keeps it where nobody else does.
const std::vector<StreamItem>& gathered(const Context& context, const Stream& stream,
                                        const Path& path, const Record& from,
                                        std::vector<StreamItem>& own) {
  const bool shared = context.gathered && &from == &context.root();
  const Gathered::Key key{path.text(), stream.date};
  if (shared) {
    if (const auto* known = context.gathered->find(key)) return *known;
  }
  own.clear();
  gather(context, stream, path, from, own);
  return shared ? context.gathered->keep(key, std::move(own)) : own;
}

/// Those that match.
void add_matching(const Context& context, const Stream& stream,
                  const std::vector<StreamItem>& items, std::vector<StreamItem>& kept) {
  for (const StreamItem& item : items) {
    // The matching looks at the record alone, not at when its inner records happened.
    Answer answer = holds(context, stream.where, *item.record);
    if (answer.truth == Truth::no) continue;
    kept.push_back(item);
    kept.back().matches = answer.truth;
    kept.back().why = std::move(answer.why);
  }
}

}  // namespace

std::vector<StreamItem> records_of(const Context& context, const Stream& stream,
                                   const Record& from) {
  std::vector<StreamItem> kept;
  std::vector<StreamItem> own;
  Context looking = context;
  looking.reasons = false;
  for (const Path& path : stream.in)
    add_matching(looking, stream, gathered(context, stream, path, from, own), kept);
  std::ranges::stable_sort(kept, [](const StreamItem& a, const StreamItem& b) {
    return a.day.value_or(Date::from_days(INT32_MAX)) < b.day.value_or(Date::from_days(INT32_MAX));
  });
  return kept;
}

Phrase sections_of(const Stream& stream) {
  std::vector<Phrase> names;
  for (const Path& path : stream.in) names.emplace_back(path.text());
  return enumerate(names);
}

Phrase label(const Record& record) {
  if (!record.id().empty()) return record.id();
  std::string name(record.type().name);
  std::ranges::replace(name, '_', ' ');
  const Phrase word = Bilingual{std::string(record.type().term), std::move(name)};
  const auto day = day_of(record);
  return day ? say("rule-record-of-day", {word, day->iso()}) : word;
}

std::string subject_of(const Record& record) {
  if (!record.id().empty()) return std::string(record.id());
  const auto day = day_of(record);
  std::string subject(record.section().empty() ? record.type().name : record.section());
  if (day) subject += "/" + day->iso();
  return subject;
}

}  // namespace st
