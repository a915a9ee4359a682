// What the readers cost: instructions nothing|quick|reference|events FILE...
// Loads all files and reads them in that way; instructions.py counts what it takes. `events` are
// those of the library, told to nobody.
#include <iostream>
#include <string>
#include <string_view>

#include "agree.hpp"
#include "events.hpp"
#include "text/quick/quick.hpp"

namespace {

/// False: it could not be read that way.
bool read(const st::Source& source, std::string_view way) {
  st::Faults faults;
  if (way == "quick") return st::read_quickly(source).has_value();
  if (way == "reference") st::read_by_reference(source, faults);
  return way == "events" ? st::readers::tell_nobody(std::string(source.text())) : faults.empty();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  st::Sources sources;
  for (int i = 2; i < argc; ++i) sources.add(argv[i], st::readers::content(argv[i]));
  for (const st::Source& source : sources.all()) {
    if (read(source, argv[1])) continue;
    std::cerr << source.path() << " cannot be read as " << argv[1] << '\n';
    return 1;
  }
}
