#include "since.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "st/record/approval.hpp"
#include "st/record/changes.hpp"
#include "st/record/load.hpp"

#include "cli/command.hpp"
#include "cli/git.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kMostCommits = 500;

/// The plan as a commit has it.
std::optional<Document> plan_at(const Git& git, const std::string& commit,
                                const std::string& folder) {
  std::vector<FileText> files;
  for (GitFile& file : git.yaml_files(commit, folder))
    files.push_back({file.path, std::move(file.text), file.trouble});
  const std::string wanted = folder.empty() ? "." : folder;
  Tree tree =
      tree_of(wanted, std::move(files), [&](const std::string& plan) { return plan == wanted; });
  if (tree.plans.empty()) return {};
  return std::move(tree.plans.front());
}

/// The fields of the changes to what was signed.
std::vector<Phrase> fields_changed(const Document& before, const Document& after,
                                   const std::vector<std::string>& subjects) {
  std::vector<Phrase> fields;
  for (const RecordChange& change : record_changes(&before, &after)) {
    const bool ours = std::ranges::any_of(subjects, [&](const std::string& subject) {
      return change.id == subject || (!change.path.empty() && change.path.front() == subject);
    });
    if (!ours || change.path.back() == "approvals") continue;
    if (change.fields.empty()) fields.emplace_back(change.label.empty() ? change.id : change.label);
    for (const FieldChange& field : change.fields)
      fields.push_back(say("verify-field", {field.path, field.before.empty() ? "–" : field.before,
                                            field.after.empty() ? "–" : field.after}));
  }
  return fields;
}

}  // namespace

Phrase changed_since_signed(const Document& plan, const Record& signature) {
  const Statement said = statement_of(plan, signature);
  std::error_code none;
  const fs::path here = fs::weakly_canonical(plan.path, none);
  try {
    const Git git = Git::around(here);
    const fs::path top = fs::weakly_canonical(git.top(), none);
    std::string folder = here.lexically_relative(top).generic_string();
    if (folder == ".") folder.clear();
    for (const std::string& commit : git.commits_to(folder, kMostCommits)) {
      const auto before = plan_at(git, commit, folder);
      if (!before || content_digest(*before, said.subjects) != said.digest) continue;
      const auto fields = fields_changed(*before, plan, said.subjects);
      if (fields.empty()) return {};
      return say("verify-changed", {commit.substr(0, 10), enumerate(fields)});
    }
  } catch (const Trouble&) {  // Without git the rest can be said all the same.
    return {};
  }
  return {};
}

}  // namespace st::cli
