// What is to be chosen, for helper/choice.cpp, and what it answers.
#include <nlohmann/json.hpp>

#include "st/report/choice.hpp"

#include "report/formats/json_text.hpp"

namespace st {

using Json = nlohmann::json;

std::string choice_json(const Choosing& choosing) {
  Json options = Json::array();
  for (const Choosing::Option& one : choosing.options) {
    options.push_back({one.group, one.cost, one.against});
  }
  Json limits = Json::array();
  for (const Choosing::Limit& one : choosing.limits) {
    Json parts = Json::array();
    for (const Choosing::Part& part : one.parts) parts.push_back({part.option, part.amount});
    limits.push_back({one.reasons, one.most, std::move(parts)});
  }
  const Json json{{"groups", choosing.groups},
                  {"reasons", choosing.reasons},
                  {"options", std::move(options)},
                  {"limits", std::move(limits)},
                  {"follows", choosing.follows}};
  return json_text(json, -1);
}

Chosen chosen_of(const std::string& text) {
  const Json json = Json::parse(text);
  Chosen chosen;
  chosen.options = json.at("options").get<std::vector<std::size_t>>();
  chosen.cost = json.at("cost").get<int>();
  chosen.bound = json.at("bound").get<int>();
  chosen.most = json.at("most").get<std::size_t>();
  for (const Json& one : json.at("conflicts")) {
    chosen.conflicts.push_back({one.at("group").get<std::size_t>(),
                                one.at("reasons").get<std::vector<ReasonNumber>>(),
                                one.at("smallest").get<bool>()});
  }
  return chosen;
}

}  // namespace st
