// Trees that are read whole, for those who look at all plans at once.
#include "st/record/load.hpp"

#include <algorithm>
#include <utility>

#include "st/record/open_tree.hpp"
#include "st/text/threads.hpp"

#include "document.hpp"

namespace st {

namespace {

/// A unit's head may be known to its region, or to a plan alone.
std::set<std::string> people_known(const Tree& tree) {
  std::set<std::string> people;
  for (const Document& plan : tree.plans) add_people(plan, people);
  for (const Document& region : tree.regions) add_people(region, people);
  return people;
}

Tree read_all(OpenTree open, int jobs) {
  std::vector<PlanRead> read(open.plans());
  share_out(jobs, read.size(), [&](std::size_t i) {
    read[i] = open.read(i);
    check_references(open.world_of(read[i]), read[i].document.faults);
  });
  std::deque<Document> plans;
  for (PlanRead& plan : read) {
    open.take_up(plan);
    plans.push_back(std::move(plan.document));
  }
  open.hold_places();
  return open.take(std::move(plans));
}

}  // namespace

bool holds_nothing(const Tree& tree) {
  return tree.plans.empty() && std::ranges::count(tree.unit_asked, true) == 0 &&
         std::ranges::count(tree.region_asked, true) == 0 && tree.rest.faults.empty();
}

std::shared_ptr<const Surroundings> surroundings_of(const Tree& tree, std::string_view plan) {
  auto seen = std::make_shared<Surroundings>();
  for (const auto* documents : {&tree.units, &tree.regions}) {
    for (const Document& place : *documents) {
      if (place.within.empty() || place.within == plan) seen->add(place);
    }
  }
  return seen;
}

World world_of(const Tree& tree, const Document& document) {
  const bool plan = document.kind == Holds::plan;
  return {document, surroundings_of(tree, plan ? document.path : document.within)};
}

Document with_text(const Document& document, const std::string& file, const std::string& text) {
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
  return now;
}

Document edited(const Tree& tree, const Document& document, const std::string& file,
                const std::string& text) {
  Document now = with_text(document, file, text);
  if (now.kind == Holds::plan) {
    check_references(world_of(tree, now), now.faults);
  } else {
    const std::set<std::string> people = people_known(tree);
    check_references(now, {people.begin(), people.end()}, now.faults);
  }
  return now;
}

Tree tree_of(const std::string& shown, std::vector<FileText> files,
             const std::function<bool(const std::string&)>& wanted) {
  return read_all(OpenTree::of(shown, std::move(files), wanted), 1);
}

std::variant<Tree, IoTrouble> load(const std::filesystem::path& path, Units units, int jobs) {
  auto open = OpenTree::open(path, units);
  if (auto* trouble = std::get_if<IoTrouble>(&open)) return std::move(*trouble);
  return read_all(std::move(std::get<OpenTree>(open)), jobs);
}

}  // namespace st
