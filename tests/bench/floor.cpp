// What no reader of plans can go below: lists a tree, reads every yaml file in it and counts lines.
#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>
#include <vector>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::vector<char> buffer(std::size_t{1} << 20U);
  long lines = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1])) {
    if (entry.path().extension() != ".yaml") continue;
    const int file = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    const auto size = ::read(file, buffer.data(), buffer.size());
    if (size > 0) lines += std::count(buffer.begin(), buffer.begin() + size, '\n');
    ::close(file);
  }
  std::printf("%ld\n", lines);
}
