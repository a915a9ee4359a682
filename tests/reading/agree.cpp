#include "agree.hpp"

#include <fstream>
#include <sstream>

#include "text/quick/quick.hpp"

namespace st::readers {
namespace {

/// Where the two differ; empty: nowhere.
std::string difference(const Node& a, const Node& b) {
  const auto place = [](const Node& node) {
    return std::to_string(node.where.begin) + "-" + std::to_string(node.where.end);
  };
  if (a.kind != b.kind) return "kind at " + place(a) + " and " + place(b);
  if (a.where != b.where) return "place " + place(a) + " and " + place(b);
  if (a.key != b.key || a.key_where != b.key_where) return "key " + a.key + " and " + b.key;
  if (a.scalar != b.scalar) return "text '" + a.scalar + "' and '" + b.scalar + "'";
  if (a.quoted != b.quoted) return "quotes at " + place(a);
  if (a.children.size() != b.children.size()) return "children at " + place(a);
  for (std::size_t i = 0; i < a.children.size(); ++i) {
    std::string below = difference(a.children[i], b.children[i]);
    if (!below.empty()) return below;
  }
  return {};
}

}  // namespace

Verdict compare(const Source& source) {
  const auto quick = read_quickly(source);
  if (!quick) return {};
  Faults faults;
  const Node reference = read_by_reference(source, faults);
  if (faults.empty()) return {true, difference(*quick, reference)};
  return {true, "a fault: " + faults[0].message.in(Lang::en)};
}

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace st::readers
