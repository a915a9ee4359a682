// Every section with every field, read without a fault: the shapes that users may write.
#include <functional>
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "st/record/load.hpp"

namespace st {
namespace {

constexpr const char* plan_text = R"(
doctor:
  id: anna
  name: Anna Berg
  licence: 2022-06-01
  licences: [{country: NO, date: 2021-02-03}]
  degree: {date: 2020-06-01, country: SE}
  at_completed: unknown
  doctorate: {date: 2019-03-01, university: Uppsala}
  specialist_in: [{specialty: geriatrik, date: 2020-01-01}, kardiologi]
  language_level: native
  language_date: 2020-02-02
  note: yes
training:
  regulation: sosfs-2015-8
  regulation_ground: at_completed
  specialty: internmedicin
  region: vastmanland
  unit: home
  employed: 2022-09-01
  employment_form: permanent
  start: 2022-09-01
  log_since: 2023-01-01
  share: [{share: 100%}, {from: 2024-01-01, share: 37.5 %}]
  track: regular
  route: swedish
  financed_by: region
  target_end: 2027-08-31
  completed: unknown
  logbook: pärm
  merit_review: {date: 2022-06-01, with: olle, note: x}
  fellowship: {from: 2026-01-01, to: 2026-06-30, area: ultraljud}
  packs: [../rules/clinic.yaml]
  note: 010
people:
  - id: eva
    name: Eva Lind
    title: överläkare
    roles: [main_supervisor, {role: other, from: 2020-01-01, to: 2025-01-01, appointed_by: region, with: olle, note: ombud}]
    in_st: nej
    scientific_training: 2010-01-01
    specialties: [internmedicin, {specialty: geriatrik, since: 2010-01-01}]
    licence: 2004-02-01
    supervisor_training: [2015-05-04, {date: 2021-09-01, provider: regionen, days: 1.5}]
    doctorate: ja
    assessment_training: yes
    unit: home
    meetings: 2021-10-05
    note: x
  - {id: olle, supervisor_training: 2015-05-04}
  - id: åsa.ek_2
bt:
  start: 2021-01-01
  end: 2021-12-31
  head: eva
  main_supervisor: eva
  assessor: {name: Ida Ek, specialty: geriatrik, title: docent}
  assessor_independent: yes
  programme: {completed: {date: 2021-01-01, with: eva, note: x}, with: [eva], approvals: {trainee: 2021-01-01}}
  assessments: [{id: bta, date: 2021-05-01, rotation: r1, by: eva, note: x}]
  final_assessment: {date: 2021-12-31, by: [eva, olle], note: x}
  certificate: {applied: 2022-01-01, fee_paid: 2022-01-02, issued: 2022-02-01}
  note: x
credits:
  - id: cr
    kind: foreign
    months: 5.25
    goals: a1
    in_bt: no
    service: {country: NO, from: 2020-01-01, to: 2020-12-31, authorised: yes}
    decided: {date: 2022-09-01, by: eva}
    document: b.pdf
    note: x
absences:
  - {id: ab, from: 2023-01-01, to: 2023-02-28, kind: parental, share: 20%, funding: alf, grant: st, note: x}
contract:
  signed: 2022-09-01
  drawn_up_by: [anna, eva]
  prior_experience: AT
  needs: [medical_knowledge, {id: n1, aspect: communication, goals: [a1], note: x}]
  parts: arrangement
  approvals:
    - {id: ap, role: trainee, date: 2022-09-01, by: anna, note: x}
  follow_up: {how: samtal, every: 12 months}
  revisions: [2023-08-20, {id: rev, date: 2024-08-20, with: [eva], approvals: {head: 2024-08-20}, summary: x, note: x}]
  note: x
programme:
  completed: 2022-12-01
  with: eva
  parts: [service_plan, course_plan]
  aspects: [consultation]
  approvals: {head: 2022-12-01, director: unknown}
  revisions: [{id: pr, date: 2023-11-10, with: eva, approvals: [], changed: true, goals: [a1], summary: x, note: x}]
  prior_experience: x
  time: [{kind: supervision, hours: 1.5, note: x}, self_study]
  goals: [a1, {id: g1, goal: c1, activities: x, methods: x, assessment: x, documentation: x, text: x, note: x}]
  note: x
agreements:
  - {id: ag, kind: supervision, date: 2022-09-05, with: eva, every: 2 weeks, hours: 1, for: r1, place: Sala, approvals: {head: 2022-09-05}, note: x}
rotations:
  - id: r1
    unit: home
    kind: home
    part: st
    specialty: internmedicin
    country: SE
    co_supervisor: eva
    care: acute
    from: 2022-09-01
    to: 2023-08-31
    share: 100%
    status: done
    goals: [c1, STa3, BT1..BT3, 7]
    goals_by: eva
    supervisor: eva
    planned_on: 2022-08-01
    planned_with: olle
    agreed: 2022-08-02
    return_days: 1 day a month
    introduction: ja
    start_talk: 2022-09-02
    mid_talk: {date: 2023-01-01, with: eva}
    end_talk: 2023-08-01
    follow_up: 2023-08-30
    goals_met: true
    feedback: {given: 2023-08-30, received: 2023-08-30, note: x}
    certificate: ce
    note: x
courses:
  - id: co
    title: 2015:8
    leader: Ida Ek
    kind: sk
    from: 2023-01-09
    to: 2023-01-13
    days: 5
    organiser: SK
    topics: [law, other]
    status: done
    apply_by: 2022-10-01
    goals: [a1]
    with: eva
    reported_to_supervisor: 2023-01-20
    certificate: [ce]
    note: x
assessments:
  - id: as
    date: 2023-03-01
    method: mini_cex
    assessor: [eva, olle]
    for: r1
    procedure: x
    minutes: 30
    areas: ethics
    goals: [c1]
    agreed_on: 2022-09-05
    documented: 2023-03-02
    copy_to_supervisor: 2023-03-02
    reported_to_director: 2023-03-02
    feedback_by: eva
    feedback: {date: 2023-03-01, by: eva}
    cases: 1
    respondents: 6
    other_professions: 2
    self_evaluation: yes
    compiled_by: eva
    outcome: x
    concern: no
    note: x
talks:
  - {id: ta, date: 2023-01-06, kind: supervision, with: eva, hours: 1, topics: ethics, scheduled: yes, documented_by: [trainee, supervisor], for: [as, c1], follow_up: 2023-02-01, written: yes, summary: x, outcome: on_plan, note: x}
  - {from: 2023-01-06, to: 2023-06-06, times: 10, kind: supervision}
self_study:
  - {id: se, from: 2023-01-01, to: 2023-01-31, hours: 12, place: home, scheduled: yes, reported: 2023-02-01, note: x}
projects:
  - id: pj
    kind: [scientific, quality]
    title: x
    with: eva
    written: yes
    individual: yes
    topic_in_specialty: yes
    goals: [a5]
    weeks: 10
    start: 2023-01-01
    end: 2024-01-01
    plan: {date: 2022-12-01, timetable: yes, approvals: {head: 2022-12-02}, note: x}
    ethics: {needed: yes, kind: authority, applied: 2022-10-01, date: 2022-12-01, note: x}
    publication_intended: no
    supervisor: eva
    co_supervisor: olle
    reviewer: eva
    reviewed: 2024-01-02
    integrated: no
    origin: x
    language: sv
    country: SE
    before_licence: no
    presented: {date: 2024-01-01, where: x, note: x}
    approved: {date: 2024-01-01, by: [eva, olle]}
    registered_with: x
    published: 2024-02-01
    poster: 2024-02-01
    note: x
seminars:
  - {id: sm, date: 2023-05-01, title: x, kind: literature, role: arranged, goals: a1, note: x}
annual_reports:
  - {id: an, date: 2023-08-25, to: olle, with: [eva], summary: x, note: x}
concerns:
  - {id: cn, date: 2023-08-25, category: supervision, raised_by: x, reported: {director: 2023-08-26}, mapped: 2023-09-01, needs: resources, closed: 2023-10-01, note: x}
action_plans:
  - {id: al, for: cn, by: [eva], date: 2023-09-01, problems: x, measures: [x, y], timetable: yes, follow_up: [2023-10-01, {date: 2023-11-01, improved: yes, note: x}], informed: [{role: head, date: 2023-09-01, note: x}], follow_up_plan: x, outcome: done, extension_told: no, analysis: 2023-09-01, secondary: no, note: x}
certificates:
  - {id: ce, kind: clinical, form: 8a, part: 1, regulation: sosfs-2015-8, goals: [c1], description: x, activities: x, checked: x, with: eva, issued: 2023-09-01, by: [eva], for: [r1, co], file: a.pdf, sha256: ab, note: x}
dossier: {compiled: 2027-01-01, approvals: {director: 2027-01-01}, applied: 2027-09-01, fee_paid: 2027-09-01, decided: 2027-10-01, note: x}
research: {admitted: 2020-01-01, defence: 2024-01-01, docent: unknown, salary_adjustment: 2024-02-01, note: x}
posts:
  - {id: po, from: 2022-09-01, to: 2027-08-31, unit: home, region: vastmanland, form: other, share: 80%, financed_by: x, part: st, merit_review: {date: 2022-08-01, with: olle}, note: x}
judgements:
  - {id: ju, rule: RO-031, answer: yes, date: 2024-01-01, by: eva, note: x}
wanted:
  - {id: wa, unit: akut, months: 3, goals: c3, earliest: 2025-01-01, latest: 2025-12-31, after: r1, note: x}
signatures:
  - {id: si, for: contract, role: head, by: eva, date: 2022-09-01, sha256: ab, key: x, signature: x, note: x}
after:
  - {id: af, from: 2027-09-01, to: 2030-01-01, employer: x, region: x, note: x}
exceptions:
  - {id: ex, rule: RV-160, reason: x, approved_by: socialstyrelsen, date: 2025-09-01, from: 2025-01-01, until: 2026-06-30, for: r1, note: x}
defaults:
  talks: {with: eva, documented_by: [trainee]}
  assessments: {documented: same_day, assessor: eva}
)";

constexpr const char* unit_text = R"(
unit:
  id: home
  name: Medicinkliniken
  region: vastmanland
  kind: clinic
  area: medicin
  ownership: regional
  specialties: internmedicin
  head: karin
  director: olle
  training_lead: {name: Ida Ek}
  training_since: 2000-01-01
  capacity: [{id: c1, from: 2020-01-01, to: 2030-01-01, trainees: 6, note: x}]
  provider: x
  administration: x
  sector: hospital
  people: [{id: karin, roles: head}, {id: olle}]
  accreditation: 2020-01-01
  quality_checks: [{id: q1, date: 2020-01-01, with: x, by: studierektor, administration: x, note: x}]
  self_assessment: [2020-01-01]
  introduction_programme: 2020-01-01
  training_plan: 2020-01-01
  local_routines: [{topic: introduction, date: 2020-01-01, note: x}]
  side_training_contact: olle
  staff: [{id: s1, as_of: 2024-01-01, specialty: internmedicin, specialists: 12.5, retiring: 1, vacant: 2, note: x}]
  reviews:
    - id: rw
      date: 2022-05-01
      kind: external
      extra: no
      led_by: lipus
      with: [trainee]
      judgement: {date: 2022-05-02, by: lipus, note: x}
      method: spur
      by: lipus
      answers: {trainee: 10, head: 1}
      deficiencies: [{id: d1, what: x, regulation: yes, measure: x, remedied: 2022-10-01, note: x}, x]
      report: 2022-08-01
      meeting: 2022-09-01
      action_plan: {date: 2022-10-01, discussed: 2022-10-02, followed_up: 2023-01-01, note: x}
      reported: {to: regional director, date: 2022-05-10, note: x}
      note: x
    - {date: 2022-04-10, kind: internal, method: stins, answers: 10}
    - {date: 2023-04-10, kind: internal, method: stins, answers: [{role: trainee, count: 3, note: x}]}
  supervisor_meetings: [2024-01-01]
  judgements: [{id: ju, rule: RO-031, answer: yes, date: 2024-01-01, by: chefen, note: x}]
  note: x
)";

constexpr const char* region_text = R"(
region:
  id: vastmanland
  name: Region Västmanland
  guideline: {adopted: 2020-01-01, revisions: [2022-01-01], evaluations: [{date: 2023-01-01, with: [x, y]}], note: x}
  directors_meetings: [2024-01-01]
  supervisor_courses: [2024-01-01]
  st_evaluations: [2023-01-01, {id: ev, date: 2024-01-01, distributed: 2024-02-01, note: x}]
  metrics_presented: 2024-01-01
  review_checks: [{date: 2024-01-01, by: x, administration: y}]
  review_reports: [2024-01-01]
  people: [{id: berit, roles: regional_director}]
  judgements: []
  note: x
)";

using Seen = std::map<std::string_view, std::set<std::string_view>>;

void note_seen(const Record& record, Seen& seen) {
  for (const Entry& entry : record.entries()) {
    seen[record.type().name].insert(entry.field->name);
    for (const Value& value : entry.values) {
      if (value.record()) note_seen(*value.record(), seen);
    }
  }
}

void check_all_seen(const RecordType& type, const Seen& seen, std::set<std::string_view>& done) {
  if (!done.insert(type.name).second) return;
  for (const Field& field : type.fields) {
    INFO("the examples above lack ", std::string(type.name), ".", std::string(field.name));
    const auto there = seen.find(type.name);
    CHECK((there != seen.end() && there->second.count(field.name)));
    if (field.record) check_all_seen(*field.record, seen, done);
  }
}

Document read_clean(Holds kind, const char* text) {
  Document document = read_document(kind, "x", {{"x/st.yaml", text}});
  for (const Fault& fault : document.faults) {
    FAIL_CHECK(fault.message.in(Lang::en), " at line ",
               fault.where.source->position(fault.where.begin).line);
  }
  return document;
}

TEST_CASE("every field of every section is read without a fault") {
  const Document plan = read_clean(Holds::plan, plan_text);
  const Document unit = read_clean(Holds::unit, unit_text);
  const Document region = read_clean(Holds::region, region_text);
  Seen seen;
  note_seen(*plan.root, seen);
  note_seen(*unit.root, seen);
  note_seen(*region.root, seen);
  std::set<std::string_view> done;
  for (const RecordType* type : {&plan_type(), &unit_type(), &region_type()}) {
    check_all_seen(*type, seen, done);
  }
  Document checked = read_document(Holds::plan, "x", {{"x/st.yaml", plan_text}});
  check_references(World(checked, {&unit, &region}), checked.faults);
  for (const Fault& fault : checked.faults) FAIL_CHECK(fault.message.in(Lang::en));
}

TEST_CASE("the tables: a document in two languages, no name twice, short forms that exist") {
  std::set<const RecordType*> done;
  const std::function<void(const RecordType&)> check = [&](const RecordType& type) {
    if (!done.insert(&type).second) return;
    CHECK_FALSE(type.doc.sv.empty());
    CHECK_FALSE(type.doc.en.empty());
    std::set<std::string_view> names;
    for (const Field& field : type.fields) {
      INFO(std::string(type.name), ".", std::string(field.name));
      CHECK(names.insert(field.name).second);
      CHECK_FALSE(field.doc.sv.empty());
      CHECK_FALSE(field.doc.en.empty());
      CHECK((field.kind == Kind::word) <= (field.words != nullptr));
      CHECK((field.kind == Kind::record) == (field.record != nullptr));
      if (field.kind == Kind::word && field.words->back().name == other_word) {
        CHECK(type.find(note_field));
      }
      if (field.record) check(*field.record);
    }
    for (const std::string_view name :
         {std::string_view(type.short_form), type.keyed_by, type.keyed_value}) {
      if (!name.empty()) CHECK(type.find(name));
    }
  };
  check(plan_type());
  check(unit_type());
  check(region_type());
}

}  // namespace
}  // namespace st
