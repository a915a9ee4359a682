// Does a condition hold of a record? The answer says which path decided, and what was found there.
#include "st/rule/condition.hpp"

#include <algorithm>

#include "st/calendar/words.hpp"
#include "st/rule/pack.hpp"
#include "st/rule/path.hpp"
#include "st/rule/roles.hpp"

#include "compare.hpp"

namespace st {

namespace {

/// Takes the worse of the two as the worst so far.
void take_worse(Answer& worst, Answer answer) {
  const bool later = answer.truth == Truth::later && worst.truth == Truth::later &&
                     answer.when.value_or(Date{}) > worst.when.value_or(Date{});
  if (answer.truth < worst.truth || later) worst = std::move(answer);
}

}  // namespace

Answer all_of(std::vector<Answer> answers) {
  Answer worst;
  for (Answer& answer : answers) take_worse(worst, std::move(answer));
  return worst;
}

Answer any_of(std::vector<Answer> answers) {
  if (answers.empty()) return {.truth = Truth::no};
  return *std::ranges::max_element(answers, {}, &Answer::truth);
}

namespace {

using Op = Matcher::Op;

/// What one test looks at.
struct Looking {
  const Context& context;
  const Test& test;
  const Record& record;
  const Walk& walk;

  /// The value; else how far the path came; else the record. Nothing where only the plan is left.
  Span place() const {
    if (!walk.found.empty() && walk.found.front().value->where)
      return walk.found.front().value->where;
    if (walk.nearest) return walk.nearest;
    return &record == &context.root() ? Span{} : record.head();
  }
  /// The path as the reader knows it: of several that would do, the first.
  std::string name() const { return test.path.text().substr(0, test.path.text().find('|')); }
  /// `why` makes the words.
  template <class Why>
  Answer say_no(Why why) const {
    Answer no{.truth = Truth::no, .path = test.path.text(), .where = place()};
    if (context.reasons) no.why = why();
    return no;
  }
  Answer yes() const { return {Truth::yes, test.path.text(), place(), {}, {}}; }
  Answer not_known(std::string_view field, Span where) const {
    return {Truth::unknown,
            test.path.text(),
            where ? where : place(),
            {},
            say("rule-not-known", {field})};
  }
  template <class Why>
  Answer given(bool ok, Why why) const {
    return ok ? yes() : say_no(why);
  }
};

bool has_parameter(const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [](const std::string& word) { return word.starts_with('$'); });
}

/// Words as they are meant: a `$parameter` stands for its values, kept in `all`.
const std::vector<std::string>& meant(const Context& context, const std::vector<std::string>& words,
                                      std::vector<std::string>& all) {
  if (!has_parameter(words)) return words;
  for (const std::string& word : words) {
    if (!word.starts_with('$')) {
      all.push_back(word);
      continue;
    }
    for (const std::string& value : parameter_words(context, word.substr(1))) all.push_back(value);
  }
  return all;
}

/// Margin of the word "about", as hundredths of the amount.
std::int64_t margin(const Context& context) {
  const Value* value = parameter(context, "about");
  const auto* text = value ? value->as<std::string>() : nullptr;
  const auto share = text ? parse_share(*text) : std::nullopt;
  return share ? share->points() / 100 : 0;
}

Phrase shown(const Walk& walk) {
  std::vector<Phrase> parts;
  for (const Reached& found : walk.found) parts.push_back(shown(*found.value));
  return enumerate(parts);
}

Phrase words_phrase(const std::vector<std::string>& words) {
  std::vector<Phrase> parts(words.begin(), words.end());
  return enumerate(parts);
}

Answer by_amount(const Looking& at, const Matcher& matcher) {
  std::vector<std::string> values;
  const auto& words = meant(at.context, matcher.words, values);
  const std::string word = words.empty() ? std::string() : words.front();
  for (const Reached& found : at.walk.found) {
    const auto pair = amounts(*found.value, word);
    if (pair && compare(matcher.op, pair->first, pair->second, margin(at.context))) return at.yes();
  }
  return at.say_no([&] {
    return say("rule-why-amount", {at.name(), shown(at.walk), shown_amount(word)});
  });
}

Answer by_limit(const Looking& at, const Matcher& matcher) {
  const Day limit = evaluate(at.context, matcher.limit, at.record);
  if (limit.unknown) return at.not_known(limit.field, limit.where);
  if (!limit.date) return at.say_no([&] { return say("rule-missing", {limit.field}); });
  for (const Date day : dates(at.walk)) {
    const bool ok = matcher.op == Op::from     ? day >= *limit.date
                    : matcher.op == Op::until  ? day <= *limit.date
                    : matcher.op == Op::before ? day < *limit.date
                                               : day > *limit.date;
    if (ok)
      return day > at.context.as_of ? Answer{Truth::later, at.test.path.text(), at.place(), day, {}}
                                    : at.yes();
  }
  const bool early = matcher.op == Op::from || matcher.op == Op::after;
  Answer answer = at.say_no([&] {
    return say(early ? "rule-why-too-early" : "rule-why-too-late",
               {at.name(), shown(at.walk), limit.date->iso()});
  });
  answer.settled = !dates(at.walk).empty();
  return answer;
}

Answer by_length(const Looking& at, const Matcher& matcher) {
  const auto period = period_of(at.record, at.context.as_of);
  if (!period) return at.not_known("from", at.record.head());
  const Duration limit = length_of(at.context, matcher.words.front());
  const bool ok = matcher.op == Op::longer_than    ? longer_than(*period, limit)
                  : matcher.op == Op::shorter_than ? shorter_than(*period, limit)
                  : matcher.op == Op::at_most      ? !longer_than(*period, limit)
                                                   : !shorter_than(*period, limit);
  return at.given(ok, [&] { return say("rule-why-length", {length_words(limit)}); });
}

Answer by_same(const Looking& at, const Matcher& matcher);

/// Of a person who is written out no more is known than what stands there; but the trainee and the
/// main supervisor are people whom the plan knows by id.
Truth role_of_written(const std::vector<std::string>& roles) {
  const bool by_id = std::ranges::all_of(roles, [](const std::string& role) {
    return role == "trainee" || role == "main_supervisor";
  });
  return by_id ? Truth::no : Truth::unknown;
}

/// The persons' roles, or where none took part by name the roles of those who approved.
Answer by_role(const Looking& at, const Matcher& matcher) {
  // Of a record with a time of its own the first day and the last: a series of talks goes on after
  // a change of supervisor.
  const auto period = period_of(at.record, at.context.as_of);
  const Date last = day_of(at.record).value_or(at.context.moment);
  const Date first = period ? std::min(period->from, last) : last;
  Truth best = Truth::no;
  for (const Reached& found : at.walk.found) {
    if (const auto* id = found.value->as<std::string>()) {
      for (const Date day : {last, first})
        best =
            std::max(best, held_role(at.context, *id, matcher.words,
                                     std::min(day, at.context.as_of), found.owner->text("unit")));
    } else if (found.value->record() && found.field && found.field->kind == Kind::person) {
      best = std::max(best, role_of_written(matcher.words));
    }
  }
  const bool stands_in = at.walk.found.empty() &&
                         (at.test.path.text() == "with" || at.test.path.text() == "drawn_up_by");
  if (stands_in) {
    for (const Record* approval : at.record.records("approvals")) {
      const auto date = approval->date("date");
      const bool fits = std::ranges::any_of(
          matcher.words, [&](const auto& role) { return fulfils(approval->text("role"), role); });
      if (fits && (!date || *date <= at.context.as_of)) best = Truth::yes;
    }
  }
  if (at.record.section() == "talks" && std::ranges::count(matcher.words, "trainee") > 0)
    best = Truth::yes;
  if (best == Truth::yes) return at.yes();
  if (best == Truth::unknown) return at.not_known(at.test.path.text(), at.place());
  return at.say_no([&] {
    std::vector<Phrase> roles;
    for (const std::string& role : matcher.words) roles.push_back(role_phrase(role));
    return say("rule-why-role", {at.name(), enumerate(roles)});
  });
}

Answer evaluate(const Looking& at, const Matcher& matcher);

Answer by_record(const Looking& at, const Matcher& matcher) {
  std::vector<Answer> answers;
  for (const Reached& found : at.walk.found) {
    if (matcher.condition) {
      const auto* id = found.value->as<std::string>();
      if (const Record* inner = found.value->record()) {
        answers.push_back(holds(at.context, *matcher.condition, *inner));
      } else if (id && found.field && found.field->kind == Kind::person) {
        const auto person = person_record(at.context, *id, found.owner->text("unit"));
        answers.push_back(person ? holds(at.context, *matcher.condition, *person)
                                 : at.not_known(*id, found.value->where));
      }
    } else {
      answers.push_back(at.given(any_equals(*found.value, matcher.words), [] { return Phrase(); }));
    }
  }
  Answer best = any_of(std::move(answers));
  if (best.truth == Truth::no)
    return at.say_no([&] { return say("rule-why-none-has", {at.name()}); });
  return best;
}

Answer by_all(const Looking& at, const Matcher& matcher) {
  std::vector<Phrase> lacking;
  Truth worst = Truth::yes;
  for (const Matcher& part : matcher.parts) {
    const auto one = [&](const std::string& word) {
      Matcher each{.op = Op::equals, .words = {word}};
      const Truth truth = evaluate(at, each).truth;
      worst = std::min(worst, truth);
      if (truth != Truth::yes) lacking.push_back(word);
    };
    if (part.op == Op::equals) {
      for (const std::string& word : part.words) one(word);
    } else {
      const Answer answer = evaluate(at, part);
      worst = std::min(worst, answer.truth);
      if (!answer.yes()) lacking.push_back(words_phrase(part.words));
    }
  }
  if (worst == Truth::yes) return at.yes();
  return {.truth = worst,
          .path = at.test.path.text(),
          .where = at.place(),
          .why = say("rule-why-lacks", {at.name(), enumerate(lacking)})};
}

Answer by_exists(const Looking& at, const Matcher& matcher) {
  const bool here = !at.walk.found.empty();
  if (!matcher.yes) return at.given(!here, [&] { return say("rule-why-exists", {at.name()}); });
  if (!here) {
    if (at.walk.later) return {Truth::later, at.test.path.text(), at.place(), at.walk.later, {}};
    return at.say_no([&] { return say("rule-missing", {at.name()}); });
  }
  const auto days = dates(at.walk);
  const Field* field = at.walk.found.front().field;
  const bool planned = field && is_planned(field->name);
  if (!days.empty() && !planned && std::ranges::min(days) > at.context.as_of)
    return {Truth::later, at.test.path.text(), at.place(), std::ranges::min(days), {}};
  return at.yes();
}

Answer by_not(const Looking& at, const Matcher& matcher) {
  std::vector<Answer> answers;
  for (const Matcher& part : matcher.parts) answers.push_back(evaluate(at, part));
  Answer all = all_of(std::move(answers));
  if (all.truth == Truth::unknown) return all;
  return at.given(all.truth == Truth::no, [&] {
    return say("rule-why-not", {at.name(), shown(at.walk)});
  });
}

Answer by_word(const Looking& at, const Matcher& matcher) {
  std::vector<std::string> values;
  const auto& words = meant(at.context, matcher.words, values);
  for (const Reached& found : at.walk.found) {
    if (any_equals(*found.value, words)) return at.yes();
  }
  return at.say_no([&] {
    return say("rule-why-other", {at.name(), shown(at.walk), words_phrase(words)});
  });
}

Answer evaluate(const Looking& at, const Matcher& matcher) {
  const bool of_length = at.test.path.text() == "length";
  switch (matcher.op) {
    case Op::exists: return by_exists(at, matcher);
    case Op::none: return by_not(at, matcher);
    case Op::role: return by_role(at, matcher);
    case Op::longer_than:
    case Op::shorter_than: return by_length(at, matcher);
    default: break;
  }
  if (of_length) return by_length(at, matcher);
  if (at.walk.found.empty() && matcher.op != Op::all_held) {
    if (at.walk.later) return {Truth::later, at.test.path.text(), at.place(), at.walk.later, {}};
    return at.say_no([&] { return say("rule-missing", {at.name()}); });
  }
  switch (matcher.op) {
    case Op::has: return by_record(at, matcher);
    case Op::all_held: return by_all(at, matcher);
    case Op::from:
    case Op::until:
    case Op::before:
    case Op::after: return by_limit(at, matcher);
    case Op::same_as: return by_same(at, matcher);
    case Op::equals: return by_word(at, matcher);
    default: return by_amount(at, matcher);
  }
}

/// Other specialties that the packs let stand for this one on the day judged.
bool equivalent(const Context& context, std::string_view asked, std::string_view held) {
  for (const Pack* pack : context.packs) {
    for (const Equivalent& e : pack->equivalents) {
      if (e.specialty == asked && std::ranges::count(e.accepts, held) > 0 &&
          (!e.until || context.moment <= *e.until))
        return true;
    }
  }
  return false;
}

Answer by_same(const Looking& at, const Matcher& matcher) {
  const Walk other = walk(at.context, at.record, matcher.words.front());
  if (other.unknown) return at.not_known(other.unknown_field, other.unknown_at);
  for (const Reached& mine : at.walk.found) {
    for (const Reached& theirs : other.found) {
      const auto* a = mine.value->as<std::string>();
      const auto* b = theirs.value->as<std::string>();
      if ((a && b) ? (*a == *b || equivalent(at.context, *b, *a))
                   : mine.value->data == theirs.value->data)
        return at.yes();
    }
  }
  if (other.found.empty())
    return at.say_no([&] { return say("rule-why-not", {at.name(), shown(at.walk)}); });
  return at.say_no([&] {
    return say("rule-why-other", {at.name(), shown(at.walk), shown(other)});
  });
}

/// Most tests ask whether a field of the record itself has one of some words. They are answered
/// without a walk; nothing where it takes one.
std::optional<Answer> at_a_glance(const Context& context, const Test& test, const Record& record) {
  const auto& ways = test.path.ways();
  if (!test.plain || ways.size() != 1 || ways.front().size() != 1 || record.section() == "bt")
    return {};
  const Entry* entry = record.find(ways.front().front());
  if (!entry || entry->faulty || entry->values.empty()) return {};
  bool equal = false;
  for (const Value& value : entry->values) {
    const auto* text = value.as<std::string>();
    if (!text) return {};
    equal = equal || std::ranges::count(test.matchers.front().words, *text) > 0;
  }
  if (!equal && context.reasons) return {};  // Why not is told.
  return Answer{.truth = equal ? Truth::yes : Truth::no,
                .path = test.path.text(),
                .where = entry->values.front().where};
}

Answer evaluate(const Context& context, const Test& test, const Record& record, bool deciding) {
  if (auto answer = at_a_glance(context, test, record)) return *std::move(answer);
  const Walk found = walk(context, record, test.path);
  const Looking at{context, test, record, found};
  if (found.unknown && found.found.empty())
    return at.not_known(found.unknown_field, found.unknown_at);
  if (found.found.empty() && test.path.text() != "length") {
    const bool asks_existence = !test.matchers.empty() && test.matchers.front().op == Op::exists;
    if (test.missing_is_unknown || (deciding && found.field_missing && !asks_existence))
      return at.not_known(test.path.text(), record.head());
  }
  Answer answer;
  for (const Matcher& matcher : test.matchers) {
    take_worse(answer, evaluate(at, matcher));
    if (answer.truth == Truth::no) break;
  }
  if (answer.path.empty()) answer = at.yes();
  // What is not known might have made it true.
  if (answer.truth == Truth::no && found.unknown)
    return at.not_known(found.unknown_field, found.unknown_at);
  return answer;
}

}  // namespace

Answer holds(const Context& context, const Condition& condition, const Record& record,
             bool deciding) {
  // One yes is enough for any of them, one no for all of them.
  const bool any = condition.how == Condition::How::any;
  Answer answer;
  bool first = true;
  const auto take = [&](Answer next) {
    if (!any) {
      take_worse(answer, std::move(next));
    } else if (first || next.truth > answer.truth) {
      answer = std::move(next);
    }
    first = false;
    return answer.truth == (any ? Truth::yes : Truth::no);
  };
  bool settled = false;
  for (const Test& test : condition.tests)
    settled = settled || take(evaluate(context, test, record, deciding));
  for (const Condition& part : condition.parts)
    settled = settled || take(holds(context, part, record, deciding));
  if (any && first) return {.truth = Truth::no};
  if (condition.how != Condition::How::none) return answer;
  if (answer.truth == Truth::yes) {
    answer.truth = Truth::no;
    answer.why = say("rule-why-excluded", {answer.path});
  } else if (answer.truth == Truth::no) {
    answer.truth = Truth::yes;
  }
  return answer;
}

}  // namespace st
