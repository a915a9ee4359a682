#include "editor.hpp"

#include <ostream>

#include "st/report/rules_report.hpp"
#include "st/text/file.hpp"
#include "st/text/safe.hpp"

#include "cli/log/fields.hpp"
#include "cli/process.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

/// The record, and below it as comments the fields that it does not hold.
std::string page_of(const Meant& record, const RecordType& type, const Io& io) {
  std::string text = block_text(record, 0);
  text += "\n# " + io.word(say("log-edit-about")) + "\n";
  for (const Field& field : type.fields) {
    if (member(record, field.name)) continue;
    text += "#" + std::string(field.name) + ":  # " +
            io.word(Bilingual{std::string(field.doc.sv), std::string(field.doc.en)});
    if (field.words) text += ": " + values_of(field);
    text += "\n";
  }
  return text;
}

/// The file while it is edited; taken away however that ends.
class Scratch {
 public:
  explicit Scratch(fs::path path) : path_(std::move(path)) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code none;
    fs::remove(path_, none);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void open_editor(const fs::path& file, const Io& io) {
  std::vector<std::string> words = command_words(io.editor);
  words.push_back(file.string());
  const int status = run_in_terminal(words);
  if (status != 0)
    throw Trouble(say("log-editor-failed", {words.front()}), say("log-nothing-written"));
}

bool wants_to_go_on(Io& io) {
  if (!io.can_ask) return false;
  io.err << io.word(say("log-edit-again")) << ' ' << std::flush;
  std::string answer;
  return std::getline(io.in, answer) && (answer.empty() || answer[0] == 'j' || answer[0] == 'y');
}

}  // namespace

Meant edited_by_hand(const Meant& record, const RecordType& type, const fs::path& folder, Io& io) {
  const Scratch scratch(folder / ".st" / "record.yaml");
  std::error_code none;
  fs::remove(scratch.path(), none);  // Of a run that was killed; the lock is ours.
  if (const auto trouble = create_file(scratch.path(), folder, page_of(record, type, io))) {
    throw Trouble(write_trouble(scratch.path(), *trouble));
  }
  for (;;) {
    open_editor(scratch.path(), io);
    const auto read = read_file(scratch.path(), folder);
    const auto* text = std::get_if<std::string>(&read);
    if (!text) throw Trouble(say("log-edit-empty"), say("log-nothing-written"));
    const Source source("record.yaml", *text);
    Faults faults;
    const Node node = read_yaml(source, faults);
    if (node.kind == Node::Kind::empty) {
      throw Trouble(say("log-edit-empty"), say("log-nothing-written"));
    }
    if (faults.empty()) decode(node, type, faults);
    if (faults.empty()) return record_of_node(node, type);
    tell_faults(faults, io);
    if (!wants_to_go_on(io)) throw Trouble(say("log-faulty-words"), say("log-nothing-written"));
  }
}

}  // namespace st::cli
