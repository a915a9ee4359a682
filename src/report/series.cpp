#include "st/report/series.hpp"

#include <charconv>

#include "st/rule/embedded.hpp"
#include "st/text/node.hpp"

namespace st {
namespace {

std::int64_t number(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  std::int64_t value = 0;
  if (found)
    std::from_chars(found->scalar.data(), found->scalar.data() + found->scalar.size(), value);
  return value;
}

Expected expected(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found ? Expected{number(*found, "rest"), number(*found, "next"), number(*found, "second")}
               : Expected{};
}

std::map<std::string, std::int64_t> by_specialty(const Node& node, std::string_view key) {
  std::map<std::string, std::int64_t> all;
  if (const Node* found = node.find(key)) {
    for (const Node& child : found->children) all[child.key] = number(*found, child.key);
  }
  return all;
}

SurveyYear year_of(const Node& node) {
  SurveyYear year{.year = static_cast<int>(number(node, "year")),
                  .specialists = number(node, "specialists"),
                  .specialists_own = number(node, "specialists_own"),
                  .trainees = number(node, "trainees"),
                  .trainees_private = number(node, "trainees_private"),
                  .completions = expected(node, "completions"),
                  .retirements = expected(node, "retirements"),
                  .vacant = number(node, "vacant"),
                  .trainees_by = by_specialty(node, "trainees_by"),
                  .vacant_by = by_specialty(node, "vacant_by")};
  if (const Node* sources = node.find("sources")) {
    for (const Node& child : sources->children) year.sources.push_back(child.scalar);
  }
  return year;
}

}  // namespace

std::vector<SurveyYear> survey_series(std::string_view region) {
  std::vector<SurveyYear> years;
  for (const EmbeddedFile& file : embedded_series()) {
    const Source source{std::string(file.path), std::string(file.text)};
    Faults faults;
    const Node root = read_yaml(source, faults);
    const Node* of = root.find("region");
    const Node* all = root.find("years");
    if (!of || of->scalar != region || !all) continue;
    for (const Node& node : all->children) years.push_back(year_of(node));
  }
  return years;
}

}  // namespace st
