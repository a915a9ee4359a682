// A plan and a unit with words from outside in their texts, and in place of other values.
#pragma once

#include <string>
#include <vector>

#include "st/record/load.hpp"
#include "st/text/edit.hpp"

#include "fuzz/input.hpp"

namespace st::fuzz {

/// TEXT stands where any words may.
inline constexpr std::string_view kPlan = R"(doctor:
  {id: maja, name: TEXT, licence: 2021-02-01, degree: {date: 2019-01-17, country: SE}}
training:
  {regulation: hslf-fs-2021-8, specialty: internmedicin, region: skane, unit: klinik, start: 2023-02-01,
   employed: 2023-02-01, target_end: 2028-02-01}
people:
  - {id: eva, name: TEXT, title: TEXT, roles: main_supervisor, specialties: internmedicin}
  - {id: per, name: TEXT, roles: [director, head], specialties: internmedicin}
contract:
  {signed: 2023-02-13, prior_experience: TEXT, follow_up: {how: TEXT, every: 12 months}}
rotations:
  - {id: hjarta, unit: klinik, kind: external, from: 2025-09-01, to: 2025-12-31, goals: [c6, c1],
     supervisor: eva, certificate: intyg, note: TEXT}
  - {id: iva, unit: klinik, kind: home, from: 2026-09-01, to: 2027-03-31, goals: c2, note: TEXT}
courses:
  - {id: kurs, title: TEXT, kind: sk, from: 2024-10-05, to: 2024-10-09, organiser: TEXT, goals: c1}
talks:
  - {date: 2025-03-10, kind: supervision, with: eva, hours: 1.5, summary: TEXT}
assessments:
  - {date: 2025-05-15, method: dops, assessor: eva, procedure: TEXT, goals: c1, outcome: TEXT}
certificates:
  - {id: intyg, kind: clinical, form: "4", goals: [c6, c1], issued: 2026-01-07,
     by: {name: TEXT, title: TEXT}, for: hjarta}
absences:
  - {from: 2024-06-01, to: 2024-08-31, kind: parental, share: 50%, note: TEXT}
projects:
  - {id: arbete, kind: quality, title: TEXT, goals: a4}
)";

inline constexpr std::string_view kUnit = R"(unit:
  id: klinik
  name: TEXT
  region: skane
  kind: hospital_clinic
  specialties: internmedicin
  head: ylva
  people:
    - {id: ylva, name: TEXT, title: TEXT, roles: head, specialties: internmedicin}
  reviews:
    - {date: 2023-11-08, kind: external, method: spur, by: TEXT, report: 2024-01-15}
)";

inline void find_scalars(const Node& node, std::vector<const Node*>& all) {
  if (node.kind == Node::Kind::scalar) all.push_back(&node);
  for (const Node& child : node.children) find_scalars(child, all);
}

/// The template with words in each TEXT, and in a few other values that the input chooses.
inline std::string filled(std::string_view form, Input& input,
                          const std::vector<std::string>& words) {
  const Source source("form.yaml", std::string(form));
  Faults faults;
  const Node root = read_yaml(source, faults);
  std::vector<const Node*> scalars;
  find_scalars(root, scalars);
  std::vector<bool> taken(scalars.size());
  for (std::size_t left = input.below(6); left > 0; --left)
    taken[input.below(scalars.size())] = true;
  std::vector<Splice> splices;
  std::size_t next = input.below(words.size());
  for (std::size_t i = 0; i < scalars.size(); ++i) {
    if (scalars[i]->scalar != "TEXT" && !taken[i]) continue;
    const std::string text = flow_text(list_value({text_value(words[next++ % words.size()])}));
    splices.push_back(
        {scalars[i]->where.begin, scalars[i]->where.end, text.substr(1, text.size() - 2)});
  }
  return spliced(form, splices);
}

/// A file name that a disk can hold.
inline std::string as_name(std::string name) {
  std::erase_if(name, [](char c) { return c == '/' || c == '\0'; });
  return name.empty() || name[0] == '.' ? "plan" + name : name;
}

/// The words are the parts of the input; choices stand in the last.
struct HostileTree {
  explicit HostileTree(const Input& all) : tree(read(all)) {}

  static Tree read(const Input& all) {
    std::vector<std::string> words = all.parts();
    Input choices(reinterpret_cast<const std::uint8_t*>(words.back().data()), words.back().size());
    if (words.size() > 1) words.pop_back();
    const std::string folder = choices.below(2) == 0 ? "maja" : as_name(words.front());
    return tree_of(".",
                   {{folder + "/st.yaml", filled(kPlan, choices, words)},
                    {"units/klinik.yaml", filled(kUnit, choices, words)}},
                   [](const std::string&) { return true; });
  }

  Tree tree;
};

}  // namespace st::fuzz
