#include "st/rule/limit.hpp"

#include "st/rule/pack.hpp"
#include "st/rule/path.hpp"
#include "st/rule/timeline.hpp"

namespace st {
namespace {

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

Day known(std::optional<Date> date) { return {.date = date}; }

Day missing(std::string field) { return {.unknown = true, .field = std::move(field)}; }

/// A day by a name of its own; nothing when the name is not one of these.
std::optional<Day> named(const Context& context, std::string_view event) {
  const Timeline* time = context.timeline;
  if (event == "as_of") return known(context.as_of);
  if (event == "day") return known(context.moment);
  if (event == "start") {
    if (!time) return known({});
    const auto day = context.pack ? time->start_for(*context.pack) : time->start();
    return day ? known(day) : missing("training.start");
  }
  if (event == "employed" && time && context.pack && context.pack->layer == "region") {
    // With posts, or with BT before, employment under a region's rules is the first post there.
    if (time->posts().size() > 1 || (!time->posts().empty() && time->posts().front().record))
      return known(time->start_for(*context.pack));
  }
  if (event == "half" || event == "end") {
    if (!time || !time->start()) return missing("training.start");
    const auto date = event == "half" ? time->half() : time->projected_end();
    if (date) return known(date);
    return missing(time->required() ? "training.completed" : "training.regulation");
  }
  return {};
}

/// Names that stand for a path.
std::string_view path_of(std::string_view event) {
  if (event == "employed") return "training.employed";
  if (event == "licence") return "doctor.licence";
  if (event == "bt_end") return "bt.end";
  if (event == "applied") return "dossier.applied";
  return event;
}

Limit compiled(Limit limit) {
  limit.day = parse_date(limit.event);
  if (!limit.day) limit.path = Path(std::string(path_of(limit.event)));
  return limit;
}

}  // namespace

std::optional<Limit> parse_limit(std::string_view text) {
  text = trim(text);
  for (const auto& [mark, sign] : {std::pair{std::string_view(" + "), 1}, {" - ", -1}}) {
    if (const auto at = text.find(mark); at != text.npos) {
      auto offset = trim(text.substr(at + 3));
      constexpr std::string_view of_clock = " of clock";
      const bool on_clock = sign > 0 && offset.ends_with(of_clock);
      if (on_clock) offset.remove_suffix(of_clock.size());
      if (!offset.starts_with('$') && !parse_duration(offset)) return {};
      return compiled({std::string(trim(text.substr(0, at))), sign, std::string(offset), on_clock});
    }
  }
  if (text.empty() || text.find(' ') != text.npos) return {};
  return compiled({std::string(text)});
}

Day evaluate(const Context& context, const Limit& limit, const Record& record) {
  Day day;
  if (limit.day) {
    day = known(limit.day);
  } else if (auto special = named(context, limit.event)) {
    day = *special;
  } else {
    const Path path = limit.path ? *limit.path : Path(std::string(path_of(limit.event)));
    const Walk found = walk(context, record, path);
    const auto all = dates(found);
    if (found.unknown) {
      day = {.unknown = true, .field = found.unknown_field, .where = found.unknown_at};
    } else if (!all.empty()) {
      day = known(all.front());
    } else if (found.later) {
      day = known(found.later);
    } else {
      day.field = path.text();
    }
  }
  if (day.date && limit.sign != 0) {
    const Duration offset = length_of(context, limit.offset);
    if (limit.on_clock && context.timeline && context.pack) {
      const Clock& clock = context.timeline->clock_for(*context.pack);
      day.date = clock.empty() ? *day.date + offset : clock.after(*day.date, offset);
    } else {
      day.date = limit.sign > 0 ? *day.date + offset : *day.date - offset;
    }
  }
  return day;
}

namespace {

/// The rule's own pack speaks first, then the outermost layer.
const Parameter* parameter_named(const Context& context, std::string_view name) {
  if (context.pack) {
    if (const Parameter* own = context.pack->parameter(name)) return own;
  }
  for (auto pack = context.packs.rbegin(); pack != context.packs.rend(); ++pack) {
    if (const Parameter* found = (*pack)->parameter(name)) return found;
  }
  return nullptr;
}

}  // namespace

const Value* parameter(const Context& context, std::string_view name) {
  const Parameter* found = parameter_named(context, name);
  return found && !found->values.empty() ? &found->values.front() : nullptr;
}

std::vector<std::string> parameter_words(const Context& context, std::string_view name) {
  std::vector<std::string> words;
  if (const Parameter* found = parameter_named(context, name)) {
    for (const Value& value : found->values) {
      if (const auto* word = value.as<std::string>()) words.push_back(*word);
    }
  }
  return words;
}

Duration length_of(const Context& context, std::string_view text) {
  if (!text.starts_with('$')) return parse_duration(text).value_or(Duration{});
  const Value* value = parameter(context, text.substr(1));
  const auto* words = value ? value->as<std::string>() : nullptr;
  return words ? parse_duration(*words).value_or(Duration{}) : Duration{};
}

}  // namespace st
