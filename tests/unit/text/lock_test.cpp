// The lock between processes: one holds it, the others wait, and no death leaves it taken.
#include "st/text/lock.hpp"

#include <csignal>
#include <fcntl.h>
#include <functional>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "folder.hpp"

namespace {

/// What happens between a lock's file being opened and being locked.
std::function<void()> before_flock;

}  // namespace

/// Stands before the C library's, so that a test can step in.
extern "C" int our_flock(int file, int operation) noexcept __asm__("flock");

int our_flock(int file, int operation) noexcept {
  if (before_flock) std::exchange(before_flock, nullptr)();
  return static_cast<int>(::syscall(SYS_flock, file, operation));
}

namespace st {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using Taken = std::variant<Lock, IoTrouble>;

bool taken(const Taken& lock) { return std::holds_alternative<Lock>(lock); }

Phrase why(const Taken& lock) {
  const auto* trouble = std::get_if<IoTrouble>(&lock);
  return trouble ? trouble->why : Phrase();
}

/// Another process that holds the lock until it is killed, or for as long as it is told.
class Holder {
 public:
  explicit Holder(const fs::path& file, milliseconds time = std::chrono::hours(1)) {
    int ready[2];
    REQUIRE(::pipe2(ready, O_CLOEXEC) == 0);
    process_ = ::fork();
    if (process_ == 0) {
      const Taken lock = take_lock(file, milliseconds(0));
      const char answer = taken(lock) ? 'y' : 'n';
      [[maybe_unused]] const ssize_t written = ::write(ready[1], &answer, 1);
      ::usleep(static_cast<useconds_t>(std::chrono::microseconds(time).count()));
      ::_exit(0);
    }
    char answer = 0;
    REQUIRE(::read(ready[0], &answer, 1) == 1);
    REQUIRE(answer == 'y');
    ::close(ready[0]);
    ::close(ready[1]);
  }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;
  ~Holder() { kill(); }

  void kill() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
  }
  std::string process() const { return std::to_string(process_); }

 private:
  pid_t process_ = 0;
};

TEST_CASE("the lock's file and folder are made, say who holds it, and stay") {
  const Folder folder;
  const fs::path file = folder.path / ".st" / "lock";
  {
    const Taken lock = take_lock(file, milliseconds(0));
    REQUIRE(taken(lock));
    CHECK(content(file) == std::to_string(::getpid()) + "\n");
  }
  CHECK(fs::exists(file));
  CHECK(taken(take_lock(file, milliseconds(0))));
  folder.put(".st/lock", "12345678901234567890\n");  // Longer than what comes after.
  const Taken lock = take_lock(file, milliseconds(0));
  CHECK(content(file) == std::to_string(::getpid()) + "\n");
}

TEST_CASE("who comes second is told who is first, and gets the lock when that one dies") {
  const Folder folder;
  const fs::path file = folder.path / "lock";
  Holder holder(file);
  const auto begin = std::chrono::steady_clock::now();
  CHECK(why(take_lock(file, milliseconds(60))) == say("lock-held", {holder.process()}));
  CHECK(std::chrono::steady_clock::now() - begin >= milliseconds(60));
  folder.put("lock", "");
  CHECK(why(take_lock(file, milliseconds(0))) == say("lock-held-by-unknown"));
  folder.put("lock", "nobody\n");
  CHECK(why(take_lock(file, milliseconds(0))) == say("lock-held-by-unknown"));
  holder.kill();
  CHECK(taken(take_lock(file, milliseconds(0))));
}

TEST_CASE("who waits gets the lock when it is free") {
  const Folder folder;
  const Holder holder(folder.path / "lock", milliseconds(100));
  CHECK(taken(take_lock(folder.path / "lock", milliseconds(10000))));
}

TEST_CASE("a lock can be handed on, and is freed once") {
  const Folder folder;
  const fs::path file = folder.path / "lock";
  Taken first = take_lock(file, milliseconds(0));
  REQUIRE(taken(first));
  {
    const Lock second = std::move(std::get<Lock>(first));
    CHECK_FALSE(taken(take_lock(file, milliseconds(0))));
  }
  CHECK(taken(take_lock(file, milliseconds(0))));
}

TEST_CASE("a program that is started does not keep the lock") {
  const Folder folder;
  const fs::path file = folder.path / "lock";
  pid_t child = 0;
  {
    const Taken lock = take_lock(file, milliseconds(0));
    REQUIRE(taken(lock));
    int started[2];
    REQUIRE(::pipe2(started, O_CLOEXEC) == 0);
    child = ::fork();
    if (child == 0) {
      ::execl("/bin/sleep", "sleep", "60", nullptr);
      ::_exit(1);
    }
    ::close(started[1]);
    char end = 0;
    CHECK(::read(started[0], &end, 1) == 0);  // Closed by exec: the program runs.
    ::close(started[0]);
  }
  CHECK(taken(take_lock(file, milliseconds(0))));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

TEST_CASE("a lock's file that is taken away (git clean) does not let two in") {
  const Folder folder;
  const fs::path file = folder.path / "lock";
  before_flock = [&] { fs::remove(file); };
  const Taken lock = take_lock(file, milliseconds(0));
  REQUIRE(taken(lock));
  CHECK(content(file) == std::to_string(::getpid()) + "\n");  // Of the file that others will open.
  CHECK_FALSE(taken(take_lock(file, milliseconds(0))));
}

TEST_CASE("what cannot be a lock is refused, and nothing is written into it") {
  const Folder folder;
  const Folder outside;
  const auto refusal = [](const fs::path& file) { return why(take_lock(file, milliseconds(0))); };
  const auto unusable = [](const fs::path& file, const char* id) {
    return say("lock-unusable", {file.string(), say(id)});
  };
  const fs::path precious = outside.put("lock", "precious");
  fs::create_symlink(precious, folder.path / "link");
  CHECK(refusal(folder.path / "link") == unusable(folder.path / "link", "io-write-link"));
  fs::create_directory_symlink(outside.path, folder.path / ".st");
  CHECK(refusal(folder.path / ".st/lock") == unusable(folder.path / ".st/lock", "io-write-link"));
  fs::create_hard_link(precious, outside.path / "twin");
  CHECK(refusal(precious) == unusable(precious, "io-hard-link"));
  CHECK(content(precious) == "precious");
  fs::create_directory(folder.path / "d");
  CHECK(refusal(folder.path / "d") == unusable(folder.path / "d", "io-folder"));
  REQUIRE(::mkfifo((folder.path / "pipe").c_str(), 0600) == 0);
  CHECK(refusal(folder.path / "pipe") == unusable(folder.path / "pipe", "io-not-regular"));
  const fs::path far = folder.path / "no" / ".st" / "lock";
  CHECK(refusal(far) == unusable(far, "io-missing"));
  CHECK_FALSE(fs::exists(folder.path / "no"));
}

}  // namespace
}  // namespace st
