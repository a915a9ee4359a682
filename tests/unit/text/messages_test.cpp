// The catalogue held to itself and to the code: two languages, the same arguments, no message
// that nobody says, and none said that does not exist.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string_view>

#include <doctest/doctest.h>

#include "st/text/phrase.hpp"

namespace st {
namespace {

namespace fs = std::filesystem;

/// All code of src, and of the headers, in one text; the catalogue itself left out.
std::string all_code() {
  std::stringstream code;
  for (const char* folder : {"/src", "/include"}) {
    for (const auto& entry : fs::recursive_directory_iterator(ST_SOURCE + std::string(folder))) {
      const std::string extension = entry.path().extension().string();
      if (extension == ".cpp" || extension == ".hpp") code << std::ifstream(entry.path()).rdbuf();
    }
  }
  return code.str();
}

/// The stretches between `begin` and `end`, wherever in the text they stand.
std::set<std::string> between(std::string_view text, std::string_view begin, char end) {
  std::set<std::string> found;
  for (std::size_t at = text.find(begin); at != text.npos; at = text.find(begin, at + 1)) {
    const std::size_t first = at + begin.size();
    const std::size_t last = text.find(end, first);
    if (last != text.npos) found.emplace(text.substr(first, last - first));
  }
  return found;
}

/// What stands in braces; doubled braces are braces to be shown.
std::set<std::string> arguments(std::string text) {
  for (std::size_t at = 0; (at = text.find("{{", at)) != text.npos;) text.erase(at, 2);
  return between(text, "{", '}');
}

TEST_CASE("every message has an id of its own, both languages and the same arguments") {
  std::set<std::string_view> ids;
  for (const Message& message : catalogue()) {
    CAPTURE(message.id);
    CHECK(ids.insert(message.id).second);
    CHECK_FALSE(message.sv.empty());
    CHECK_FALSE(message.en.empty());
    CHECK(arguments(std::string(message.sv)) == arguments(std::string(message.en)));
    for (const std::string& argument : arguments(std::string(message.sv))) {
      CHECK((argument.size() == 1 && argument[0] >= '0' && argument[0] <= '9'));
    }
  }
}

TEST_CASE("every message that is said exists, and every message is said") {
  const std::string code = all_code();
  std::set<std::string> ids;
  for (const Message& message : catalogue()) ids.insert(std::string(message.id));
  for (const std::string& id : between(code, "say(\"", '"')) {
    CAPTURE(id);
    CHECK(ids.contains(id));
  }
  for (const std::string& id : ids) {
    CAPTURE(id);
    // A message's help is said by the message's own name and "-help".
    const std::string owner = id.ends_with("-help") ? id.substr(0, id.size() - 5) : id;
    const auto said = [&](const std::string& name) {
      return code.find('"' + name + '"') != std::string::npos;
    };
    CHECK((said(id) || said(owner)));
  }
}

}  // namespace
}  // namespace st
