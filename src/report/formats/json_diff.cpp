// What changed for programs, `st.diff/1`: schemas/st.diff.schema.json describes it.
#include <nlohmann/json.hpp>

#include "st/report/diff.hpp"

#include "report/formats/json_text.hpp"

namespace st {

std::string diff_json(const DiffReport& report);

namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::optional<Date>& date) { return date ? Json(date->iso()) : Json(nullptr); }
Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json or_null(const std::optional<Outcome>& outcome) {
  return outcome ? Json(name(*outcome)) : Json(nullptr);
}

std::string_view name_of(RecordChange::What what) {
  if (what == RecordChange::What::added) return "added";
  return what == RecordChange::What::removed ? "removed" : "changed";
}

std::string_view name_of(Holds kind) {
  if (kind == Holds::unit) return "unit";
  return kind == Holds::region ? "region" : "plan";
}

Json record_of(const RecordChange& change, Lang lang) {
  Json fields = Json::array();
  for (const FieldChange& field : change.fields) {
    fields.push_back({{"field", field.path},
                      {"before", or_null(field.before)},
                      {"after", or_null(field.after)},
                      {"added", field.added},
                      {"removed", field.gone}});
  }
  const Source* source = change.where.source;
  return {{"change", name_of(change.what)},
          {"section", change.path.front()},
          {"path", change.path},
          {"id", or_null(change.id)},
          {"from", or_null(change.from)},
          {"to", or_null(change.to)},
          {"was_from", or_null(change.was_from)},
          {"was_to", or_null(change.was_to)},
          {"message", change_in_words(change, lang)},
          {"file", source ? Json(source->path()) : Json(nullptr)},
          {"line", source ? Json(source->position(change.where.begin).line) : Json(nullptr)},
          {"fields", std::move(fields)}};
}

Json document_of(const DocumentDiff& document, Lang lang) {
  Json records = Json::array();
  for (const RecordChange& change : document.records) records.push_back(record_of(change, lang));
  Json outcomes = Json::array();
  for (const OutcomeChange& one : document.outcomes) {
    outcomes.push_back({{"rule", one.rule},
                        {"name", one.name},
                        {"before", or_null(one.before)},
                        {"after", or_null(one.after)}});
  }
  const char* change = document.added ? "added" : document.removed ? "removed" : "changed";
  return {{"path", document.path},
          {"id", or_null(document.id)},
          {"kind", name_of(document.kind)},
          {"change", change},
          {"records", std::move(records)},
          {"goals_gone", document.goals_gone},
          {"goals_added", document.goals_added},
          {"outcomes", std::move(outcomes)}};
}

}  // namespace

std::string diff_json(const DiffReport& report) {
  Json documents = Json::array();
  for (const DocumentDiff& one : report.documents) {
    documents.push_back(document_of(one, report.lang));
  }
  const Json json{{"schema", "st.diff/1"},
                  {"as_of", report.as_of.iso()},
                  {"before", report.before},
                  {"after", or_null(report.after)},
                  {"documents", std::move(documents)}};
  return json_text(json);
}

}  // namespace st
