#include "changed.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

#include "st/record/privacy.hpp"
#include "st/text/file.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

bool is_yaml(const std::string& path) { return path.ends_with(".yaml") || path.ends_with(".yml"); }

/// May a change to it be a finding, or bear on others?
bool matters(const std::string& path) { return is_yaml(path) || holds_personal_number(path); }

/// Where the branch that we are on left the revision.
std::string base_of(const Git& git, const std::string& revision) {
  const Phrase help = say(git.is_shallow() ? "check-shallow-help" : "check-revision-help");
  const auto commit = git.commit_named(revision);
  if (!commit) throw Trouble(say("diff-no-revision", {revision}), help);
  const auto base = git.merge_base(*commit, "HEAD");
  if (!base) throw Trouble(say("check-no-base", {revision}), help);
  return *base;
}

/// What changed in one repository, by whole paths.
Changes changes_since(const Git& git, const std::string& revision) {
  const fs::path top = whole_path(fs::path(git.top()) / ".");
  std::vector<GitChange> changed = git.changes(base_of(git, revision));
  for (const std::string& path : git.untracked()) {
    std::error_code none;
    const bool folder = fs::is_directory(top / path, none);
    changed.push_back(
        {.path = path, .kind = folder ? GitChange::Kind::repository : GitChange::Kind::file});
  }
  const auto place = [&](const std::string& path) { return (top / path).generic_string(); };
  Changes changes = changes_among(git, changed, place);
  const std::set<std::string> files = changes.files;
  for (const std::string& file : files) {
    if (!is_yaml(file)) continue;
    const auto text = read_file(file, top);
    if (const auto* now = std::get_if<std::string>(&text)) changes.note(file, *now);
  }
  return changes;
}

/// The repositories that the paths are in, each asked once.
class Since {
 public:
  Since(std::string revision, int jobs, std::vector<std::string> packs)
      : revision_(std::move(revision)), jobs_(jobs), packs_(std::move(packs)) {}

  std::optional<OpenTree> at(const std::string& path) {
    return open_if_any(path, &changes_around(path), jobs_);
  }

 private:
  const Changes& changes_around(const std::string& path) {
    const Git git = Git::around(path);
    const auto known = known_.find(git.top());
    if (known != known_.end()) return known->second;
    Changes changes = changes_since(git, revision_);
    changes.all = std::ranges::any_of(
        packs_, [&](const std::string& pack) { return changes.files.contains(whole_path(pack)); });
    return known_.emplace(git.top(), std::move(changes)).first->second;
  }

  std::string revision_;
  int jobs_;
  std::vector<std::string> packs_;
  std::map<std::string, Changes> known_{};
};

}  // namespace

std::string whole_path(const fs::path& file) {
  std::error_code none;
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const fs::path whole = fs::weakly_canonical(folder, none);
  return (file.filename() == "." ? whole : whole / file.filename()).generic_string();
}

Changes changes_among(const Git& git, const std::vector<GitChange>& changed,
                      const std::function<std::string(const std::string& path)>& place) {
  Changes changes;
  std::vector<std::string> files;
  std::vector<std::string> objects;
  for (const GitChange& change : changed) {
    const bool folder = change.kind == GitChange::Kind::repository;
    if (!folder && !matters(change.path)) continue;
    changes.files.insert(place(change.path));
    if (!is_yaml(change.path)) continue;  // Of the others the name is enough.
    for (const std::string& object : {change.before, change.after}) {
      if (object.empty()) continue;
      files.push_back(place(change.path));
      objects.push_back(object);
    }
  }
  const std::vector<GitFile> texts = git.texts(objects);
  for (std::size_t i = 0; i < texts.size(); ++i) changes.note(files[i], texts[i].text);
  return changes;
}

Trees trees_changed(const std::string& revision, int jobs, const std::vector<std::string>& packs) {
  const auto since = std::make_shared<Since>(revision, jobs, packs);
  return {.at = [since](const std::string& path) { return since->at(path); },
          .nothing = say("check-nothing-changed", {revision})};
}

}  // namespace st::cli
