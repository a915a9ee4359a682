// The closed words that several tables share. `other` stands last where something may lie outside
// the list; the record's `note` then says what.
#include "types.hpp"

namespace st {

const Words& role_words() {
  static const Words words{
      {"trainee", {"ST-läkaren", "the doctor in training"}},
      {"main_supervisor", {"huvudansvarig handledare", "main supervisor"}},
      {"supervisor", {"handledare", "supervisor"}},
      {"co_supervisor",
       {"bihandledare, handledare på sidotjänstgöring", "supervisor of a rotation"}},
      {"head", {"verksamhetschef", "head of the clinic"}},
      {"head_delegate", {"läkare som chefen uppdragit åt", "doctor whom the head has assigned"}},
      {"director", {"studierektor", "director of studies"}},
      {"training_lead", {"utbildningsansvarig läkare", "doctor in charge of training"}},
      {"regional_director", {"övergripande studierektor", "director of studies of the region"}},
      {"unit_manager", {"enhetschef", "manager of the unit"}},
      {"medically_responsible", {"medicinskt ansvarig", "medically responsible doctor"}},
      {"instructor", {"instruktör", "instructor"}},
      {"scientific_supervisor", {"vetenskaplig handledare", "supervisor of scientific work"}},
      {"reviewer", {"granskare", "reviewer"}},
      {"assessor", {"bedömare", "assessor"}},
      {"final_assessor", {"bedömare vid slutbedömningen", "assessor of the final assessment"}},
      {"course_leader", {"kursledare", "course leader"}},
      {"host_unit", {"mottagande enhet", "unit that receives the trainee"}},
      {"other", {"annan", "another"}},
  };
  return words;
}

const Words& topic_words() {
  static const Words words{
      {"supervision", {"handledning", "supervision"}},
      {"quality", {"kvalitetsarbete", "quality work"}},
      {"improvement_science", {"förbättringskunskap", "improvement science"}},
      {"leadership", {"ledarskap", "leadership"}},
      {"ethics", {"etik", "ethics"}},
      {"communication", {"kommunikation", "communication"}},
      {"research_method", {"forskningsmetodik", "research method"}},
      {"administration_organisation", {"administration och organisation", "administration"}},
      {"pedagogy", {"pedagogik", "pedagogy"}},
      {"medical_competence", {"medicinsk kompetens", "medical competence"}},
      {"professional_development", {"professionell utveckling", "professional development"}},
      {"law", {"lagar och författningar", "law"}},
      {"drugs", {"läkemedel", "drugs"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& aspect_words() {
  static const Words words{
      {"medical_knowledge", {"medicinsk kunskap", "medical knowledge"}},
      {"practical_skills", {"praktiska färdigheter", "practical skills"}},
      {"communication", {"kommunikation", "communication"}},
      {"consultation", {"konsultationsfärdighet", "consultation"}},
      {"clinical_scientific_approach",
       {"kliniskt-vetenskapligt förhållningssätt", "scientific approach"}},
      {"cooperation_leadership", {"samarbete och ledarskap", "cooperation and leadership"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& place_words() {
  static const Words words{
      {"workplace", {"på arbetsplatsen", "at work"}},
      {"home", {"hemma", "at home"}},
      {"other", {"annan plats", "elsewhere"}},
  };
  return words;
}

const Words& area_words() {
  static const Words words{
      {"medical_competence", {"medicinsk kompetens", "medical competence"}},
      {"theoretical_knowledge", {"teoretiska kunskaper", "theoretical knowledge"}},
      {"record_keeping", {"journalföring", "record keeping"}},
      {"practical_skills", {"praktiska färdigheter", "practical skills"}},
      {"communication", {"kommunikation", "communication"}},
      {"patient_contact", {"patientkontakt", "contact with patients"}},
      {"ethics", {"etik", "ethics"}},
      {"leadership", {"ledarskap", "leadership"}},
      {"teamwork", {"lagarbete", "teamwork"}},
      {"cooperation", {"samarbete", "cooperation"}},
      {"pedagogy", {"pedagogik", "pedagogy"}},
      {"supervision", {"handledning", "supervision"}},
      {"professional_conduct", {"yrkesmässigt uppträdande", "professional conduct"}},
      {"professional_development", {"professionell utveckling", "professional development"}},
      {"continuity", {"kontinuitet", "continuity"}},
      {"critical_appraisal", {"kritisk granskning", "critical appraisal"}},
      {"development_work", {"utvecklingsarbete", "development work"}},
      {"other", {"annat", "other"}},
  };
  return words;
}

const Words& regulation_words() {
  static const Words words{
      {"sosfs-2008-17", {"SOSFS 2008:17", "SOSFS 2008:17"}},
      {"sosfs-2015-8", {"SOSFS 2015:8", "SOSFS 2015:8"}},
      {"hslf-fs-2021-8", {"HSLF-FS 2021:8", "HSLF-FS 2021:8"}},
  };
  return words;
}

const Words& region_words() {
  static const Words words{
      {"jonkoping", {"Region Jönköpings län", "Region Jönköping"}},
      {"ostergotland", {"Region Östergötland", "Region Östergötland"}},
      {"vastmanland", {"Region Västmanland", "Region Västmanland"}},
      {"stockholm", {"Region Stockholm", "Region Stockholm"}},
      {"skane", {"Region Skåne", "Region Skåne"}},
  };
  return words;
}

const Words& employment_words() {
  static const Words words{
      {"permanent", {"tillsvidare", "permanent"}},
      {"temporary", {"tidsbegränsad", "temporary"}},
      {"other", {"annan form", "another form"}},
  };
  return words;
}

const Words& part_words() {
  static const Words words{
      {"bt", {"bastjänstgöring", "the first part, under HSLF-FS 2021:8"}},
      {"st", {"specialiseringstjänstgöring", "the specialist training itself"}},
  };
  return words;
}

}  // namespace st
