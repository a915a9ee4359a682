// st diff: what changed in plans between two revisions, in words.
#include "st/report/diff.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>

#include "st/text/edit.hpp"
#include "st/text/file.hpp"
#include "st/text/safe.hpp"

#include "cli/command.hpp"
#include "cli/diff/textconv.hpp"
#include "cli/git.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> words{};
  std::string format = "text";
  bool exit_code = false;
  bool external = false;
  std::string textconv{};
};

/// What is compared: revisions by their commits, and where to look.
struct Asked {
  std::string before = "HEAD";
  std::string after{};  ///< Empty: the files as they are.
  std::string path{};   ///< As it was given; empty: where we are.
};

std::string commit_of(const Git& git, const std::string& revision) {
  const auto commit = git.commit_named(revision.empty() ? "HEAD" : revision);
  if (!commit) throw Trouble(say("diff-no-revision", {revision}), say("diff-no-revision-help"));
  return *commit;
}

/// `A..B` and `A...B` are never paths; another word is a revision if git knows it as one, and a
/// path if it is there. Both, and nobody can tell.
Asked asked_for(const std::vector<std::string>& words, const Git& git) {
  Asked asked;
  bool revision = false;
  for (const std::string& word : words) {
    const auto dots = word.find("..");
    const bool there = fs::exists(word);
    if (dots != word.npos && !there && word != ".." && !word.starts_with("../")) {
      const bool three = word.compare(dots, 3, "...") == 0;
      asked.before = word.substr(0, dots);
      asked.after = word.substr(dots + (three ? 3 : 2));
      if (asked.before.empty()) asked.before = "HEAD";
      if (asked.after.empty()) asked.after = "HEAD";
      if (three) {
        const auto base = git.merge_base(commit_of(git, asked.before), commit_of(git, asked.after));
        if (!base) throw Trouble(say("diff-no-revision", {word}), say("diff-no-revision-help"));
        asked.before = *base;
      }
      revision = true;
    } else if (!revision && git.commit_named(word)) {
      if (there) throw Trouble(say("diff-both", {word}), say("diff-both-help", {word}));
      asked.before = word;
      revision = true;
    } else if (there || revision) {
      if (!there) throw Trouble(say("cli-cannot-read", {word, say("io-missing")}));
      asked.path = word;
    } else {
      throw Trouble(say("diff-neither", {word}), say("diff-no-revision-help"));
    }
  }
  return asked;
}

/// Files of a revision, or those of the working tree that git does not ignore.
std::vector<FileText> files_of(const Git& git, const std::string& revision) {
  std::vector<FileText> files;
  for (GitFile& file : revision.empty() ? git.working_files() : git.yaml_files(revision, "")) {
    if (("/" + file.path).find("/.") != std::string::npos)
      continue;  // Hidden, as everywhere in st.
    files.push_back({file.path, std::move(file.text), file.trouble});
  }
  return files;
}

/// The part of the repository that is asked for.
struct Scope {
  std::string folder{};  ///< From the top; empty: all of it.
  std::string file{};    ///< One file alone.

  bool holds(const std::string& path) const {
    return folder.empty() || path == folder || path.starts_with(folder + "/");
  }
};

Scope scope_of(const Git& git, const std::string& given) {
  std::error_code none;
  const std::string path = given.empty() ? "." : given;
  const fs::path top = fs::weakly_canonical(git.top(), none);
  const fs::path whole = fs::weakly_canonical(path, none);
  const std::string plan = plan_above(path);
  const fs::path around = plan.empty() ? whole : fs::weakly_canonical(plan, none);
  Scope scope;
  scope.folder = around.lexically_relative(top).generic_string();
  if (scope.folder == ".") scope.folder.clear();
  if (scope.folder.starts_with("..")) throw Trouble(say("git-none", {path}), say("git-none-help"));
  if (fs::is_regular_file(whole, none)) scope.file = whole.lexically_relative(top).generic_string();
  return scope;
}

const Document* find(const std::deque<Document>& documents, const std::string& path) {
  const auto found = std::find_if(documents.begin(), documents.end(),
                                  [&](const Document& one) { return one.path == path; });
  return found == documents.end() ? nullptr : &*found;
}

std::optional<DocumentDiff> compare(const Document* before, const Document* after,
                                    const Scope& scope,
                                    const std::vector<OutcomeChange>& outcomes) {
  const Document& known = after ? *after : *before;
  DocumentDiff diff{known.path, std::string(known.id()), known.kind, !before, !after};
  diff.records = record_changes(before, after);
  if (!scope.file.empty()) {
    std::erase_if(diff.records, [&](const RecordChange& change) {
      return !change.where || change.where.source->path() != scope.file;
    });
  } else {
    if (known.kind == Holds::plan) compare_goals(before, after, diff);
    std::copy_if(outcomes.begin(), outcomes.end(), std::back_inserter(diff.outcomes),
                 [&](const OutcomeChange& one) { return one.path == known.path; });
    std::stable_sort(diff.outcomes.begin(), diff.outcomes.end(), [](const auto& a, const auto& b) {
      return a.after.value_or(Outcome::not_applicable) < b.after.value_or(Outcome::not_applicable);
    });
  }
  if (diff.records.empty() && diff.outcomes.empty()) return {};
  return diff;
}

void compare_all(const std::deque<Document>& before, const std::deque<Document>& after,
                 const Scope& scope, const std::vector<OutcomeChange>& outcomes,
                 std::vector<DocumentDiff>& into) {
  std::vector<std::string> paths;
  for (const Document& one : before) paths.push_back(one.path);
  for (const Document& one : after) paths.push_back(one.path);
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  for (const std::string& path : paths) {
    if (!scope.holds(path == "." ? "" : path) && !scope.folder.empty()) continue;
    if (auto diff = compare(find(before, path), find(after, path), scope, outcomes)) {
      into.push_back(std::move(*diff));
    }
  }
}

Exit external(const std::vector<std::string>& words, const Io& io);

Exit run(const Options& options, Io& io) {
  if (!options.textconv.empty()) {
    io.out << textconv(options.textconv);
    return Exit::ok;
  }
  if (options.external) return external(options.words, io);
  const DiffFormat& format = one_named("--format", options.format, diff_formats());
  const Git git(".");
  const Asked asked = asked_for(options.words, git);
  const Scope scope = scope_of(git, asked.path);
  const std::string from = commit_of(git, asked.before);
  const std::string to = asked.after.empty() ? "" : commit_of(git, asked.after);
  const auto wanted = [&](const std::string& plan) {
    return scope.folder.empty() || scope.holds(plan) ||
           (!scope.file.empty() && scope.file.starts_with(plan + "/"));
  };
  const Tree before = tree_of(".", files_of(git, from), wanted);
  const Tree after = tree_of(".", files_of(git, to), wanted);
  RuleBook book = book_for({&before, &after}, io);
  const auto outcomes =
      outcome_changes(check(before, book, io.as_of), check(after, book, io.as_of));
  DiffReport report{asked.before, asked.after, io.as_of};
  report.lang = options.format == "text" || io.lang_given ? io.lang : Lang::en;
  report.colour = io.colour;
  report.width = io.width;
  compare_all(before.plans, after.plans, scope, outcomes, report.documents);
  compare_all(before.units, after.units, scope, outcomes, report.documents);
  compare_all(before.regions, after.regions, scope, outcomes, report.documents);
  io.out << format.render(report);
  return options.exit_code && !report.documents.empty() ? Exit::findings : Exit::ok;
}

/// git's external diff: path old-file old-hex old-mode new-file new-hex new-mode, and of a renamed
/// file its new name and a text about it. Whatever comes, git goes on.
Exit external(const std::vector<std::string>& words, const Io& io) {
  constexpr std::size_t kLeast = 5;
  if (words.size() < kLeast) {
    throw Trouble(say("diff-external-words"), say("cli-see-help", {"st diff"}));
  }
  const auto text_of = [](const std::string& path) {
    const fs::path folder = fs::path(path).parent_path();
    auto read = read_file(path, folder.empty() ? "." : folder);
    const auto* text = std::get_if<std::string>(&read);
    return text ? *text : std::string();
  };
  const std::string& path = words[0];
  const std::string old = text_of(words[1]);
  const std::string now = text_of(words[4]);
  const bool yaml = path.ends_with(".yaml") || path.ends_with(".yml");
  const Document before = read_document(Holds::plan, path, {{path, old}});
  const Document after = read_document(Holds::plan, path, {{path, now}});
  DocumentDiff diff{path, {}, Holds::plan, old.empty(), now.empty()};
  if (yaml) diff.records = record_changes(&before, &after);
  if (diff.records.empty()) {
    io.out << unified_diff(path, old, now);
    return Exit::ok;
  }
  DiffReport report{{}, {}, io.as_of, {std::move(diff)}};
  report.lang = io.lang;
  report.colour = io.colour;
  report.width = io.width;
  io.out << diff_formats().front().render(report);
  return Exit::ok;
}

Work setup(Usage& usage) {
  auto options = std::make_shared<Options>();
  usage.argument("WHAT", options->words, say("diff-opt-what"));
  usage.option("--format", "FORMAT", options->format, say("diff-opt-format"));
  usage.flag("--exit-code", options->exit_code, say("diff-opt-exit-code"));
  usage.flag("--external", options->external, say("diff-opt-external"));
  usage.option("--textconv", "FILE", options->textconv, say("diff-opt-textconv"));
  usage.footer(say("diff-examples"));
  return [options](Io& io) { return run(*options, io); };
}

}  // namespace

Command diff() { return {"diff", say("diff-summary"), setup}; }

}  // namespace st::cli
