// What a process costs: spent COMMAND [ARGUMENT...]
// Tells its exit status, seconds on the clock and of the processor, and its peak memory in KiB. A
// process begins with the memory of the one that started it, and so that one is small.
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  posix_spawn_file_actions_t silent{};
  posix_spawn_file_actions_init(&silent);
  posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto begun = std::chrono::steady_clock::now();
  pid_t process = 0;
  int status = 0;
  rusage used{};
  if (posix_spawnp(&process, argv[1], &silent, nullptr, argv + 1, environ) != 0 ||
      wait4(process, &status, 0, &used) < 0)
    return 2;
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begun;
  std::printf("%d %.6f %.6f %ld\n",
              WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), wall.count(),
              seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss);
}
