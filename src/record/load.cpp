// From a path to a tree: finds the files, reads them, and holds the documents to each other.
#include "st/record/load.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "st/text/suggest.hpp"
#include "st/text/threads.hpp"

#include "bearing.hpp"
#include "discover.hpp"
#include "document.hpp"
#include "naming.hpp"

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

/// A plan's files, and those among them that hold a unit or region of their own.
struct ReadPlan {
  Document document;
  std::vector<Place> elsewhere{};
};

bool is_place(Holds holds) { return holds == Holds::unit || holds == Holds::region; }

/// How the text of a file is had: from the disk, or from a revision.
using Reader = std::function<FileText(const FoundFile&, const fs::path& root)>;

ReadPlan read_plan(const FoundPlan& found, const fs::path& root, const Reader& reader) {
  std::vector<FileText> own;
  std::vector<Place> elsewhere;
  for (const FoundFile& file : found.files) {
    FileText text = reader(file, root);
    if (is_place(holds_of(text.text)) && file.path.filename() != "st.yaml") {
      elsewhere.push_back({std::move(text), file.path});
    } else {
      own.push_back(std::move(text));
    }
  }
  Document document = document_from(Holds::plan, found.shown, std::move(own));
  document.main_file = found.folder / "st.yaml";
  return {std::move(document), std::move(elsewhere)};
}

/// Does any of the words stand in the text? A word that is written with an escape may.
bool says(const std::string& text, const std::set<std::string>& words) {
  return text.find('\\') != std::string::npos ||
         std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

/// Reads a tree into its documents.
class Loader {
 public:
  Loader(fs::path root, std::string shown, int jobs, Reader reader = read_text)
      : root_(std::move(root)), jobs_(jobs), reader_(std::move(reader)) {
    tree_.rest.path = std::move(shown);
    tree_.rest.root = std::make_shared<Record>(plan_type(), Span{});
  }

  /// Leaves out what the changes do not bear on, or what is not `inside` what was asked for.
  void ask_only(const Changes& changes, Found& found, const std::vector<FoundFile>& around,
                const Bearing::Inside& inside) {
    bearing_.emplace(changes, root_,
                     [this](const FoundFile& file) { return reader_(file, root_).text; });
    std::vector<FoundFile> places = found.loose;
    places.insert(places.end(), around.begin(), around.end());
    bearing_->widen(places);
    others_ = bearing_->take_others(found.plans, inside, jobs_);
    tree_.passed_over = std::any_of(others_.begin(), others_.end(),
                                    [&](const FoundPlan& plan) { return inside(plan.shown); });
  }

  void read_plans(const std::deque<FoundPlan>& found) {
    std::vector<ReadPlan> read(found.size());
    share_out(jobs_, found.size(),
              [&](std::size_t i) { read[i] = read_plan(found[i], root_, reader_); });
    for (ReadPlan& plan : read) {
      tree_.plans.push_back(std::move(plan.document));
      for (Place& place : plan.elsewhere) add_asked(std::move(place));
    }
  }

  /// Files inside what was asked for, and outside every plan.
  void read_loose(const std::vector<FoundFile>& files) {
    for (const FoundFile& file : files) {
      auto text = read_once(file, root_);
      if (!text) continue;
      const bool told = !bearing_ || bearing_->touches(file.path);
      if (!text->trouble.empty()) {
        if (told) report_unreadable(std::move(*text), !file.trouble.empty());
        continue;
      }
      const Holds held = holds_of(text->text);
      if (is_place(held)) {
        add_asked({std::move(*text), file.path});
      } else if (held == Holds::plan && told) {
        report_if_misplaced(std::move(*text));
      }
    }
  }

  /// Units and regions outside what was asked for. Of units only those that may be named, if no
  /// more is asked for: reading a file costs more than looking for a few words in it.
  void read_around(const std::vector<FoundFile>& files, Units units) {
    std::vector<Place> places;
    for (const FoundFile& file : files) {
      auto text = read_once(file, file.path.parent_path());
      if (text && text->trouble.empty() && is_place(holds_of(text->text)))
        places.push_back({std::move(*text), file.path});
    }
    std::vector<std::optional<Document>> read(places.size());
    std::set<std::string> names = units_named();
    for (bool more = true; std::exchange(more, false);) {
      for (std::size_t i = 0; i < places.size(); ++i) {
        const std::string& text = places[i].text.text;
        const bool wanted =
            units == Units::all || holds_of(text) == Holds::region || says(text, names);
        if (read[i] || !wanted) continue;
        read[i] = document_of(std::move(places[i]));
        add_units_named(*read[i], names);
        more = true;
      }
    }
    for (auto& document : read) {
      if (document) add(std::move(*document), false);
    }
  }

  Tree finish() {
    if (!others_.empty()) look_into_others();
    report_twice(tree_.units);
    report_twice(tree_.regions);
    share_out(jobs_, tree_.plans.size(), [&](std::size_t i) {
      check_references(world_of(tree_, tree_.plans[i]), tree_.plans[i].faults);
    });
    check_places(tree_.units);
    check_places(tree_.regions);
    return std::move(tree_);
  }

 private:
  /// Nothing when it has been read before.
  std::optional<FileText> read_once(const FoundFile& file, const fs::path& root) {
    std::error_code error;
    if (!seen_.insert(fs::weakly_canonical(file.path, error)).second) return {};
    return reader_(file, root);
  }

  std::set<std::string> units_named() const {
    std::set<std::string> names;
    for (const auto* documents : {&tree_.plans, &tree_.units, &tree_.regions}) {
      for (const Document& document : *documents) add_units_named(document, names);
    }
    return names;
  }

  static Document document_of(Place place) {
    const Holds kind = holds_of(place.text.text);
    const std::string shown = place.text.path;
    std::vector<FileText> files;
    files.push_back(std::move(place.text));
    Document document = document_from(kind, shown, std::move(files));
    document.main_file = std::move(place.path);
    return document;
  }

  void add_asked(Place place) {
    const bool asked = !bearing_ || bearing_->bears_on(place.path, place.text.text);
    tree_.passed_over |= !asked;
    add(document_of(std::move(place)), asked);
  }

  /// Plans that are not asked for may hold units that others name, and people whom units name.
  void look_into_others() {
    if (names_lack(tree_)) {
      for (const FoundPlan& plan : others_) {
        for (Place& place : read_places(plan)) add_asked(std::move(place));
      }
    }
    const Mentions unknown(people_lacking(tree_));
    for (const FoundPlan& plan : others_) {
      if (unknown.empty()) return;
      const auto says_one = [&](const FoundFile& file) {
        return unknown.stand_in(reader_(file, root_).text);
      };
      if (std::none_of(plan.files.begin(), plan.files.end(), says_one)) continue;
      const Document document = read_plan(plan, root_, reader_).document;
      for (const Record* person : document.list("people")) elsewhere_.emplace_back(person->id());
    }
  }

  std::vector<Place> read_places(const FoundPlan& plan) const {
    std::vector<Place> places;
    for (const FoundFile& file : plan.files) {
      if (file.path.filename() == "st.yaml") continue;
      FileText text = reader_(file, root_);
      if (is_place(holds_of(text.text))) places.push_back({std::move(text), file.path});
    }
    return places;
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

  static Span id_place(const Document& document) {
    const Record* body = document.root->record(document.kind == Holds::unit ? "unit" : "region");
    return body->find("id")->where;
  }

  static void report_twice(std::deque<Document>& documents) {
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

  void check_places(std::deque<Document>& documents) {
    if (documents.empty()) return;
    auto people = people_known(tree_);
    people.insert(people.end(), elsewhere_.begin(), elsewhere_.end());
    for (Document& document : documents) check_references(document, people, document.faults);
  }

  fs::path root_;
  int jobs_;
  Reader reader_;
  Tree tree_{};
  std::set<fs::path> seen_{};
  std::optional<Bearing> bearing_{};      ///< Where only what changed is asked for:
  std::deque<FoundPlan> others_{};        ///< plans that are not,
  std::vector<std::string> elsewhere_{};  ///< and people whom they know.
};

std::string shown_as_given(const fs::path& path) {
  std::string shown = path.generic_string();
  while (shown.size() > 1 && shown.ends_with('/')) shown.pop_back();
  return shown.empty() ? "." : shown;
}

/// What was asked for: the files, and the folder that they are all in.
struct Asked {
  fs::path top;
  std::string shown;
  Found found{};
};

/// One plan, without those in folders of their own below it.
Asked whole_plan(const PlanFolder& plan) {
  Asked asked{plan.folder, plan.shown};
  discover(plan.folder, plan.shown, asked.found);
  asked.found.plans.erase(asked.found.plans.begin() + 1, asked.found.plans.end());
  return asked;
}

/// What a file that holds `text` stands for: itself if that is a unit or region, else the plan
/// around it.
std::variant<Asked, IoTrouble> asked_by_text(const fs::path& path, const std::string& shown,
                                             const std::string& text) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const Holds held = holds_of(text);
  if (held == Holds::pack || held == Holds::what_if) return IoTrouble{say("path-pack")};
  Asked asked{folder, shown_above(shown)};
  if (is_place(held) && path.filename() != "st.yaml") {
    asked.found.loose.push_back({path, shown});
    return asked;
  }
  const auto plan = plan_folder_of(folder, asked.shown);
  if (!plan) return IoTrouble{say("path-no-plan")};
  return whole_plan(*plan);
}

std::variant<Asked, IoTrouble> asked_by_file(const fs::path& path, const std::string& shown) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  auto read = read_file(path, folder);
  if (const auto* trouble = std::get_if<IoTrouble>(&read)) return *trouble;
  return asked_by_text(path, shown, std::get<std::string>(read));
}

/// A tree; or, inside a plan's folder, the plan.
std::variant<Asked, IoTrouble> asked_by_folder(const fs::path& path, const std::string& shown) {
  const auto listed = list_folder(path);
  if (const auto* trouble = std::get_if<IoTrouble>(&listed)) return *trouble;
  Asked asked{path, shown};
  discover(path, shown, asked.found);
  if (!asked.found.plans.empty()) return asked;
  const auto plan = plan_folder_of(path, shown);
  return plan ? whole_plan(*plan) : asked;
}

}  // namespace

World world_of(const Tree& tree, const Document& plan) {
  std::vector<const Document*> units;
  std::vector<const Document*> regions;
  for (const Document& unit : tree.units) units.push_back(&unit);
  for (const Document& region : tree.regions) regions.push_back(&region);
  return World(plan, units, regions);
}

Document edited(const Tree& tree, const Document& document, const std::string& file,
                const std::string& text) {
  std::vector<FileText> files;
  bool there = false;
  for (const Source& source : document.sources.all()) {
    const bool changed = source.path() == file;
    files.push_back({source.path(), changed ? text : std::string(source.text())});
    there |= changed;
  }
  if (!there) {
    const auto after = [&](const FileText& other) { return file < other.path; };
    files.insert(std::find_if(files.begin(), files.end(), after), {file, text});
  }
  Document now = document_from(document.kind, document.path, std::move(files));
  now.main_file = document.main_file;
  if (now.kind == Holds::plan) {
    check_references(world_of(tree, now), now.faults);
  } else {
    check_references(now, people_known(tree), now.faults);
  }
  return now;
}

Tree tree_of(const std::string& shown, std::vector<TreeFile> files,
             const std::function<bool(const std::string&)>& wanted) {
  std::map<std::string, TreeFile> by_path;
  std::vector<std::string> paths;
  for (TreeFile& file : files) {
    paths.push_back(file.path);
    by_path.emplace(file.path, std::move(file));
  }
  Found found = discovered(paths);
  std::erase_if(found.plans, [&](const FoundPlan& plan) { return !wanted(plan.shown); });
  const auto given = [&](const FoundFile& file, const fs::path&) {
    const TreeFile& one = by_path.at(file.shown);
    return FileText{one.path, one.text, one.trouble};
  };
  Loader loader({}, shown, 1, given);
  loader.read_plans(found.plans);
  loader.read_around(found.loose, Units::all);
  return loader.finish();
}

Tree tree_of(const std::string& shown, const Store& store,
             const std::function<bool(const std::string&)>& wanted, const Changes& changes) {
  Found found = discovered(store.paths);
  const auto read = [&](const FoundFile& file, const fs::path&) {
    TreeFile one = store.read(file.path.generic_string());
    return FileText{store.shown(one.path), std::move(one.text), std::move(one.trouble)};
  };
  Loader loader({}, shown, 1, read);
  const auto middle =
      std::stable_partition(found.loose.begin(), found.loose.end(),
                            [&](const FoundFile& file) { return wanted(file.shown); });
  const std::vector<FoundFile> around(middle, found.loose.end());
  found.loose.erase(middle, found.loose.end());
  loader.ask_only(changes, found, around, wanted);
  for (FoundPlan& plan : found.plans) plan.folder = plan.shown = store.shown(plan.shown);
  loader.read_plans(found.plans);
  loader.read_loose(found.loose);
  loader.read_around(around, Units::named);
  return loader.finish();
}

std::variant<Tree, IoTrouble> load(const fs::path& path, Units units, int jobs,
                                   const Changes* changes) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return IoTrouble{say("io-missing")};
  const std::string shown = shown_as_given(path);
  auto of_path =
      fs::is_directory(status) ? asked_by_folder(path, shown) : asked_by_file(path, shown);
  if (auto* trouble = std::get_if<IoTrouble>(&of_path)) return std::move(*trouble);
  Asked& asked = std::get<Asked>(of_path);
  const auto around = discover_above(asked.top, asked.shown);
  Loader loader(asked.top, asked.shown, jobs);
  const auto everything = [](const std::string&) { return true; };
  if (changes) loader.ask_only(*changes, asked.found, around, everything);
  loader.read_plans(asked.found.plans);
  loader.read_loose(asked.found.loose);
  loader.read_around(around, units);
  return loader.finish();
}

std::variant<Tree, IoTrouble> load_with(const fs::path& file, const std::string& text) {
  std::error_code error;
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const fs::path whole = fs::canonical(folder, error) / file.filename();
  if (error) return trouble_of(error.value());
  const std::string shown = shown_as_given(file);
  auto of_file = asked_by_text(file, shown, text);
  if (auto* trouble = std::get_if<IoTrouble>(&of_file)) return std::move(*trouble);
  Asked& asked = std::get<Asked>(of_file);
  const auto is_it = [&](const FoundFile& one) {
    return one.path.filename() == whole.filename() &&
           fs::weakly_canonical(one.path.parent_path(), error) / one.path.filename() == whole;
  };
  for (FoundPlan& plan : asked.found.plans) {
    if (std::ranges::any_of(plan.files, is_it)) continue;
    const auto after = [&](const FoundFile& other) { return shown < other.shown; };
    plan.files.insert(std::ranges::find_if(plan.files, after), {whole, shown});
  }
  const auto reader = [&](const FoundFile& one, const fs::path& root) {
    return is_it(one) ? FileText{one.shown, text} : read_text(one, root);
  };
  Loader loader(asked.top, asked.shown, 1, reader);
  loader.read_plans(asked.found.plans);
  loader.read_loose(asked.found.loose);
  loader.read_around(discover_above(asked.top, asked.shown), Units::named);
  return loader.finish();
}

}  // namespace st
