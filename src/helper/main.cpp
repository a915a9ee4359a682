// st-helper FORMAT: reads the content of one file as JSON and writes the file's bytes. `st` starts
// it for the formats that it does not write itself; nobody else needs to.
#include <array>
#include <cstdio>
#include <exception>
#include <iostream>
#include <iterator>
#include <string>

#include <nlohmann/json.hpp>

#include "helper/format.hpp"

namespace {

constexpr std::array formats{st::helper::Format{"calendar", st::helper::calendar},
                             st::helper::Format{"choice", st::helper::choice},
                             st::helper::Format{"pdf_fields", st::helper::pdf_fields},
                             st::helper::Format{"pdf", st::helper::pdf},
                             st::helper::Format{"xlsx", st::helper::xlsx}};

constexpr int kOurFault = 3;  // As st's own.

int run(std::string_view name) {
  for (const st::helper::Format& format : formats) {
    if (format.name != name) continue;
    const std::string content{std::istreambuf_iterator<char>(std::cin), {}};
    std::cout << format.write(nlohmann::json::parse(content)) << std::flush;
    return std::cout.good() ? 0 : kOurFault;
  }
  return kOurFault;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return argc == 2 ? run(argv[1]) : kOurFault;
  } catch (const std::exception& fault) {  // st words what the user is told.
    std::fprintf(stderr, "%s\n", fault.what());
    return kOurFault;
  }
}
