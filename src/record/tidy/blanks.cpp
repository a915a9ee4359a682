// The pass that mends blanks: after commas, at the ends of lines, at the end of the file.
#include <algorithm>

#include "record/tidy/passes.hpp"

namespace st::tidy {
namespace {

void add_scalars(const Node& node, std::vector<Span>& spans) {
  if (node.kind == Node::Kind::scalar) spans.push_back(node.where);
  for (const Node& child : node.children) add_scalars(child, spans);
}

void commas(const Source& source, const Node& node, std::vector<Splice>& splices) {
  const bool flow = node.has_brackets();
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    commas(source, node.children[i], splices);
    if (!flow || i + 1 == node.children.size()) continue;
    const Node& next = node.children[i + 1];
    const std::uint32_t from = std::max(node.children[i].where.end, node.children[i].key_where.end);
    const std::uint32_t to = next.key.empty() ? next.where.begin : next.key_where.begin;
    if (source.slice({&source, from, to}) == ",") splices.push_back({from, to, ", "});
  }
}

}  // namespace

std::vector<Splice> blanks(const Source& source, const Node& top, const RecordType&) {
  std::vector<Splice> splices;
  commas(source, top, splices);
  std::vector<Span> scalars;
  add_scalars(top, scalars);
  const std::string_view text = source.text();
  const auto inside = [&](std::size_t at) {
    return std::any_of(scalars.begin(), scalars.end(),
                       [&](Span one) { return one.begin < at && at < one.end; });
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const std::size_t stop = end > at && text[end - 1] == '\r' ? end - 1 : end;
    std::size_t last = stop;
    while (last > at && (text[last - 1] == ' ' || text[last - 1] == '\t')) --last;
    if (last < stop && !inside(last)) {
      splices.push_back({static_cast<std::uint32_t>(last), static_cast<std::uint32_t>(stop), {}});
    }
    at = end + 1;
  }
  if (!text.empty() && text.back() != '\n') {
    const auto end = static_cast<std::uint32_t>(text.size());
    splices.push_back({end, end, text.find("\r\n") == text.npos ? "\n" : "\r\n"});
  }
  std::sort(splices.begin(), splices.end(),
            [](const Splice& a, const Splice& b) { return a.begin < b.begin; });
  return splices;
}

}  // namespace st::tidy
