// The values that a form's fields may hold, by name: a new one is one line of a table below.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "st/dossier/filled.hpp"
#include "st/dossier/service.hpp"
#include "st/rule/path.hpp"
#include "st/rule/roles.hpp"

#include "dossier/form_words.hpp"

namespace st {

std::string form_day(Date day) {
  std::string iso = day.iso();
  std::erase(iso, '-');
  return iso.substr(2);
}

std::string form_period(Period period) { return form_day(period.from) + "-" + form_day(period.to); }

std::string form_share(Share share) {
  std::string text = share.text();
  if (text.ends_with('%')) text.pop_back();
  return decimal(text).in(Lang::sv);
}

std::string form_months(Months months) { return decimal(months.text()).in(Lang::sv); }

std::string unit_name(const World& world, std::string_view id) {
  const Document* unit = world.unit(id);
  const auto name = unit ? unit->body().text("name") : std::string_view();
  return std::string(name.empty() ? id : name);
}

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ") {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

/// Everybody has a name; who is written out in the plan has no more than that.
struct Someone {
  std::string id{};
  std::shared_ptr<const Record> record{};
  std::string name{};  ///< Where no record says it.

  bool known() const { return record || !name.empty(); }
};

/// The last word is the surname, as far as one can tell; the identity file knows better.
std::pair<std::string, std::string> names_of(std::string_view name) {
  const auto space = name.rfind(' ');
  if (space == name.npos) return {std::string(name), {}};
  return {std::string(name.substr(space + 1)), std::string(name.substr(0, space))};
}

class Values {
 public:
  Values(const FormSource& source, const DossierPaper& paper)
      : source_(source),
        paper_(paper),
        context_{.world = source.plan.world,
                 .document = source.plan.world.plan(),
                 .packs = no_packs(),
                 .as_of = source.plan.as_of,
                 .moment = source.plan.as_of} {}

  std::string attachment(std::string_view) const {
    return paper_.attachment > 0 ? std::to_string(paper_.attachment) : std::string();
  }

  /// "3-6, 9": the numbers of the papers of a kind.
  std::string attachments(std::string_view kind) const {
    std::vector<int> numbers;
    for (const DossierPaper& one : source_.dossier.papers) {
      if (of_kind(one, kind)) numbers.push_back(one.attachment);
    }
    std::vector<std::string> runs;
    for (std::size_t i = 0; i < numbers.size();) {
      std::size_t last = i;
      while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
      const std::string first = std::to_string(numbers[i]);
      runs.push_back(last == i ? first : first + "-" + std::to_string(numbers[last]));
      i = last + 1;
    }
    return joined(runs);
  }

  std::string doctor(std::string_view what) const {
    if (std::string given = source_.identity.text(what); !given.empty()) return given;
    if (what != "surname" && what != "given_names") return {};
    const Record* doctor = plan().section("doctor");
    const auto [surname, given] = names_of(doctor ? doctor->text("name") : std::string_view());
    return what == "surname" ? surname : given;
  }

  std::string training(std::string_view what) const {
    const Record* training = plan().section("training");
    if (!training) return {};
    return what == "specialty" ? specialty_name(training->text("specialty"))
                               : unit_name(world(), training->text("unit"));
  }

  std::string degree(std::string_view what) const {
    const Record* doctor = plan().section("doctor");
    return dated(doctor ? doctor->record("degree") : nullptr, what);
  }

  /// The Swedish licence first, then those of other countries.
  std::string licence(std::string_view which) const {
    const Record* doctor = plan().section("doctor");
    if (!doctor) return {};
    const auto [number, what] = numbered(which);
    if (number == 1) {
      const auto day = doctor->date("licence");
      if (!day) return {};
      return what == "date" ? form_day(*day) : country_name("SE");
    }
    return dated(nth(doctor->records("licences"), number - 1), what);
  }

  std::string earlier(std::string_view which) const {
    const Record* doctor = plan().section("doctor");
    const auto [number, what] = numbered(which);
    const Record* held = doctor ? nth(doctor->records("specialist_in"), number) : nullptr;
    if (!held) return {};
    if (what == "specialty") return specialty_name(held->text("specialty"));
    return what == "date" ? dated(held, what) : std::string();  // Its country is not recorded.
  }

  std::string bt(std::string_view what) const {
    const Record* bt = plan().section("bt");
    const Record* certificate = bt ? bt->record("certificate") : nullptr;
    const auto day = certificate ? certificate->date(what) : std::nullopt;
    return day ? form_day(*day) : std::string();
  }

  std::string fee_paid(std::string_view) const {
    const Record* dossier = plan().section("dossier");
    const auto day = dossier ? dossier->date("fee_paid") : std::nullopt;
    return day ? form_day(*day) : std::string();
  }

  std::string goals(std::string_view) const { return joined(paper_.goals); }

  std::string place(std::string_view) const {
    std::vector<std::string> places;
    for (const Record* activity : paper_.activities) {
      if (!activity->type().find("unit")) continue;
      std::string name = unit_name(world(), activity->text("unit"));
      if (std::ranges::count(places, name) == 0) places.push_back(std::move(name));
    }
    return joined(places);
  }

  std::string period(std::string_view) const {
    std::vector<std::string> periods;
    for (const Record* activity : paper_.activities) {
      if (const auto days = period_of(*activity, source_.plan.as_of))
        periods.push_back(form_period(*days));
    }
    return joined(periods);
  }

  std::string subject(std::string_view) const {
    std::vector<std::string> titles;
    for (const Record* activity : paper_.activities) {
      if (activity->type().find("title")) titles.emplace_back(activity->text("title"));
    }
    return joined(titles);
  }

  std::string place_and_period(std::string_view) const { return joined({place({}), period({})}); }
  std::string subject_and_period(std::string_view) const {
    return joined({subject({}), period({})});
  }

  std::string course_leader(std::string_view) const {
    for (const Record* activity : paper_.activities) {
      if (activity->type().find("leader") && !activity->text("leader").empty())
        return std::string(activity->text("leader"));
    }
    return is_course_leader(signer()) ? full_name(signer()) : std::string();
  }

  std::string of_certificate(std::string_view field) const {
    return paper_.certificate ? std::string(paper_.certificate->text(field)) : std::string();
  }

  std::string description(std::string_view) const { return of_certificate("description"); }
  std::string checked(std::string_view) const { return of_certificate("checked"); }

  /// What the certificate says; else what it is for.
  std::string activities(std::string_view) const {
    if (std::string said = of_certificate("activities"); !said.empty()) return said;
    std::vector<std::string> lines;
    for (const Record* activity : paper_.activities) {
      const bool titled = activity->type().find("title") != nullptr;
      std::string name(titled ? std::string(activity->text("title"))
                              : unit_name(world(), activity->text("unit")));
      const auto days = period_of(*activity, source_.plan.as_of);
      lines.push_back(days ? joined({name, form_period(*days)}) : name);
    }
    return joined(lines, "\n");
  }

  /// Service of BT by what kind of care it was.
  std::string service(std::string_view care) const {
    std::vector<std::string> parts;
    for (const ServiceRow& row :
         service_rows(world(), source_.plan.projection, source_.plan.as_of, "bt")) {
      if (!row.rotation || row.rotation->text("care") != care) continue;
      parts.push_back(joined({unit_name(world(), row.unit), form_period(row.period)}));
    }
    return joined(parts, "; ");
  }

  std::string delegate(std::string_view what) const {
    const bool delegated = held_by(certifier(), "head_delegate");
    return certifier().known() && (what == "yes") == delegated ? "x" : std::string();
  }

  std::string signer(std::string_view what) const { return about(signer(), what); }
  std::string certifier(std::string_view what) const { return about(certifier(), what); }
  std::string head(std::string_view what) const { return about(of_role("head"), what); }
  /// The head, who says so when somebody else certifies.
  std::string appointer(std::string_view what) const {
    return held_by(certifier(), "head_delegate") ? head(what) : std::string();
  }
  std::string director(std::string_view what) const { return about(of_role("director"), what); }
  std::string main_supervisor(std::string_view what) const {
    return about(of_role("main_supervisor"), what);
  }
  std::string final_assessor(std::string_view what) const {
    return about(of_role("final_assessor"), what);
  }
  std::string assessor(std::string_view what) const { return about(in_bt("assessor"), what); }
  std::string bt_main_supervisor(std::string_view what) const {
    const Someone own = in_bt("main_supervisor");
    return about(own.known() ? own : of_role("main_supervisor"), what);
  }

 private:
  static const std::vector<const Pack*>& no_packs() {
    static const std::vector<const Pack*> none;
    return none;
  }

  const World& world() const { return source_.plan.world; }
  const Document& plan() const { return world().plan(); }

  static bool of_kind(const DossierPaper& paper, std::string_view kind) {
    if (paper.form) return paper.form->kind == kind;
    if (!paper.credit) return false;
    const auto credit = paper.credit->text("kind");
    return credit == kind || (credit == "foreign" && kind == "foreign_service");
  }

  static std::string dated(const Record* record, std::string_view what) {
    if (!record) return {};
    if (what == "country") return country_name(record->text("country"));
    const auto day = record->date(what);
    return day ? form_day(*day) : std::string();
  }

  /// "2.date" is the second one's date.
  static std::pair<std::size_t, std::string_view> numbered(std::string_view which) {
    std::size_t number = 0;
    const auto dot = which.find('.');
    std::from_chars(which.data(), which.data() + dot, number);
    return {number, which.substr(dot + 1)};
  }

  static const Record* nth(const std::vector<const Record*>& records, std::size_t number) {
    return number >= 1 && number <= records.size() ? records[number - 1] : nullptr;
  }

  std::string specialty_name(std::string_view id) const {
    const Specialty* known = source_.book.specialty(id);
    return known ? known->name.sv : std::string(id);
  }

  Date signing_day() const {
    const auto issued = paper_.certificate ? paper_.certificate->date("issued") : std::nullopt;
    return issued.value_or(source_.plan.as_of);
  }

  Someone someone(std::string_view id) const {
    return {std::string(id), person_record(context_, id), {}};
  }

  Someone someone(const Value& value) const {
    if (const auto* id = value.as<std::string>()) return someone(*id);
    const auto* written = value.as<std::shared_ptr<const Record>>();
    return written ? Someone{{}, *written, {}} : Someone{};
  }

  std::vector<Someone> in_field(const Record* record, std::string_view field) const {
    std::vector<Someone> all;
    const Entry* entry = record && record->type().find(field) ? record->find(field) : nullptr;
    if (!entry) return all;
    for (const Value& value : entry->values) all.push_back(someone(value));
    return all;
  }

  bool held_by(const Someone& one, const std::string& role) const {
    return !one.id.empty() && held_role(context_, one.id, {role}, signing_day()) == Truth::yes;
  }

  /// Of those who signed, who holds the role; else whoever holds it on that day.
  Someone of_role(const std::string& role) const {
    for (const Someone& one : in_field(paper_.certificate, "by")) {
      if (held_by(one, role)) return one;
    }
    const auto all = holders(context_, role, signing_day());
    if (!all.empty()) return someone(all.front());
    const auto before = holders_until(context_, role, signing_day());
    return before.empty() ? Someone{} : someone(before.back());
  }

  /// Whom the head appointed to certify in their place, else the head.
  Someone certifier() const {
    const Someone appointed = of_role("head_delegate");
    return appointed.known() ? appointed : of_role("head");
  }

  Someone in_bt(std::string_view field) const {
    const auto all = in_field(plan().section("bt"), field);
    return all.empty() ? Someone{} : all.front();
  }

  /// Who signed; else who led or supervised what it is for; else who signs such papers.
  Someone signer() const {
    for (const Someone& one : in_field(paper_.certificate, "by")) return one;
    for (const Record* activity : paper_.activities) {
      for (const Someone& one : in_field(activity, "supervisor")) return one;
      if (activity->type().find("leader") && !activity->text("leader").empty())
        return {{}, {}, std::string(activity->text("leader"))};
    }
    const std::string role = paper_.signed_by.empty() ? "main_supervisor" : paper_.signed_by.back();
    if (role == "head" && paper_.form->stage == "bt" && in_bt("head").known()) return in_bt("head");
    return of_role(role == "supervisor" ? "main_supervisor" : role);
  }

  bool is_course_leader(const Someone& one) const {
    if (!one.id.empty()) return false;
    return one.record ? one.record->text("title") == "kursledare" : !one.name.empty();
  }

  static std::string full_name(const Someone& one) {
    return one.record ? std::string(one.record->text("name")) : one.name;
  }

  /// The one aimed at, if they have it; else all of theirs.
  std::string specialties(const Someone& one) const {
    std::vector<std::string> names;
    if (!one.record) return {};
    const Record* training = plan().section("training");
    for (const Record* held : one.record->records("specialties")) {
      const auto id = held->text("specialty");
      if (training && id == training->text("specialty")) return specialty_name(id);
      std::string name = specialty_name(id);
      if (std::ranges::count(names, name) == 0) names.push_back(std::move(name));
    }
    return joined(names);
  }

  std::string workplace(const Someone& one) const {
    if (!one.record) return {};
    if (const auto unit = one.record->text("unit"); !unit.empty()) return unit_name(world(), unit);
    const bool placed = paper_.activities.size() == 1 &&
                        paper_.activities.front()->section() == "rotations" && !one.id.empty();
    if (placed) return place({});
    return one.id.empty() ? std::string() : training("workplace");
  }

  std::string about(const Someone& one, std::string_view what) const {
    if (!one.known()) return {};
    if (what == "name") return full_name(one);
    if (what == "surname") return names_of(full_name(one)).first;
    if (what == "given_names") return names_of(full_name(one)).second;
    if (what == "specialty") return specialties(one);
    if (what == "workplace") return workplace(one);
    if (what == "is_course_leader") return is_course_leader(one) ? "x" : "";
    if (what == "is_supervisor") return is_course_leader(one) ? "" : "x";
    if (what == "personal_number") {
      const auto it = source_.identity.people.find(one.id);
      return it == source_.identity.people.end() ? std::string() : it->second;
    }
    if (what == "trained_year" && one.record) {
      const auto trained = one.record->records("supervisor_training");
      const auto day = trained.empty() ? std::nullopt : trained.front()->date("date");
      return day ? day->iso().substr(0, 4) : std::string();
    }
    return {};
  }

  const FormSource& source_;
  const DossierPaper& paper_;
  Context context_;
};

struct Named {
  std::string_view name;  ///< What stands before the first dot.
  std::string (Values::*value)(std::string_view rest) const;
};

constexpr std::array named{
    Named{"attachment", &Values::attachment},
    Named{"attachments", &Values::attachments},
    Named{"doctor", &Values::doctor},
    Named{"training", &Values::training},
    Named{"degree", &Values::degree},
    Named{"licence", &Values::licence},
    Named{"earlier", &Values::earlier},
    Named{"bt", &Values::bt},
    Named{"fee_paid", &Values::fee_paid},
    Named{"goals", &Values::goals},
    Named{"place", &Values::place},
    Named{"period", &Values::period},
    Named{"subject", &Values::subject},
    Named{"place_and_period", &Values::place_and_period},
    Named{"subject_and_period", &Values::subject_and_period},
    Named{"course_leader", &Values::course_leader},
    Named{"description", &Values::description},
    Named{"activities", &Values::activities},
    Named{"checked", &Values::checked},
    Named{"service", &Values::service},
    Named{"delegate", &Values::delegate},
    Named{"signer", &Values::signer},
    Named{"certifier", &Values::certifier},
    Named{"head", &Values::head},
    Named{"appointer", &Values::appointer},
    Named{"director", &Values::director},
    Named{"main_supervisor", &Values::main_supervisor},
    Named{"final_assessor", &Values::final_assessor},
    Named{"assessor", &Values::assessor},
    Named{"bt_main_supervisor", &Values::bt_main_supervisor},
};

const Named* find(std::string_view name) {
  const auto first = name.substr(0, name.find('.'));
  const auto* it = std::ranges::find(named, first, &Named::name);
  return it == named.end() ? nullptr : it;
}

}  // namespace

bool is_form_value(std::string_view name) { return find(name) != nullptr; }

std::string form_value(const FormSource& source, const DossierPaper& paper, std::string_view name) {
  const Named* value = find(name);
  if (!value) return {};
  const auto dot = name.find('.');
  const Values values(source, paper);
  return (values.*value->value)(dot == name.npos ? std::string_view() : name.substr(dot + 1));
}

}  // namespace st
