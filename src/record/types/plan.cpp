// The root of a plan: one line per section.
#include "types.hpp"

namespace st {

namespace {

/// A section that may stand once.
Field section(std::string_view name, const RecordType& type) {
  return record_row(name, type, type.doc.sv, type.doc.en);
}

/// A section that may stand in many files, with one record or more in each.
Field list_section(std::string_view name, const RecordType& type) {
  return many(section(name, type));
}

}  // namespace

const RecordType& plan_type() {
  static const RecordType type{
      .name = "plan",
      .term = "planen",
      .doc = {"En läkares utbildning: allt som filerna i planens mapp säger.",
              "One doctor's training: all that the files of the plan's folder say."},
      .fields = {
          section("doctor", doctor_type()),
          section("training", training_type()),
          list_section("people", person_type()),
          section("bt", bt_type()),
          list_section("credits", credit_type()),
          list_section("absences", absence_type()),
          section("contract", contract_type()),
          section("programme", programme_type()),
          list_section("agreements", agreement_type()),
          list_section("rotations", rotation_type()),
          list_section("courses", course_type()),
          list_section("assessments", assessment_type()),
          list_section("talks", talk_type()),
          list_section("self_study", self_study_type()),
          list_section("projects", project_type()),
          list_section("seminars", seminar_type()),
          list_section("annual_reports", annual_report_type()),
          list_section("concerns", concern_type()),
          list_section("action_plans", action_plan_type()),
          list_section("certificates", certificate_type()),
          section("dossier", dossier_type()),
          section("research", research_type()),
          list_section("posts", post_type()),
          list_section("judgements", judgement_type()),
          list_section("wanted", wanted_type()),
          list_section("signatures", signature_type()),
          list_section("after", after_type()),
          list_section("exceptions", exception_type()),
          defaults_row(
              "defaults",
              "Fält som en sektions poster tar när de inte säger annat: `talks: {with: eva}`. "
              "`same_day` är postens egen dag.",
              "Fields that the records of a section take when they do not say otherwise: `talks: "
              "{with: eva}`. `same_day` is the record's own day."),
      }};
  return type;
}

}  // namespace st
