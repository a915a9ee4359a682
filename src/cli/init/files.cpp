#include "files.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "st/rule/embedded.hpp"
#include "st/text/file.hpp"
#include "st/text/safe.hpp"

#include "cli/undisturbed.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

/// The plan's files, in the order in which they are told. bt.yaml only where training begins
/// with BT.
constexpr std::array kSections{"people.yaml",      "contract.yaml",        "programme.yaml",
                               "bt.yaml",          "agreements.yaml",      "rotations.yaml",
                               "absences.yaml",    "courses.yaml",         "talks.yaml",
                               "assessments.yaml", "self_study.yaml",      "projects.yaml",
                               "seminars.yaml",    "annual_reports.yaml",  "certificates.yaml",
                               "exceptions.yaml",  "private/concerns.yaml"};

std::string_view embedded(const std::vector<EmbeddedFile>& files, const std::string& path) {
  for (const EmbeddedFile& file : files) {
    if (file.path == path) return file.text;
  }
  throw std::logic_error("not embedded: " + path);
}

/// Plan's folder as the pipeline, which stands at the top of the repository, names it.
void add_extras(const fs::path& folder, const Extras& extras, Date start,
                std::vector<NewFile>& files) {
  if (!extras.pre_commit && extras.ci.empty()) return;
  const fs::path top = top_of(folder);
  const std::string from_top = fs::relative(fs::absolute(folder), fs::absolute(top)).string();
  if (from_top.find_first_of("\"\\$`\n{}") != std::string::npos) {
    throw Trouble(say("init-pipeline-folder", {SafeText::from(from_top).str()}));
  }
  const Values where{{"folder", from_top}};
  const auto add = [&](const char* name, const std::string& from) {
    files.push_back(
        {(top / name).lexically_normal(),
         fill(embedded(embedded_templates(), "templates/shared/" + from), where, start)});
  };
  if (extras.ci == "github") add(".github/workflows/st.yml", "github.yml");
  if (extras.ci == "gitlab") add(".gitlab-ci.yml", "gitlab.yml");
  if (extras.pre_commit) add(".pre-commit-config.yaml", "pre-commit.yaml");
}

/// Makes `folder` and those above it that are missing, and notes them; else says why not.
std::optional<Phrase> make_folders(const fs::path& folder, std::vector<fs::path>& made) {
  std::error_code none;
  if (folder.empty() || fs::is_directory(folder, none)) return std::nullopt;
  if (auto failed = make_folders(folder.parent_path(), made)) return failed;
  if (const auto trouble = create_folder(folder)) return say("init-no-folder", {trouble->why});
  made.push_back(folder);
  return std::nullopt;
}

}  // namespace

fs::path repository_of(const fs::path& folder) {
  std::error_code none;
  fs::path here = folder;
  fs::path whole = fs::weakly_canonical(folder, none);
  while (!fs::exists(whole / ".git", none)) {
    if (whole == whole.root_path()) return {};
    whole = whole.parent_path();
    here /= "..";
  }
  return here.lexically_normal();
}

fs::path top_of(const fs::path& folder) {
  const fs::path repository = repository_of(folder);
  return repository.empty() ? folder : repository;
}

std::vector<NewFile> files_of_plan(const fs::path& folder, const Values& values, Date start,
                                   const Extras& extras, Lang lang) {
  const std::string own = lang == Lang::sv ? "templates/sv/" : "templates/en/";
  std::vector<NewFile> files;
  const auto add = [&](const char* name, const std::string& from) {
    files.push_back({(folder / name).lexically_normal(),
                     fill(embedded(embedded_templates(), from), values, start)});
  };
  for (const std::string name : kSections) {
    if (name == "bt.yaml" && !values.contains("bt")) continue;
    add(name.c_str(), own + name);
  }
  add(".gitattributes", "templates/shared/gitattributes");
  add(".gitignore", "templates/shared/gitignore");
  files.push_back({(folder / ".st/plan.schema.json").lexically_normal(),
                   std::string(embedded(embedded_schemas(), "plan.schema.json"))});
  add_extras(folder, extras, start, files);
  add("st.yaml", own + "st.yaml");
  return files;
}

void refuse_existing(const std::vector<NewFile>& files) {
  std::vector<Phrase> there;
  for (const NewFile& file : files) {
    std::error_code none;
    if (fs::exists(fs::symlink_status(file.path, none))) {
      there.emplace_back(SafeText::from(file.path.string()).str());
    }
  }
  if (there.empty()) return;
  throw Trouble(say("init-exists", {enumerate(there)}), say("init-exists-help"));
}

void write_all(const std::vector<NewFile>& files, const fs::path& top) {
  refuse_existing(files);
  const Undisturbed until_done;
  std::vector<fs::path> made;
  std::size_t written = 0;
  std::optional<Phrase> failed;
  for (const NewFile& file : files) {
    failed = make_folders(file.path.parent_path(), made);
    if (failed) break;
    if (const auto trouble = create_file(file.path, top, file.text)) {
      failed = trouble->why;
      break;
    }
    ++written;
  }
  if (!failed) return;
  std::error_code none;
  for (std::size_t i = 0; i < written; ++i) fs::remove(files[i].path, none);
  for (auto it = made.rbegin(); it != made.rend(); ++it) fs::remove(*it, none);
  throw Trouble(
      say("init-cannot-write", {SafeText::from(files[written].path.string()).str(), *failed}),
      say("init-nothing-written"));
}

}  // namespace st::cli
