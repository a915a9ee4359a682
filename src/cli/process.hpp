// Other programs, started with a list of arguments and never through a shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace st::cli {

struct Ran {
  int status = 0;  ///< What it exited with; 128 and its number when a signal ended it.
  std::string out{};
  std::string err{};
};

/// Runs a program to its end: `input` is what it reads, `environment` ("NAME=value") what it has in
/// its surroundings besides, or instead. Throws Trouble when it is not there.
Ran run(const std::vector<std::string>& argv, std::string_view input = {},
        const std::vector<std::string>& environment = {});

/// Runs a program that talks to the user itself, such as an editor; its exit status. Ctrl-C is its
/// own business meanwhile. Throws Trouble when it is not there.
int run_in_terminal(const std::vector<std::string>& argv);

/// The words of a command as EDITOR holds it: blanks part them, quotes keep them together.
std::vector<std::string> command_words(std::string_view command);

}  // namespace st::cli
