// Verbs keep their conditions to themselves once they are read; so this walks the options as they
// stand in the pack. Which option holds a condition, a stream, a limit or roles goes by its name,
// which means the same in every verb.
#include "check_rule.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "st/rule/path.hpp"
#include "st/rule/verb.hpp"
#include "st/text/suggest.hpp"

namespace st {
namespace {

enum class Part { stream, limit, roles };

struct Option {
  std::string_view name;
  Part holds;
  std::string_view verb{};  ///< Empty: of every verb.
};
constexpr std::array options{
    Option{"event", Part::stream, "deadline"},
    Option{"first", Part::stream, "order"},
    Option{"then", Part::stream, "order"},
    Option{"has", Part::stream, "each"},
    Option{"agreed", Part::stream, "recurs"},
    Option{"until", Part::limit},
    Option{"from", Part::limit},
    Option{"since", Part::limit},
    Option{"before", Part::limit},
    Option{"after", Part::limit, "has"},
    Option{"all", Part::roles, "approved"},
    Option{"any", Part::roles, "approved"},
    Option{"by", Part::roles, "judgement"},
};
constexpr std::array<std::string_view, 9> events{"start", "employed", "licence", "bt_end", "half",
                                                 "end",   "applied",  "as_of",   "day"};

/// A kind of record that a path may begin at, and the path that came there.
struct At {
  const RecordType* type = nullptr;
  std::string path{};
  std::vector<const RecordType*> around{};  ///< The records that it stands inside, innermost first.
};
using Types = std::vector<At>;

/// The fields that a path ends in, and the records that it ends at.
struct End {
  std::vector<const Field*> fields{};
  Types types{};
};

const RecordType* inside(const Field& field) {
  if (field.kind == Kind::record) return field.record;
  if (field.kind == Kind::person) return &person_type();
  return field.kind == Kind::unit ? unit_type().find("unit")->record : nullptr;
}

const Words& role_words() { return *person_type().find("roles")->record->find("role")->words; }

class Checker {
 public:
  Checker(const RecordType& root, const Pack& pack, Faults& faults,
          std::vector<std::string>* read = nullptr)
      : root_(root), pack_(pack), faults_(faults), read_(read) {}

  void rule(const Rule& rule) {
    if (const Node* applies = rule.node->find("applies")) condition(*applies, {});
    if (const Node* who = rule.node->find("who")) roles(*who);
    Types judged;
    if (rule.clause.body) clause(*rule.clause.body, judged);
    if (const Node* by = rule.node->find("by")) limit(*by, judged);
  }

  void condition(const Node& node, const Types& types) {
    if (node.kind != Node::Kind::mapping) return;
    for (const Node& child : node.children) {
      if (child.key == "any" || child.key == "all" || child.key == "not") {
        condition(child, types);
        if (child.kind != Node::Kind::sequence) continue;
        for (const Node& part : child.children) condition(part, types);
      } else if (path(child.key, child.key_where, types)) {
        matcher(child, end_of(child.key, types), types);
      }
    }
  }

 private:
  void tell(Phrase message, Span where, Phrase help = {}) {
    faults_.push_back({.code = "ST-reference",
                       .message = std::move(message),
                       .where = where,
                       .help = std::move(help)});
  }

  /// One of several types is enough: a stream may take records of several sections. What a record
  /// lacks is looked for in those around it.
  bool fits(std::string_view written, const Types& types) const {
    if (path_fault(written, first(types), root_).empty()) return true;
    return std::ranges::any_of(types, [&](const At& at) {
      return path_fault(written, at.type, root_).empty() ||
             std::ranges::any_of(at.around, [&](const RecordType* outer) {
               return path_fault(written, outer, root_).empty();
             });
    });
  }

  bool path(std::string_view written, Span where, const Types& types) {
    for (const std::string_view alternative : split(written, '|')) {
      if (fits(alternative, types)) continue;
      tell(path_fault(alternative, first(types), root_), where);
      return false;
    }
    if (read_) note(written, types);
    return true;
  }

  static const RecordType* first(const Types& types) {
    return types.empty() ? nullptr : types.front().type;
  }

  /// Remembers a path as it goes on from where the record was found.
  void note(std::string_view written, const Types& types) {
    for (const std::string_view alternative : split(written, '|')) {
      const std::string_view name = alternative.substr(0, alternative.find('.'));
      std::string whole(alternative);
      for (const At& at : types) {
        if (at.type->find(name)) whole = at.path + "." + std::string(alternative);
      }
      if (std::ranges::count(*read_, whole) == 0) read_->push_back(std::move(whole));
    }
  }

  /// Where a path that has no fault comes to.
  End end_of(std::string_view written, const Types& types) const {
    End end;
    for (const std::string_view alternative : split(written, '|')) {
      const auto names = split(alternative, '.');
      if (types.empty()) follow(names, nullptr, end);
      for (const At& at : types) follow(names, &at, end);
    }
    return end;
  }

  void follow(const std::vector<std::string_view>& names, const At* from, End& end) const {
    const RecordType* at = beginning(names.front(), from);
    std::string path = from && at == from->type ? from->path : std::string();
    std::vector<const RecordType*> around;
    const Field* field = nullptr;
    for (const std::string_view name : names) {
      field = at ? at->find(name) : nullptr;
      if (!field) return;
      path += (path.empty() ? "" : ".") + std::string(name);
      if (field->kind == Kind::record && at != &root_)
        around.insert(around.begin(), at);
      else
        around.clear();  // A person or a unit stands by itself.
      at = inside(*field);
    }
    if (field) end.fields.push_back(field);
    if (at) end.types.push_back({at, std::move(path), std::move(around)});
  }

  /// The record that has the first name of a path: the nearest.
  const RecordType* beginning(std::string_view name, const At* from) const {
    std::vector<const RecordType*> near;
    if (from) near.push_back(from->type);
    if (from) near.insert(near.end(), from->around.begin(), from->around.end());
    near.insert(near.end(), {&root_, &plan_type()});
    const auto it =
        std::ranges::find_if(near, [&](const RecordType* type) { return type->find(name); });
    return it == near.end() ? nullptr : *it;
  }

  void matcher(const Node& node, const End& end, const Types& types) {
    if (node.kind != Node::Kind::mapping) return words(node, end);
    for (const Node& child : node.children) {
      if (child.key == "has" && child.kind == Node::Kind::mapping) {
        condition(child, end.types);
      } else if (child.key == "not" || child.key == "all_of" || child.key == "has") {
        matcher(child, end, types);
        if (child.kind != Node::Kind::sequence) continue;
        for (const Node& part : child.children) {
          if (part.kind == Node::Kind::mapping) matcher(part, end, types);
        }
      } else if (child.key == "role") {
        roles(child);
      } else if (child.key == "same_as") {
        path(child.scalar, child.where, types);
      } else if (child.key == "from" || child.key == "until" || child.key == "before" ||
                 child.key == "after") {
        limit(child, types);
      }
    }
  }

  /// A field of closed words is never another word: the condition would hold of nothing.
  void words(const Node& node, const End& end) {
    std::vector<std::string_view> known;
    for (const Field* field : end.fields) {
      const Field* of = field;
      if (field->kind == Kind::record && !field->record->short_form.empty())
        of = field->record->find(field->record->short_form);
      if (of->kind != Kind::word || !of->words) return;
      for (const Word& word : *of->words) known.push_back(word.name);
    }
    if (known.empty()) return;
    each_word(node, [&](const Node& word) {
      if (std::ranges::count(known, word.scalar) == 0)
        tell(say("rule-word-unknown", {word.scalar}), word.where, suggestion(word.scalar, known));
    });
  }

  template <class Visit>
  static void each_word(const Node& node, Visit visit) {
    if (node.kind == Node::Kind::scalar && !node.scalar.starts_with('$')) visit(node);
    for (const Node& child : node.children) {
      if (child.kind == Node::Kind::scalar && !child.scalar.starts_with('$')) visit(child);
    }
  }

  void roles(const Node& node, const std::vector<std::string_view>& also = {}) {
    std::vector<std::string_view> known = names(role_words());
    known.insert(known.end(), also.begin(), also.end());
    for (const Actor& actor : pack_.actors) known.push_back(actor.name);
    each_word(node, [&](const Node& word) {
      if (std::ranges::count(known, word.scalar) == 0)
        tell(say("rule-role-unknown", {word.scalar}), word.where, suggestion(word.scalar, known));
    });
  }

  void limit(const Node& node, const Types& types) {
    const auto read = node.kind == Node::Kind::scalar ? parse_limit(node.scalar) : std::nullopt;
    if (!read || parse_date(read->event) || read->event.starts_with('$')) return;
    if (std::ranges::count(events, read->event) > 0) return;
    const std::vector<std::string_view> known(events.begin(), events.end());
    if (read->event.find('.') == std::string::npos && !nearest(read->event, known).empty() &&
        !fits(read->event, types))
      return tell(say("rule-event-unknown", {read->event}), node.where,
                  suggestion(read->event, known));
    path(read->event, node.where, types);
  }

  /// A mapping of in, where and date, or a path alone; gives the types of its records.
  /// Without `in` it is service, which rotations hold. `around`: the records that it goes with.
  Types stream(const Node& node, std::string_view verb, const Types& around = {}) {
    Types types;
    if (node.kind == Node::Kind::scalar) {
      path(node.scalar, node.where, {});
      return end_of(node.scalar, {}).types;
    }
    if (const Node* in = node.find("in")) {
      each_word(*in, [&](const Node& word) {
        // The records of those who hold a role: main_supervisor.meetings.
        const bool by_role =
            word.scalar.starts_with("main_supervisor.") || word.scalar.starts_with("director.");
        const std::string written =
            by_role ? "people" + word.scalar.substr(word.scalar.find('.')) : word.scalar;
        if (!path(written, word.where, {})) return;
        std::ranges::copy(end_of(written, {}).types, std::back_inserter(types));
      });
    }
    if (!node.find("in") && node.find("where")) types = end_of("rotations", {}).types;
    if (const Node* date = node.find("date"); date && !types.empty())
      path(date->scalar, date->where, types);
    if (const Node* where = node.find("where")) condition(*where, types);
    for (const Node& child : node.children) option(child, verb, verb == "has" ? around : types);
    return types;
  }

  void option(const Node& node, std::string_view verb, const Types& types) {
    const auto it = std::ranges::find_if(options, [&](const Option& known) {
      return known.name == node.key && (known.verb.empty() || known.verb == verb);
    });
    if (it == options.end()) return;
    switch (it->holds) {
      case Part::stream: {
        stream(node, node.key, types);
        return;
      }
      case Part::limit: return limit(node, types);
      case Part::roles: return roles(node);
    }
  }

  /// `judged` gets the types of the records that the verb decides one by one.
  void clause(const Node& body, Types& judged) {
    const std::string_view verb = body.key;
    if (verb == "metric") return metric(body);
    if (verb == "present") return present(body);
    if (verb == "qualified") return qualified(body);
    if (verb == "share") return share(body);
    if (verb == "counts") return counts(body);
    if (verb == "document") return document(body, judged);
    if (verb == "goals") return signers_of_goals(body);
    if (verb == "duty") return duty(body);
    if (body.kind == Node::Kind::sequence) {
      for (const Node& part : body.children) {
        for (const Node& child : part.children) clause(child, judged);
      }
      return;
    }
    const Types types = stream(body, verb);
    if (const Node* require = body.find("require")) condition(*require, types);
    if (const Node* any = verb == "each" ? body.find("any") : nullptr) {
      for (const Node& way : any->children) {
        if (const Node* require = way.find("require")) condition(*require, types);
        if (const Node* has = way.find("has")) stream(*has, "has", types);
      }
    }
    std::ranges::copy(types, std::back_inserter(judged));
  }

  /// What the papers say and who signs them; the rule's time is of what they are for.
  void document(const Node& body, Types& judged) {
    Types papers = end_of("certificates", {}).types;
    if (const Node* of = body.find("of")) papers = stream(*of, "of");
    if (const Node* certified = body.find("for")) judged = stream(*certified, "for");
    if (const Node* require = body.find("require")) condition(*require, papers);
    signer(body, "signer");
  }

  void signer(const Node& node, std::string_view asked) {
    if (const Node* by = node.find("by")) roles(*by);
    if (const Node* require = node.find(asked)) condition(*require, {{&person_type(), "people"}});
  }

  void signers_of_goals(const Node& body) {
    const Node* signers = body.find("signers");
    if (!signers) return;
    for (const Node& kind : signers->children) signer(kind, "require");
  }

  void duty(const Node& body) {
    if (const Node* role = body.find("role")) roles(*role);
    // What would show it may stand in the unit's or the region's file.
    static const Types files{{&unit_type()},
                             {unit_type().find("unit")->record},
                             {&region_type()},
                             {region_type().find("region")->record}};
    if (const Node* evidence = body.find("evidence"))
      each_word(*evidence, [&](const Node& word) { path(word.scalar, word.where, files); });
  }

  /// Each measure counts plans, units, regions, or the records of a section, whosever file it is
  /// of.
  void metric(const Node& body) {
    const RecordType* unit = unit_type().find("unit")->record;
    const RecordType* region = region_type().find("region")->record;
    for (const Node& measure : body.children) {
      const Node* where = measure.find("where");
      const Node* in = measure.find("in");
      if (!where) continue;
      const std::string_view whom = in ? std::string_view(in->scalar) : "plans";
      if (whom == "plans") condition(*where, {});
      if (whom == "units") condition(*where, {{unit}});
      if (whom == "regions") condition(*where, {{region}});
      if (whom == "plans" || whom == "units" || whom == "regions") continue;
      const Field* section = nullptr;
      for (const RecordType* root : {&plan_type(), unit, region}) {
        if (!section) section = root->find(whom);
      }
      if (section && section->record)
        condition(*where, {{section->record}});
      else
        path(whom, in->where, {});
    }
  }

  void share(const Node& body) {
    const Node* in = body.find("in");
    if (!in) return of_section(body, "rotations");
    const Types types = stream(*in, "in");
    if (const Node* where = body.find("where")) condition(*where, types);
  }

  void present(const Node& body) {
    if (body.kind == Node::Kind::mapping) return condition(body, {});
    each_word(body, [&](const Node& word) { path(word.scalar, word.where, {}); });
  }

  void of_section(const Node& body, std::string_view section) {
    if (const Node* where = body.find("where")) condition(*where, end_of(section, {}).types);
  }

  /// What is asked of a person; `where` chooses among the rotations.
  void qualified(const Node& body) {
    if (const Node* who = body.find("who")) roles(*who, {"supervisors", "rotation_supervisor"});
    if (const Node* require = body.find("require"))
      condition(*require, {{&person_type(), "people"}});
    of_section(body, "rotations");
  }

  void counts(const Node& body) {
    if (const Node* require = body.find("require"))
      condition(*require, end_of("credits", {}).types);
    const Node* service = body.find("service");
    if (!service) return;
    if (const Node* before = service->find("before")) limit(*before, {});
    if (const Node* require = service->find("require"))
      condition(*require, {{&person_type(), "people"}});
  }

  const RecordType& root_;
  const Pack& pack_;
  Faults& faults_;
  std::vector<std::string>* read_;  ///< Gets every path; null: nobody asks.
};

/// What a verb looks at without being told.
struct Always {
  std::string_view verb;
  std::string_view paths;
};
constexpr std::array always{
    Always{"counts", "absences credits posts rotations"},
    Always{"document", "certificates.by certificates.for certificates.issued certificates.kind"},
    Always{"goals", "certificates courses projects rotations training.specialty"},
    Always{"judgement", "judgements"},
    Always{"qualified", "people.roles rotations.supervisor"},
    Always{"share", "absences rotations training.share"},
};

const RecordType& root_of(On on) {
  if (on == On::unit) return *unit_type().find("unit")->record;
  return on == On::region ? *region_type().find("region")->record : plan_type();
}

}  // namespace

void check_pack(Pack& pack) {
  const Node* applies = pack.node->find("applies");
  if (applies) Checker(plan_type(), pack, pack.faults).condition(*applies, {});
  for (const Rule& rule : pack.rules) Checker(root_of(rule.on), pack, pack.faults).rule(rule);
}

std::vector<std::string> paths_read(const Rule& rule) {
  Faults ignored;
  std::vector<std::string> read;
  Checker(root_of(rule.on), *rule.pack, ignored, &read).rule(rule);
  for (const Always& one : always) {
    if (!rule.clause.verb || rule.clause.verb->name != one.verb) continue;
    for (const std::string_view path : split(one.paths, ' ')) read.emplace_back(path);
  }
  std::ranges::sort(read);
  read.erase(std::unique(read.begin(), read.end()), read.end());
  return read;
}

}  // namespace st
