// Facts for programs, `st.facts/1`: schemas/st.facts.schema.json describes them.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "st/report/facts.hpp"
#include "st/rule/verb.hpp"
#include "st/text/hash.hpp"

#include "report/formats/json_text.hpp"

namespace st {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema = "st.facts/1";
constexpr double kHundred = 100;
constexpr std::array kGroups{"year", "specialty", "unit", "administration", "sector", "area"};
constexpr std::array kStandings{std::pair{Standing::in, "in"}, std::pair{Standing::out, "out"},
                                std::pair{Standing::pending, "pending"},
                                std::pair{Standing::unknown, "unknown"},
                                std::pair{Standing::beside, "beside"}};

/// Whole where it is: most amounts are.
Json amount(std::int64_t hundredths) {
  const auto hundred = static_cast<std::int64_t>(kHundred);
  if (hundredths % hundred == 0) return hundredths / hundred;
  return static_cast<double>(hundredths) / kHundred;
}

std::int64_t hundredths_of(const Json& amount) {
  return std::llround(amount.get<double>() * kHundred);
}

Json fact_json(const MetricFact& fact) {
  const Metric metric = read_metric(*fact.rule->clause.body);
  Json json{{"rule", fact.rule->id}, {"after_months", nullptr}};
  if (fact.after) json["after_months"] = fact.after->months;
  for (const char* group : kGroups) json[group] = nullptr;
  for (std::size_t i = 0; i < fact.group.size(); ++i) json[metric.per[i]] = fact.group[i];
  const auto* standing =
      std::ranges::find(kStandings, fact.standing, &std::pair<Standing, const char*>::first);
  json["standing"] = standing->second;
  json["numerator"] = amount(fact.numerator);
  json["denominator"] = amount(fact.denominator);
  return json;
}

/// The same in every run, and no name.
std::string key_of(std::string_view path) { return fmt::format("{:016x}", steady_hash(path)); }

Json head(std::string_view version, Date as_of, std::string_view kind) {
  return {{"schema", kSchema}, {"st", version}, {"as_of", as_of.iso()}, {"kind", kind}};
}

}  // namespace

std::string FactsWriter::line(const Counted& one) {
  ++(one.kind == Judged::plan ? plans_ : units_);
  Json json = head(version_, as_of_, name(one.kind));
  json["key"] = key_of(one.path);
  json["path"] = full_ ? Json(one.path) : Json(nullptr);
  json["packs"] = Json::array();
  for (const Pack* pack : one.packs) json["packs"].push_back(pack->id);
  json["facts"] = Json::array();
  for (const MetricFact& fact : one.facts) json["facts"].push_back(fact_json(fact));
  return json_text(json, -1);
}

std::string FactsWriter::end(const Shard& shard) {
  Json json = head(version_, as_of_, "end");
  json["shard"] = shard.number;
  json["shards"] = shard.of;
  json["plans"] = std::exchange(plans_, 0);
  json["units"] = std::exchange(units_, 0);
  return json_text(json, -1);
}

/// One line, as JSON and as what it says.
struct FactsReader::Line {
  std::string kind{};
  std::string version{};
  std::optional<Date> as_of{};
  std::string key{};
  Counted counted{};
  std::string unknown{};  ///< A pack or rule that no book has.
  Shard shard{};
  int plans = 0;
  int units = 0;

  /// Throws what the library does when something is not as it is written.
  Line(const Json& json, const RuleBook& book);

 private:
  void read_facts(const Json& json, const RuleBook& book);
  const Rule* rule_of(const std::string& id);
};

FactsReader::Line::Line(const Json& json, const RuleBook& book)
    : kind(json.at("kind").get<std::string>()),
      version(json.at("st").get<std::string>()),
      as_of(parse_date(json.at("as_of").get<std::string>())) {
  if (kind == "end") {
    constexpr std::size_t kFields = 8;
    if (json.size() != kFields) as_of.reset();  // What stands there and is not read would be lost.
    shard = {json.at("shard").get<std::uint64_t>(), json.at("shards").get<std::uint64_t>()};
    plans = json.at("plans").get<int>();
    units = json.at("units").get<int>();
    return;
  }
  key = json.at("key").get<std::string>();
  counted.kind = kind == name(Judged::plan) ? Judged::plan : Judged::unit;
  if (!json.at("path").is_null()) counted.path = json.at("path").get<std::string>();
  read_facts(json, book);
}

const Rule* FactsReader::Line::rule_of(const std::string& id) {
  for (const Pack* pack : counted.packs) {
    const auto found = std::ranges::find(pack->rules, id, &Rule::id);
    if (found != pack->rules.end() && found->clause.verb && found->clause.verb->name == "metric")
      return &*found;
  }
  unknown = id;
  return nullptr;
}

void FactsReader::Line::read_facts(const Json& json, const RuleBook& book) {
  for (const Json& id : json.at("packs")) {
    const auto found = std::ranges::find(book.packs(), id.get<std::string>(), &Pack::id);
    if (found == book.packs().end()) {
      unknown = id.get<std::string>();
      return;
    }
    counted.packs.push_back(&*found);
  }
  for (const Json& one : json.at("facts")) {
    MetricFact fact{.rule = rule_of(one.at("rule").get<std::string>())};
    if (!fact.rule) return;
    const Metric metric = read_metric(*fact.rule->clause.body);
    if (!one.at("after_months").is_null())
      fact.after = Duration{.months = one.at("after_months").get<int>()};
    for (const std::string& group : metric.per)
      fact.group.push_back(one.at(group).get<std::string>());
    const auto standing = one.at("standing").get<std::string>();
    for (const auto& [known, word] : kStandings) {
      if (word == standing) fact.standing = known;
    }
    fact.numerator = hundredths_of(one.at("numerator"));
    fact.denominator = hundredths_of(one.at("denominator"));
    counted.facts.push_back(std::move(fact));
  }
}

namespace {

FactsFault damaged() { return {.what = say("facts-damaged"), .help = say("facts-again")}; }

}  // namespace

std::optional<FactsFault> FactsReader::read(std::string_view text) {
  int number = 0;
  while (!text.empty()) {
    ++number;
    const auto end = text.find('\n');
    auto fault = end == text.npos ? damaged() : take(text.substr(0, end));
    if (fault) {
      fault->line = number;
      return fault;
    }
    text.remove_prefix(end + 1);
  }
  if (plans_since_ + units_since_ == 0) return {};
  return FactsFault{number, say("facts-cut-off"), say("facts-again")};
}

std::optional<FactsFault> FactsReader::take(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return damaged();
  if (const auto schema = json.value("schema", Json()); schema != kSchema)
    return FactsFault{.what = say("facts-no-schema", {kSchema}), .help = say("facts-again")};
  try {
    const Line line(json, book_);
    if (auto fault = refuse(line)) return fault;
    if (line.kind == "end") return end(line);
    // What stands there and is not read would be lost without a word.
    FactsWriter same(version_, *line.as_of, !line.counted.path.empty());
    Json again = Json::parse(same.line(line.counted));
    if (line.counted.path.empty()) again["key"] = line.key;
    if (nlohmann::json(json) != nlohmann::json(again)) return damaged();
    return add(line, text);
  } catch (const nlohmann::json::exception&) {
    return damaged();
  }
}

std::optional<FactsFault> FactsReader::refuse(const Line& line) const {
  if (!line.as_of) return damaged();
  if (line.version != version_)
    return FactsFault{.what = say("facts-version", {line.version, version_}),
                      .help = say("facts-again")};
  if (as_of_ && *as_of_ != *line.as_of)
    return FactsFault{.what = say("facts-day", {line.as_of->iso(), as_of_->iso()}),
                      .help = say("facts-again")};
  if (!line.unknown.empty())
    return FactsFault{.what = say("facts-unknown", {line.unknown}),
                      .help = say("facts-unknown-help")};
  if (full_ && line.kind != "end" && line.counted.path.empty())
    return FactsFault{.what = say("facts-no-path"), .help = say("facts-no-path-help")};
  return {};
}

std::optional<FactsFault> FactsReader::add(const Line& line, std::string_view text) {
  if (!sums_) sums_.emplace(*line.as_of, full_);
  as_of_ = line.as_of;
  if (line.counted.kind == Judged::plan) {
    if (!plans_.insert(line.key).second)
      return FactsFault{.what = say("facts-twice", {line.key}), .help = say("facts-twice-help")};
    ++plans_since_;
  } else {
    ++units_since_;
    const auto [there, fresh] = units_.emplace(line.key, text);
    // Trees that lie beside each other have the units above them in common.
    if (!fresh && there->second != text)
      return FactsFault{.what = say("facts-twice", {line.key}), .help = say("facts-twice-help")};
    if (!fresh) return {};
  }
  sums_->add(line.counted);
  return {};
}

std::optional<FactsFault> FactsReader::end(const Line& line) {
  if (line.plans != std::exchange(plans_since_, 0) || line.units != std::exchange(units_since_, 0))
    return FactsFault{.what = say("facts-cut-off"), .help = say("facts-again")};
  if (line.shard.number < 1 || line.shard.number > line.shard.of) return damaged();
  as_of_ = line.as_of;
  ++shards_[line.shard.of][line.shard.number];
  return {};
}

Phrase FactsReader::lacking() const {
  for (const auto& [of, read] : shards_) {
    int most = 0;
    for (const auto& [number, times] : read) most = std::max(most, times);
    for (std::uint64_t number = 1; number <= of; ++number) {
      const auto found = read.find(number);
      if (found == read.end() || found->second < most)
        return say("facts-shard", {std::to_string(number) + "/" + std::to_string(of)});
    }
  }
  return sums_ && sums_->plans() > 0 ? Phrase() : say("facts-none");
}

}  // namespace st
