// Files of the source that the declarations make. ST_UPDATE=1 writes them anew.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace st {

inline std::string text_of(const std::string& path) {
  std::ifstream file(std::string(ST_SOURCE) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The file is what is made.
inline void hold(const std::string& path, const std::string& made) {
  if (std::getenv("ST_UPDATE")) {
    std::ofstream(std::string(ST_SOURCE) + "/" + path, std::ios::binary) << made;
  }
  INFO(path, " is not what the tables make: run the tests with ST_UPDATE=1 and look at the change");
  CHECK((text_of(path) == made));
}

/// The marked part of a manual page is what is made; the rest of it is written by hand.
inline void hold_part(const std::string& page, const std::string& made) {
  constexpr std::string_view begin = ".\\\" Made from the declarations: begin\n";
  constexpr std::string_view end = ".\\\" Made from the declarations: end\n";
  const std::string text = text_of(page);
  const auto from = text.find(begin);
  const auto to = text.find(end);
  REQUIRE(from != text.npos);
  REQUIRE(to != text.npos);
  hold(page, text.substr(0, from + begin.size()) + made + text.substr(to));
}

}  // namespace st
