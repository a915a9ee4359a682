// From bytes to nodes. Most files are read quickly (quick/); the others, and all that have faults,
// by yaml-cpp, which is the reference. Its parser tells the events of a file, with the place where
// each begins; from these, and the text itself, the tree is built with both ends of every
// value. The only file that knows yaml-cpp: its nodes, its types and its emitter are never
// used, for they lose data (two keys of one name, a list followed by a key) without a word.
#include <algorithm>
#include <iterator>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "st/text/node.hpp"

#include "layout.hpp"
#include "prescan.hpp"
#include "quick/quick.hpp"
#include "tree.hpp"
#include "utf8.hpp"
#include "yaml_errors.hpp"

namespace st {

namespace {

/// A plan of forty years has a tenth of these in all its files.
constexpr std::size_t kMaxEvents = 200'000;

struct TooDeep {
  std::uint32_t at;
};
struct TooMany {};

/// yaml-cpp makes one byte of \N (U+0085) and of \_ (U+00A0), which is no UTF-8.
std::string in_utf8(std::string value) {
  for (std::size_t at = 0; at < value.size();) {
    CodePoint point = code_point_at(value, at);
    if (!point.valid) point = code_point_at(value.insert(at, 1, '\xC2'), at);
    at += point.length;
  }
  return value;
}

/// Writes down what the parser tells. The one thing it refuses is what must be stopped
/// while the parser runs.
class Recorder : public YAML::EventHandler {
 public:
  explicit Recorder(std::uint32_t bom) : bom_(bom) {}

  std::vector<Event> events;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add(Event::Kind::null, mark); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { add(Event::Kind::alias, mark); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    add(Event::Kind::scalar, mark);
    events.back().text = in_utf8(value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(Event::Kind::sequence, mark);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(Event::Kind::mapping, mark);
  }
  void OnMapEnd() override { close(); }

 private:
  void add(Event::Kind kind, const YAML::Mark& mark) {
    if (events.size() >= kMaxEvents) throw TooMany{};
    events.push_back({kind, static_cast<std::uint32_t>(mark.pos) + bom_});
  }
  void open(Event::Kind kind, const YAML::Mark& mark) {
    add(kind, mark);
    if (++depth_ > kMaxDepth) throw TooDeep{events.back().at};
  }
  void close() {
    events.push_back({Event::Kind::end});
    --depth_;
  }

  std::uint32_t bom_;
  std::size_t depth_ = 0;
};

/// What stands after the one document, told by what it is.
Fault trailing(const Source& source, const std::vector<Event>& first, std::size_t at) {
  const std::string_view text = source.text();
  at = std::min(at, text.size());
  if (!first.empty() && text.substr(first[0].at, 1) == ",") {
    return syntax_fault("yaml-comma-here", {&source, first[0].at, first[0].at + 1});
  }
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  const Span where{&source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
  const bool list = !first.empty() && first[0].kind == Event::Kind::sequence;
  const bool block_list = list && text.substr(first[0].at, 1) == "-";
  return syntax_fault(block_list ? "yaml-key-after-list" : "yaml-trailing", where);
}

/// Tabs on lines that say nothing are blanks: the parser would refuse them as indentation.
std::string without_idle_tabs(std::string_view original, const Layout& layout) {
  std::string text(original);
  for (const Layout::Line& line : layout.lines) {
    if (line.inside != Layout::Inside::structure) continue;
    const std::size_t first = std::min(text.find_first_not_of(" \t\r", line.begin), text.size());
    const bool idle = first == text.size() || text[first] == '\n' || text[first] == '#';
    if (idle)
      std::replace(text.begin() + line.begin, text.begin() + static_cast<long>(first), '\t', ' ');
  }
  return text;
}

/// Runs the parser; false when the file cannot be read to its end, which has then been said.
bool parse(const Source& source, const Layout& layout, Recorder& recorder, Faults& faults) {
  const std::uint32_t bom = bom_length(source.text());
  // The parser reads a quote that is never closed up to the end of the file and is content;
  // a line with the end mark of a document makes it complain.
  std::string text = without_idle_tabs(source.text().substr(bom), layout);
  if (!text.empty() && text.back() != '\n') text += '\n';
  std::istringstream input(text + "...\n");
  try {
    YAML::Parser parser(input);
    if (!parser.HandleNextDocument(recorder)) return true;
    Recorder second(bom);
    if (!parser.HandleNextDocument(second)) return true;
    const std::size_t at = second.events.empty() ? source.text().size() : second.events[0].at;
    faults.push_back(trailing(source, recorder.events, at));
  } catch (const TooDeep& deep) {
    // Of brackets that are never closed the parser makes twice as many levels.
    const bool open = !layout.open_brackets.empty();
    faults.push_back(
        open ? explain_yaml_error(source, layout, "end of sequence flow not found", deep.at)
             : syntax_fault("yaml-too-deep", {&source, deep.at, deep.at + 1}));
  } catch (const TooMany&) {
    faults.push_back(syntax_fault("yaml-too-many", {&source, 0, 0}));
  } catch (const YAML::Exception& error) {
    const auto at = static_cast<std::size_t>(std::max(error.mark.pos, 0));
    faults.push_back(explain_yaml_error(source, layout, error.msg, at));
  } catch (const std::exception&) {
    faults.push_back(syntax_fault("yaml-unreadable", {&source, 0, 0}));
  }
  return false;
}

Node read(const Source& source, Faults& faults) {
  Node faulty;
  faulty.kind = Node::Kind::faulty;
  faulty.where = {&source, 0, 0};
  if (!is_readable_text(source, faults)) return faulty;
  const std::string_view text = source.text();
  const Layout layout = lay_out(text.substr(bom_length(text)));
  prescan(source, layout, faults);
  if (!faults.empty()) return faulty;
  Recorder recorder(bom_length(text));
  if (!parse(source, layout, recorder, faults)) return faulty;
  return build_tree(source, recorder.events, faults);
}

}  // namespace

Node read_yaml(const Source& source, Faults& faults) {
  if (auto node = read_quickly(source)) return std::move(*node);
  source.note_by_reference();
  return read_by_reference(source, faults);
}

Node read_by_reference(const Source& source, Faults& faults) {
  Faults found;
  Node node = read(source, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const Fault& a, const Fault& b) { return a.where.begin < b.where.begin; });
  if (found.size() > kMostFaults) {
    found.resize(kMostFaults);
    found.push_back(syntax_fault("yaml-many-faults", found.back().where));
  }
  std::move(found.begin(), found.end(), std::back_inserter(faults));
  return node;
}

}  // namespace st
