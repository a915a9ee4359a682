// st sign: an approval that holds, with the signer's own key.
#include <algorithm>
#include <memory>
#include <ostream>

#include "st/record/approval.hpp"
#include "st/record/draft.hpp"
#include "st/rule/context.hpp"
#include "st/rule/roles.hpp"

#include "cli/command.hpp"
#include "cli/log/session.hpp"
#include "cli/log/target.hpp"
#include "cli/signing/allowed.hpp"
#include "cli/signing/keys.hpp"

namespace st::cli {
namespace {

struct Options {
  std::vector<std::string> records{};
  std::string role{};
  std::string by{};
  std::string key{};
  std::string signers{};
  Ways ways{};
};

/// The id, or the section, that the word stands for.
std::string subject_of(const Session& session, const std::string& word) {
  const Field* section = session.document().root->type().find(word);
  if (section && section->kind == Kind::record) {
    if (!records_called(session.document(), word).empty()) return word;
    throw Trouble(say("sign-empty-section", {word}));
  }
  const Target target = target_of(session, word);
  if (target.record && !target.record->id().empty()) return std::string(target.record->id());
  throw Trouble(say("sign-no-id", {word}), say("sign-no-id-help", {word}));
}

void refuse_unknown_role(const std::string& role) {
  std::vector<std::string_view> known;
  for (const Word& word : *person_type().find("roles")->record->find("role")->words)
    known.push_back(word.name);
  if (std::ranges::find(known, role) == known.end()) refuse_word("--as", role, known);
}

/// Who holds which role is asked of the plan alone.
Context of_day(const World& world, Date day) {
  static const std::vector<const Pack*> none;
  return {.world = world, .document = world.plan(), .packs = none, .as_of = day, .moment = day};
}

/// Whose key it is, by allowed_signers; else the only one who holds the role in the plan.
std::string signer(const Options& options, const Session& session, const std::string& key,
                   const Io& io) {
  if (!options.by.empty()) return options.by;
  const std::string file =
      options.signers.empty() ? allowed_signers_near(session.folder().string()) : options.signers;
  if (!file.empty()) {
    for (const AllowedSigner& one : read_allowed_signers(file).all) {
      if (one.people.size() == 1 && fingerprint_of_key(one.key) == key) return one.people.front();
    }
  }
  const World world = session.world();
  const auto people = holders(of_day(world, io.as_of), options.role, io.as_of);
  if (people.size() == 1) return std::string(people.front());
  throw Trouble(say("sign-by-whom", {role_phrase(options.role)}), say("sign-by-whom-help"));
}

/// Somebody unknown is refused; of somebody without the role it is told what that means.
void hold_to_plan(const Session& session, const Statement& said, const Io& io) {
  const World world = session.world();
  const Record* doctor = world.plan().section("doctor");
  const bool known = (doctor && doctor->id() == said.by) || !world.person(said.by).empty();
  if (!known) throw Trouble(say("rule-not-known", {said.by}), say("sign-by-whom-help"));
  if (held_role(of_day(world, io.as_of), said.by, {said.role}, io.as_of) != Truth::yes)
    io.err << io.word(say("sign-not-role", {said.by, role_phrase(said.role)})) << '\n';
}

Meant record_of(const Statement& said, const std::string& key, const std::string& signature) {
  std::vector<Meant> subjects;
  for (const std::string& subject : said.subjects) subjects.push_back(text_value(subject));
  return mapping_value(
      {{"for", subjects.size() == 1 ? subjects.front() : list_value(std::move(subjects))},
       {"role", word_value(said.role)},
       {"by", text_value(said.by)},
       {"date", word_value(said.date)},
       {"sha256", text_value(said.digest)},
       {"key", text_value(key)},
       {"signature", text_value(signature)}});
}

/// What rules ask for is the approval; the signature proves it.
void approve(Session& session, const Statement& said) {
  for (const std::string& subject : said.subjects) {
    const auto records = records_called(session.document(), subject);
    const Field* list = records.front()->type().find("approvals");
    if (!list || list->kind != Kind::record || records.size() > 1) continue;
    const bool there = std::ranges::any_of(records.front()->records("approvals").list(),
                                           [&](const Record* approval) {
                                             return approval->text("role") == said.role &&
                                                    approval->date("date") == parse_date(said.date);
                                           });
    if (there) continue;
    const Target target = target_of(session, subject);
    Steps steps = target.steps;
    steps.emplace_back("approvals");
    session.append(target.file, steps, *list->record,
                   mapping_value({{"role", word_value(said.role)},
                                  {"by", text_value(said.by)},
                                  {"date", word_value(said.date)}}));
  }
}

Exit run(const Options& options, Io& io) {
  refuse_unknown_role(options.role);
  const std::string file = signing_key(options.key);
  Session session(options.ways, Holds::plan, io);
  Statement said{
      .plan = std::string(session.document().id()), .role = options.role, .date = io.as_of.iso()};
  for (const std::string& word : options.records)
    said.subjects.push_back(subject_of(session, word));
  said.digest = content_digest(session.document(), said.subjects).value_or("");
  // Before anybody is asked for a password.
  said.by = signer(options, session, key_in_file(file), io);
  hold_to_plan(session, said, io);
  const std::string signature = signature_over(said.text(), file);
  const std::string key = key_of_signature(said.text(), signature);
  if (key.empty()) throw Trouble(say("sign-refused", {file}), say("sign-refused-help"));
  approve(session, said);
  const RecordKind kind{"signature", Holds::plan, {"signatures"}, plan_type().find("signatures")};
  session.append(kind, record_of(said, key, signature));
  const Exit exit = session.finish("sign " + said.subjects.front());
  if (exit == Exit::ok && !options.ways.dry_run)
    io.err << io.word(say("sign-not-qualified")) << '\n';
  return exit;
}

Work setup(Usage& usage) {
  auto options = std::make_shared<Options>();
  usage.argument("RECORD", options->records, say("cli-sign-record"));
  usage.option("--as", "ROLE", options->role, say("cli-sign-as"));
  usage.option("--by", "PERSON", options->by, say("cli-sign-by"));
  usage.option("--key", "FILE", options->key, say("cli-sign-key"));
  usage.option("--signers", "FILE", options->signers, say("cli-verify-signers"));
  usage.option("-C,--dir", "DIR", options->ways.folder, say("log-opt-dir"));
  usage.flag("--dry-run", options->ways.dry_run, say("log-opt-dry-run"));
  usage.flag("--commit", options->ways.commit, say("log-opt-commit"));
  usage.option("-m,--message", "TEXT", options->ways.message, say("log-opt-message"));
  usage.footer(say("cli-sign-examples"));
  return [options](Io& io) {
    if (options->records.empty()) throw Trouble(say("cli-missing-argument", {"RECORD", "st sign"}));
    if (options->role.empty()) throw Trouble(say("cli-missing-argument", {"--as", "st sign"}));
    return run(*options, io);
  };
}

}  // namespace

Command sign() { return {"sign", say("cli-sign"), setup}; }

}  // namespace st::cli
