// Any words in UTF-8: written as a value, a key or an item, in a block and in brackets, they read
// back as the same characters; as a text they are quoted where another reader could take them for
// something else.
#include "fuzz/input.hpp"
#include "fuzz/text/said.hpp"
#include "text/utf8.hpp"

namespace {

using namespace st;  // NOLINT: a target is about what it tries.

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!point.valid) return false;
    at += point.length;
  }
  return true;
}

void read_back(const std::string& text, const Meant& meant) {
  const auto read = fuzz::said_by(text);
  fuzz::hold(read.has_value(), "what is written reads", text);
  fuzz::hold(*read == fuzz::as_said(meant), "it reads back as it was meant", text);
}

void try_everywhere(const Meant& value, const std::string& key) {
  const Meant record = mapping_value({{key, value}, {key + "2", list_value({value, value})}});
  const Meant list = list_value({value, record, list_value({value, record})});
  const Meant whole = mapping_value({{"a", record}, {"b", list}, {"c", value}});
  read_back(block_text(whole, 0), whole);
  read_back(flow_text(whole) + "\n", whole);
  read_back("a: 1\nb:\n" + block_text(list, 2),
            mapping_value({{"a", word_value("1")}, {"b", list}}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Input input(data, size);
  const auto parts = input.parts();
  const std::string& words = parts.front();
  const std::string& key = parts.back().empty() ? "key" : parts.back();
  if (!is_utf8(words) || !is_utf8(key)) return 0;
  try_everywhere(text_value(words), key);
  // The word null says that nothing is there.
  if (!words.empty() && !fuzz::is_null(words)) try_everywhere(word_value(words), key);
  return 0;
}
