// One document from the texts of its files: the union of their sections.
#include "document.hpp"

#include <algorithm>

#include "st/record/load.hpp"

#include "decode.hpp"
#include "privacy/check.hpp"

namespace st {

namespace {

const RecordType& root_type(Holds kind) {
  if (kind == Holds::unit) return unit_type();
  if (kind == Holds::region) return region_type();
  return plan_type();
}

/// Reads the sections of files into one root.
class Union {
 public:
  explicit Union(Document& document) : document_(document), reading_{document.faults} {}

  /// Section `defaults` is needed before the records that take from it, whichever file holds it.
  void note_defaults(const Node& top) {
    if (const Node* found = top.find("defaults"); found && !defaults_) defaults_ = found;
  }

  void read(const Node& top) {
    if (top.kind == Node::Kind::empty || top.kind == Node::Kind::faulty) return;
    if (top.kind != Node::Kind::mapping) {
      reading_.faults.push_back({.code = "ST-type",
                                 .message = say("file-no-mapping"),
                                 .where = top.where,
                                 .help = say("file-no-mapping-help")});
      return;
    }
    for (const Node& child : top.children) read_section(child);
  }

  /// A broken file still tells which sections it was about: what they hold is not known.
  void mark_faulty(const Source& source) {
    Record& root = *document_.root;
    for (const std::string_view key : top_keys(source.text())) {
      const Field* field = root.type().find(key);
      if (!field || field->kind != Kind::record) continue;
      Entry* entry = root.find(key);
      if (!entry) {
        entry = &root.add(*field);
        const auto begin = static_cast<std::uint32_t>(key.data() - source.text().data());
        entry->key =
            entry->where = {&source, begin, begin + static_cast<std::uint32_t>(key.size())};
      }
      entry->faulty = true;
    }
  }

 private:
  void read_section(const Node& child) {
    Record& root = *document_.root;
    const Field* field = root.type().find(child.key);
    if (!field) {
      report_unknown_key(child, root.type(), reading_);
      return;
    }
    const Entry* there = root.find(child.key);
    if (there && !field->many && there->key && there->key.source != child.key_where.source) {
      reading_.faults.push_back({.code = "ST-duplicate",
                                 .message = say("section-twice", {child.key}),
                                 .where = child.key_where,
                                 .help = say("section-twice-help"),
                                 .related = {{there->key, say("first-here")}}});
      return;
    }
    if (there && !field->many && !there->values.empty()) return;  // Reported by the reader.
    const Node* defaults = defaults_ && field->many ? defaults_->find(child.key) : nullptr;
    if (defaults && defaults->kind != Node::Kind::mapping) defaults = nullptr;
    decode_field(root, *field, child, reading_, defaults);
  }

  Document& document_;
  Reading reading_;
  const Node* defaults_ = nullptr;
};

/// Of two such keys the first here decides.
constexpr std::pair<std::string_view, Holds> telling_keys[] = {{"pack", Holds::pack},
                                                               {"what_if", Holds::what_if},
                                                               {"unit", Holds::unit},
                                                               {"region", Holds::region}};

Holds holds_at_a_glance(std::string_view text) {
  const auto keys = top_keys(text);
  for (const auto& [key, holds] : telling_keys) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) return holds;
  }
  return Holds::plan;
}

Holds holds(const Node& top, const Source& source) {
  if (top.kind == Node::Kind::faulty) return holds_at_a_glance(source.text());
  for (const auto& [key, holds] : telling_keys) {
    if (top.kind == Node::Kind::mapping && top.find(key)) return holds;
  }
  return Holds::plan;
}

/// Whether the first key is in braces or quotes, where a glance does not see it.
bool begins_unusually(std::string_view text) {
  constexpr std::string_view before = "\xEF\xBB\xBF\r\n \t-";
  for (;;) {
    const auto first = text.find_first_not_of(before);
    if (first == text.npos) return false;
    if (text[first] != '#') return text[first] == '{' || text[first] == '"' || text[first] == '\'';
    const auto end = text.find('\n', first);
    if (end == text.npos) return false;
    text.remove_prefix(end);
  }
}

bool is_main_file(std::string_view path) { return path == "st.yaml" || path.ends_with("/st.yaml"); }

void report_unreadable(Document& document, FileText& file) {
  const Source& source = document.sources.add(std::move(file.path), {});
  Phrase help = remedy(file.trouble);
  document.faults.push_back({.code = "ST-io",
                             .message = say("file-unreadable", {std::move(file.trouble)}),
                             .where = {&source, 0, 0},
                             .help = std::move(help)});
}

}  // namespace

std::vector<std::string_view> top_keys(std::string_view text) {
  std::vector<std::string_view> keys;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    const auto end = std::find_if_not(line.begin(), line.end(), is_word);
    const auto colon = std::find_if_not(end, line.end(), [](char c) { return c == ' '; });
    if (end != line.begin() && colon != line.end() && *colon == ':') {
      keys.push_back(line.substr(0, static_cast<std::size_t>(end - line.begin())));
    }
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return keys;
}

Holds holds_of(const std::string& text) {
  const Holds glance = holds_at_a_glance(text);
  if (glance != Holds::plan || !begins_unusually(text)) return glance;
  const Source source({}, text);
  Faults said_later;
  return holds(read_yaml(source, said_later), source);
}

Document document_from(Holds kind, std::string path, std::vector<FileText> files) {
  Document document{.kind = kind, .path = std::move(path), .sources = {}, .root = {}, .faults = {}};
  document.root = std::make_shared<Record>(root_type(kind), Span{});
  std::deque<Node> tops;
  std::vector<ReadPart> parts;
  for (FileText& file : files) {
    if (!file.trouble.empty()) {
      report_unreadable(document, file);
      continue;
    }
    const Source& source = document.sources.add(std::move(file.path), std::move(file.text));
    Faults faults;
    tops.push_back(read_yaml(source, faults));
    const Holds held = holds(tops.back(), source);
    if (held != kind && !(kind == Holds::plan && is_main_file(source.path()))) continue;
    document.faults.insert(document.faults.end(), faults.begin(), faults.end());
    parts.emplace_back(&tops.back(), &source);
  }
  Union sections(document);
  for (const auto& [top, source] : parts) sections.note_defaults(*top);
  for (const auto& [top, source] : parts) {
    if (!document.root->where()) document.root->set_place(top->where, {});
    sections.read(*top);
  }
  for (const auto& [top, source] : parts) {
    if (top->kind == Node::Kind::faulty) sections.mark_faulty(*source);
  }
  check_privacy(document, parts);
  return document;
}

Document read_document(Holds kind, std::string path,
                       std::vector<std::pair<std::string, std::string>> files) {
  std::vector<FileText> texts;
  texts.reserve(files.size());
  for (auto& file : files) texts.push_back({std::move(file.first), std::move(file.second)});
  return document_from(kind, std::move(path), std::move(texts));
}

Document read_document(Holds kind, const Node& node) {
  Document document{.kind = kind, .path = {}, .sources = {}, .root = {}, .faults = {}};
  document.root = std::make_shared<Record>(root_type(kind), node.where);
  Union sections(document);
  sections.note_defaults(node);
  sections.read(node);
  return document;
}

const Record& Document::body() const {
  if (kind != Holds::unit && kind != Holds::region) return *root;
  const Record* inner = root->record(kind == Holds::unit ? "unit" : "region");
  return inner ? *inner : *root;
}

std::string_view Document::id() const {
  const std::string_view name = kind == Holds::unit     ? "unit"
                                : kind == Holds::region ? "region"
                                                        : "doctor";
  const Record* body = root->record(name);
  return body ? body->id() : std::string_view{};
}

}  // namespace st
