// Which files belong to what, and that one broken file hides no other.
#include "st/record/load.hpp"

#include <filesystem>
#include <fstream>
#include <stdlib.h>
#include <string>

#include <doctest/doctest.h>

namespace st {
namespace {

namespace fs = std::filesystem;

/// A folder that is gone when the test is over; the test stands in it.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "st-load-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
    before_ = fs::current_path();
    fs::current_path(path_);
  }
  ~Folder() {
    fs::current_path(before_);
    fs::remove_all(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    const fs::path file = path_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  fs::path before_;
};

Tree read(const fs::path& path) {
  auto tree = load(path);
  REQUIRE(std::holds_alternative<Tree>(tree));
  return std::move(std::get<Tree>(tree));
}

std::string trouble(const fs::path& path) {
  const auto tree = load(path);
  const auto* found = std::get_if<IoTrouble>(&tree);
  return found ? found->why.in(Lang::en) : "";
}

std::string told(const Document& document) {
  std::string all;
  for (const Fault& fault : document.faults) {
    const Position p = fault.where.source->position(fault.where.begin);
    all +=
        std::string(fault.code) + " " + fault.where.source->path() + ":" + std::to_string(p.line);
    for (const Related& other : fault.related) all += " < " + other.where.source->path();
    all += "\n";
  }
  return all;
}

std::string paths(const std::deque<Document>& documents) {
  std::string all;
  for (const Document& document : documents) all += document.path + " ";
  return all;
}

TEST_CASE("a plan is the union of the files below its folder") {
  const Folder folder;
  folder.write("anna/st.yaml", "doctor: {id: anna}\ntalks: [{date: 2024-01-01, kind: progress}]\n");
  folder.write("anna/log/2024.yml", "talks: [{date: 2024-02-01, kind: progress}]\n");
  folder.write("anna/.st/draft.yaml", "talk: broken\n");
  folder.write("anna/.hidden.yaml", "talk: broken\n");
  folder.write("anna/notes.txt", "talk: broken\n");
  folder.write("anna/rules.yaml", "pack: own\nrules: []\n");
  folder.write("anna/if.yaml", "what_if: leave\n");
  folder.write("anna/inner/st.yaml", "doctor: {id: inner}\n");
  const Tree tree = read("anna");
  CHECK(paths(tree.plans) == "anna anna/inner ");
  CHECK(told(tree.plans[0]) == "");
  CHECK(tree.plans[0].list("talks").size() == 2);
  CHECK(tree.plans[0].id() == "anna");
  CHECK(tree.plans[1].id() == "inner");
  CHECK(told(tree.rest) == "");
}

TEST_CASE("paths are shown as given, with what was found below") {
  const Folder folder;
  folder.write("p/st.yaml", "doctor: {id: p}\nfoo: 1\n");
  folder.write("p/log/a.yaml", "foo: 1\n");
  CHECK(told(read("p").plans[0]) == "ST-unknown-key p/log/a.yaml:1\nST-unknown-key p/st.yaml:2\n");
  CHECK(told(read("p/").plans[0]) == "ST-unknown-key p/log/a.yaml:1\nST-unknown-key p/st.yaml:2\n");
  CHECK(told(read(".").plans[0]) == "ST-unknown-key p/log/a.yaml:1\nST-unknown-key p/st.yaml:2\n");
  fs::current_path(folder.path() / "p");
  CHECK(read(".").plans[0].path == ".");
  CHECK(told(read(".").plans[0]) == "ST-unknown-key log/a.yaml:1\nST-unknown-key st.yaml:2\n");
  CHECK(told(read("log/a.yaml").plans[0]) ==
        "ST-unknown-key log/a.yaml:1\nST-unknown-key st.yaml:2\n");
  fs::current_path(folder.path() / "p" / "log");
  CHECK(read(".").plans[0].path == "..");
  CHECK(told(read(".").plans[0]) ==
        "ST-unknown-key ../log/a.yaml:1\nST-unknown-key ../st.yaml:2\n");
}

TEST_CASE("a mapping section stands once; both places are named") {
  const Folder folder;
  folder.write("p/st.yaml", "contract: {signed: 2024-01-01}\n");
  folder.write("p/contract.yaml", "contract: {signed: 2024-01-02}\n");
  CHECK(told(read("p").plans[0]) == "ST-duplicate p/st.yaml:1 < p/contract.yaml\n");
}

TEST_CASE("units and regions are found in the tree, and above up to .git") {
  const Folder folder;
  folder.write("a/.git/HEAD", "");
  folder.write("a/units/home.yaml", "unit: {id: home}\n");
  folder.write("a/region.yaml", "region: {id: skane}\n");
  folder.write("a/b/c/d/e/st.yaml", "doctor: {id: x}\n");
  folder.write("outside.yaml", "unit: {id: outside}\n");
  Tree tree = read("a/b/c/d/e");
  CHECK(paths(tree.units) == "a/units/home.yaml ");
  CHECK(paths(tree.regions) == "a/region.yaml ");
  CHECK(tree.unit_asked == std::vector<bool>{false});
  tree = read("a");
  CHECK(paths(tree.units) == "a/units/home.yaml ");
  CHECK(tree.unit_asked == std::vector<bool>{true});
  fs::current_path(folder.path() / "a/b/c/d/e");
  CHECK(paths(read(".").units) == "../../../../units/home.yaml ");
  CHECK(paths(read("../../../../units/home.yaml").units) == "../../../../units/home.yaml ");
}

TEST_CASE("without git, three levels") {
  const Folder folder;
  folder.write("1.yaml", "unit: {id: far}\n");
  folder.write("a/2.yaml", "unit: {id: near}\n");
  folder.write("a/b/c/p/st.yaml", "doctor: {id: x}\n");
  CHECK(paths(read("a/b/c/p").units) == "a/2.yaml ");
}

TEST_CASE("two units with one id") {
  const Folder folder;
  folder.write("t/units/a.yaml", "unit: {id: home}\n");
  folder.write("t/units/b.yaml", "{\"unit\": {id: home}}\n");
  const Tree tree = read("t");
  REQUIRE(tree.units.size() == 2);
  CHECK(told(tree.units[0]) == "");
  CHECK(told(tree.units[1]) == "ST-duplicate t/units/b.yaml:1 < t/units/a.yaml\n");
}

TEST_CASE("a broken file hides no other, and its sections are not known") {
  const Folder folder;
  folder.write("p/st.yaml", "doctor: {id: p}\n");
  folder.write("p/talks.yaml", "talks:\n- {date: 2024-01-01, kind: \"progress}\n");
  folder.write("p/z.yaml", "rotations: [{form: 2024-01-01}]\n");
  folder.write("units/u.yaml", "unit: {id: \"u}\n");
  const Tree tree = read(".");
  CHECK(told(tree.plans[0]) ==
        "ST-syntax p/talks.yaml:2\nST-unknown-key p/z.yaml:1\nST-missing-key p/z.yaml:1\n");
  REQUIRE(tree.plans[0].root->find("talks"));
  CHECK(tree.plans[0].root->find("talks")->faulty);
  CHECK(told(tree.units[0]) == "ST-syntax units/u.yaml:1\n");
}

TEST_CASE("what cannot be read is ST-io, and nothing waits") {
  const Folder folder;
  folder.write("p/st.yaml", "doctor: {id: p}\n");
  fs::create_symlink("/nowhere", folder.path() / "p/gone.yaml");
  fs::create_symlink(folder.path() / "p", folder.path() / "p/round.yaml");
  folder.write("big.yaml", std::string(2 << 20, '#'));
  const Tree tree = read(".");
  CHECK(told(tree.plans[0]) == "ST-io p/gone.yaml:1\nST-io p/round.yaml:1\n");
  CHECK(told(tree.rest) == "ST-io big.yaml:1\n");
}

TEST_CASE("a slip in the one word that tells a unit") {
  const Folder folder;
  folder.write("t/units/u.yaml", "unti: {id: home}\n");
  folder.write("t/other.yaml", "services: {}\n");
  const Tree tree = read("t");
  CHECK(told(tree.rest) == "ST-unknown-key t/units/u.yaml:1\n");
  CHECK(tree.rest.faults[0].help.in(Lang::en) == "Did you mean 'unit'?");
}

TEST_CASE("what is no plan at all") {
  const Folder folder;
  folder.write("lone.yaml", "talks: []\n");
  folder.write("pack.yaml", "pack: x\n");
  CHECK(trouble("nowhere") == "does not exist");
  CHECK(trouble("lone.yaml") == "belongs to no plan: there is no st.yaml here or above");
  CHECK(trouble("pack.yaml") == "is a rule pack or a what-if, not a plan");
  CHECK(read(".").plans.empty());
}

TEST_CASE("the unit's people serve its plans, and the plans' people its head") {
  const Folder folder;
  folder.write("p/st.yaml",
               "doctor: {id: p}\ntraining: {specialty: geriatrik, start: 2024-01-01, unit: u}\n"
               "people: [{id: karin}]\ntalks: [{date: 2024-01-01, kind: progress, with: olle}]\n");
  folder.write("units/u.yaml", "unit: {id: u, head: karin, people: [{id: olle}]}\n");
  const Tree tree = read(".");
  CHECK(told(tree.plans[0]) == "");
  CHECK(told(tree.units[0]) == "");
}

TEST_CASE("several readers at a time read the same") {
  const Folder folder;
  for (int i = 0; i < 40; ++i) {
    const std::string n = std::to_string(10 + i);
    folder.write("p" + n + "/st.yaml", "doctor: {id: d" + n + "}\nx: 1\n");
  }
  auto loaded = load(".", Units::all, 4);
  const Tree tree = std::move(std::get<Tree>(loaded));
  REQUIRE(tree.plans.size() == 40);
  for (std::size_t i = 0; i < 40; ++i) {
    CHECK(tree.plans[i].id() == "d" + std::to_string(10 + i));
    CHECK(tree.plans[i].faults.size() == 1);
  }
}

}  // namespace
}  // namespace st
