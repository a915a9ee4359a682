// The undo file is YAML like all others, read and written by the same means.
#include "undo_file.hpp"

#include <charconv>

#include "st/text/file.hpp"
#include "st/text/lines.hpp"
#include "st/text/node.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKept = 20;

fs::path file_in(const fs::path& folder) { return folder / ".st" / "undo"; }

std::string text_in(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found ? found->scalar : std::string();
}

std::uint32_t number_in(const Node& node, std::string_view key) {
  const std::string text = text_in(node, key);
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

const std::vector<Node>& list_in(const Node& node, std::string_view key) {
  static const std::vector<Node> none;
  const Node* found = node.find(key);
  return found ? found->children : none;
}

UndoEntry entry_of(const Node& node) {
  UndoEntry entry{text_in(node, "what")};
  for (const Node& file : list_in(node, "files")) {
    UndoneFile& one = entry.files.emplace_back();
    one.path = text_in(file, "path");
    one.created = text_in(file, "created") == "true";
    for (const Node& splice : list_in(file, "splices")) {
      one.splices.push_back(
          {number_in(splice, "at"), text_in(splice, "was"), text_in(splice, "now")});
    }
  }
  return entry;
}

Meant value_of(const UndoEntry& entry) {
  std::vector<Meant> files;
  for (const UndoneFile& file : entry.files) {
    std::vector<Meant> splices;
    for (const Undone& one : file.splices) {
      splices.push_back(mapping_value({{"at", word_value(std::to_string(one.at))},
                                       {"was", text_value(one.was)},
                                       {"now", text_value(one.now)}}));
    }
    files.push_back(mapping_value({{"path", text_value(file.path)},
                                   {"created", word_value(file.created ? "true" : "false")},
                                   {"splices", list_value(std::move(splices))}}));
  }
  return mapping_value({{"what", text_value(entry.what)}, {"files", list_value(std::move(files))}});
}

}  // namespace

std::vector<UndoEntry> read_undo(const fs::path& folder) {
  auto read = read_file(file_in(folder), folder);
  const auto* text = std::get_if<std::string>(&read);
  if (!text) return {};
  const Source source("undo", *text);
  Faults faults;
  const Node top = read_yaml(source, faults);
  std::vector<UndoEntry> entries;
  for (const Node& node : list_in(top, "changes")) entries.push_back(entry_of(node));
  return entries;
}

void write_undo(const fs::path& folder, std::vector<UndoEntry> entries) {
  if (entries.size() > kKept) entries.erase(entries.begin(), entries.end() - kKept);
  std::vector<Meant> values;
  for (const UndoEntry& entry : entries) values.push_back(value_of(entry));
  const std::string text =
      block_text(mapping_value({{"changes", list_value(std::move(values))}}), 0);
  const fs::path file = file_in(folder);
  auto was = read_file(file, folder);
  if (const auto* old = std::get_if<std::string>(&was)) {
    replace_file(file, folder, *old, text);
  } else {
    create_file(file, folder, text);
  }
}

namespace {

constexpr int kLinesAround = 2;

/// The line that `at` is in, and those around it.
std::pair<std::size_t, std::size_t> lines_around(std::string_view text, const Splice& one) {
  std::size_t begin = line_begin(text, one.begin);
  std::size_t end = next_line(text, one.end);
  for (int i = 0; i < kLinesAround; ++i) {
    begin = line_begin(text, begin == 0 ? 0 : begin - 1);
    end = next_line(text, end);
  }
  return {begin, end};
}

}  // namespace

std::vector<Undone> undone(std::string text, const std::vector<Splice>& splices,
                           std::string_view id) {
  std::vector<Undone> all;
  for (const Splice& one : splices) {
    const bool known = one.begin == one.end && !id.empty() && one.text.find(id) != id.npos;
    const auto [begin, end] =
        known ? std::pair<std::size_t, std::size_t>(one.begin, one.end) : lines_around(text, one);
    const std::string was = text.substr(begin, end - begin);
    const std::size_t length = was.size() - (one.end - one.begin) + one.text.size();
    text = spliced(text, {one});
    all.push_back({static_cast<std::uint32_t>(begin), was, text.substr(begin, length)});
  }
  return all;
}

}  // namespace st::cli
