// Three passes over a file's text, each over what the last one left; then the proof.
#include "st/record/tidy.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "st/record/load.hpp"
#include "st/text/edit.hpp"

#include "merge/identity.hpp"
#include "merge/units.hpp"

namespace st {

namespace {

const RecordType& root_type(Holds kind) {
  if (kind == Holds::unit) return unit_type();
  return kind == Holds::region ? region_type() : plan_type();
}

/// Visits each value with the field that it stands in, and each record with its type.
struct Visitor {
  std::function<void(const Node&, const Field&)> value;
  std::function<void(const Node&, const RecordType&)> record;
};

void visit(const Node& node, const RecordType& type, const Visitor& visitor);

void visit(const Node& node, const Field& field, const Visitor& visitor) {
  if (node.kind == Node::Kind::scalar) {
    visitor.value(node, field);
  } else if (node.kind == Node::Kind::sequence) {
    for (const Node& child : node.children) visit(child, field, visitor);
  } else if (node.kind == Node::Kind::mapping && field.kind == Kind::record) {
    const bool keyed =
        field.many && !field.record->keyed_by.empty() && !node.find(field.record->keyed_by);
    // The keys of a list that is a mapping stand as the user put them.
    if (!keyed) visit(node, *field.record, visitor);
  }
}

void visit(const Node& node, const RecordType& type, const Visitor& visitor) {
  if (node.kind != Node::Kind::mapping) return;
  visitor.record(node, type);
  for (const Node& child : node.children) {
    if (const Field* field = type.find(child.key)) visit(child, *field, visitor);
  }
}

/// One pass: the splices that it makes to the text.
using Pass = std::vector<Splice> (*)(const Source& source, const Node& top, const RecordType& root);

bool is_date(const Field& field) {
  if (field.kind == Kind::date) return true;
  const bool shortened = field.kind == Kind::record && !field.record->short_form.empty();
  return shortened && is_date(*field.record->find(field.record->short_form));
}

bool is_text(const Field& field) {
  return field.kind == Kind::text || field.kind == Kind::id || field.kind == Kind::unit ||
         field.kind == Kind::person || field.kind == Kind::reference;
}

/// As it is written in a block: quoted only where a reader would take it for something else.
std::string in_block(const Meant& scalar) {
  const std::string line = block_text(mapping_value({{"k", scalar}}), 0);
  return line.substr(3, line.size() - 4);
}

/// Quotes where they are needed, and none around a date.
std::vector<Splice> quotes(const Source& source, const Node& top, const RecordType& root) {
  std::vector<Splice> splices;
  const auto put = [&](const Node& node, std::string text) {
    if (source.slice(node.where) != text) {
      splices.push_back({node.where.begin, node.where.end, std::move(text)});
    }
  };
  visit(top, root,
        {[&](const Node& node, const Field& field) {
           const bool one_line = source.slice(node.where).find('\n') == std::string_view::npos;
           if (!one_line) return;
           if (is_text(field) && !node.quoted && source.slice(node.where) == node.scalar) {
             put(node, in_block(text_value(node.scalar)));
           } else if (is_date(field) && node.quoted && parse_date(node.scalar)) {
             put(node, in_block(word_value(node.scalar)));
           }
         },
         [](const Node&, const RecordType&) {}});
  return splices;
}

/// The order in which the members are to stand; nothing when they do, or one is unknown.
std::vector<std::size_t> order_of(const Node& record, const RecordType& type) {
  std::vector<std::size_t> order(record.children.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto place = [&](std::size_t i) {
    return type.find(record.children[i].key) - type.fields.data();
  };
  for (const Node& child : record.children) {
    if (!type.find(child.key)) return {};
  }
  if (std::is_sorted(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return place(a) < place(b); })) {
    return {};
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  return order;
}

/// In brackets members change places; what stands between them stays.
void order_flow(const Source& source, const Node& record, const std::vector<std::size_t>& order,
                std::vector<Splice>& splices) {
  const auto& members = record.children;
  const auto end = [](const Node& member) {
    return std::max(member.where.end, member.key_where.end);
  };
  const Span whole{&source, members.front().key_where.begin, end(members.back())};
  if (!comments_in("{" + std::string(source.slice(whole)) + "}\n").empty()) return;
  std::string text;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Node& moved = members[order[i]];
    text += source.slice({&source, moved.key_where.begin, end(moved)});
    if (i + 1 < members.size()) {
      text += source.slice({&source, end(members[i]), members[i + 1].key_where.begin});
    }
  }
  splices.push_back({whole.begin, whole.end, text});
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  const auto before = at == 0 ? text.npos : text.rfind('\n', at - 1);
  return before == text.npos ? 0 : before + 1;
}

/// A key's lines: the comments above it, and from the key on.
struct Lines {
  std::string above;
  std::string own;
};

/// The first of the comment lines directly above `line`.
std::size_t above(std::string_view text, std::size_t line) {
  while (line > 0) {
    const std::size_t before = line_begin(text, line - 1);
    const auto first = text.find_first_not_of(' ', before);
    if (text[first] != '#') break;
    line = before;
  }
  return line;
}

/// The lines of a block's keys, the first from `begin` on; empty when something stands in the way.
std::vector<Lines> lines_of(std::string_view text, const Node& record, std::size_t begin,
                            std::size_t column) {
  std::vector<Lines> all;
  std::size_t at = begin;
  for (const Node& child : record.children) {
    const std::size_t key = child.key_where.begin;
    const std::size_t last = std::max<std::size_t>(child.where.end, child.key_where.end);
    const auto end = text.find('\n', last > 0 && text[last - 1] == '\n' ? last - 1 : last);
    // The file's last line has no end to move along.
    if (end == text.npos) return {};
    const std::size_t line = std::max(at, line_begin(text, key));
    if (key != at && text.substr(line, key - line) != std::string(column, ' ')) return {};
    all.push_back(
        {std::string(text.substr(at, line - at)), std::string(text.substr(key, end + 1 - key))});
    at = end + 1;
  }
  return all;
}

/// `lines` at another column.
std::string at_column(std::string_view lines, std::size_t column) {
  std::string all;
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n') + 1, lines.size());
    const std::string_view line = lines.substr(0, end);
    const auto first = line.find_first_not_of(' ');
    const bool blank = line[first] == '\n' || line[first] == '\r';
    all += std::string(blank ? 0 : column, ' ') + std::string(line.substr(first));
    lines.remove_prefix(end);
  }
  return all;
}

/// In a block whole lines change places, with the comments above them. A record's first key stands
/// behind its dash: what is above it stands above the dash.
void order_block(const Source& source, const Node& record, const std::vector<std::size_t>& order,
                 std::vector<Splice>& splices) {
  const std::string_view text = source.text();
  const std::size_t first = record.children.front().key_where.begin;
  const std::size_t line = line_begin(text, first);
  const std::size_t column = first - line;
  const std::string_view front = text.substr(line, column);
  const bool dash = front.find('-') != front.npos;
  const std::size_t begin = dash ? first : above(text, line);
  const auto lines = lines_of(text, record, begin, column);
  const bool plain =
      front.find_first_not_of(" -") == front.npos && front.find('-') == front.rfind('-');
  if (lines.empty() || !plain) return;
  std::string moved;
  std::size_t end = begin;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Lines& one = lines[order[i]];
    // Behind the dash there is no room for comments; they stand above it.
    const bool behind = dash && i == 0;
    moved += behind ? at_column(one.above, front.find('-')) + std::string(front)
                    : one.above + std::string(column, ' ');
    moved += one.own;
    end += lines[i].above.size() + lines[i].own.size() + (behind ? 0 : column);
  }
  splices.push_back(
      {static_cast<std::uint32_t>(dash ? line : begin), static_cast<std::uint32_t>(end), moved});
}

/// Keys in the order of the declaration. Records inside one that is put in order wait a round.
std::vector<Splice> keys(const Source& source, const Node& top, const RecordType& root) {
  std::vector<Splice> splices;
  visit(top, root,
        {[](const Node&, const Field&) {},
         [&](const Node& record, const RecordType& type) {
           const bool moves = std::any_of(splices.begin(), splices.end(), [&](const Splice& one) {
             return one.begin <= record.where.begin && record.where.end <= one.end;
           });
           if (&type == &root || record.children.size() < 2 || moves) return;
           const auto order = order_of(record, type);
           if (order.empty()) return;
           const bool flow = merge::in_brackets(source.text(), record);
           if (flow) order_flow(source, record, order, splices);
           if (!flow) order_block(source, record, order, splices);
         }});
  return splices;
}

void add_scalars(const Node& node, std::vector<Span>& spans) {
  if (node.kind == Node::Kind::scalar) spans.push_back(node.where);
  for (const Node& child : node.children) add_scalars(child, spans);
}

void commas(const Source& source, const Node& node, std::vector<Splice>& splices) {
  const bool flow = merge::in_brackets(source.text(), node);
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    commas(source, node.children[i], splices);
    if (!flow || i + 1 == node.children.size()) continue;
    const Node& next = node.children[i + 1];
    const std::uint32_t from = std::max(node.children[i].where.end, node.children[i].key_where.end);
    const std::uint32_t to = next.key.empty() ? next.where.begin : next.key_where.begin;
    if (source.slice({&source, from, to}) == ",") splices.push_back({from, to, ", "});
  }
}

/// Blanks where they help, and none where nobody sees them.
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

struct Reading {
  explicit Reading(std::string text) : source({}, std::move(text)) {
    Faults faults;
    top = read_yaml(source, faults);
    reads = faults.empty();
  }
  Source source;
  Node top{};
  bool reads = false;
};

std::vector<std::string> sorted_comments(std::string_view text) {
  auto comments = comments_in(text);
  std::sort(comments.begin(), comments.end());
  return comments;
}

/// The faults of the file as a document of its own.
std::vector<std::string> faults_of(Holds kind, std::string text) {
  std::vector<std::string> all;
  for (const Fault& fault : read_document(kind, "", {{"", std::move(text)}}).faults) {
    all.push_back(std::string(fault.code) + fault.message.in(Lang::en));
  }
  std::sort(all.begin(), all.end());
  return all;
}

bool proven(const Reading& before, const Reading& after, Holds kind) {
  const std::string was(before.source.text());
  const std::string is(after.source.text());
  return after.reads && merge::same(&before.top, &after.top) &&
         sorted_comments(was) == sorted_comments(is) && faults_of(kind, was) == faults_of(kind, is);
}

}  // namespace

std::variant<std::string, Phrase> tidied(const Source& source, Holds kind) {
  const Reading before{std::string(source.text())};
  if (!before.reads) return say("tidy-unreadable");
  std::string text(source.text());
  for (const Pass pass : {blanks, keys, quotes}) {
    constexpr int kMostRounds = 64;  // As deep as records can stand in each other.
    for (int round = 0; round < kMostRounds; ++round) {
      const Reading reading(text);
      const auto splices = pass(reading.source, reading.top, root_type(kind));
      std::string next = spliced(text, splices);
      if (next == text) break;
      if (!proven(reading, Reading(next), kind)) return say("tidy-uncertain");
      text = std::move(next);
    }
  }
  return text;
}

}  // namespace st
