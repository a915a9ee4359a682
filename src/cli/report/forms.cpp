#include "forms.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <ostream>
#include <set>

#include "st/report/forms.hpp"

#include "cli/helper.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

/// Read by its owner alone.
bool is_private(const fs::path& path) {
  std::error_code none;
  const fs::perms others = fs::perms::group_all | fs::perms::others_all;
  return (fs::status(path, none).permissions() & others) == fs::perms::none;
}

bool in_repository(const fs::path& path) {
  std::error_code none;
  for (fs::path at = fs::weakly_canonical(path, none).parent_path(); at.has_relative_path();
       at = at.parent_path()) {
    if (fs::exists(at / ".git", none)) return true;
  }
  return false;
}

bool is_of_any(const std::set<std::string>& names) {
  return std::ranges::any_of(all_forms(), [&](const FormSet& set) {
    return std::ranges::any_of(set.forms,
                               [&](const Form& form) { return field_names(form) == names; });
  });
}

/// The blank form's file by form. A file that is none of the forms is told.
std::map<const Form*, std::string> blanks_in(const std::string& folder, const FormSet& set,
                                             Io& io) {
  std::error_code trouble;
  std::vector<std::string> files;
  for (const fs::directory_entry& one : fs::directory_iterator(folder, trouble)) {
    if (one.path().extension() == ".pdf") files.push_back(one.path().string());
  }
  if (trouble) throw Trouble(say("cli-cannot-read", {folder, say("certificates-no-folder")}));
  std::ranges::sort(files);
  const auto names = blanks_of(made_by_helper("pdf_fields", blanks_json(files)));
  std::map<const Form*, std::string> blanks;
  for (std::size_t i = 0; i < files.size() && i < names.size(); ++i) {
    for (const Form& form : set.forms) {
      if (field_names(form) == names[i]) blanks.emplace(&form, files[i]);
    }
    if (!is_of_any(names[i]))
      io.err << "st: " << io.word(say("certificates-unknown", {files[i]})) << '\n';
  }
  if (blanks.empty())
    throw Trouble(say("certificates-no-blanks", {folder}), say("certificates-no-blanks-help"));
  return blanks;
}

struct File {
  fs::path path{};
  Made made{};
};

/// Makes the folder where it is not, and its files, which nobody else may read.
void write(const fs::path& folder, const std::vector<File>& files) {
  std::error_code none;
  for (const File& file : files) {
    if (fs::exists(fs::symlink_status(file.path, none)))
      throw Trouble(say("certificates-there", {file.path.generic_string()}),
                    say("certificates-there-help"));
  }
  if (!fs::exists(folder, none)) {
    if (const auto trouble = create_folder(folder)) throw Trouble(write_trouble(folder, *trouble));
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto trouble = write_product(files[i].path, files[i].made.bytes, {.owner_only = true});
    if (!trouble || trouble->written) continue;
    for (std::size_t made = 0; made < i; ++made) fs::remove(files[made].path, none);
    throw Trouble(write_trouble(files[i].path, *trouble), say("certificates-none-written"));
  }
}

/// All that the plan's papers come to, and a line on each of them.
class Filler {
 public:
  Filler(const std::map<const Form*, std::string>& blanks, fs::path folder)
      : blanks_(blanks), folder_(std::move(folder)) {
    table_.name = "files";
    table_.columns = {{"file", say("certificates-file")},
                      {"paper", say("application-paper")},
                      {"filled", say("certificates-filled"), Holding::count},
                      {"empty", say("certificates-empty"), Holding::count},
                      {"by_hand", say("certificates-left"), Holding::count},
                      {"remarks", say("certificates-remarks")}};
  }

  void add(const FilledPaper& one, bool bt) {
    const auto blank = blanks_.find(one.filled.form);
    const Phrase title = titled(*one.paper);
    if (blank == blanks_.end()) {
      table_.rows.push_back(
          {{}, title, {}, {}, {}, Cell(say("certificates-no-blank"), Tone::watch)});
      return;
    }
    std::size_t number = 0;
    for (const FilledCopy& copy : one.filled.copies) {
      const std::string more = ++number > 1 ? "_" + std::to_string(number) : "";
      File file{folder_ / ((bt ? "bt-" : "") + one.name + more + ".pdf"),
                made_of(made_by_helper("pdf", filled_json(blank->second, *one.filled.form, copy,
                                                          title.in(Lang::sv))))};
      table_.rows.push_back(
          {file.path.filename().string(), title, static_cast<std::int64_t>(copy.size()),
           static_cast<std::int64_t>(one.filled.empty.size()),
           static_cast<std::int64_t>(one.filled.form->hand.size()), remarks(file.made)});
      files_.push_back(std::move(file));
    }
  }

  const std::vector<File>& files() const { return files_; }
  Table&& table() { return std::move(table_); }

 private:
  static Phrase titled(const DossierPaper& paper) {
    return say("application-form", {paper.form->number, paper.title});
  }

  static Phrase remarks(const Made& made) {
    std::vector<Phrase> all;
    if (!made.continued.empty()) all.push_back(say("certificates-continued"));
    for (const std::string& name : made.unknown) all.push_back(say("certificates-signs", {name}));
    return enumerate(all);
  }

  const std::map<const Form*, std::string>& blanks_;
  fs::path folder_;
  Table table_{};
  std::vector<File> files_{};
};

}  // namespace

IdentityFile::IdentityFile(const std::string& path, const Io& io) {
  auto text = read_file(path, fs::path(path).parent_path());
  if (const auto* trouble = std::get_if<IoTrouble>(&text))
    throw Trouble(say("cli-cannot-read", {path, trouble->why}));
  if (!is_private(path))
    throw Trouble(say("identity-open", {path}), say("identity-open-help", {path}));
  if (in_repository(path))
    throw Trouble(say("identity-in-git", {path}), say("identity-in-git-help"));
  const Source& source = source_.emplace_back(path, std::get<std::string>(std::move(text)));
  Faults faults;
  identity_ = read_identity(source, faults);
  if (faults.empty()) return;
  tell_faults(faults, io);
  throw Trouble(say("identity-faulty", {path}));
}

Paper write_forms(const Subject& subject, const std::string& blanks, const std::string& folder,
                  Io& io) {
  static const Identity nobody;
  const PlanReport& plan = *subject.trainees.front().plan;
  const DossierSource source{.world = plan.world,
                             .projection = plan.projection,
                             .goals = plan.goals,
                             .verdict = *subject.trainees.front().verdict,
                             .as_of = subject.as_of};
  const FormSet* set = forms_for(plan.plan());
  if (!set) throw Trouble(say("application-no-forms"));
  const auto found = blanks_in(blanks, *set, io);
  Filler filler(found, folder);
  for (const Dossier& dossier : dossiers_of(source)) {
    const FormSource forms{source, plan.book, dossier,
                           subject.identity ? *subject.identity : nobody};
    for (const FilledPaper& one : filled_papers(forms)) filler.add(one, dossier.gate == "bt");
  }
  write(folder, filler.files());
  Paper paper{.name = "certificates",
              .title = say("certificates-written", {folder, std::to_string(filler.files().size())}),
              .as_of = subject.as_of};
  paper.blocks.emplace_back(filler.table());
  return paper;
}

}  // namespace st::cli
