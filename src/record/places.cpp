#include "places.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "st/text/suggest.hpp"

#include "document.hpp"
#include "naming.hpp"

namespace st {
namespace {

namespace fs = std::filesystem;

/// Does any of the words stand in the text? A word that is written with an escape may.
bool says(const std::string& text, const std::set<std::string>& words) {
  return text.find('\\') != std::string::npos ||
         std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

/// A unit's or region's file.
struct Place {
  FileText text;
  fs::path path;
};

}  // namespace

bool lies_among_places(std::string_view name) {
  return std::ranges::any_of(std::array{"units/", "regions/"}, [&](std::string_view folder) {
    const auto at = name.find(folder);
    return at == 0 || (at != name.npos && name[at - 1] == '/');
  });
}

Document place_of(FileText text, fs::path path) {
  const Holds kind = holds_of(text.text);
  const std::string shown = text.path;
  std::vector<FileText> files;
  files.push_back(std::move(text));
  Document document = document_from(kind, shown, std::move(files));
  document.main_file = std::move(path);
  return document;
}

void add_place(Tree& tree, Document place, bool asked) {
  const bool unit = place.kind == Holds::unit;
  (unit ? tree.units : tree.regions).push_back(std::move(place));
  (unit ? tree.unit_asked : tree.region_asked).push_back(asked);
}

void PlacesReader::read_of_plan(const std::vector<FoundFile>& files, const fs::path& root) {
  for (const FoundFile& file : files) {
    auto text = read_once(file, root);
    if (text && text->trouble.empty() && is_place(holds_of(text->text)))
      add_inside(std::move(*text), file);
  }
}

void PlacesReader::read_loose(const std::vector<FoundFile>& files, const fs::path& root) {
  for (const FoundFile& file : files) {
    auto text = read_once(file, root);
    if (!text) continue;
    const bool told = !bearing_ || bearing_->touches(file.path);
    if (!text->trouble.empty()) {
      if (told) report_unreadable(std::move(*text), !file.trouble.empty());
      continue;
    }
    const Holds held = holds_of(text->text);
    if (is_place(held)) {
      add_inside(std::move(*text), file);
    } else if (held == Holds::plan && told) {
      report_if_misplaced(std::move(*text));
    }
  }
}

void PlacesReader::read_around(const std::vector<FoundFile>& files, std::set<std::string>* names) {
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
      read[i] = place_of(std::move(places[i].text), std::move(places[i].path));
      if (names) add_units_named(*read[i], *names);
      more = true;
    }
  }
  for (auto& document : read) {
    if (document) add_place(tree_, std::move(*document), false);
  }
}

std::optional<FileText> PlacesReader::read_once(const FoundFile& file, const fs::path& root) {
  std::error_code error;
  if (!seen_.insert(fs::weakly_canonical(file.path, error)).second) return {};
  return reader_(file, root);
}

void PlacesReader::add_inside(FileText text, const FoundFile& file) {
  const bool asked = !bearing_ || bearing_->bears_on(file.path, text.text);
  passed_over_ |= !asked;
  add_place(tree_, place_of(std::move(text), file.path), asked);
}

void PlacesReader::report_unreadable(FileText text, bool folder) {
  const Source& source = tree_.rest.sources.add(std::move(text.path), {});
  Phrase help = remedy(text.trouble);
  tree_.rest.faults.push_back({.code = "ST-io",
                               .message = folder
                                              ? say("folder-unreadable", {std::move(text.trouble)})
                                              : say("file-unreadable", {std::move(text.trouble)}),
                               .where = {&source, 0, 0},
                               .help = std::move(help)});
}

/// A file in `units/` or `regions/` is there to hold one; a slip in that word must not hide it.
void PlacesReader::report_if_misplaced(FileText text) {
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

}  // namespace st
