// The disk with its traps: pipes, links that lead away, files too large, writes that fail.
#include "st/text/file.hpp"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

namespace st {
namespace {

namespace fs = std::filesystem;

/// A folder that is gone when the test is.
struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "st-file-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }

  fs::path put(const std::string& name, std::string_view bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
    return path / name;
  }
  fs::path path;
};

Phrase why(const std::variant<std::string, IoTrouble>& result) {
  const auto* trouble = std::get_if<IoTrouble>(&result);
  return trouble ? trouble->why : Phrase();
}

std::string content(const fs::path& path) {
  std::stringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
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
  CHECK(why(read_file(folder.put("t", largest + "x"), folder.path)) == say("io-too-large"));
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

TEST_CASE("writing replaces a file as a whole and keeps its mode") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "old");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  CHECK_FALSE(write_file(path, "new", false).has_value());
  CHECK(content(path) == "new");
  struct stat about {};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 07777U) == 0640U);
  CHECK(entries(folder.path) == 1);
}

TEST_CASE("a new file gets the usual mode") {
  const Folder folder;
  const mode_t mask = ::umask(027);
  CHECK_FALSE(write_file(folder.path / "n.yaml", "x", true).has_value());
  ::umask(mask);
  struct stat about {};
  REQUIRE(::stat((folder.path / "n.yaml").c_str(), &about) == 0);
  CHECK((about.st_mode & 07777U) == 0640U);
}

TEST_CASE("what must not be written over is not") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "old");
  const auto refused = [](const std::optional<IoTrouble>& trouble) {
    return trouble ? trouble->why : Phrase();
  };
  CHECK(refused(write_file(path, "new", true)) == say("io-exists"));
  fs::create_symlink("a.yaml", folder.path / "link");
  CHECK(refused(write_file(folder.path / "link", "new", false)) == say("io-write-link"));
  CHECK(refused(write_file(folder.path / "link", "new", true)) == say("io-exists"));
  fs::create_directory(folder.path / "d");
  CHECK(refused(write_file(folder.path / "d", "new", false)) == say("io-folder"));
  CHECK(refused(write_file(folder.path / "no" / "x", "new", false)) == say("io-missing"));
  CHECK(refused(write_file(path / "x", "new", false)) == say("io-not-folder"));
  fs::create_hard_link(path, folder.path / "twin");
  CHECK(refused(write_file(path, "new", false)) == say("io-hard-link"));
  CHECK(content(path) == "old");
  CHECK(entries(folder.path) == 4);
}

TEST_CASE("a write that fails leaves the old file and nothing else") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "old");
  struct rlimit before {};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const struct rlimit small { 1000, before.rlim_max };
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const auto replaced = write_file(path, std::string(5000, 'x'), false);
  const auto created = write_file(folder.path / "b.yaml", std::string(5000, 'x'), true);
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  REQUIRE(replaced.has_value());
  CHECK(replaced->why == say("io-size-limit"));
  CHECK(created.has_value());
  CHECK(content(path) == "old");
  CHECK(entries(folder.path) == 1);
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
