// What the readers cost: instructions nothing|quick|reference|events FILE...
// Loads all files and reads them in that way; instructions.py counts what it takes. `events` are
// those of the library, told to nobody.
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include "agree.hpp"
#include "text/quick/quick.hpp"

namespace {

class Nobody : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

bool tell_nobody(const st::Source& source) {
  std::istringstream text{std::string(source.text())};
  YAML::Parser parser(text);
  Nobody nobody;
  return parser.HandleNextDocument(nobody);
}

/// False: it could not be read that way.
bool read(const st::Source& source, std::string_view way) {
  st::Faults faults;
  if (way == "quick") return st::read_quickly(source).has_value();
  if (way == "reference") st::read_by_reference(source, faults);
  return way == "events" ? tell_nobody(source) : faults.empty();
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
