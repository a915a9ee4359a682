// What reading plans with yaml-cpp alone costs: lists a tree and reads every yaml file in it, to
// nobody.
#include "reading/events.hpp"

#include <exception>
#include <filesystem>
#include <iostream>

#include "reading/agree.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1])) {
    if (entry.path().extension() != ".yaml") continue;
    try {
      st::readers::tell_nobody(st::readers::content(entry.path().string()));
    } catch (const std::exception& error) {
      std::cerr << entry.path() << ": " << error.what() << '\n';
      return 1;
    }
  }
}
