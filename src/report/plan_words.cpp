#include "plan_words.hpp"

#include <algorithm>

#include "st/dossier/filled.hpp"
#include "st/plan/capacity.hpp"
#include "st/rule/roles.hpp"

#include "dates.hpp"
#include "words.hpp"

namespace st {
namespace {

const Record* training_of(const PlanReport& report) { return report.plan().section("training"); }

/// A name as it stands inside a sentence: "ögonsjukdomar".
std::string small_first(std::string name) {
  const auto byte = [&](std::size_t at) {
    return at < name.size() ? static_cast<unsigned char>(name[at]) : 0;
  };
  const bool ascii = byte(0) >= 'A' && byte(0) <= 'Z';
  const bool latin = byte(0) == 0xC3 && byte(1) >= 0x80 && byte(1) < 0x9F;  // À to Þ in UTF-8.
  if (ascii || latin) name[latin ? 1 : 0] = static_cast<char>(byte(latin ? 1 : 0) + 0x20);
  return name;
}

void add(std::vector<Shortfall>& all, const Phrase& why, Months months) {
  const auto same =
      std::find_if(all.begin(), all.end(), [&](const Shortfall& one) { return one.why == why; });
  if (same == all.end()) {
    all.push_back({why, months});
  } else {
    same->months += months;
  }
}

}  // namespace

std::string doctor_name(const PlanReport& report) { return shown_name(report.plan()); }

Phrase specialty_name(const PlanReport& report) {
  const Record* training = training_of(report);
  const std::string id(training ? training->text("specialty") : std::string_view());
  const Specialty* known = report.book.specialty(id);
  return known ? Phrase(known->name) : Phrase(id);
}

Phrase who(const PlanReport& report) {
  const Phrase field = specialty_name(report);
  if (field.empty()) return doctor_name(report);
  const Bilingual small{small_first(field.in(Lang::sv)), small_first(field.in(Lang::en))};
  return say("plan-who", {doctor_name(report), small});
}

Phrase regulation(const PlanReport& report) {
  const Record* training = training_of(report);
  if (!training) return {};
  for (const Pack& pack : report.book.packs()) {
    for (const Regulation& one : pack.regulations) {
      if (one.id != training->text("regulation")) continue;
      for (const Ground& ground : one.grounds) {
        if (ground.name != training->text("regulation_ground")) continue;
        return say("plan-regulation", {one.number, ground.text, ground.rule});
      }
      return one.number;
    }
  }
  return {};
}

std::vector<Shortfall> shortfalls(const PlanReport& report) {
  std::vector<Shortfall> all;
  for (const NotCounted& one : report.projection.not_counted) {
    add(all, one.rule ? Phrase(one.rule->id) : kind_word(*one.absence), one.months);
  }
  std::ranges::stable_sort(all, std::greater{}, &Shortfall::months);
  return all;
}

std::vector<const Record*> in_order(const Document& plan, const char* section) {
  std::vector<const Record*> records = plan.list(section);
  std::erase_if(records, [](const Record* record) {
    const bool has_status = record->type().find("status");
    return !period_shown(*record, {}) || (has_status && record->text("status") == "cancelled");
  });
  std::ranges::stable_sort(records, {},
                           [](const Record* record) { return period_shown(*record, {})->from; });
  return records;
}

std::optional<Period> period_shown(const Record& record, Date last) {
  const auto day = [&](const char* field) {
    return record.type().find(field) ? record.date(field) : std::nullopt;
  };
  const auto from = day("from") ? day("from") : day("start") ? day("start") : day("date");
  if (!from) return {};
  const auto to = day("to") ? day("to") : day("end");
  const bool open = record.type().name == "rotation" || record.type().name == "absence";
  return Period{*from, std::max(*from, to.value_or(open ? last : *from))};
}

std::string place_name(const PlanReport& report, const Record& rotation) {
  const std::string unit(rotation.text("unit"));
  return unit.empty() ? std::string(rotation.id()) : unit_name(report, unit);
}

std::string unit_name(const PlanReport& report, const std::string& id) {
  return unit_name(report.world, id);
}

Phrase kind_word(const Record& record) {
  const auto kinds = record.texts("kind");
  if (!kinds.empty()) return worded(&record.type(), "kind", kinds.front());
  return Bilingual{std::string(record.type().term), std::string(record.type().name)};
}

Phrase coverage_word(Coverage state) {
  switch (state) {
    case Coverage::met: return say("plan-goal-met");
    case Coverage::unproven: return say("plan-goal-unproven");
    case Coverage::planned: return say("plan-goal-planned");
    case Coverage::unplanned: return say("plan-goal-unplanned");
  }
  return {};
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

void tell_deadline(Page& page, const PlanReport& report, const Deadline& deadline) {
  const int days = deadline.date - report.as_of();
  const Phrase left = days < 0 ? say("plan-days-late", {std::to_string(-days)})
                               : say("plan-days-left", {std::to_string(days)});
  std::string text = what_to_do(deadline, report.lang);
  if (!deadline.rule->who.empty()) {
    text += " (" + role_words(deadline.rule->who, deadline.rule->pack).in(report.lang) + ")";
  }
  text += " [" + deadline.rule->id + "]";
  page.labelled(deadline.date.iso() + "  " + left.in(report.lang), text, kDateColumn);
}

}  // namespace st
