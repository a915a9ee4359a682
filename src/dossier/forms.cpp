#include "st/dossier/forms.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "st/record/record.hpp"
#include "st/rule/embedded.hpp"
#include "st/text/source.hpp"

namespace st {
namespace {

const RecordType& title_type() {
  static const RecordType type{
      .name = "title",
      .term = "titel",
      .doc = {"titel på båda språken", "a title in both languages"},
      .fields = {{"sv", Kind::text, false, true, {"svenska", "Swedish"}},
                 {"en", Kind::text, false, true, {"engelska", "English"}}}};
  return type;
}

const RecordType& rows_type() {
  static const RecordType type{
      .name = "rows",
      .term = "rader",
      .doc = {"en tjänsteförteckning", "a list of service"},
      .fields = {{"of", Kind::text, true, false, {"vilken tjänstgöring", "which service"}},
                 {"slots", Kind::text, true, true, {"radernas namn", "the rows' names"}},
                 {"fields", Kind::node, true, false, {"fälten på en rad", "the fields of a row"}},
                 {"sum", Kind::text, false, false, {"fältet för summan", "the field of the sum"}}}};
  return type;
}

const RecordType& form_type() {
  static const RecordType type = [] {
    RecordType made{
        .name = "form",
        .term = "blankett",
        .doc = {"en blankett", "a form"},
        .fields = {
            {"form", Kind::text, true, false, {"blankettens nummer", "the form's number"}},
            {"kind", Kind::text, false, false, {"intygets slag", "the certificate's kind"}},
            {"rule", Kind::text, true, false, {"regeln som säger det", "the rule that says so"}},
            {"of", Kind::text, true, false, {"application, once, each", "application, once, each"}},
            {"stage", Kind::text, true, false, {"bt, regular, …", "bt, regular, …"}},
            {"signed_by", Kind::text, true, true, {"roller", "roles"}},
            {"fields", Kind::node, true, false, {"fält och värden", "fields and values"}},
            {"continued", Kind::text, false, false, {"fortsättning", "where it goes on"}},
            {"hand", Kind::text, false, true, {"för hand", "left to the hand"}},
        }};
    made.fields.push_back({"title", Kind::record, true, false, {"titel", "title"}});
    made.fields.back().record = &title_type();
    made.fields.push_back({"rows", Kind::record, false, false, {"tjänsteförteckning", "service"}});
    made.fields.back().record = &rows_type();
    return made;
  }();
  return type;
}

std::vector<std::string> words(const Record& record, std::string_view field) {
  const auto views = record.texts(field);
  return {views.begin(), views.end()};
}

FormFields fields_of(const Record& record) {
  FormFields fields;
  for (const Node& child : record.find("fields")->values.front().node()->children)
    fields.emplace_back(child.key, child.scalar);
  return fields;
}

Bilingual title_of(const Node& node) {
  const Node* title = node.find("title");
  return {title->find("sv")->scalar, title->find("en")->scalar};
}

Form::Of of_word(std::string_view word) {
  if (word == "application") return Form::Of::application;
  return word == "once" ? Form::Of::once : Form::Of::each;
}

Form form_of(const Node& node, Faults& faults) {
  const auto record = decode(node, form_type(), faults);
  Form form{.number = std::string(record->text("form")),
            .kind = std::string(record->text("kind")),
            .rule = std::string(record->text("rule")),
            .of = of_word(record->text("of")),
            .stage = std::string(record->text("stage")),
            .title = title_of(node),
            .signed_by = words(*record, "signed_by"),
            .fields = fields_of(*record)};
  form.continued = record->text("continued");
  form.hand = words(*record, "hand");
  if (const Record* rows = record->record("rows"))
    form.rows = {std::string(rows->text("of")), words(*rows, "slots"), fields_of(*rows),
                 std::string(rows->text("sum"))};
  return form;
}

FormSet set_of(const Node& root, Faults& faults) {
  FormSet set{.regulation = root.find("regulation")->scalar};
  for (const Node& node : root.find("forms")->children) set.forms.push_back(form_of(node, faults));
  for (const Node& node : root.find("others")->children)
    set.others.push_back({node.find("credit")->scalar, node.find("stage")->scalar, title_of(node)});
  return set;
}

/// What is built in is right: a test of the build, `st_tests`, reads it all.
struct Library {
  std::vector<FormSet> sets{};
  std::map<std::string, std::string, std::less<>> countries{};

  Library() {
    for (const EmbeddedFile& file : embedded_forms()) {
      const Source source{std::string(file.path), std::string(file.text)};
      Faults faults;
      const Node root = read_yaml(source, faults);
      if (const Node* all = root.find("countries")) {
        for (const Node& one : all->children) countries.emplace(one.key, one.scalar);
      } else {
        sets.push_back(set_of(root, faults));
      }
      if (!faults.empty()) throw std::logic_error(std::string(file.path));
    }
  }
};

const Library& library() {
  static const Library all;
  return all;
}

}  // namespace

const std::vector<FormSet>& all_forms() { return library().sets; }

const FormSet* forms_of(std::string_view regulation) {
  const auto& sets = all_forms();
  const auto it = std::ranges::find(sets, regulation, &FormSet::regulation);
  return it == sets.end() ? nullptr : &*it;
}

std::string at_slot(std::string_view name, std::string_view slot) {
  const auto at = name.find("{}");
  return std::string(name.substr(0, at)) + std::string(slot) + std::string(name.substr(at + 2));
}

std::set<std::string> field_names(const Form& form) {
  std::set<std::string> names(form.hand.begin(), form.hand.end());
  for (const auto& [name, value] : form.fields) names.insert(name);
  for (const std::string& slot : form.rows.slots) {
    for (const auto& [name, what] : form.rows.fields) names.insert(at_slot(name, slot));
  }
  for (const std::string& name : {form.rows.sum, form.continued}) {
    if (!name.empty()) names.insert(name);
  }
  return names;
}

std::string country_name(std::string_view code) {
  const auto it = library().countries.find(code);
  return it == library().countries.end() ? std::string(code) : it->second;
}

}  // namespace st
