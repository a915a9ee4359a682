// Every text that yaml-cpp can throw has words of ours: its header is read, and each string
// in it is looked for in the table.
#include "text/yaml_errors.hpp"

#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "st/text/phrase.hpp"

namespace st {
namespace {

/// The strings of namespace YAML::ErrorMsg, pieces of one string joined.
std::vector<std::string> error_texts() {
  std::ifstream file("/usr/include/yaml-cpp/exceptions.h");
  std::stringstream buffer;
  buffer << file.rdbuf();
  const std::string header = buffer.str();
  std::vector<std::string> texts;
  const std::string begin = "const char* const ";
  for (std::size_t at = header.find(begin); at != header.npos; at = header.find(begin, at + 1)) {
    texts.emplace_back();
    bool inside = false;
    for (std::size_t i = header.find('=', at); header.at(i) != ';' || inside; ++i) {
      if (header[i] == '"') {
        inside = !inside;
      } else if (inside) {
        texts.back() += header[i];
      }
    }
  }
  return texts;
}

TEST_CASE("all of yaml-cpp's texts are mapped to messages of ours") {
  std::set<std::string_view> ids;
  for (const Message& message : catalogue()) ids.insert(message.id);
  std::set<std::string> known;
  for (const YamlError& error : yaml_errors()) {
    CAPTURE(error.text);
    CHECK(ids.contains(error.id));
    CHECK(ids.contains(std::string(error.id) + "-help"));
    CHECK(known.insert(std::string(error.text)).second);
  }
  const std::vector<std::string> texts = error_texts();
  CHECK(texts.size() >= 50);
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(known.contains(text));
  }
}

TEST_CASE("a text that nobody knows still gets words and a place") {
  const Source source("x", "a: 1\n");
  const Fault fault = explain_yaml_error(source, lay_out("a: 1\n"), "no such text", 3);
  CHECK(fault.message == say("yaml-unreadable"));
  CHECK(source.slice(fault.where) == "1");
}

}  // namespace
}  // namespace st
