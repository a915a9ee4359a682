// The house has floors, and one looks only downwards. Nothing but this test says so to the
// compiler, so this test is where the rule lives.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace fs = std::filesystem;

namespace {

struct Floor {
  const char* name;
  int height;
};

/// check and plan are two rooms on one floor; they do not see each other.
/// embed is a tool of the build: it reads the packs and sees nothing but text. helper is a program
/// of its own, and sees nothing of st.
constexpr std::array floors{Floor{"text", 0},   Floor{"embed", 1},   Floor{"calendar", 1},
                            Floor{"record", 2}, Floor{"rule", 3},    Floor{"check", 4},
                            Floor{"plan", 4},   Floor{"dossier", 5}, Floor{"report", 6},
                            Floor{"cli", 7},    Floor{"helper", 0}};

const Floor* find_floor(const std::string& name) {
  const auto found = std::ranges::find(floors, name, &Floor::name);
  return found == floors.end() ? nullptr : &*found;
}

bool may_see(const Floor& from, const Floor& to) {
  return from.height > to.height || std::string(from.name) == to.name;
}

struct Include {
  std::string file;    ///< Below include/st or src: text/span.hpp
  std::string header;  ///< As it is written: st/text/span.hpp
};

/// What `line` includes; "" if it includes nothing.
std::string included(std::string line) {
  std::erase(line, ' ');
  constexpr std::string_view word = "#include";
  if (!line.starts_with(word) || line.size() == word.size()) return "";
  const auto begin = word.size() + 1;
  const auto end = line.find_first_of("\">", begin);
  return end == line.npos ? "" : line.substr(begin, end - begin);
}

void read_includes(const fs::path& path, const std::string& shown, std::vector<Include>& into) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (auto header = included(line); !header.empty()) into.push_back({shown, std::move(header)});
}

const std::vector<Include>& includes() {
  static const std::vector<Include> all = [] {
    std::vector<Include> found;
    for (const char* root : {"include/st", "src"}) {
      const fs::path top = fs::path(ST_SOURCE) / root;
      for (const auto& entry : fs::recursive_directory_iterator(top)) {
        const auto extension = entry.path().extension();
        if (extension == ".cpp" || extension == ".hpp" || extension == ".def")
          read_includes(entry.path(), fs::relative(entry.path(), top).generic_string(), found);
      }
    }
    return found;
  }();
  return all;
}

/// The first folder of a path: text of text/span.hpp.
std::string top_of(const std::string& path) { return path.substr(0, path.find('/')); }

/// The floor that one of our own headers stands on; nothing for a library's.
const Floor* floor_of_header(const std::string& header) {
  return find_floor(top_of(header.starts_with("st/") ? header.substr(3) : header));
}

}  // namespace

TEST_CASE("the tree is found, and every source file stands on a floor") {
  REQUIRE(includes().size() > 50);
  for (const Include& i : includes()) {
    INFO(i.file);
    CHECK(find_floor(top_of(i.file)) != nullptr);
  }
}

TEST_CASE("a floor includes only itself and the floors below") {
  for (const Include& i : includes()) {
    const Floor* from = find_floor(top_of(i.file));
    const Floor* to = floor_of_header(i.header);
    if (from == nullptr || to == nullptr) continue;
    INFO(i.file << " includes " << i.header);
    CHECK(may_see(*from, *to));
  }
}

TEST_CASE("an include line is read however it is written") {
  CHECK(included("#include \"st/text/span.hpp\"") == "st/text/span.hpp");
  CHECK(included("  # include <yaml-cpp/parser.h>  // why") == "yaml-cpp/parser.h");
  CHECK(included("int include = 1;").empty());
  CHECK(included("#include").empty());
}

TEST_CASE("no include climbs with ..") {
  for (const Include& i : includes()) {
    INFO(i.file << " includes " << i.header);
    CHECK(i.header.find("..") == std::string::npos);
  }
}

TEST_CASE("check and plan do not see each other") {
  CHECK_FALSE(may_see(*find_floor("check"), *find_floor("plan")));
  CHECK_FALSE(may_see(*find_floor("plan"), *find_floor("check")));
  CHECK(may_see(*find_floor("report"), *find_floor("plan")));
  CHECK_FALSE(may_see(*find_floor("text"), *find_floor("record")));
}

TEST_CASE("each outside library has one door") {
  // Dear to compile: not in what every command includes.
  constexpr std::array reading_arguments{"cli/help.hpp", "cli/usage.cpp"};
  for (const Include& i : includes()) {
    INFO(i.file << " includes " << i.header);
    if (i.header.starts_with("yaml-cpp/")) CHECK(i.file == "text/read_yaml.cpp");
    if (i.header.starts_with("CLI/")) CHECK(std::ranges::count(reading_arguments, i.file) == 1);
    const bool json = i.file.starts_with("report/formats/") || top_of(i.file) == "helper";
    if (i.header.starts_with("nlohmann/")) CHECK(json);
    if (i.header.starts_with("libical/")) CHECK(i.file == "helper/calendar.cpp");
    if (i.header.starts_with("editline/")) CHECK(i.file == "cli/prompt.cpp");
    if (i.header.starts_with("utf8proc")) CHECK(top_of(i.file) == "text");
  }
}
