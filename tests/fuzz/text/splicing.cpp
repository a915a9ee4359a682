// A document, words, and choices: edits of the document keep the laws that no edit may break. What
// an edit means is told here anew, so that what the editor takes for its proof is proven too.
#include <algorithm>
#include <set>

#include "st/text/lines.hpp"

#include "fuzz/input.hpp"
#include "fuzz/text/said.hpp"

namespace {

using namespace st;  // NOLINT: a target is about what it tries.

/// A document, an edit of it, and what that is to make of what the document says.
struct Job {
  const Source& source;
  const Node& root;
  Meant expected{};
  Steps steps{};
  Meant value{};
};

/// The words of the input, one after the other, and again.
class Words {
 public:
  explicit Words(std::vector<std::string> all) : all_(std::move(all)) {
    if (all_.empty()) all_ = {"new"};
  }
  const std::string& next() { return all_[at_++ % all_.size()]; }

 private:
  std::vector<std::string> all_;
  std::size_t at_ = 0;
};

Meant value_of(fuzz::Input& input, Words& words, int depth) {
  switch (input.below(depth > 2 ? 3 : 7)) {
    case 0: return text_value(words.next());
    case 1: return word_value("2026-11-21");
    case 2: return text_value("åäö: # 'inte' \"kommentar\"");
    case 3: return list_value({});
    case 4: return mapping_value({{"date", word_value("2026-09-01")}, {"with", text_value("eva")}});
    case 5: return list_value({value_of(input, words, depth + 1), text_value(words.next())});
    default: return mapping_value({{"a", value_of(input, words, depth + 1)}});
  }
}

/// Down into the document, as far as the choices go; the steps to where that is.
const Node& walk(fuzz::Input& input, const Node& root, Steps& steps, Meant*& expected) {
  const Node* here = &root;
  while (!here->children.empty() && input.below(5) != 0) {
    const std::size_t place = input.below(std::min<std::size_t>(here->children.size(), 256));
    const bool list = here->kind == Node::Kind::sequence;
    here = &here->children[place];
    steps.push_back(list ? Step(place) : Step(here->key));
    expected = list ? &expected->items[place] : &expected->members[place].second;
  }
  return *here;
}

bool keeps_to_line_ends(std::string_view before, std::string_view after) {
  const auto kinds = [](std::string_view text) {
    std::set<std::string_view> all;
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      all.insert(at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n");
    return all;
  };
  const auto had = kinds(before);
  const auto has = kinds(after);
  return had.size() != 1 || std::ranges::includes(had, has);
}

/// The laws of facts that hold for every edit; then that it means what it should.
void judge(const Job& job, const Edit& edit) {
  const auto* edited = std::get_if<Edited>(&edit);
  if (!edited) {
    fuzz::hold(!std::get<Refusal>(edit).why.empty(), "a refusal says why", job.source.text());
    return;
  }
  const std::string_view before = job.source.text();
  const std::string shown = std::string(before) + "\n----- became -----\n" + edited->text;
  const auto law = [&](bool holds, std::string_view what) { fuzz::hold(holds, what, shown); };
  std::uint32_t last = 0;
  for (const Splice& splice : edited->splices) {
    law(last <= splice.begin && splice.begin <= splice.end && splice.end <= before.size(),
        "splices stand in their order");
    last = splice.end;
  }
  law(spliced(before, edited->splices) == edited->text, "bytes outside the splices are untouched");
  law(spliced(edited->text, reversed(before, edited->splices)) == before, "there is a way back");
  law(comments_in(edited->text) == comments_in(before), "comments stay, in their order");
  law(keeps_to_line_ends(before, edited->text), "line ends are kept");
  law(before.starts_with("\xef\xbb\xbf") == edited->text.starts_with("\xef\xbb\xbf"),
      "a byte order mark is kept");
  const auto after = fuzz::said_by(edited->text);
  law(after.has_value(), "the file reads");
  law(*after == fuzz::as_said(job.expected), "it says what it said, with that change");
  law((unified_diff("f", before, edited->text).empty()) == (before == edited->text),
      "a diff is shown of what differs");
}

void try_put(Job& job, fuzz::Input& input, Words& words) {
  Meant* place = &job.expected;
  const Node& node = walk(input, job.root, job.steps, place);
  const bool below = node.kind == Node::Kind::mapping || fuzz::says_nothing(node);
  const std::string key = input.below(2) == 0 ? "new" : words.next();
  if (below && !node.find(key) && (job.steps.empty() || input.below(2) == 0)) {
    if (place->kind == Meant::Kind::empty) *place = mapping_value({});
    place->members.emplace_back(key, job.value);
    job.steps.emplace_back(key);
  } else if (!job.steps.empty()) {
    *place = job.value;
  } else {
    return;
  }
  judge(job, put(job.source, job.steps, job.value));
}

void try_append(Job& job, fuzz::Input& input) {
  Meant* place = &job.expected;
  const Node& node = walk(input, job.root, job.steps, place);
  const bool list = node.kind == Node::Kind::sequence || fuzz::says_nothing(node);
  if (list) {
    place->kind = Meant::Kind::sequence;
    place->items.push_back(job.value);
  } else if (node.kind == Node::Kind::mapping && !node.find("new")) {
    place->members.emplace_back("new", list_value({job.value}));
    job.steps.emplace_back("new");
  }
  const Edit edit = append(job.source, job.steps, job.value);
  judge(job, edit);
  const auto* edited = std::get_if<Edited>(&edit);
  const bool block = !node.children.empty() && !node.has_brackets();
  if (!edited || !list || !block || !job.source.text().ends_with('\n')) return;
  const bool adds =
      std::ranges::all_of(edited->splices, [](const Splice& one) { return one.begin == one.end; });
  fuzz::hold(adds, "to a list of lines only lines are added", edited->text);
}

void try_take_out(Job& job, fuzz::Input& input) {
  Meant* place = &job.expected;
  walk(input, job.root, job.steps, place);
  if (job.steps.empty()) return;
  Meant* parent = &job.expected;
  for (std::size_t i = 0; i + 1 < job.steps.size(); ++i) {
    if (const auto* index = std::get_if<std::size_t>(&job.steps[i])) {
      parent = &parent->items[*index];
    } else {
      parent = &std::ranges::find(parent->members, std::get<std::string>(job.steps[i]),
                                  &std::pair<std::string, Meant>::first)
                    ->second;
    }
  }
  std::erase_if(parent->items, [&](const Meant& item) { return &item == place; });
  std::erase_if(parent->members, [&](const auto& member) { return &member.second == place; });
  const bool emptied = job.steps.size() == 1 && job.root.children.size() == 1;
  if (emptied && !job.root.has_brackets()) job.expected = {};
  judge(job, take_out(job.source, job.steps));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  auto parts = input.parts();
  // Choices stand behind the document and the words, in the last part.
  fuzz::Input choices(reinterpret_cast<const std::uint8_t*>(parts.back().data()),
                      parts.size() > 1 ? parts.back().size() : 0);
  const Source source("fuzzed.yaml", std::move(parts.front()));
  Faults faults;
  const Node root = read_yaml(source, faults);
  Words words(parts.size() > 2 ? std::vector(parts.begin() + 1, parts.end() - 1)
                               : std::vector<std::string>{});
  const std::size_t kind = choices.below(3);
  Job job{.source = source, .root = root};
  if (kind != 2) job.value = value_of(choices, words, 0);
  if (!faults.empty()) {
    const bool refused = std::holds_alternative<Refusal>(append(source, {"new"}, job.value));
    fuzz::hold(refused, "a file with faults is not edited", source.text());
    return 0;
  }
  job.expected = fuzz::said(root);
  if (kind == 0) try_append(job, choices);
  if (kind == 1) try_put(job, choices, words);
  if (kind == 2) try_take_out(job, choices);
  return 0;
}
