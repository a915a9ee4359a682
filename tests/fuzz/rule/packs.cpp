// Any bytes: a pack is read, held to the layers below it, and its examples run; whatever it says,
// nothing breaks, and a pack that is refused says where and why.
#include "st/rule/examples.hpp"

#include "fuzz/input.hpp"

namespace {

using namespace st;  // NOLINT: a target is about what it tries.

void look_at(const Pack& pack, const std::string& text) {
  for (const Fault& fault : pack.faults) {
    fuzz::hold(!fault.message.in(Lang::sv).empty() && !fault.message.in(Lang::en).empty(),
               "a fault says what is wrong", text);
    fuzz::hold(!fault.where || fault.where.end <= fault.where.source->text().size(),
               "a fault has its place", text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static RuleBook book = RuleBook::built_in_for({});
  const std::string text(data, data + size);
  const Pack& pack = book.add("fuzzed.yaml", text);
  book.hold_layers();
  look_at(pack, text);
  if (pack.faults.empty()) {
    for (const ExampleResult& result : run_examples(book, pack)) result.message.in(Lang::sv);
    without_examples(pack);
    for (const Rule& rule : pack.rules) paths_read(rule);
  }
  book.remove(pack);
  return 0;
}
