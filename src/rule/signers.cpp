#include "signers.hpp"

#include <algorithm>
#include <array>

#include "st/rule/roles.hpp"
#include "st/rule/stream.hpp"

#include "verbs.hpp"

namespace st {

std::vector<Field> signer_fields(std::string_view require) {
  return {
      {"by", Kind::text, false, true, {"roller som får skriva under", "roles that may sign"}},
      {require,
       Kind::node,
       false,
       false,
       {"vad som krävs av den som skriver under, den dagen",
        "what is asked of whoever signs, on that day"}},
      {"both",
       Kind::yes_no,
       false,
       false,
       {"var och en av rollerna, olika personer", "each of the roles, distinct persons"}},
  };
}

Signers read_signers(const Record& options, Faults& faults, std::string_view require) {
  Signers signers;
  for (const auto role : options.texts("by")) signers.roles.emplace_back(role);
  signers.require = condition_of(options, require, faults);
  signers.all = options.yes("both").value_or(false);
  return signers;
}

namespace {

/// One who signed: an id, or a person written out.
struct Signature {
  std::string id{};
  std::string name{};
};

std::vector<Signature> signatures(const Context& context, const Record& certificate) {
  std::vector<Signature> all;
  const Entry* entry = certificate.find("by");
  if (!entry) return all;
  for (const Value& value : entry->values) {
    if (const auto* id = value.as<std::string>()) {
      const Person& person = context.world.person(*id);
      all.push_back(
          {*id, person.empty() ? std::string() : std::string(person.front()->text("name"))});
    } else if (const Record* written = value.record()) {
      all.push_back({{}, std::string(written->text("name"))});
    } else {
      all.push_back({});
    }
  }
  return all;
}

/// What the certificate certifies: it names the records, or they name it.
std::vector<const Record*> subjects(const Context& context, const Record& certificate) {
  std::vector<const Record*> records;
  for (const auto id : certificate.texts("for")) {
    if (const Record* record = context.world.by_id(id)) records.push_back(record);
  }
  if (certificate.id().empty()) return records;
  for (const auto* section : {"rotations", "courses"}) {
    for (const Record* record : context.world.plan().list(section)) {
      if (std::ranges::count(record->texts("certificate"), certificate.id()) > 0)
        records.push_back(record);
    }
  }
  return records;
}

bool asks_for(const std::vector<std::string>& roles, std::string_view held) {
  return std::ranges::any_of(roles, [&](const auto& role) { return fulfils(held, role); });
}

/// By what the certificate is for: its supervisor, whenever it is signed; a course's leader.
bool by_subject(const Context& context, const Record& certificate, const Signature& signature,
                const std::vector<std::string>& roles) {
  struct Says {
    std::string_view field;
    std::string_view role;
  };
  constexpr std::array says{
      Says{"supervisor", "supervisor"}, Says{"co_supervisor", "co_supervisor"},
      Says{"co_supervisor", "supervisor"}, Says{"supervisor", "scientific_supervisor"}};
  for (const Record* subject : subjects(context, certificate)) {
    for (const auto& [field, role] : says) {
      if (!signature.id.empty() && subject->type().find(field) && asks_for(roles, role) &&
          std::ranges::count(subject->texts(field), signature.id) > 0)
        return true;
    }
    if (!signature.name.empty() && subject->type().find("leader") &&
        asks_for(roles, "course_leader") && subject->text("leader") == signature.name)
      return true;
  }
  return false;
}

/// What is certified of BT is signed after it, by those who were its head, main supervisor or
/// assessor.
bool by_bt_certificate(const Context& context, const Record& certificate,
                       const Signature& signature, const std::vector<std::string>& roles) {
  const Record* bt = context.world.plan().section("bt");
  if (!bt || signature.id.empty() || !certificate.text("kind").starts_with("bt_")) return false;
  return std::ranges::any_of(
      std::array{"head", "main_supervisor", "assessor"}, [&](const char* role) {
        return asks_for(roles, role) && std::ranges::count(bt->texts(role), signature.id) > 0;
      });
}

std::string near_unit(const Context& context, const Record& certificate) {
  for (const Record* subject : subjects(context, certificate)) {
    if (subject->type().find("unit") && subject->has("unit"))
      return std::string(subject->text("unit"));
  }
  return {};
}

/// Did this one sign in one of the roles, and is as asked on the day?
Answer may_sign(const Context& context, const Record& certificate, const Signature& signature,
                const std::vector<std::string>& roles, const Condition& require, Date day) {
  const std::string near = near_unit(context, certificate);
  Answer answer{.path = "by", .where = certificate.head()};
  if (!roles.empty() && !by_subject(context, certificate, signature, roles) &&
      !by_bt_certificate(context, certificate, signature, roles)) {
    answer.truth =
        signature.id.empty() ? Truth::unknown : held_role(context, signature.id, roles, day, near);
    std::vector<Phrase> words;
    for (const std::string& role : roles) words.push_back(role_phrase(role));
    if (answer.truth == Truth::unknown)
      answer.why = say("rule-signer-open", {label(certificate)});
    else if (!answer.yes())
      answer.why = say("rule-signer-role", {label(certificate), enumerate(words)});
    if (answer.truth == Truth::no) return answer;
  }
  if (require.empty()) return answer;
  const auto person = signature.id.empty() ? nullptr : person_record(context, signature.id, near);
  Answer qualified = person ? holds(context.at(day), require, *person)
                            : Answer{.truth = Truth::unknown,
                                     .path = "by",
                                     .where = certificate.head(),
                                     .why = say("rule-signer-open", {label(certificate)})};
  if (qualified.truth == Truth::no)
    qualified.why = say("rule-signer-lacks", {label(certificate), qualified.why});
  return all_of({std::move(answer), std::move(qualified)});
}

/// Each role by a person of its own.
Answer all_signed(const Context& context, const Record& certificate, const Signers& signers,
                  const std::vector<Signature>& found, Date day) {
  std::vector<std::vector<std::string>> people;
  Answer worst{.path = "by", .where = certificate.head()};
  for (const std::string& role : signers.roles) {
    Answer best{.truth = Truth::no, .path = "by", .where = certificate.head()};
    best.why = say("rule-signer-role", {label(certificate), role_phrase(role)});
    std::vector<std::string> own;
    for (const Signature& one : found) {
      Answer answer = may_sign(context, certificate, one, {role}, signers.require, day);
      if (answer.yes()) own.push_back(one.id.empty() ? one.name : one.id);
      if (answer.truth > best.truth) best = std::move(answer);
    }
    people.push_back(std::move(own));
    worst = all_of({std::move(worst), std::move(best)});
  }
  if (worst.yes() && !distinct_people(people)) {
    worst.truth = Truth::no;
    worst.why = say("rule-signer-same", {label(certificate)});
  }
  return worst;
}

}  // namespace

Answer signed_rightly(const Context& context, const Record& certificate, const Signers& signers) {
  if (signers.empty()) return {};
  const Date day = certificate.date("issued").value_or(context.as_of);
  const auto found = signatures(context, certificate);
  if (found.empty())
    return {.truth = Truth::unknown,
            .path = "by",
            .where = certificate.head(),
            .why = say("rule-signer-unnamed", {label(certificate)})};
  if (signers.all) return all_signed(context, certificate, signers, found, day);
  std::vector<Answer> answers;
  for (const Signature& one : found)
    answers.push_back(may_sign(context, certificate, one, signers.roles, signers.require, day));
  return any_of(std::move(answers));
}

}  // namespace st
