// What the program carries inside itself is what stands under schemas/, byte for byte.
#include "st/rule/embedded.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

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
void check_same(const std::vector<st::EmbeddedFile>& embedded, const fs::path& top,
                std::size_t on_disk) {
  CHECK(embedded.size() == on_disk);
  CHECK(std::ranges::is_sorted(embedded, {}, &st::EmbeddedFile::path));
  for (const st::EmbeddedFile& file : embedded) {
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

TEST_CASE("every schema is inside the program as it stands in schemas") {
  std::size_t on_disk = 0;
  for (const auto& entry : fs::directory_iterator(schemas))
    on_disk += entry.path().string().ends_with(".schema.json") ? 1 : 0;
  check_same(st::embedded_schemas(), schemas, on_disk);
}
