// From a plan on disk to a plan with one thing more, and nothing else disturbed.
#include "session.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include "st/record/draft.hpp"
#include "st/report/rules_report.hpp"
#include "st/text/file.hpp"
#include "st/text/safe.hpp"

#include "cli/git.hpp"
#include "cli/log/tell.hpp"
#include "cli/undisturbed.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

/// The unit or region that the path names; inside a plan that of the plan.
std::string place_at(const std::string& path, Holds holds) {
  const Tree tree = tree_at(path);
  const bool unit = holds == Holds::unit;
  const auto& documents = unit ? tree.units : tree.regions;
  const auto& asked = unit ? tree.unit_asked : tree.region_asked;
  std::vector<std::string> paths;
  const bool in_plan = !plan_above(path).empty() && !tree.plans.empty();
  const Record* training = in_plan ? tree.plans.front().section("training") : nullptr;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const bool own = training && training->text(unit ? "unit" : "region") == documents[i].id();
    if (own) return documents[i].path;
    if (asked[i]) paths.push_back(documents[i].path);
  }
  if (paths.empty()) throw Trouble(say("log-no-place", {path}), say("log-no-place-help"));
  if (paths.size() > 1) ask_which(paths);
  return paths.front();
}

/// The line that tells an editor what the file may hold, as in the files of `st init`.
std::string first_lines(const fs::path& folder, const std::string& name) {
  std::error_code none;
  if (!fs::is_regular_file(folder / ".st" / "plan.schema.json", none)) return {};
  std::string up;
  for (const char c : name) up += c == '/' ? "../" : "";
  return "# yaml-language-server: $schema=" + up + ".st/plan.schema.json\n";
}

}  // namespace

Holds holds_at(const std::string& path) {
  std::error_code none;
  if (!fs::is_regular_file(path, none)) return Holds::plan;
  const Tree tree = tree_at(path);
  if (!tree.plans.empty()) return Holds::plan;
  return std::find(tree.unit_asked.begin(), tree.unit_asked.end(), true) != tree.unit_asked.end()
             ? Holds::unit
             : Holds::region;
}

void declare_ways(Usage& usage, Ways& ways) {
  usage.option("-C,--dir", "DIR", ways.folder, say("log-opt-dir"));
  usage.option("--into", "FILE", ways.into, say("log-opt-into"));
  usage.flag("--edit", ways.edit, say("log-opt-edit"));
  usage.flag("--dry-run", ways.dry_run, say("log-opt-dry-run"));
  usage.flag("--commit", ways.commit, say("log-opt-commit"));
  usage.option("-m,--message", "TEXT", ways.message, say("log-opt-message"));
}

Session::Session(const Ways& ways, Holds holds, Io& io) : ways_(ways), io_(io) {
  const bool plan = holds == Holds::plan;
  where_ = plan ? plan_at(ways.folder) : place_at(ways.folder, holds);
  const fs::path at(where_);
  folder_ = plan ? at : at.has_parent_path() ? at.parent_path() : fs::path(".");
  if (ways.commit || !ways.message.empty())
    Git{folder_.string()};  // Told before anything is asked.
  if (!ways.dry_run) lock_ = lock_folder(folder_);
  tree_ = tree_at(where_);
  auto& documents = plan ? tree_.plans : holds == Holds::unit ? tree_.units : tree_.regions;
  const auto own = std::find_if(documents.begin(), documents.end(),
                                [&](const Document& one) { return one.path == where_; });
  if (own == documents.end()) throw Trouble(say("cli-no-plan", {where_}));
  original_ = &*own;
}

std::string Session::shown_name(const std::string& file) const {
  const std::string prefix = original_->kind == Holds::plan ? original_->path + "/"
                             : folder_ == "."               ? std::string()
                                                            : folder_.string() + "/";
  return file.starts_with(prefix) ? file.substr(prefix.size()) : file;
}

fs::path Session::path_of(const std::string& file) const { return folder_ / shown_name(file); }

const Source* Session::source_of(const std::string& file) const {
  for (const Source& source : document().sources.all()) {
    if (source.path() == file) return &source;
  }
  return nullptr;
}

void Session::append(const RecordKind& kind, const Meant& record) {
  std::string into = ways_.into;
  if (!into.empty()) into = original_->path == "." ? into : original_->path + "/" + into;
  if (document().kind != Holds::plan) into.clear();
  const Home home = home_of(document(), kind, into);
  if (home.source) return append(*home.source, home.list, kind.type(), record);
  std::error_code none;
  if (fs::exists(path_of(home.file), none)) {
    throw Trouble(say("log-not-of-plan", {home.file}), say("log-not-of-plan-help"));
  }
  const Source blank(home.file, first_lines(folder_, shown_name(home.file)));
  apply(home.file, st::append(blank, home.list, record));
}

/// A list may stand there in a shorter form: a mapping by its records' key, or one bare value.
void Session::append(const Source& source, Steps list, const RecordType& type,
                     const Meant& record) {
  Faults told_elsewhere;
  const Node top = read_yaml(source, told_elsewhere);
  const Node* there = node_at(top, list);
  const bool keyed = there && there->kind == Node::Kind::mapping && !type.keyed_by.empty();
  const bool lone = there && there->kind == Node::Kind::scalar && !type.short_form.empty();
  if (!keyed && !lone) return apply(source.path(), st::append(source, list, record));
  const Meant* key = keyed ? member(record, type.keyed_by) : nullptr;
  const Meant* value = keyed ? member(record, type.keyed_value) : nullptr;
  if (key && value && record.members.size() == 2 && !there->find(key->scalar)) {
    list.emplace_back(key->scalar);
    return put(source.path(), list, *value);
  }
  std::vector<Meant> items;
  if (lone) items.push_back(value_of_node(*there, type.find(type.short_form)));
  for (const Node& child : keyed ? there->children : std::vector<Node>{}) {
    const Field* held = type.find(type.keyed_value);
    items.push_back(mapping_value({{std::string(type.keyed_by), text_value(child.key)},
                                   {std::string(type.keyed_value), value_of_node(child, held)}}));
  }
  items.push_back(record);
  put(source.path(), list, list_value(std::move(items)));
}

void Session::append(const std::string& file, const Steps& list, const Meant& item) {
  apply(file, st::append(*source_of(file), list, item));
}

void Session::append(const std::string& file, const Steps& list, const RecordType& type,
                     const Meant& record) {
  append(*source_of(file), list, type, record);
}

void Session::put(const std::string& file, const Steps& place, const Meant& value) {
  if (const Source* source = source_of(file)) return apply(file, st::put(*source, place, value));
  const Source blank(file, first_lines(folder_, shown_name(file)));
  apply(file, st::put(blank, place, value));
}

void Session::take_out(const std::string& file, const Steps& place) {
  apply(file, st::take_out(*source_of(file), place));
}

void Session::apply(const std::string& file, const Edit& edit) {
  if (const auto* refusal = std::get_if<Refusal>(&edit)) refuse(file, *refusal);
  const Edited& edited = std::get<Edited>(edit);
  const auto [at, fresh] = changes_.try_emplace(file);
  FileChange& change = at->second;
  const Source* source = source_of(file);
  if (fresh && source) change.was = std::string(source->text());
  // From the last to the first, so that each stands where it says in the text before it.
  change.splices.insert(change.splices.end(), edited.splices.rbegin(), edited.splices.rend());
  change.now = edited.text;
  versions_.push_back(st::edited(tree_, document(), file, edited.text));
}

void Session::refuse(const std::string& file, const Refusal& refusal) {
  if (!refusal.snippet.empty()) {
    io_.err << io_.word(say("log-paste", {file, std::to_string(refusal.after_line)})) << '\n';
    std::string_view rest = refusal.snippet;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      io_.err << SafeText::from(rest.substr(0, end)).str() << '\n';
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  throw Trouble(say("log-refused", {file, refusal.why}), say("log-nothing-written"));
}

void Session::refuse_new_faults() {
  std::multiset<std::pair<std::string, std::string>> known;
  for (const Fault& fault : original_->faults) {
    known.emplace(fault.code, fault.message.in(Lang::en));
  }
  Faults fresh;
  for (const Fault& fault : document().faults) {
    const auto there = known.find({std::string(fault.code), fault.message.in(Lang::en)});
    if (there == known.end()) fresh.push_back(fault);
    if (there != known.end()) known.erase(there);
  }
  if (fresh.empty()) return;
  tell_faults(fresh, io_);
  const bool grave = std::any_of(fresh.begin(), fresh.end(), [](const Fault& fault) {
    return fault.severity == Severity::error;
  });
  if (grave) throw Trouble(say("log-faulty"), say("log-nothing-written"));
}

void Session::write_one(const std::string& file, const FileChange& change) {
  const fs::path path = path_of(file);
  std::error_code none;
  if (!change.was) fs::create_directories(path.parent_path(), none);
  const auto trouble = !change.was   ? create_file(path, folder_, *change.now)
                       : !change.now ? remove_file(path, folder_, *change.was)
                                     : replace_file(path, folder_, *change.was, *change.now);
  if (!trouble) return;
  const Phrase what = write_trouble(path, *trouble);
  if (!trouble->written) throw Trouble(what, say("log-nothing-written"));
  io_.err << SafeText::from(io_.word(what)).str() << '\n';
  unsure_ = true;
}

/// As if nothing had happened: the files that were written before one that failed.
void Session::take_back(const std::vector<std::string>& written) {
  for (const std::string& file : written) {
    const FileChange& change = changes_.at(file);
    const fs::path path = path_of(file);
    if (!change.was) {
      remove_file(path, folder_, *change.now);
    } else if (change.now) {
      replace_file(path, folder_, *change.now, *change.was);
    } else {
      create_file(path, folder_, *change.was);
    }
  }
}

void Session::write() {
  const Undisturbed until_done;
  std::vector<std::string> written;
  for (const auto& [file, change] : changes_) {
    try {
      write_one(file, change);
    } catch (const Trouble&) {
      take_back(written);
      throw;
    }
    written.push_back(file);
  }
  io_.has_written = true;
}

namespace {

/// Where the bytes that a splice put there are now: where it put them, else in the only place that
/// holds them.
std::size_t place_of(const Undone& splice, std::string_view text) {
  if (text.substr(std::min<std::size_t>(splice.at, text.size())).starts_with(splice.now) &&
      splice.at <= text.size()) {
    return splice.at;
  }
  const auto found = splice.now.empty() ? text.npos : text.find(splice.now);
  const bool only = found != text.npos && text.find(splice.now, found + 1) == text.npos;
  return only ? found : text.npos;
}

}  // namespace

void Session::undo(const UndoneFile& undone) {
  const std::string file = original_->path == "." || original_->kind != Holds::plan
                               ? undone.path
                               : original_->path + "/" + undone.path;
  const Source* source = source_of(file);
  const Trouble touched(say("log-undo-touched", {file}), say("log-nothing-written"));
  if (!source) throw touched;
  FileChange& change = changes_[file];
  change.was = std::string(source->text());
  std::string text = *change.was;
  for (auto splice = undone.splices.rbegin(); splice != undone.splices.rend(); ++splice) {
    const std::size_t at = place_of(*splice, text);
    if (at == text.npos) throw touched;
    text.replace(at, splice->now.size(), splice->was);
  }
  const bool bare = text.empty() || text == first_lines(folder_, undone.path);
  if (!undone.created || !bare) change.now = text;
  versions_.push_back(st::edited(tree_, document(), file, text));
}

std::string Session::undo() {
  const std::vector<UndoEntry> entries = read_undo(folder_);
  if (entries.empty()) throw Trouble(say("log-undo-none"));
  undoing_ = true;
  for (const UndoneFile& file : entries.back().files) undo(file);
  return entries.back().what;
}

void Session::remember(const std::string& what) {
  std::vector<UndoEntry> entries = read_undo(folder_);
  if (undoing_) {
    entries.pop_back();
    return write_undo(folder_, std::move(entries));
  }
  UndoEntry entry{what};
  const std::string id = what.substr(what.rfind(' ') + 1);
  for (const auto& [file, change] : changes_) {
    UndoneFile& one = entry.files.emplace_back();
    one.path = shown_name(file);
    one.created = !change.was;
    one.splices = undone(change.was.value_or(std::string()), change.splices, id);
  }
  entries.push_back(std::move(entry));
  write_undo(folder_, std::move(entries));
}

void Session::commit(const std::string& what) {
  std::vector<std::string> paths;
  for (const auto& [file, change] : changes_) paths.push_back(shown_name(file));
  const std::string message = ways_.message.empty() ? "st log: " + what : ways_.message;
  Git(folder_.string()).commit(paths, message);
  io_.out << SafeText::from(io_.word(say("log-committed", {message}))).str() << '\n';
}

const Tree& Session::as_edited() {
  if (versions_.empty()) return tree_;
  refuse_new_faults();
  *original_ = std::move(versions_.back());
  versions_.clear();
  return tree_;
}

std::string Session::diff() const {
  std::string text;
  for (const auto& [file, change] : changes_) {
    text += unified_diff(file, change.was.value_or(""), change.now.value_or(""));
  }
  return text;
}

std::vector<std::string> Session::save(const std::string& what) {
  write();
  remember(what);
  lock_.reset();
  std::vector<std::string> files;
  for (const auto& [file, change] : changes_) files.push_back(file);
  return files;
}

Exit Session::finish(const std::string& what) {
  if (changes_.empty()) {
    io_.out << io_.word(say("log-no-change")) << '\n';
    return Exit::ok;
  }
  refuse_new_faults();
  if (ways_.dry_run) {
    io_.out << diff();
    return Exit::ok;
  }
  save(what);
  if (undoing_) io_.out << io_.word(say("log-undone", {what})) << '\n';
  for (const auto& [file, change] : changes_) tell_change(file, change, io_);
  if (ways_.commit || !ways_.message.empty()) commit(what);
  tell_outcomes(tree_, *original_, std::move(versions_.back()), io_);
  return unsure_ ? Exit::trouble : Exit::ok;
}

}  // namespace st::cli
