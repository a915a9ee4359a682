// What the program carries inside itself is what stands under schemas/, byte for byte.
#include "st/rule/embedded.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "st/text/tape.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path schemas = fs::path(ST_SOURCE) / "schemas";

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Every file below `top` has its equal among `embedded`, and the other way round.
template <class File>
void check_same(const std::vector<File>& embedded, const fs::path& top, std::size_t on_disk) {
  CHECK(embedded.size() == on_disk);
  CHECK(std::ranges::is_sorted(embedded, {}, &File::path));
  for (const File& file : embedded) {
    INFO(std::string(file.path));
    CHECK(file.text == read(top / file.path));
  }
}

}  // namespace

TEST_CASE("every pack is inside the program as it stands in schemas/rules") {
  std::size_t on_disk = 0;
  for (const auto& entry : fs::recursive_directory_iterator(schemas / "rules"))
    on_disk += entry.path().extension() == ".yaml" ? 1 : 0;
  check_same(st::embedded_packs(), schemas / "rules", on_disk);
}

namespace {
bool same(const st::Node& a, const st::Node& b) {
  return a.kind == b.kind && a.where == b.where && a.key == b.key && a.key_where == b.key_where &&
         a.scalar == b.scalar && a.quoted == b.quoted &&
         std::ranges::equal(a.children, b.children, same);
}
}  // namespace

TEST_CASE("a pack's tape is the tree that reading its text gives") {
  for (const st::EmbeddedPack& pack : st::embedded_packs()) {
    INFO(std::string(pack.path));
    const st::Source source(std::string(pack.path), std::string(pack.text));
    st::Faults faults;
    CHECK(same(st::read_yaml(source, faults), st::thaw(source, pack.tape)));
    CHECK(faults.empty());
  }
}

TEST_CASE("what is left out of a tape leaves the rest as it was") {
  const st::Source source("x", "a: {b: [1, 2], c: 'x y'}\nb: 3\nd: {b: {c: 4}, e: 5}\n");
  st::Faults faults;
  const st::Node whole = st::read_yaml(source, faults);
  const st::Node lean = st::thaw(source, st::freeze(whole), {"b"});
  CHECK(lean.find("b")->kind == st::Node::Kind::empty);
  CHECK(lean.find("a")->find("b")->children.empty());
  CHECK(same(*lean.find("a")->find("c"), *whole.find("a")->find("c")));
}

TEST_CASE("every schema is inside the program as it stands in schemas") {
  std::size_t on_disk = 0;
  for (const auto& entry : fs::directory_iterator(schemas))
    on_disk += entry.path().string().ends_with(".schema.json") ? 1 : 0;
  check_same(st::embedded_schemas(), schemas, on_disk);
}
