#include "st/check/gate.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "st/text/edit.hpp"

namespace st {
namespace {

struct NewText {
  std::string file;
  std::string text;
};

bool says_when_compiled(const Document& plan) {
  const Record* dossier = plan.section("dossier");
  return dossier && dossier->has("compiled");
}

/// The file that says it, and what it then holds; none where it cannot be put in with certainty.
std::optional<NewText> compiled_text(const Document& plan, Date today) {
  if (says_when_compiled(plan)) return {};
  const Meant day = word_value(today.iso());
  const Record* dossier = plan.section("dossier");
  if (!dossier) {
    const std::string folder = plan.path == "." ? "" : plan.path + "/";
    return NewText{folder + "dossier.yaml",
                   block_text(mapping_value({{"dossier", mapping_value({{"compiled", day}})}}), 0)};
  }
  const Source& source = *dossier->where().source;
  Edit edit = put(source, {"dossier", "compiled"}, day);
  auto* edited_text = std::get_if<Edited>(&edit);
  if (!edited_text) return {};
  return NewText{std::string(source.path()), std::move(edited_text->text)};
}

}  // namespace

std::vector<std::string_view> gates(const RuleBook& book) {
  std::set<std::string_view> names;
  for (const Pack& pack : book.packs()) {
    for (const Rule& rule : pack.rules) {
      if (!rule.gate.empty()) names.insert(rule.gate);
    }
  }
  return {names.begin(), names.end()};
}

bool stops(const Finding& finding, std::string_view gate) {
  if (!finding.outcome) return finding.severity == Severity::error;
  if (!finding.source || finding.source->gate != gate) return false;
  switch (*finding.outcome) {
    case Outcome::unmet:
    case Outcome::unproven:
    case Outcome::undecided: return true;
    case Outcome::due: return !finding.again;
    case Outcome::excepted:
    case Outcome::met:
    case Outcome::not_applicable: break;
  }
  return false;
}

Document as_if_compiled(Document plan, Date today) {
  const auto changed = compiled_text(plan, today);
  return changed ? with_text(plan, changed->file, changed->text) : std::move(plan);
}

void as_if_compiled(Tree& tree, Date today) {
  for (Document& plan : tree.plans) {
    if (const auto changed = compiled_text(plan, today))
      plan = edited(tree, plan, changed->file, changed->text);
  }
}

}  // namespace st
