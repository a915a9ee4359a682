#include <algorithm>
#include <ostream>

#include "st/text/safe.hpp"

#include "cli/log/actions.hpp"
#include "cli/log/attach.hpp"
#include "cli/log/target.hpp"

namespace st::cli {
namespace {

/// With the ids of people in place of their names.
Meant resolved(const FieldPath& path, Meant value, const Target& target, const World& world) {
  for (auto field = path.rbegin(); field != path.rend(); ++field) {
    value = mapping_value({{std::string((*field)->name), std::move(value)}});
  }
  resolve_people(value, *target.type, world);
  for (std::size_t i = 0; i < path.size(); ++i) {
    Meant inner = std::move(value.members.front().second);
    value = std::move(inner);
  }
  return value;
}

/// The values, held to the field.
Meant value_for(const FieldPath& path, const std::vector<std::string>& words, const Target& target,
                const World& world) {
  const Field& field = *path.back();
  if (!field.many && words.size() > 1) {
    throw Trouble(say("log-one-value", {option_of(path).substr(2)}), say("log-one-value-help"));
  }
  Meant value = resolved(path, value_of_words(field, words), target, world);
  Sources sources;
  if (const auto fault = fault_of(field, value, sources)) {
    if (!fault->help.empty()) throw Trouble(fault->message, fault->help);
    throw Trouble(fault->message, say("log-nothing-written"));
  }
  return value;
}

bool adds(const FieldPath& field, const std::vector<std::string>& words) {
  return field.back()->many && std::all_of(words.begin(), words.end(), [](const std::string& word) {
           return word.size() > 1 && word.front() == '+';
         });
}

/// `+STc3`: one more in a list, which a single value stands for too.
void add_to_list(Session& session, const Target& target, const FieldPath& field,
                 const Meant& more) {
  Steps steps = target.steps;
  for (const Field* part : field) steps.emplace_back(std::string(part->name));
  const Meant there = value_at(session, target.file, steps, *field.back());
  const std::vector<Meant> items =
      more.kind == Meant::Kind::sequence ? more.items : std::vector<Meant>{more};
  if (there.kind == Meant::Kind::scalar) {
    std::vector<Meant> all{there};
    all.insert(all.end(), items.begin(), items.end());
    return put_field(session, target, field, list_value(std::move(all)));
  }
  if (there.kind != Meant::Kind::sequence) return put_field(session, target, field, more);
  for (const Meant& item : items) session.append(target.file, steps, item);
}

/// With another file its sum is another, too.
void put_sum(Session& session, const SetOptions& options, const FieldPath& field,
             const Meant& value, const Io& io) {
  const Target target = target_of(session, options.what);
  if (field.size() != 1 || field.back()->name != "file" || !target.type->find("sha256")) return;
  if (const auto sum = sum_of_file(session.folder(), value.scalar, io))
    put_field(session, target, {target.type->find("sha256")}, *sum);
}

}  // namespace

void declare_set(Usage& usage, SetOptions& options) {
  usage.needed("WHAT", options.what, say("log-set-what"));
  usage.needed("FIELD", options.field, say("log-set-field"));
  usage.argument("VALUE", options.values, say("log-set-value"));
  usage.flag("--remove", options.remove, say("log-set-remove"));
  declare_ways(usage, options.ways);
}

Exit set_field(const SetOptions& options, Io& io) {
  if (options.remove != options.values.empty()) {
    throw Trouble(say("log-value-or-remove"), say("cli-see-help", {"st log set"}));
  }
  Session session(options.ways, holds_at(options.ways.folder), io);
  const Target target = target_of(session, options.what);
  const FieldPath field = field_of(*target.type, options.field);
  if (options.remove) {
    Steps steps = target.steps;
    for (const Field* part : field) steps.emplace_back(std::string(part->name));
    session.take_out(target.file, steps);
  } else {
    const bool more = adds(field, options.values);
    std::vector<std::string> words = options.values;
    if (more) std::for_each(words.begin(), words.end(), [](auto& word) { word.erase(0, 1); });
    const Meant value =
        value_for(field, words_for(*field.back(), words, io.as_of), target, session.world());
    if (more) add_to_list(session, target, field, value);
    if (!more) put_field(session, target, field, value);
    put_sum(session, options, field, value, io);
  }
  return session.finish("set " + options.what + " " + options.field);
}

}  // namespace st::cli
