#include "answers.hpp"

#include <algorithm>
#include <istream>
#include <ostream>

#include "st/record/draft.hpp"
#include "st/record/privacy.hpp"
#include "st/text/safe.hpp"
#include "st/text/suggest.hpp"

namespace st::cli {
namespace {

/// A message, and the suggestion that goes with it.
Phrase with_help(Phrase what, Phrase help) {
  return help.empty() ? what : say("init-because", {std::move(what), std::move(help)});
}

Phrase read_any(const Known&, std::string& value) {
  const bool strange = std::any_of(value.begin(), value.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
  if (strange) return say("init-control-character");
  return id_of(value).empty() ? say("init-no-letter") : Phrase{};
}

Phrase read_id(const Known&, std::string& value) {
  const std::string id = id_of(value);
  if (id == value && !id.empty()) return {};
  return id.empty() ? say("init-no-letter") : say("init-not-an-id", {id});
}

Phrase read_date(const Known&, std::string& value) {
  if (parse_date(value)) return {};
  return say("init-not-a-date", {SafeText::from(value).str()});
}

Phrase read_specialty(const Known& known, std::string& value) {
  const std::string id = id_of(value);
  const Specialty* found = known.book.specialty(id);
  if (found && !found->former) {
    value = id;
    return {};
  }
  const std::vector<std::string> ids = known.book.specialty_ids();
  return with_help(say("init-not-a-specialty", {SafeText::from(value).str()}),
                   suggestion(id, {ids.begin(), ids.end()}));
}

/// One of the words; "Region Skåne" and "Skåne" are skane.
Phrase read_word(const std::vector<std::string_view>& words, std::string& value,
                 std::string_view fault) {
  std::string id = id_of(value);
  if (id.starts_with("region-")) id.erase(0, 7);
  if (std::find(words.begin(), words.end(), id) == words.end()) {
    return with_help(say(fault, {SafeText::from(value).str()}), suggestion(id, words));
  }
  value = id;
  return {};
}

Phrase read_region(const Known& known, std::string& value) {
  return read_word(known.regions, value, "init-not-a-region");
}

Phrase read_regulation(const Known& known, std::string& value) {
  return read_word(known.regulations, value, "init-not-a-regulation");
}

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r");
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" \t\r") - from + 1));
}

/// What an empty answer means: some things follow from others.
std::string follows(const Question& question, const Values& so_far) {
  const auto of = [&](std::string_view key) {
    const auto found = so_far.find(key);
    return found == so_far.end() ? std::string() : found->second;
  };
  if (question.key == "id") return id_of(of("name"));
  if (question.key == "employed") return of("start");
  return {};
}

/// Why the answer is none, if so; else it is as the plan will hold it.
Phrase read(const Question& question, const Known& known, std::string& value) {
  if (holds_personal_number(value)) return say("init-personal-number");
  return question.read(known, value);
}

void take_given(const Question& question, const Values& given, const Known& known, Values& into) {
  const auto found = given.find(question.key);
  if (found == given.end()) return;
  std::string value = trimmed(found->second);
  if (const Phrase why = read(question, known, value); !why.empty()) {
    throw Trouble(say("init-bad-option", {question.option, why}));
  }
  into.insert_or_assign(std::string(question.key), value);
}

void refuse_missing(const Values& values) {
  std::vector<Phrase> missing;
  for (const Question& question : questions()) {
    if (question.needed && !values.contains(question.key)) missing.emplace_back(question.option);
  }
  if (missing.empty()) return;
  throw Trouble(say("init-missing", {enumerate(missing)}), say("init-missing-help"));
}

}  // namespace

Known::Known(const RuleBook& rules) : book(rules) {
  for (const Pack& pack : rules.packs()) {
    if (pack.layer == "region") regions.emplace_back(pack.id);
    for (const Regulation& one : pack.regulations) regulations.emplace_back(one.id);
  }
}

const std::vector<Question>& questions() {
  static const std::vector<Question> all{
      {"name", "--name", "NAME", "init-ask-name", "init-opt-name", true, read_any},
      {"id", "--id", "ID", "init-ask-id", "init-opt-id", false, read_id},
      {"at", "--at-completed", "DATE", "init-ask-at", "init-opt-at", false, read_date},
      {"licence", "--licence", "DATE", "init-ask-licence", "init-opt-licence", false, read_date},
      {"start", "--start", "DATE", "init-ask-start", "init-opt-start", true, read_date},
      {"employed", "--employed", "DATE", "init-ask-employed", "init-opt-employed", false,
       read_date},
      {"specialty", "--specialty", "SPECIALTY", "init-ask-specialty", "init-opt-specialty", true,
       read_specialty},
      {"region", "--region", "REGION", "init-ask-region", "init-opt-region", false, read_region},
      {"unit", "--unit", "NAME", "init-ask-unit", "init-opt-unit", false, read_any},
      {"supervisor", "--supervisor", "NAME", "init-ask-supervisor", "init-opt-supervisor", false,
       read_any},
      {"head", "--head", "NAME", "init-ask-head", "init-opt-head", false, read_any},
      {"director", "--director", "NAME", "init-ask-director", "init-opt-director", false, read_any},
  };
  return all;
}

const Question& regulation_question() {
  static const Question one{"regulation",          "--regulation",        "REGULATION",
                            "init-ask-regulation", "init-opt-regulation", false,
                            read_regulation};
  return one;
}

std::string ask(const Question& question, const std::string& otherwise, const Known& known,
                Io& io) {
  while (true) {
    io.err << io.word(say(question.ask));
    if (!otherwise.empty()) io.err << " [" << otherwise << "]";
    io.err << ": " << std::flush;
    std::string line;
    if (!std::getline(io.in, line)) {
      io.err << '\n';
      throw Trouble(say("init-stopped"));
    }
    std::string value = trimmed(line);
    if (value.empty()) value = otherwise;
    if (value.empty() && !question.needed) return {};
    const Phrase why = value.empty() ? say("init-needed") : read(question, known, value);
    if (why.empty()) return value;
    io.err << "  " << io.word(why) << '\n';
  }
}

Values answers(const Values& given, const Known& known, Io& io) {
  Values values;
  for (const Question& question : questions()) take_given(question, given, known, values);
  take_given(regulation_question(), given, known, values);
  if (!io.can_ask) refuse_missing(values);
  for (const Question& question : questions()) {
    if (values.contains(question.key)) continue;
    const std::string otherwise = follows(question, values);
    const std::string value = io.can_ask ? ask(question, otherwise, known, io) : otherwise;
    if (!value.empty()) values.emplace(question.key, value);
  }
  return values;
}

}  // namespace st::cli
