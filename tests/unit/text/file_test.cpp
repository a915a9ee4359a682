// Reading with the disk's traps: pipes, links that lead away, files too large.
#include "st/text/file.hpp"

#include <sys/stat.h>

#include <doctest/doctest.h>

#include "folder.hpp"

namespace st {
namespace {

namespace fs = std::filesystem;

Phrase why(const std::variant<std::string, IoTrouble>& result) {
  const auto* trouble = std::get_if<IoTrouble>(&result);
  return trouble ? trouble->why : Phrase();
}

TEST_CASE("a file is read whole") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", std::string("a\0b\r\n", 5));
  CHECK(std::get<std::string>(read_file(path, folder.path)) == std::string("a\0b\r\n", 5));
  CHECK(std::get<std::string>(read_file(folder.put("e", ""), folder.path)).empty());
  CHECK(std::get<std::string>(read_file(path, folder.path / "")).size() == 5);
  CHECK(std::get<std::string>(read_file(path, "")).size() == 5);
  const std::string largest(1U << 20U, 'x');
  CHECK(std::get<std::string>(read_file(folder.put("l", largest), folder.path)) == largest);
  CHECK(std::get<std::string>(read_product(folder.put("p", largest + "x"))) == largest + "x");
  CHECK(why(read_file(folder.put("t", largest + "x"), folder.path)) == say("io-too-large", {"1"}));
}

TEST_CASE("what is no regular file is refused at once") {
  const Folder folder;
  CHECK(why(read_file(folder.path / "none", folder.path)) == say("io-missing"));
  CHECK(why(read_file(folder.path, folder.path)) == say("io-folder"));
  CHECK(why(read_file(folder.put("f", "") / "x", folder.path)) == say("io-not-folder"));
  REQUIRE(::mkfifo((folder.path / "pipe").c_str(), 0600) == 0);
  CHECK(why(read_file(folder.path / "pipe", folder.path)) == say("io-not-regular"));
  CHECK(why(read_file("/dev/zero", folder.path)) == say("io-not-regular"));
  CHECK_FALSE(why(read_file("/proc/self/mem", folder.path)).empty());
  CHECK(why(read_file(folder.path / std::string(300, 'n'), folder.path)) == say("io-long-name"));
  std::string far;
  while (far.size() < 5000) far += "folder/";
  CHECK_FALSE(why(read_file(folder.path / far, folder.path)).empty());
}

TEST_CASE("links are followed inside the tree only") {
  const Folder folder;
  const Folder outside;
  folder.put("a.yaml", "a");
  const fs::path secret = outside.put("secret", "s");
  fs::create_symlink("a.yaml", folder.path / "in");
  fs::create_symlink(secret, folder.path / "out");
  fs::create_symlink("loop", folder.path / "loop");
  fs::create_symlink("nowhere", folder.path / "dangling");
  fs::create_directory_symlink(outside.path, folder.path / "away");
  CHECK(std::get<std::string>(read_file(folder.path / "in", folder.path)) == "a");
  CHECK(why(read_file(folder.path / "out", folder.path)) == say("io-link-out"));
  CHECK(why(read_file(folder.path / "away" / "secret", folder.path)) == say("io-link-out"));
  CHECK(why(read_file(folder.path / "loop", folder.path)) == say("io-link-loop"));
  CHECK(why(read_file(folder.path / "dangling", folder.path)) == say("io-link-nowhere"));
}

TEST_CASE("a folder's visible entries, in order") {
  const Folder folder;
  folder.put("b", "");
  folder.put("Å", "");
  folder.put("a\nb", "");
  folder.put(".hidden", "");
  fs::create_directory(folder.path / "c");
  fs::create_symlink("b", folder.path / "l");
  const auto listed = std::get<std::vector<FolderEntry>>(list_folder(folder.path));
  REQUIRE(listed.size() == 5);
  CHECK(listed[0].name == "a\nb");
  CHECK(listed[1].kind == FolderEntry::Kind::file);
  CHECK(listed[2].kind == FolderEntry::Kind::folder);
  CHECK(listed[3].kind == FolderEntry::Kind::link);
  CHECK(listed[4].name == "Å");
  CHECK(std::holds_alternative<IoTrouble>(list_folder(folder.path / "none")));
  CHECK(std::get<IoTrouble>(list_folder(folder.path / "b")).why == say("io-not-folder"));
}

}  // namespace
}  // namespace st
