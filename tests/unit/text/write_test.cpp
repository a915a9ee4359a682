// Writing: the old file or the new one, whatever the disk does and whoever else is at it.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <functional>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "st/text/file.hpp"

#include "folder.hpp"

namespace {

/// What happens while the new file is on its way to the disk; the disk's answer.
std::function<int(int)> on_sync;

/// How many bytes a write is to take: as many as it is given when 0.
std::size_t bytes_at_a_time = 0;
int interruptions = 0;

int real_sync(int file) { return static_cast<int>(::syscall(SYS_fsync, file)); }

}  // namespace

// These stand before the C library's, so that a test can step in between the checks of a write, and
// so that a disk can be as slow and halting as it may be.
extern "C" {
int our_fsync(int file) __asm__("fsync");
ssize_t our_write(int file, const void* bytes, size_t size) __asm__("write");
}

int our_fsync(int file) { return on_sync ? on_sync(file) : real_sync(file); }

ssize_t our_write(int file, const void* bytes, size_t size) {
  if (bytes_at_a_time != 0 && ++interruptions % 3 == 0) {
    errno = EINTR;
    return -1;
  }
  return ::syscall(SYS_write, file, bytes,
                   bytes_at_a_time == 0 ? size : std::min(size, bytes_at_a_time));
}

namespace st {
namespace {

namespace fs = std::filesystem;

Phrase why(const std::optional<IoTrouble>& trouble) { return trouble ? trouble->why : Phrase(); }

mode_t mode_of(const fs::path& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 ? about.st_mode & 07777U : 0;
}

bool is_folder(int file) {
  struct stat about {};
  return ::fstat(file, &about) == 0 && S_ISDIR(about.st_mode);
}

/// Writes "new" over "old", with `event` while the new file is being saved.
Phrase replaced_during(const fs::path& path, const fs::path& root,
                       const std::function<void()>& event) {
  on_sync = [&](int file) {
    if (!is_folder(file)) event();
    return real_sync(file);
  };
  const auto trouble = replace_file(path, root, "old", "new");
  on_sync = nullptr;
  return why(trouble);
}

TEST_CASE("a file is replaced as a whole and keeps its mode") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "old");
  for (const mode_t mode : {0640U, 0600U, 0664U, 0755U}) {
    REQUIRE(::chmod(path.c_str(), mode) == 0);
    CHECK(why(replace_file(path, folder.path, "old", "new")).empty());
    CHECK(content(path) == "new");
    CHECK(mode_of(path) == mode);
    CHECK(why(replace_file(path, folder.path, "new", "old")).empty());
  }
  CHECK(why(replace_file(path, folder.path, "old", "")).empty());
  CHECK(content(path).empty());
  const std::string largest(1U << 20U, 'x');
  CHECK(why(replace_file(path, folder.path, "", largest)).empty());
  CHECK(why(replace_file(path, folder.path, largest, largest + "x")) ==
        say("io-would-be-too-large"));
  CHECK(content(path) == largest);
  CHECK(folder.entries() == 1);
}

TEST_CASE("a disk that takes a few bytes at a time gets all of them") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "old");
  std::string text;
  for (int i = 0; i < 1000; ++i) text += std::to_string(i);
  bytes_at_a_time = 7;
  const auto trouble = replace_file(path, folder.path, "old", text);
  bytes_at_a_time = 0;
  CHECK(why(trouble).empty());
  CHECK(content(path) == text);
  CHECK(interruptions > 100);
}

TEST_CASE("owner and group are kept, and no group gets what was another's") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "old");
  if (::chown(path.c_str(), 1, 2) != 0) return;  // Only root can try this.
  REQUIRE(::chmod(path.c_str(), 0640) == 0);
  CHECK(why(replace_file(path, folder.path, "old", "new")).empty());
  struct stat about {};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  CHECK(about.st_uid == 1);
  CHECK(about.st_gid == 2);
  CHECK(mode_of(path) == 0640U);
}

TEST_CASE("a folder may be open for writing and not for reading") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "old");
  constexpr uid_t nobody = 65534;
  const bool root = ::geteuid() == 0;  // Root reads everything, and must be somebody else.
  if (root) {
    REQUIRE(::chown(path.c_str(), nobody, nobody) == 0);
    REQUIRE(::chown(folder.path.c_str(), nobody, nobody) == 0);
  }
  REQUIRE(::chmod(folder.path.c_str(), 0300) == 0);
  if (root) REQUIRE(::seteuid(nobody) == 0);
  const auto replaced = replace_file(path, folder.path, "old", "new");
  const auto created = create_file(folder.path / "b.yaml", folder.path, "new");
  if (root) REQUIRE(::seteuid(0) == 0);
  REQUIRE(::chmod(folder.path.c_str(), 0700) == 0);
  CHECK(why(replaced).empty());
  CHECK(why(created).empty());
  CHECK(content(path) == "new");
  CHECK(folder.entries() == 2);
}

TEST_CASE("a new file gets the usual mode, and nothing may stand there") {
  const Folder folder;
  const mode_t mask = ::umask(027);
  CHECK(why(create_file(folder.path / "n.yaml", folder.path, "new")).empty());
  ::umask(mask);
  CHECK(content(folder.path / "n.yaml") == "new");
  CHECK(mode_of(folder.path / "n.yaml") == 0640U);
  CHECK(why(create_file(folder.path / "n.yaml", folder.path, "newer")) == say("io-exists"));
  fs::create_symlink("nowhere", folder.path / "link");
  CHECK(why(create_file(folder.path / "link", folder.path, "new")) == say("io-exists"));
  fs::create_directory(folder.path / "d");
  CHECK(why(create_file(folder.path / "d", folder.path, "new")) == say("io-exists"));
  CHECK(why(create_file(folder.path / "no" / "x", folder.path, "new")) == say("io-missing"));
  CHECK(why(create_file(folder.path / "n.yaml" / "x", folder.path, "new")) == say("io-not-folder"));
  CHECK(why(create_file(folder.path / std::string(300, 'n'), folder.path, "new")) ==
        say("io-long-name"));
  CHECK(why(create_file(folder.path / "large", folder.path, std::string((1U << 20U) + 1, 'x'))) ==
        say("io-would-be-too-large"));
  CHECK(content(folder.path / "n.yaml") == "new");
  CHECK(folder.entries() == 3);
}

TEST_CASE("a new file stays inside the tree") {
  const Folder folder;
  const Folder outside;
  fs::create_directory(folder.path / "d");
  fs::create_directory_symlink(outside.path, folder.path / "out");
  fs::create_directory_symlink("d", folder.path / "in");
  CHECK(why(create_file(folder.path / "out" / "x", folder.path, "new")) == say("io-link-out"));
  CHECK(why(create_file(outside.path / "x", folder.path, "new")) == say("io-link-out"));
  CHECK(outside.entries() == 0);
  CHECK(why(create_file(folder.path / "in" / "x", folder.path, "new")).empty());
  CHECK(content(folder.path / "d" / "x") == "new");
}

TEST_CASE("what must not be written over is not") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "old");
  const auto refusal = [&](const fs::path& of) {
    return why(replace_file(of, folder.path, "old", "new"));
  };
  CHECK(why(replace_file(path, folder.path, "older", "new")) == say("io-changed-since"));
  CHECK(why(replace_file(path, folder.path, "", "new")) == say("io-changed-since"));
  CHECK(refusal(folder.path / "none") == say("io-missing"));
  CHECK(refusal(folder.path / "no" / "x") == say("io-missing"));
  CHECK(refusal(path / "x") == say("io-not-folder"));
  CHECK(refusal(folder.path) == say("io-folder"));
  REQUIRE(::mkfifo((folder.path / "pipe").c_str(), 0600) == 0);
  CHECK(refusal(folder.path / "pipe") == say("io-not-regular"));
  fs::create_hard_link(path, folder.path / "twin");
  CHECK(refusal(path) == say("io-hard-link"));
  CHECK(refusal(folder.path / "twin") == say("io-hard-link"));
  CHECK(content(path) == "old");
  CHECK(folder.entries() == 3);
}

TEST_CASE("a link is written through to its target inside the tree, and never out of it") {
  const Folder folder;
  const Folder outside;
  const fs::path path = folder.put("a.yaml", "old");
  const fs::path secret = outside.put("secret", "old");
  const auto refusal = [&](const fs::path& of) {
    return why(replace_file(of, folder.path, "old", "new"));
  };
  fs::create_symlink(secret, folder.path / "out");
  fs::create_symlink("loop", folder.path / "loop");
  fs::create_symlink("nowhere", folder.path / "dangling");
  fs::create_directory_symlink(outside.path, folder.path / "away");
  CHECK(refusal(folder.path / "out") == say("io-link-out"));
  CHECK(refusal(folder.path / "away" / "secret") == say("io-link-out"));
  CHECK(refusal(secret) == say("io-link-out"));
  CHECK(refusal(folder.path / "loop") == say("io-link-loop"));
  CHECK(refusal(folder.path / "dangling") == say("io-link-nowhere"));
  CHECK(content(secret) == "old");
  CHECK(outside.entries() == 1);

  fs::create_symlink("a.yaml", folder.path / "in");
  CHECK(refusal(folder.path / "in").empty());
  CHECK(fs::is_symlink(folder.path / "in"));
  CHECK_FALSE(fs::is_symlink(path));
  CHECK(content(path) == "new");
}

TEST_CASE("what happens to a file while the new one is saved stands") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "old");
  CHECK(replaced_during(path, folder.path, [&] { folder.put("a.yaml", "other"); }) ==
        say("io-changed-since"));
  CHECK(content(path) == "other");
  folder.put("a.yaml", "old");
  CHECK(replaced_during(path, folder.path, [&] { fs::remove(path); }) == say("io-missing"));
  CHECK_FALSE(fs::exists(path));
  folder.put("a.yaml", "old");
  // An editor that writes a new file with the same text: what it holds on to is not ours to guess.
  CHECK(replaced_during(path, folder.path, [&] { fs::rename(folder.put("b", "old"), path); }) ==
        say("io-changed-since"));
  CHECK(replaced_during(path, folder.path, [&] {
          fs::create_hard_link(path, folder.path / "twin");
        }) == say("io-hard-link"));
  fs::remove(folder.path / "twin");
  const Folder outside;
  const fs::path other = outside.put("other", "old");
  CHECK(replaced_during(path, folder.path, [&] {
          fs::remove(path);
          fs::create_symlink(other, path);
        }) == say("io-link-out"));
  CHECK(content(other) == "old");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a file that another makes in the meantime is not replaced by a new one") {
  const Folder folder;
  const fs::path path = folder.path / "a.yaml";
  on_sync = [&](int) {
    folder.put("a.yaml", "other");
    return 0;
  };
  const auto trouble = create_file(path, folder.path, "new");
  on_sync = nullptr;
  CHECK(why(trouble) == say("io-exists"));
  CHECK(content(path) == "other");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a write that fails leaves the old file and nothing else") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "old");
  struct rlimit before {};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const struct rlimit small { 1000, before.rlim_max };
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const auto replaced = replace_file(path, folder.path, "old", std::string(5000, 'x'));
  const auto created = create_file(folder.path / "b.yaml", folder.path, std::string(5000, 'x'));
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  CHECK(why(replaced) == say("io-size-limit"));
  CHECK(why(created) == say("io-size-limit"));
  CHECK(content(path) == "old");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a disk that does not confirm is told, and what stands there is said") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "old");
  bool fail_folder = false;
  on_sync = [&](int file) {
    errno = EIO;
    return is_folder(file) == fail_folder ? -1 : 0;
  };
  const auto file_failed = replace_file(path, folder.path, "old", "new");
  CHECK(why(file_failed) == say("io-device"));
  CHECK_FALSE(file_failed.value_or(IoTrouble{}).written);
  CHECK(content(path) == "old");
  CHECK(why(create_file(folder.path / "b.yaml", folder.path, "new")) == say("io-device"));
  fail_folder = true;
  const auto folder_failed = replace_file(path, folder.path, "old", "new");
  CHECK(why(folder_failed) == say("io-folder-not-synced"));
  CHECK(folder_failed.value_or(IoTrouble{}).written);
  CHECK(content(path) == "new");
  CHECK(why(create_file(folder.path / "b.yaml", folder.path, "new")) == say("io-device"));
  on_sync = nullptr;
  CHECK(folder.entries() == 1);
}

TEST_CASE("a product may be of any size, and replaces what stands there only when asked to") {
  const Folder folder;
  const fs::path path = folder.path / "report.xlsx";
  const std::string large(std::size_t{3} << 20U, 'x');
  CHECK_FALSE(write_product(path, large, {.owner_only = true}));
  CHECK(fs::file_size(path) == large.size());
  CHECK(mode_of(path) == 0600);
  CHECK(write_product(path, "new"));
  CHECK(fs::file_size(path) == large.size());
  ::chmod(path.c_str(), 0640);
  CHECK_FALSE(write_product(path, "new", {.over = true}));
  CHECK(fs::file_size(path) == 3);
  CHECK(mode_of(path) == 0640);
}

TEST_CASE("a product does not lead out of its folder, and is not written over what has two names") {
  const Folder folder;
  const fs::path inside = folder.path / "inside";
  fs::create_directory(inside);
  std::ofstream(folder.path / "mine") << "mine";
  fs::create_symlink("../mine", inside / "link");
  CHECK(write_product(inside / "link", "new", {.over = true}));
  fs::create_hard_link(folder.path / "mine", inside / "name");
  CHECK(write_product(inside / "name", "new", {.over = true}));
  CHECK(write_product(inside, "new", {.over = true}));
  CHECK(fs::file_size(folder.path / "mine") == 4);
  CHECK(write_product(folder.path / "none" / "file", "new"));
}

TEST_CASE("a folder is made where nothing stands, and is there or is not") {
  const Folder folder;
  CHECK(why(create_folder(folder.path / "d")).empty());
  CHECK(fs::is_directory(folder.path / "d"));
  CHECK(why(create_folder(folder.path / "d")) == say("io-exists"));
  CHECK(why(create_folder(folder.path / "no" / "d")) == say("io-missing"));
  CHECK(why(create_folder(folder.put("f", "") / "d")) == say("io-not-folder"));
  on_sync = [](int) {
    errno = EIO;
    return -1;
  };
  const auto trouble = create_folder(folder.path / "e");
  on_sync = nullptr;
  CHECK(why(trouble) == say("io-device"));
  CHECK(folder.entries() == 2);
}

TEST_CASE("a file is removed only as it was written") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "new");
  const auto refusal = [&](const fs::path& of) { return why(remove_file(of, folder.path, "new")); };
  CHECK(why(remove_file(path, folder.path, "old")) == say("io-changed-since"));
  CHECK(refusal(folder.path / "none") == say("io-missing"));
  CHECK(refusal(folder.path) == say("io-folder"));
  fs::create_symlink("a.yaml", folder.path / "link");
  CHECK(refusal(folder.path / "link") == say("io-changed-since"));
  const Folder outside;
  CHECK(refusal(outside.put("secret", "new")) == say("io-link-out"));
  fs::create_hard_link(path, folder.path / "twin");
  CHECK(refusal(path) == say("io-hard-link"));
  fs::remove(folder.path / "twin");
  CHECK(content(path) == "new");
  CHECK(refusal(path).empty());
  CHECK_FALSE(fs::exists(path));
}

TEST_CASE("only temporary files that nobody will finish are taken away") {
  const Folder folder;
  const auto age = [&](const std::string& name, int hours) {
    fs::path path = folder.put(name, "half");
    const std::time_t then = std::time(nullptr) - hours * 3600L;
    const struct timespec times[2] = {{then, 0}, {then, 0}};
    REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
    return path;
  };
  const fs::path stale = age(".a.yaml.st-aB3xYz", 25);
  const fs::path fresh = age(".a.yaml.st-aB3xY0", 23);
  const fs::path at_work = age(".a.yaml.st-aB3xY1", 25);
  for (const char* other : {"a.yaml.st-aB3xYz", ".a.yaml.st-aB3xY", ".a.yaml.st-aB3x.z",
                            ".st-aB3xYz", ".a.yaml.aB3xYz", ".a.yaml.st-aB3xYz~", "a.yaml"}) {
    age(other, 1000);
  }
  fs::create_symlink("a.yaml", folder.path / ".b.st-aB3xYz");
  fs::create_directory(folder.path / ".d.st-aB3xYz");
  const int writing = ::open(at_work.c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(::flock(writing, LOCK_EX | LOCK_NB) == 0);
  remove_stale_temporaries(folder.path);
  CHECK_FALSE(fs::exists(stale));
  CHECK(fs::exists(fresh));
  CHECK(fs::exists(at_work));
  CHECK(folder.entries() == 11);
  ::close(writing);
  remove_stale_temporaries(folder.path);
  CHECK_FALSE(fs::exists(at_work));
  CHECK(folder.entries() == 10);
  remove_stale_temporaries(folder.path / "none");
}

TEST_CASE("a temporary file is locked while it is written") {
  const Folder folder;
  const fs::path path = folder.put("a.yaml", "old");
  bool locked = false;
  CHECK(replaced_during(path, folder.path, [&] {
          for (const auto& entry : fs::directory_iterator(folder.path)) {
            if (entry.path() == path) continue;
            const int other = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
            locked = other >= 0 && ::flock(other, LOCK_EX | LOCK_NB) != 0;
            ::close(other);
          }
        }).empty());
  CHECK(locked);
}

}  // namespace
}  // namespace st
