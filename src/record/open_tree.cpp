// Finding a tree, reading its units and regions, and then one plan after the other.
#include "st/record/open_tree.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "asked.hpp"
#include "bearing.hpp"
#include "discover.hpp"
#include "document.hpp"
#include "naming.hpp"
#include "places.hpp"
#include "privacy/check.hpp"

namespace st {

namespace {

namespace fs = std::filesystem;

FileText read_text(const FoundFile& file, const fs::path& root) {
  FileText text{file.shown, {}, file.trouble};
  if (!text.trouble.empty()) return text;
  auto read = read_file(file.path, root);
  if (auto* bytes = std::get_if<std::string>(&read)) {
    text.text = std::move(*bytes);
  } else {
    text.trouble = std::get<IoTrouble>(read).why;
  }
  return text;
}

Span id_place(const Document& document) {
  const Record* body = document.root->record(document.kind == Holds::unit ? "unit" : "region");
  return body->find("id")->where;
}

void report_twice(std::deque<Document>& documents) {
  std::map<std::string, const Document*> first;
  for (Document& document : documents) {
    if (document.id().empty()) continue;
    const auto [there, fresh] = first.emplace(document.id(), &document);
    if (fresh) continue;
    document.faults.push_back({.code = "ST-duplicate",
                               .message = say("unit-twice", {document.id()}),
                               .where = id_place(document),
                               .help = say("id-twice-help"),
                               .related = {{id_place(*there->second), say("first-here")}}});
  }
}

/// Is the file, or a folder that it lies in, wanted?
bool is_inside(const std::string& file, const std::function<bool(const std::string&)>& wanted) {
  for (std::string path = file;; path = folder_of(path)) {
    if (wanted(path)) return true;
    if (path == folder_of(path)) return false;
  }
}

std::vector<FoundFile> among_places(std::vector<FoundFile> files) {
  std::erase_if(files, [](const FoundFile& file) { return !lies_among_places(file.shown); });
  return files;
}

}  // namespace

OpenTree::OpenTree(Found found, TextReader reader)
    : found_(std::make_unique<Found>(std::move(found))), reader_(std::move(reader)) {
  around_.rest.path = found_->shown;
  around_.rest.root = std::make_shared<Record>(plan_type(), Span{});
}

OpenTree::OpenTree(OpenTree&&) noexcept = default;
OpenTree& OpenTree::operator=(OpenTree&&) noexcept = default;
OpenTree::~OpenTree() = default;

std::variant<OpenTree, IoTrouble> OpenTree::open(const fs::path& path, Units units,
                                                 const Changes* changes, int jobs) {
  auto asked = asked_by(path);
  if (auto* trouble = std::get_if<IoTrouble>(&asked)) return std::move(*trouble);
  OpenTree tree(std::move(std::get<Found>(asked)), read_text);
  const auto above = discover_above(tree.found_->top, tree.found_->shown);
  if (changes) {
    tree.ask_only(*changes, above);
    tree.passed_over_ = tree.bearing_->changed_below_top();
  }
  tree.tell_numbered_names();
  tree.read_places(above, units, jobs);
  return tree;
}

std::variant<OpenTree, IoTrouble> OpenTree::open_with(const fs::path& file,
                                                      const std::string& text) {
  std::error_code error;
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const fs::path whole = fs::canonical(folder, error) / file.filename();
  if (error) return trouble_of(error.value());
  auto asked = asked_by_text(file, text);
  if (auto* trouble = std::get_if<IoTrouble>(&asked)) return std::move(*trouble);
  Found& found = std::get<Found>(asked);
  for (FoundPlan& plan : found.plans)
    plan.put(whole.lexically_relative(found.folder_of(plan)).generic_string());
  OpenTree tree(std::move(found), [whole, text](const FoundFile& one, const fs::path& root) {
    std::error_code none;
    const bool is_it = one.path.filename() == whole.filename() &&
                       fs::weakly_canonical(one.path.parent_path(), none) == whole.parent_path();
    return is_it ? FileText{one.shown, text, {}} : read_text(one, root);
  });
  tree.read_places(discover_above(tree.found_->top, tree.found_->shown), Units::named);
  return tree;
}

OpenTree OpenTree::of(const std::string& shown, std::vector<FileText> files,
                      const std::function<bool(const std::string&)>& wanted) {
  auto by_path = std::make_shared<std::map<std::string, FileText>>();
  std::vector<std::string> paths;
  for (FileText& file : files) {
    paths.push_back(file.path);
    by_path->emplace(file.path, std::move(file));
  }
  Found found = discovered(paths);
  found.shown = shown;
  const auto loose = std::exchange(found.loose, {});
  OpenTree tree(std::move(found), [by_path](const FoundFile& file, const fs::path&) {
    return by_path->at(file.path.generic_string());
  });
  tree.keep([&](const fs::path& folder, const std::string&) {
    return wanted(folder.empty() ? "." : folder.generic_string());
  });
  tree.read_places(loose, Units::all);
  return tree;
}

OpenTree OpenTree::of(const std::string& shown, const Store& store,
                      const std::function<bool(const std::string&)>& wanted,
                      const Changes& changes) {
  Found found = discovered(store.paths);
  found.shown = shown;
  found.shown_as = store.shown;
  for (FoundPlan& plan : std::exchange(found.plans, {})) {
    const bool inside = wanted(plan.below.empty() ? "." : plan.below);
    (inside ? found.plans : found.outside).push_back(std::move(plan));
  }
  std::vector<FoundFile> above;
  for (FoundFile& file : std::exchange(found.loose, {})) {
    const bool inside = wanted(file.shown);
    file.shown = store.shown(file.shown);
    (inside ? found.loose : above).push_back(std::move(file));
  }
  for (const std::string& path : store.numbered) {
    if (is_inside(path, wanted)) found.numbered.push_back({path, store.shown(path)});
  }
  OpenTree tree(std::move(found), [read = store.read](const FoundFile& file, const fs::path&) {
    FileText text = read(file.path.generic_string());
    text.path = file.shown;
    return text;
  });
  tree.ask_only(changes, above);
  tree.passed_over_ = std::ranges::any_of(changes.files, wanted);
  tree.tell_numbered_names();
  tree.read_places(above, Units::named);
  return tree;
}

void OpenTree::tell_numbered_names() {
  for (const FoundFile& file : found_->numbered) {
    if (bearing_ && !bearing_->touches(file.path)) continue;
    const Source& source = around_.rest.sources.add(file.shown, {});
    around_.rest.faults.push_back(number_in_name(source));
  }
}

void OpenTree::ask_only(const Changes& changes, const std::vector<FoundFile>& above) {
  bearing_ = std::make_unique<Bearing>(
      changes, found_->top, [reader = reader_, top = found_->top](const FoundFile& file) {
        return reader(file, top).text;
      });
  bearing_->widen(*found_, above);
}

/// Which units a single plan names is known before those around it are read; thousands of plans
/// name all of them.
void OpenTree::read_places(const std::vector<FoundFile>& above, Units units, int jobs) {
  PlacesReader reader(around_, reader_, bearing_.get());
  for (const FoundPlan& plan : found_->plans)
    reader.read_of_plan(among_places(found_->files_of(plan)), found_->top);
  reader.read_loose(found_->loose, found_->top);
  if (bearing_) bearing_->pass_over(*found_, jobs);
  passed_over_ |= reader.passed_over() || !found_->others.empty();
  std::set<std::string> names;
  const bool named = units == Units::named && plans() < 2;
  if (named && plans() == 1) {
    first_ = read(0);
    add_units_named(first_->document, names);
    for (const Document& place : first_->places) add_units_named(place, names);
  }
  for (const auto* documents : {&around_.units, &around_.regions}) {
    for (const Document& document : *documents) add_units_named(document, names);
  }
  reader.read_around(above, named ? &names : nullptr);
  surroundings_ = surroundings_of(around_, {});
  asks_for_people_ = !people_lacking(around_, {}).empty();
  if (!first_) return;
  add_places_named(first_->document, places_named_);
  look_for_places();
}

void OpenTree::keep(const std::function<bool(const fs::path&, const std::string&)>& wanted) {
  std::erase_if(found_->plans, [&](const FoundPlan& plan) {
    return !wanted(found_->main_file_of(plan).parent_path(), found_->shown_of(plan));
  });
}

void OpenTree::share(const Shard& shard) {
  const std::string top = path_in_repository(found_->top).value_or(found_->shown);
  for (FoundPlan& plan : found_->plans) {
    const fs::path path = plan.below.empty() ? fs::path(top) : fs::path(top) / plan.below;
    plan.others = !shard.holds(path.lexically_normal().generic_string());
  }
  first_shard_ = shard.is_first();
  if (!first_shard_) std::erase_if(found_->plans, std::mem_fn(&FoundPlan::others));
}

bool OpenTree::is_judged(std::size_t plan) const { return !found_->plans[plan].others; }

std::size_t OpenTree::plans() const { return found_->plans.size(); }

PlanRead OpenTree::read(std::size_t plan) {
  return first_ ? *std::exchange(first_, std::nullopt) : read(found_->plans[plan]);
}

Document OpenTree::own_place(FileText text, const FoundFile& file, const FoundPlan& plan) const {
  Document place = place_of(std::move(text), file.path);
  place.within = found_->shown_of(plan);
  return place;
}

PlanRead OpenTree::read(const FoundPlan& plan) const {
  std::vector<FileText> own;
  PlanRead read;
  for (const FoundFile& file : found_->files_of(plan)) {
    FileText text = reader_(file, found_->top);
    if (!is_place(holds_of(text.text)) || file.path.filename() == "st.yaml") {
      own.push_back(std::move(text));
    } else if (!lies_among_places(file.shown)) {  // Those have been read.
      read.places.push_back(own_place(std::move(text), file, plan));
    }
  }
  read.document = document_from(Holds::plan, found_->shown_of(plan), std::move(own));
  read.document.main_file = found_->main_file_of(plan);
  return read;
}

bool OpenTree::holds_nothing() const {
  return plans() == 0 && !passed_over_ && st::holds_nothing(around_);
}

void OpenTree::take_up(PlanRead& plan) {
  if (asks_for_people_) add_people(plan.document, people_);
  if (!found_->others.empty()) add_places_named(plan.document, places_named_);
  for (Document& place : std::exchange(plan.places, {})) add_inside(std::move(place));
}

/// Inside what was asked for, behind those that lie around it.
void OpenTree::add_inside(Document place) {
  const bool asked =
      !bearing_ || bearing_->bears_on(place.main_file, place.sources.all().front().text());
  passed_over_ |= !asked;
  add_place(around_, std::move(place), asked);
}

World OpenTree::world_of(const PlanRead& plan) const {
  if (plan.places.empty()) return {plan.document, surroundings_};
  auto all = std::make_shared<Surroundings>(*surroundings_);
  for (const Document& place : plan.places) all->add(place);
  return {plan.document, std::move(all)};
}

/// Plans that are not asked for may hold units and regions that others name.
void OpenTree::look_for_places() {
  if (std::exchange(looked_for_places_, true) || found_->others.empty()) return;
  if (!names_lack(around_, places_named_)) return;
  for (const FoundPlan& plan : found_->others) {
    for (const FoundFile& file : found_->files_of(plan)) {
      if (lies_among_places(file.shown) || file.path.filename() == "st.yaml") continue;
      FileText text = reader_(file, found_->top);
      if (is_place(holds_of(text.text))) add_inside(own_place(std::move(text), file, plan));
    }
  }
}

/// People whom units and regions name may be known to plans whose people have not been noted.
void OpenTree::look_for_people() {
  const Mentions unknown(people_lacking(around_, people_));
  const auto mentions_one = [&](const FoundFile& file) {
    return unknown.stand_in(reader_(file, found_->top).text);
  };
  const auto look_in = [&](const std::deque<FoundPlan>& plans) {
    for (const FoundPlan& plan : plans) {
      if (std::ranges::any_of(found_->files_of(plan), mentions_one))
        add_people(read(plan).document, people_);
    }
  };
  if (unknown.empty()) return;
  if (!asks_for_people_) look_in(found_->plans);
  look_in(found_->others);
}

void OpenTree::hold_places() {
  look_for_places();
  look_for_people();
  report_twice(around_.units);
  report_twice(around_.regions);
  for (const Document& region : around_.regions) add_people(region, people_);
  const std::vector<std::string_view> known(people_.begin(), people_.end());
  for (auto* documents : {&around_.units, &around_.regions}) {
    for (Document& place : *documents) check_references(place, known, place.faults);
  }
}

Tree OpenTree::take(std::deque<Document> plans) {
  around_.plans = std::move(plans);
  return std::move(around_);
}

}  // namespace st
