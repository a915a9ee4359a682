#include "ask.hpp"

#include <algorithm>
#include <ostream>

#include "st/report/page.hpp"
#include "st/text/safe.hpp"

#include "cli/log/fields.hpp"
#include "cli/prompt.hpp"

namespace st::cli {
namespace {

std::vector<std::string> candidates_of(const Field& field, const World& world) {
  std::vector<std::string> all;
  if (field.words) {
    for (const std::string_view word : names(*field.words)) all.emplace_back(word);
  } else if (field.kind == Kind::person) {
    for (const std::string_view id : world.people()) all.emplace_back(id);
  } else if (field.kind == Kind::specialty) {
    all = specialties();
  }
  return all;
}

/// The one candidate that begins so; else the answer as it is.
std::string completed(const std::string& answer, const std::vector<std::string>& candidates) {
  std::vector<std::string> found;
  for (const std::string& one : candidates) {
    if (one == answer) return answer;
    if (one.starts_with(answer)) found.push_back(one);
  }
  return found.size() == 1 ? found.front() : answer;
}

std::string question(const Field& field, const Io& io) {
  const Phrase about = Bilingual{std::string(field.doc.sv), std::string(field.doc.en)};
  std::string text = std::string(field.name) + " (" + io.word(about) + ")";
  return SafeText::from(text).str() + ": ";
}

/// A day is asked for as today unless something else is said.
std::string otherwise(const Field& field, const Io& io) {
  return field.kind == Kind::date ? io.as_of.iso() : std::string();
}

Meant ask(const Field& field, const RecordType& type, const World& world, Io& io) {
  const std::vector<std::string> candidates = candidates_of(field, world);
  if (field.words) io.err << "  " << wrap(values_of(field), io.width - 2, "  ") << '\n';
  const std::string usual = otherwise(field, io);
  std::string text = question(field, io);
  if (!usual.empty()) text.insert(text.size() - 2, " [" + usual + "]");
  for (;;) {
    io.err << std::flush;
    const auto line = prompt(text, candidates);
    if (!line) throw Trouble(say("log-stopped"), say("log-nothing-written"));
    const std::string answer = line->empty() ? usual : completed(*line, candidates);
    if (answer.empty()) continue;
    Meant value = value_of_words(field, words_for(field, {answer}, io.as_of));
    Meant record = mapping_value({{std::string(field.name), value}});
    resolve_people(record, type, world);
    Sources sources;
    const auto fault = fault_of(field, record.members.front().second, sources);
    if (!fault) return record.members.front().second;
    io.err << "  " << SafeText::from(io.word(fault->message)).str() << '\n';
    if (!fault->help.empty()) {
      io.err << "  " << SafeText::from(io.word(fault->help)).str() << '\n';
    }
  }
}

}  // namespace

void complete(Meant& record, const RecordType& type, const World& world, Io& io) {
  std::vector<const Field*> missing = missing_fields(record, type);
  std::erase_if(missing, [](const Field* field) { return field->kind == Kind::id; });  // Made.
  if (missing.empty()) return;
  if (!io.can_ask) {
    std::vector<Phrase> options;
    for (const Field* field : missing) options.emplace_back(option_of({field}));
    throw Trouble(say("log-missing", {enumerate(options)}), say("log-missing-help"));
  }
  for (const Field* field : missing) {
    record.members.emplace_back(std::string(field->name), ask(*field, type, world, io));
  }
}

}  // namespace st::cli
