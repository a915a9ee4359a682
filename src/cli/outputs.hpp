// Where the output of a command goes: several files at once, each in a format of its own.
#pragma once

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace st::cli {

constexpr int kFileWidth = 100;  ///< Characters in a line of a text that goes to a file.

/// A format, and where it goes: a file, or "-" for standard output.
template <class Format>
struct Output {
  const Format* format = nullptr;
  std::string file = "-";
};

/// Of `file`: the format that --format names, else the one that the file's name ends with, else the
/// first.
template <class Format>
const Format& format_of(const std::string& file, const std::string& named,
                        const std::vector<Format>& formats) {
  if (!named.empty()) return one_named("--format", named, formats);
  std::string ending = std::filesystem::path(file).extension().string();
  if (ending == ".md") ending = ".markdown";
  const auto found = std::ranges::find_if(
      formats, [&](const Format& format) { return ending == "." + std::string(format.name); });
  return found == formats.end() ? formats.front() : *found;
}

/// `word` of --output: a file, or FORMAT:FILE. A file whose name has a colon can be given with its
/// folder.
template <class Format>
Output<Format> output_of(const std::string& word, const std::string& named,
                         const std::vector<Format>& formats) {
  const std::size_t colon = word.find(':');
  const std::string before = word.substr(0, colon);
  if (colon == std::string::npos || before.find('/') != std::string::npos)
    return {&format_of(word, named, formats), word};
  return {&one_named("--output", before, formats), word.substr(colon + 1)};
}

/// All that are asked for: `words` of --output, and standard output where there is none. `named`:
/// the word of --format; empty: none is given. Refuses to write twice to one place.
template <class Format>
std::vector<Output<Format>> outputs_of(const std::vector<std::string>& words,
                                       const std::string& named,
                                       const std::vector<Format>& formats) {
  if (words.empty()) return {{&format_of("-", named, formats)}};
  if (!named.empty()) one_named("--format", named, formats);
  std::vector<Output<Format>> all;
  std::set<std::string> files;
  for (const std::string& word : words) {
    all.push_back(output_of(word, named, formats));
    if (!files.insert(all.back().file).second) throw Trouble(say("cli-twice", {all.back().file}));
  }
  return all;
}

}  // namespace st::cli
