// What helper/pdf.cpp is asked, and what it answers.
#include <nlohmann/json.hpp>

#include "st/report/forms.hpp"
#include "st/text/safe.hpp"

#include "report/formats/json_text.hpp"

namespace st {

using Json = nlohmann::json;

namespace {

/// Without control characters, but with its line ends.
std::string safe_lines(std::string_view text) {
  std::string safe;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (at > 0) safe += '\n';
    safe += SafeText::from(text.substr(at, end - at)).str();
    at = end + 1;
  }
  return safe;
}

}  // namespace

std::string blanks_json(const std::vector<std::string>& files) {
  return json_text({{"files", files}}, -1);
}

std::vector<std::set<std::string>> blanks_of(const std::string& answer) {
  return Json::parse(answer).get<std::vector<std::set<std::string>>>();
}

std::string filled_json(const std::string& blank, const Form& form, const FilledCopy& copy,
                        const std::string& sheet) {
  Json fields = Json::array();
  for (const FilledField& field : copy) {
    const std::string value = safe_lines(field.value);
    fields.push_back(
        {{"name", field.name}, {"value", value}, {"plain", to_latin_1(value)}, {"box", field.box}});
  }
  const Json json{{"blank", blank},
                  {"continued", form.continued},
                  {"sheet", SafeText::from(sheet).str()},
                  {"fields", std::move(fields)}};
  return json_text(json, -1);
}

Made made_of(const std::string& answer) {
  const auto end = answer.find('\n');
  const Json told = Json::parse(answer.substr(0, end));
  return {.bytes = answer.substr(end + 1),
          .continued = told.at("continued").get<std::vector<std::string>>(),
          .unknown = told.at("unknown").get<std::vector<std::string>>()};
}

}  // namespace st
