// Finding a tree, reading its units and regions, and then one plan after the other.
#include "st/record/open_tree.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>

#include "st/text/suggest.hpp"

#include "asked.hpp"
#include "discover.hpp"
#include "document.hpp"
#include "walk.hpp"

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

/// A unit's or region's file.
struct Place {
  FileText text;
  fs::path path;
};

/// Does it lie in a folder where units and regions are kept?
bool lies_among_places(std::string_view name) {
  return std::ranges::any_of(std::array{"units/", "regions/"}, [&](std::string_view folder) {
    const auto at = name.find(folder);
    return at == 0 || (at != name.npos && name[at - 1] == '/');
  });
}

Document document_of(Place place) {
  const Holds kind = holds_of(place.text.text);
  const std::string shown = place.text.path;
  std::vector<FileText> files;
  files.push_back(std::move(place.text));
  Document document = document_from(kind, shown, std::move(files));
  document.main_file = std::move(place.path);
  return document;
}

/// Every word that stands where a unit is named.
void add_units_named(const Document& document, std::set<std::string>& names) {
  walk(*document.root, [&](const Record& record) {
    for (const Entry& entry : record.entries()) {
      if (entry.field->kind != Kind::unit) continue;
      for (const auto name : record.texts(entry.field->name)) names.emplace(name);
    }
  });
}

/// Does any of the words stand in the text? A word that is written with an escape may.
bool says(const std::string& text, const std::set<std::string>& words) {
  return text.find('\\') != std::string::npos ||
         std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
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

void append(std::vector<std::string_view>& ids, const std::set<std::string>& more) {
  ids.insert(ids.end(), more.begin(), more.end());
}

std::set<std::string> people_of(const std::deque<Document>& regions) {
  std::set<std::string> people;
  for (const Document& region : regions) add_people(region, people);
  return people;
}

/// Reads units and regions into a tree, each file once.
class PlacesReader {
 public:
  PlacesReader(Tree& tree, const TextReader& reader) : tree_(tree), reader_(reader) {}

  /// Those of a plan's folder that lie where others look for them, too.
  void read_of_plan(const std::vector<FoundFile>& files, const fs::path& root) {
    for (const FoundFile& file : files) {
      if (!lies_among_places(file.shown)) continue;
      auto text = read_once(file, root);
      if (text && text->trouble.empty() && is_place(holds_of(text->text)))
        add(document_of({std::move(*text), file.path}), true);
    }
  }

  /// Files inside what was asked for, and outside every plan.
  void read_loose(const std::vector<FoundFile>& files, const fs::path& root) {
    for (const FoundFile& file : files) {
      auto text = read_once(file, root);
      if (!text) continue;
      if (!text->trouble.empty()) {
        report_unreadable(std::move(*text), !file.trouble.empty());
        continue;
      }
      const Holds held = holds_of(text->text);
      if (is_place(held)) {
        add(document_of({std::move(*text), file.path}), true);
      } else if (held == Holds::plan) {
        report_if_misplaced(std::move(*text));
      }
    }
  }

  /// Units and regions outside what was asked for: those that are named, or all if `names` is null.
  /// Reading a file costs more than looking for a few words in it.
  void read_around(const std::vector<FoundFile>& files, std::set<std::string>* names) {
    std::vector<Place> places;
    for (const FoundFile& file : files) {
      auto text = read_once(file, file.path.parent_path());
      if (text && text->trouble.empty() && is_place(holds_of(text->text)))
        places.push_back({std::move(*text), file.path});
    }
    std::vector<std::optional<Document>> read(places.size());
    for (bool more = true; std::exchange(more, false);) {
      for (std::size_t i = 0; i < places.size(); ++i) {
        const std::string& text = places[i].text.text;
        const bool wanted = !names || holds_of(text) == Holds::region || says(text, *names);
        if (read[i] || !wanted) continue;
        read[i] = document_of(std::move(places[i]));
        if (names) add_units_named(*read[i], *names);
        more = true;
      }
    }
    for (auto& document : read) {
      if (document) add(std::move(*document), false);
    }
  }

 private:
  /// Nothing when it has been read before.
  std::optional<FileText> read_once(const FoundFile& file, const fs::path& root) {
    std::error_code error;
    if (!seen_.insert(fs::weakly_canonical(file.path, error)).second) return {};
    return reader_(file, root);
  }

  void add(Document document, bool asked) {
    const bool unit = document.kind == Holds::unit;
    (unit ? tree_.units : tree_.regions).push_back(std::move(document));
    (unit ? tree_.unit_asked : tree_.region_asked).push_back(asked);
  }

  void report_unreadable(FileText text, bool folder) {
    const Source& source = tree_.rest.sources.add(std::move(text.path), {});
    tree_.rest.faults.push_back(
        {.code = "ST-io",
         .message = folder ? say("folder-unreadable", {std::move(text.trouble)})
                           : say("file-unreadable", {std::move(text.trouble)}),
         .where = {&source, 0, 0},
         .help = say("file-unreadable-help")});
  }

  /// A file in `units/` or `regions/` is there to hold one; a slip in that word must not hide it.
  void report_if_misplaced(FileText text) {
    const std::string folder = fs::path(text.path).parent_path().filename().string();
    const auto keys = top_keys(text.text);
    if ((folder != "units" && folder != "regions") || keys.empty()) return;
    const Source& source = tree_.rest.sources.add(std::move(text.path), std::move(text.text));
    const std::string_view first = top_keys(source.text()).front();
    const auto begin = static_cast<std::uint32_t>(first.data() - source.text().data());
    tree_.rest.faults.push_back(
        {.code = "ST-unknown-key",
         .message = say("file-no-unit"),
         .where = {&source, begin, begin + static_cast<std::uint32_t>(first.size())},
         .help = suggestion(first, {"unit", "region"})});
  }

  Tree& tree_;
  const TextReader& reader_;
  std::set<fs::path> seen_{};
};

}  // namespace

OpenTree::OpenTree(Found found, TextReader reader)
    : found_(std::make_unique<Found>(std::move(found))), reader_(std::move(reader)) {
  around_.rest.path = found_->shown;
  around_.rest.root = std::make_shared<Record>(plan_type(), Span{});
}

OpenTree::OpenTree(OpenTree&&) noexcept = default;
OpenTree& OpenTree::operator=(OpenTree&&) noexcept = default;
OpenTree::~OpenTree() = default;

std::variant<OpenTree, IoTrouble> OpenTree::open(const fs::path& path, Units units) {
  auto asked = asked_by(path);
  if (auto* trouble = std::get_if<IoTrouble>(&asked)) return std::move(*trouble);
  OpenTree tree(std::move(std::get<Found>(asked)), read_text);
  tree.read_places(discover_above(tree.found_->top, tree.found_->shown), units);
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

/// Which units a single plan names is known before those around it are read; thousands of plans
/// name all of them.
void OpenTree::read_places(const std::vector<FoundFile>& above, Units units) {
  PlacesReader reader(around_, reader_);
  for (const FoundPlan& plan : found_->plans)
    reader.read_of_plan(found_->files_of(plan), found_->top);
  reader.read_loose(found_->loose, found_->top);
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
  surroundings_ = st::surroundings_of(around_);
}

void OpenTree::keep(const std::function<bool(const fs::path&, const std::string&)>& wanted) {
  std::erase_if(found_->plans, [&](const FoundPlan& plan) {
    return !wanted(found_->folder_of(plan), found_->shown_of(plan));
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
  if (first_) return *std::exchange(first_, std::nullopt);
  const FoundPlan& found = found_->plans[plan];
  std::vector<FileText> own;
  PlanRead read;
  for (const FoundFile& file : found_->files_of(found)) {
    FileText text = reader_(file, found_->top);
    if (!is_place(holds_of(text.text)) || file.path.filename() == "st.yaml") {
      own.push_back(std::move(text));
    } else if (!lies_among_places(file.shown)) {  // Those have been read.
      read.places.push_back(document_of({std::move(text), file.path}));
    }
  }
  read.document = document_from(Holds::plan, found_->shown_of(found), std::move(own));
  read.document.main_file = found_->folder_of(found) / "st.yaml";
  return read;
}

bool OpenTree::holds_nothing() const {
  return plans() == 0 && around_.units.empty() && around_.regions.empty() &&
         around_.rest.faults.empty();
}

void OpenTree::add(std::deque<Document> places) {
  for (Document& place : places) {
    const bool unit = place.kind == Holds::unit;
    (unit ? around_.units : around_.regions).push_back(std::move(place));
    // Inside what was asked for, behind those that lie around it.
    auto& asked = unit ? around_.unit_asked : around_.region_asked;
    asked.push_back(true);
  }
}

World OpenTree::world_of(const PlanRead& plan) const {
  if (plan.places.empty()) return {plan.document, surroundings_};
  auto all = std::make_shared<Surroundings>(*surroundings_);
  for (const Document& place : plan.places) all->add(place);
  return {plan.document, std::move(all)};
}

bool OpenTree::asks_for_people() const {
  const std::set<std::string> of_regions = people_of(around_.regions);
  std::vector<std::string_view> known;
  append(known, of_regions);
  return std::ranges::any_of(std::array{&around_.units, &around_.regions}, [&](const auto* all) {
    return std::ranges::any_of(*all, [&](const Document& place) {
      Faults faults;
      check_references(place, known, faults);
      return std::ranges::count(faults, "ST-reference", &Fault::code) > 0;
    });
  });
}

void OpenTree::hold_places(std::set<std::string> people) {
  report_twice(around_.units);
  report_twice(around_.regions);
  people.merge(people_of(around_.regions));
  std::vector<std::string_view> known;
  append(known, people);
  for (auto* documents : {&around_.units, &around_.regions}) {
    for (Document& place : *documents) check_references(place, known, place.faults);
  }
}

Tree OpenTree::take(std::deque<Document> plans) {
  around_.plans = std::move(plans);
  return std::move(around_);
}

}  // namespace st
