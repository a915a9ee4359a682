// Forms filled from a plan: which papers they are for, and what st-helper is asked to do.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "st/dossier/filled.hpp"
#include "st/report/papers.hpp"

namespace st {

/// A paper that is to be signed, with its form filled. Its dossiers and source must outlive it.
struct FilledPaper {
  const DossierPaper* paper = nullptr;
  FilledForm filled{};
  std::string name{};  ///< Of its file, without an ending: "03-bilaga-4-kardiologi".
};

/// Every paper with a form that there is something to say on, in the order of the attachments.
std::vector<FilledPaper> filled_papers(const FormSource& source);

/// What `pdf_fields` of st-helper is asked, and the names of each file's fields that it answers.
std::string blanks_json(const std::vector<std::string>& files);
std::vector<std::set<std::string>> blanks_of(const std::string& answer);

/// What `pdf` of st-helper is asked; what it answers.
std::string filled_json(const std::string& blank, const Form& form, const FilledCopy& copy,
                        const std::string& sheet);
struct Made {
  std::string bytes{};
  std::vector<std::string> continued{};  ///< Fields that went on elsewhere.
  std::vector<std::string> unknown{};    ///< Fields with signs that the form's font lacks.
};
Made made_of(const std::string& answer);

}  // namespace st
