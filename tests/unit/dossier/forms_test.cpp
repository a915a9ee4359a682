// The forms that the program carries are whole: every value has a name that is known, every kind
// of certificate and every rule is there.
#include "st/dossier/forms.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "st/dossier/filled.hpp"
#include "st/record/type.hpp"

namespace {

bool is_word_of(const st::RecordType& type, std::string_view field, std::string_view word) {
  const st::Words* words = type.find(field)->words;
  return words && std::ranges::count(*words, word, &st::Word::name) > 0;
}

const st::RecordType& certificate_type() { return *st::plan_type().find("certificates")->record; }

}  // namespace

TEST_CASE("the forms of both regulations are there, with a rule and a title each") {
  const st::RuleBook book = st::RuleBook::built_in();
  REQUIRE(st::all_forms().size() == 2);
  std::size_t forms = 0;
  for (const st::FormSet& set : st::all_forms()) {
    for (const st::Form& form : set.forms) {
      INFO(set.regulation, " ", form.number);
      CHECK_FALSE(form.title.sv.empty());
      CHECK_FALSE(form.title.en.empty());
      CHECK_FALSE(form.signed_by.empty());
      CHECK(book.covering(form.rule) != nullptr);
      CHECK((form.kind.empty() || is_word_of(certificate_type(), "kind", form.kind)));
      ++forms;
    }
  }
  CHECK(forms == 22);
}

TEST_CASE("every field of a form stands once, with a value that is known") {
  for (const st::FormSet& set : st::all_forms()) {
    for (const st::Form& form : set.forms) {
      std::set<std::string> seen;
      for (const auto& field : form.fields) {
        INFO(set.regulation, " ", form.number, " ", field.first, ": ", field.second);
        CHECK(seen.insert(field.first).second);
        CHECK(st::is_form_value(field.second));
      }
      for (const std::string& name : form.hand) CHECK(seen.insert(name).second);
      for (const auto& [name, what] : form.rows.fields) {
        CHECK(name.find("{}") != name.npos);
        CHECK(std::set<std::string>{"place", "period", "share", "months"}.contains(what));
      }
    }
  }
}

TEST_CASE("no two forms have the same fields, so that a blank one is recognised by them") {
  std::set<std::set<std::string>> seen;
  for (const st::FormSet& set : st::all_forms()) {
    for (const st::Form& form : set.forms) {
      INFO(set.regulation, " ", form.number);
      CHECK(seen.insert(st::field_names(form)).second);
    }
  }
}

TEST_CASE("a country is called by its Swedish name, one that is not known by its code") {
  CHECK(st::country_name("SE") == "Sverige");
  CHECK(st::country_name("NO") == "Norge");
  CHECK(st::country_name("XX") == "XX");
}
