#include <ostream>

#include "st/plan/asking.hpp"
#include "st/text/suggest.hpp"

#include "cli/log/actions.hpp"
#include "cli/log/target.hpp"
#include "cli/prompt.hpp"

namespace st::cli {
namespace {

/// One answer of `st log done`: an option, and the field that it is.
struct Answer {
  std::string DoneOptions::*value;
  std::string_view option;
  std::string_view field;
};

constexpr Answer kAnswers[] = {
    {&DoneOptions::follow_up, "--follow-up", "follow_up"},
    {&DoneOptions::given, "--feedback-given", "feedback.given"},
    {&DoneOptions::received, "--feedback-received", "feedback.received"},
    {&DoneOptions::goals_met, "--goals-met", "goals_met"},
    {&DoneOptions::reported, "--reported-to-supervisor", "reported_to_supervisor"},
};

bool has_field(const RecordType& type, std::string_view path) {
  return type.find(path.substr(0, path.find('.'))) != nullptr;
}

Meant held(const Field& field, const std::string& word, Date today) {
  Meant value = value_of_words(field, words_for(field, {word}, today));
  Sources sources;
  if (const auto fault = fault_of(field, value, sources))
    throw Trouble(fault->message, fault->help);
  return value;
}

/// In a terminal what was not said is asked for; an empty answer leaves it for later.
void ask(DoneOptions& options, const Target& target, Io& io) {
  if (!io.can_ask) return;
  const auto asked = [&](std::string& value, const Phrase& about) {
    if (!value.empty()) return;
    const auto line = prompt(io.word(say("log-done-ask", {about})) + " ", {io.as_of.iso()});
    if (!line) throw Trouble(say("log-stopped"), say("log-nothing-written"));
    value = *line;
  };
  for (const Answer& one : kAnswers) {
    if (!has_field(*target.type, one.field)) continue;
    const FieldPath path = field_of(*target.type, std::string(one.field));
    const Doc& doc = path.size() > 1 ? path.front()->doc : path.back()->doc;
    const Doc& inner = path.back()->doc;
    std::string sv(doc.sv), en(doc.en);
    if (path.size() > 1) sv += " " + std::string(inner.sv), en += " " + std::string(inner.en);
    asked(options.*one.value, Bilingual{sv, en});
  }
  asked(options.certificate, say("log-done-certificate"));
}

/// The last day, when the record is open still or planned to go on.
void close(Session& session, const Target& target, const DoneOptions& options, Io& io) {
  const Record& record = *target.record;
  const auto to = record.date("to");
  const std::string day = options.to.empty() ? io.as_of.iso() : options.to;
  const bool open = !to || *to > io.as_of;
  if (open || !options.to.empty()) {
    put_field(session, target, field_of(*target.type, "to"),
              held(*target.type->find("to"), day, io.as_of));
  }
  if (record.text("status") != "done") {
    put_field(session, target, field_of(*target.type, "status"), word_value("done"));
  }
}

Meant certificate_for(const Session& session, const std::string& name, const std::string& day,
                      Io& io) {
  const Target target = target_of(session, name);
  const Record& record = *target.record;
  if (record.id().empty()) {
    throw Trouble(say("log-done-no-id", {name}), say("log-done-no-id-help", {name}));
  }
  const bool course = target.type->name == "course";
  const RecordType& type = record_kind("certificate")->type();
  Meant made = mapping_value({{"kind", word_value(course ? "course" : "clinical")}});
  const World world = session.world();
  const RuleBook book = rule_book(io);
  const std::string form = course ? std::string() : clinical_form(world.plan(), book);
  if (!form.empty()) made.members.emplace_back("form", text_value(form));
  std::vector<Meant> goals;
  for (const std::string_view goal : record.texts("goals")) {
    goals.push_back(text_value(std::string(goal)));
  }
  if (!goals.empty()) made.members.emplace_back("goals", list_value(std::move(goals)));
  made.members.emplace_back("issued", held(*type.find("issued"), day, io.as_of));
  if (const std::string_view by = record.text("supervisor"); !course && !by.empty()) {
    made.members.emplace_back("by", text_value(std::string(by)));
  }
  made.members.emplace_back("for", text_value(std::string(record.id())));
  made.members.emplace_back("id", text_value(new_id(made, type, [&](std::string_view one) {
                              return world.by_id(one) || !world.person(one).empty();
                            })));
  put_in_order(made, type);
  return made;
}

/// The certificate is a record of its own, which the rotation or course refers to.
void add_certificate(Session& session, const std::string& id, const DoneOptions& options, Io& io) {
  if (options.certificate.empty()) return;
  const Meant made = certificate_for(session, id, options.certificate, io);
  session.append(*record_kind("certificate"), made);
  const Target target = target_of(session, id);
  const Field& field = *target.type->find("certificate");
  Steps steps = target.steps;
  steps.emplace_back(std::string(field.name));
  const Meant there = value_at(session, target.file, steps, field);
  Meant all = *member(made, "id");
  if (there.kind == Meant::Kind::scalar) all = list_value({there, all});
  if (there.kind == Meant::Kind::sequence) {
    return session.append(target.file, steps, *member(made, "id"));
  }
  put_field(session, target, {&field}, all);
}

}  // namespace

void declare_done(Usage& usage, DoneOptions& options) {
  usage.needed("ID", options.id, say("log-done-id"));
  usage.option("--to", "DATE", options.to, say("log-done-to"));
  for (const Answer& one : kAnswers) {
    const bool yes = one.field == "goals_met";
    usage.option(std::string(one.option), yes ? "yes|no" : "DATE", options.*one.value,
                 say("log-done-field", {one.field}));
  }
  usage.option("--certificate", "DATE", options.certificate, say("log-done-certificate"));
  declare_ways(usage, options.ways);
}

Exit finish_record(const DoneOptions& given, Io& io) {
  DoneOptions options = given;
  Session session(options.ways, Holds::plan, io);
  Target target = target_of(session, options.id);
  if (!target.record || !target.type->find("status") || !target.type->find("certificate")) {
    throw Trouble(say("log-done-what", {options.id}), say("log-done-what-help"));
  }
  ask(options, target, io);
  close(session, target, options, io);
  for (const Answer& one : kAnswers) {
    const std::string& word = options.*one.value;
    if (word.empty()) continue;
    target = target_of(session, options.id);
    if (!has_field(*target.type, one.field)) {
      throw Trouble(say("log-done-not-here", {one.option, options.id}), say("log-nothing-written"));
    }
    const FieldPath path = field_of(*target.type, std::string(one.field));
    put_field(session, target, path, held(*path.back(), word, io.as_of));
  }
  add_certificate(session, options.id, options, io);
  return session.finish("done " + options.id);
}

}  // namespace st::cli
