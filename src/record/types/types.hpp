// The record types and their closed words, for the tables of this folder. A row of a table is
// what its values are, its name, and what it means in Swedish and in English.
#pragma once

#include "st/record/type.hpp"

namespace st {

Field text_row(std::string_view name, std::string_view sv, std::string_view en);
Field id_row(std::string_view name, std::string_view sv, std::string_view en);
/// An id of an open list, of which `known` are those that st knows.
Field known_row(std::string_view name, const Words& known, std::string_view sv,
                std::string_view en);
Field word_row(std::string_view name, const Words& words, std::string_view sv, std::string_view en);
Field date_row(std::string_view name, std::string_view sv, std::string_view en);
Field duration_row(std::string_view name, std::string_view sv, std::string_view en);
Field share_row(std::string_view name, std::string_view sv, std::string_view en);
Field count_row(std::string_view name, std::string_view sv, std::string_view en);
Field number_row(std::string_view name, std::string_view sv, std::string_view en);
Field yes_no_row(std::string_view name, std::string_view sv, std::string_view en);
Field happened_row(std::string_view name, std::string_view sv, std::string_view en);
Field goal_row(std::string_view name, std::string_view sv, std::string_view en);
Field specialty_row(std::string_view name, std::string_view sv, std::string_view en);
Field person_row(std::string_view name, std::string_view sv, std::string_view en);
Field unit_row(std::string_view name, std::string_view sv, std::string_view en);
Field reference_row(std::string_view name, std::vector<std::string_view> sections,
                    std::string_view sv, std::string_view en);
Field record_row(std::string_view name, const RecordType& type, std::string_view sv,
                 std::string_view en);
Field defaults_row(std::string_view name, std::string_view sv, std::string_view en);

/// Without it the record makes no sense.
Field need(Field field);
/// A list; one value may stand for it.
Field many(Field field);
/// What `st log` fills in.
Field usually(Field field, std::vector<Usual> usual);

/// Rows that many tables share.
Field own_id();
Field own_note();
Field goals_row();

// words.cpp
const Words& role_words();
const Words& topic_words();
const Words& aspect_words();
const Words& place_words();
const Words& area_words();
const Words& regulation_words();
const Words& region_words();
const Words& employment_words();
const Words& part_words();

// common.cpp
const RecordType& event_type();       ///< {date, with}
const RecordType& unit_event_type();  ///< {date, with, by}, free text
const RecordType& approval_type();    ///< {role, date, by}
const RecordType& decision_type();    ///< {date, by}
const RecordType& occasion_type();    ///< {date, where}
const RecordType& told_type();        ///< {role, date}
const RecordType& revision_type();    ///< of a contract
const RecordType& programme_revision_type();
const RecordType& judgement_type();       ///< section `judgements`
const RecordType& unit_judgement_type();  ///< the same of a unit or region: `by` is free text

// One section or more each.
const RecordType& doctor_type();
const RecordType& training_type();
const RecordType& bt_type();
const RecordType& credit_type();
const RecordType& absence_type();
const RecordType& contract_type();
const RecordType& programme_type();
const RecordType& agreement_type();
const RecordType& rotation_type();
const RecordType& wanted_type();
const RecordType& course_type();
const RecordType& assessment_type();
const RecordType& talk_type();
const RecordType& self_study_type();
const RecordType& project_type();
const RecordType& seminar_type();
const RecordType& annual_report_type();
const RecordType& concern_type();
const RecordType& action_plan_type();
const RecordType& certificate_type();
const RecordType& dossier_type();
const RecordType& research_type();
const RecordType& post_type();
const RecordType& signature_type();
const RecordType& after_type();
const RecordType& exception_type();

}  // namespace st
