#include "process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "command.hpp"

namespace st::cli {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  int get() const { return number_; }
  bool open() const { return number_ >= 0; }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

struct Pipe {
  Descriptor read{};
  Descriptor write{};
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw Trouble(say("process-no-pipe"));
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// What the child is to have as its own; signals as any program expects them.
class Start {
 public:
  Start() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    sigset_t usual;
    sigemptyset(&usual);
    for (const int signal : {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ}) {
      sigaddset(&usual, signal);
    }
    posix_spawnattr_setsigdefault(&attributes_, &usual);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
  }
  Start(const Start&) = delete;
  Start& operator=(const Start&) = delete;
  ~Start() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  void give(const Descriptor& from, int as) {
    posix_spawn_file_actions_adddup2(&actions_, from.get(), as);
  }

  pid_t go(const std::vector<std::string>& argv, const std::vector<std::string>& more = {}) const {
    std::vector<char*> words;
    // posix_spawn takes words that it does not change, and says so nowhere in its type.
    for (const std::string& word : argv) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    std::vector<char*> surroundings;  // Of two with one name the first counts.
    for (const std::string& word : more) surroundings.push_back(const_cast<char*>(word.c_str()));
    for (char** word = environ; *word; ++word) surroundings.push_back(*word);
    surroundings.push_back(nullptr);
    pid_t child = 0;
    const int error = posix_spawnp(&child, words.front(), &actions_, &attributes_, words.data(),
                                   surroundings.data());
    if (error == 0) return child;
    throw Trouble(say("process-not-started", {argv.front()}),
                  say("process-not-started-help", {argv.front()}));
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Reads what there is; closes at the end.
void read_some(Descriptor& from, std::string& into) {
  std::array<char, 1U << 16U> buffer{};
  const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
  if (count > 0) into.append(buffer.data(), static_cast<std::size_t>(count));
  if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)) from.close();
}

/// Writes what there is room for; closes when all of it, or the reader, is gone.
void write_some(Descriptor& to, std::string_view& input) {
  const ssize_t count = ::write(to.get(), input.data(), input.size());
  if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
  if (input.empty() || (count < 0 && errno != EINTR && errno != EAGAIN)) to.close();
}

/// Both ways at once, so that neither side waits for the other for ever.
void talk(Descriptor& in, std::string_view input, Descriptor& out, Descriptor& err, Ran& ran) {
  ::fcntl(in.get(), F_SETFL, O_NONBLOCK);
  if (input.empty()) in.close();
  while (in.open() || out.open() || err.open()) {
    std::array<pollfd, 3> waiting{pollfd{in.get(), POLLOUT, 0}, pollfd{out.get(), POLLIN, 0},
                                  pollfd{err.get(), POLLIN, 0}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) break;
    if (waiting[0].revents != 0) write_some(in, input);
    if (waiting[1].revents != 0) read_some(out, ran.out);
    if (waiting[2].revents != 0) read_some(err, ran.err);
  }
}

/// A signal left alone for a while.
class Ignored {
 public:
  explicit Ignored(int signal) : signal_(signal), before_(std::signal(signal, SIG_IGN)) {}
  Ignored(const Ignored&) = delete;
  Ignored& operator=(const Ignored&) = delete;
  ~Ignored() { std::signal(signal_, before_); }

 private:
  int signal_;
  void (*before_)(int);
};

}  // namespace

Ran run(const std::vector<std::string>& argv, std::string_view input,
        const std::vector<std::string>& environment) {
  const Ignored no_reader(SIGPIPE);
  Pipe in = make_pipe();
  Pipe out = make_pipe();
  Pipe err = make_pipe();
  Start start;
  start.give(in.read, STDIN_FILENO);
  start.give(out.write, STDOUT_FILENO);
  start.give(err.write, STDERR_FILENO);
  const pid_t child = start.go(argv, environment);
  in.read.close();
  out.write.close();
  err.write.close();
  Ran ran;
  talk(in.write, input, out.read, err.read, ran);
  ran.status = wait_for(child);
  return ran;
}

int run_in_terminal(const std::vector<std::string>& argv) {
  const Ignored interrupt(SIGINT);
  const Ignored quit(SIGQUIT);
  return wait_for(Start().go(argv));
}

std::vector<std::string> command_words(std::string_view command) {
  std::vector<std::string> words;
  std::string word;
  bool begun = false;
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    const bool blank = c == ' ' || c == '\t';
    if (quote == 0 && blank) {
      if (begun) words.push_back(std::exchange(word, {}));
      begun = false;
      continue;
    }
    begun = true;
    if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == quote) {
      quote = 0;
    } else if (c == '\\' && quote != '\'' && i + 1 < command.size()) {
      word += command[++i];
    } else {
      word += c;
    }
  }
  if (begun) words.push_back(word);
  return words;
}

}  // namespace st::cli
