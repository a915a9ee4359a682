// st init: a new plan, asked for in a terminal or given by options, with commented files that
// teach the format.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <memory>
#include <ostream>
#include <sstream>
#include <stdexcept>

#include "st/record/draft.hpp"
#include "st/record/load.hpp"
#include "st/record/privacy.hpp"
#include "st/report/page.hpp"
#include "st/rule/regulation.hpp"
#include "st/text/safe.hpp"
#include "st/text/suggest.hpp"

#include "cli/command.hpp"
#include "cli/init/answers.hpp"
#include "cli/init/files.hpp"
#include "cli/init/history.hpp"
#include "cli/init/template.hpp"

namespace st::cli {
namespace {

struct Options {
  std::string folder = ".";
  std::map<std::string_view, std::string> given{};  ///< By the question's key.
  std::string ci;
  bool pre_commit = false;
  bool git = false;
};

/// What the regulation hangs on, as a plan that the rules can look at.
std::string plan_so_far(const Values& values) {
  static constexpr std::string_view kPlan =
      "doctor:\n  id: {{id}}\n  at_completed: {{at}}\n  licence: {{licence}}\n"
      "training:\n  specialty: {{specialty}}\n  start: {{start}}\n";
  return fill(kPlan, values, {});
}

/// The grounds that are open, those that the doctor's own dates give first: what is open to
/// everybody stands last.
std::vector<Proposal> proposals(const Values& values, const RuleBook& book, Date as_of) {
  const Document plan = read_document(Holds::plan, "init", {{"st.yaml", plan_so_far(values)}});
  const World world(plan);
  std::vector<const Pack*> packs;
  for (const Pack& pack : book.packs()) packs.push_back(&pack);
  const Context context{
      .world = world, .document = plan, .packs = packs, .as_of = as_of, .moment = as_of};
  std::vector<Proposal> open = regulations_open_to(packs, context);
  const auto for_everybody = [](const Proposal& one) { return one.ground->when.empty(); };
  std::erase_if(open, [](const Proposal& one) { return one.unknown; });
  std::stable_partition(open.begin(), open.end(),
                        [&](const Proposal& one) { return !for_everybody(one); });
  return open;
}

/// The doctor's own date that gives the ground.
Phrase fact_behind(const Ground& ground, const Values& values) {
  const auto date = [&](std::string_view key) {
    const auto found = values.find(key);
    return found == values.end() ? Phrase() : Phrase(found->second);
  };
  if (ground.name.starts_with("at_")) return say("init-ground-at", {date("at")});
  if (ground.name.starts_with("started_")) return say("init-ground-started", {date("start")});
  if (ground.name.starts_with("licence_")) return say("init-ground-licence", {date("licence")});
  return say("init-ground-only");
}

/// Why this regulation, with what the rule says and what else is open.
void explain(const std::vector<Proposal>& open, const Values& values, const RuleBook& book,
             std::ostream& to, const Io& io) {
  const Proposal& first = open.front();
  to << io.word(say("init-proposes", {first.regulation->number, fact_behind(*first.ground, values),
                                      first.ground->rule}))
     << '\n';
  if (const Rule* rule = book.covering(first.ground->rule)) {
    to << "  " << wrap(rule->text.in(io.lang), io.width - 2, "  ") << '\n';
  }
  std::vector<Phrase> others;
  for (const Proposal& one : open) {
    const Phrase number(one.regulation->number);
    const bool told = std::find(others.begin(), others.end(), number) != others.end();
    if (one.regulation != first.regulation && !told) others.push_back(number);
  }
  if (!others.empty()) to << "  " << io.word(say("init-also-open", {enumerate(others)})) << '\n';
}

/// Fills in the regulation and its ground: what was given, else what is proposed and agreed on.
/// Returns why, where nobody was asked.
std::string choose_regulation(Values& values, const Known& known, Io& io) {
  const std::vector<Proposal> open = proposals(values, known.book, io.as_of);
  const bool given = values.contains("regulation");
  std::ostringstream why;
  if (!given && !open.empty()) {
    explain(open, values, known.book, why, io);
    if (io.can_ask) io.err << why.str();
    const std::string& proposed = open.front().regulation->id;
    values["regulation"] = io.can_ask ? ask(regulation_question(), proposed, known, io) : proposed;
  }
  for (const Proposal& one : open) {
    if (one.regulation->id != values["regulation"]) continue;
    values["ground"] = one.ground->name;
    return io.can_ask ? std::string() : why.str();
  }
  io.err << io.word(say("init-not-open", {values["regulation"]})) << '\n';
  return {};
}

/// The people that were named, each once with all their roles.
std::string people_of(const Values& values) {
  struct Person {
    std::string name;
    std::string roles;
    bool supervises = false;
  };
  std::vector<Person> people;
  const auto add = [&](std::string_view key, const char* roles) {
    const auto found = values.find(key);
    if (found == values.end()) return;
    const auto same = std::find_if(people.begin(), people.end(), [&](const Person& one) {
      return id_of(one.name) == id_of(found->second);
    });
    if (same != people.end()) same->roles += std::string(", ") + roles;
    if (same == people.end()) people.push_back({found->second, roles, key == "supervisor"});
  };
  add("supervisor", "main_supervisor, supervisor");
  add("head", "head");
  add("director", "director");
  std::string text;
  for (const Person& one : people) {
    std::string id = id_of(one.name);
    if (id == values.find("id")->second) id += "-2";
    text += "  - id: " + id + "\n    name: " + scalar_text(text_value(one.name)) +
            "\n    roles: [" + one.roles + "]\n";
    if (!one.supervises) continue;
    text += "#    specialties: " + values.find("specialty")->second +
            "\n#    supervisor_training: 2015-05-04\n";
  }
  if (!text.empty()) text.pop_back();
  return text;
}

/// Who begins to write long after the training began has years behind that no file holds: what
/// recurs is asked for from today on. Three months is the time that a first plan takes.
constexpr int kLateBeginning = 3;

/// The answers as the templates take them.
Values for_templates(Values values, const RuleBook& book, Date today) {
  const Date start = parse_date(values["start"]).value();
  if (add_months(start, kLateBeginning) < today) values["log_since"] = today.iso();
  for (const Pack& pack : book.packs()) {
    for (const Regulation& one : pack.regulations) {
      if (one.id == values["regulation"]) values.insert(one.words.begin(), one.words.end());
    }
  }
  if (const std::string people = people_of(values); !people.empty()) values["people"] = people;
  values["name"] = scalar_text(text_value(values["name"]));
  if (values.contains("unit")) values["unit"] = id_of(values["unit"]);
  return values;
}

/// What is written must read as meant: a fault here is ours.
void read_back(const std::vector<NewFile>& files) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const NewFile& file : files) {
    if (file.path.extension() == ".yaml") texts.emplace_back(file.path.string(), file.text);
  }
  std::erase_if(texts,
                [](const auto& one) { return one.first.find(".pre-commit") != std::string::npos; });
  const Document plan = read_document(Holds::plan, "init", std::move(texts));
  if (!plan.faults.empty()) {
    throw std::logic_error("init: " + plan.faults.front().message.in(Lang::en));
  }
}

/// As a person can type it: in quotes where a shell would take it apart.
std::string shell_word(const std::string& text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("/._-").find(c) != std::string_view::npos;
  });
  if (plain && !text.empty()) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

void tell(const std::vector<NewFile>& files, const Options& options, const Values& values, Io& io) {
  io.out << io.word(say("init-wrote")) << '\n';
  for (const NewFile& file : files)
    io.out << "  " << SafeText::from(file.path.string()).str() << '\n';
  if (!values.contains("region")) io.out << io.word(say("init-no-region")) << '\n';
  const std::string folder = SafeText::from(shell_word(options.folder)).str();
  io.out << io.word(say("init-next", {options.folder == "." ? "st check" : "st check " + folder}))
         << '\n';
  if (options.git) return;
  const bool kept = !repository_of(options.folder).empty();
  io.out << io.word(say(kept ? "init-next-merge" : "init-next-git")) << '\n';
}

Values given_answers(const Options& options) {
  Values given;
  for (const auto& [key, value] : options.given) {
    if (!value.empty()) given.emplace(key, value);
  }
  return given;
}

Exit run(const Options& options, Io& io) {
  if (!options.ci.empty() && options.ci != "github" && options.ci != "gitlab") {
    refuse_word("--ci", options.ci, {"github", "gitlab"});
  }
  if (holds_personal_number(options.folder))
    throw Trouble(say("privacy-name", {options.folder}), say("init-folder-number-help"));
  const bool there =
      std::filesystem::is_regular_file(std::filesystem::path(options.folder) / "st.yaml");
  if (options.git && there && given_answers(options).empty()) {
    keep_in_git(options.folder, io);
    return Exit::ok;
  }
  const Extras extras{options.ci, options.pre_commit};
  // Told before anything is asked: every file that may come.
  refuse_existing(files_of_plan(options.folder, {{"bt", "yes"}}, {}, extras, io.lang));
  const RuleBook book = rule_book(io);
  const Known known(book);
  Values values = answers(given_answers(options), known, io);
  const std::string why = choose_regulation(values, known, io);
  const Values filled = for_templates(values, book, io.as_of);
  const auto files =
      files_of_plan(options.folder, filled, parse_date(values["start"]).value(), extras, io.lang);
  read_back(files);
  write_all(files, top_of(options.folder));
  io.has_written = true;
  io.out << why;
  tell(files, options, values, io);
  if (options.git) keep_in_git(options.folder, io);
  return Exit::ok;
}

Work setup(Usage& usage) {
  auto options = std::make_shared<Options>();
  usage.argument("DIR", options->folder, say("init-opt-folder"));
  for (const Question& question : questions()) {
    usage.option(std::string(question.option), std::string(question.metavar),
                 options->given[question.key], say(question.about));
  }
  const Question& regulation = regulation_question();
  usage.option(std::string(regulation.option), std::string(regulation.metavar),
               options->given[regulation.key], say(regulation.about));
  usage.option("--ci", "github|gitlab", options->ci, say("init-opt-ci"));
  usage.flag("--pre-commit", options->pre_commit, say("init-opt-pre-commit"));
  usage.flag("--git", options->git, say("init-opt-git"));
  usage.footer(say("init-examples"));
  return [options](Io& io) { return run(*options, io); };
}

}  // namespace

Command init() { return {"init", say("init-summary"), setup}; }

}  // namespace st::cli
