#include "read_goals.hpp"

#include <algorithm>

#include "st/rule/pack_type.hpp"
#include "st/text/suggest.hpp"

namespace st {
namespace {

/// `needs: [clinical, {any_of: [clinical, auscultation]}]`
std::vector<std::vector<std::string>> read_needs(const Node& list) {
  std::vector<std::vector<std::string>> needs;
  if (list.kind == Node::Kind::scalar) needs.push_back({list.scalar});
  for (const Node& item : list.children) {
    if (item.kind == Node::Kind::scalar) {
      needs.push_back({item.scalar});
    } else if (const Node* any = item.find("any_of")) {
      std::vector<std::string> kinds;
      for (const Node& kind : any->children) kinds.push_back(kind.scalar);
      needs.push_back(std::move(kinds));
    }
  }
  return needs;
}

/// The words that a target description uses of clinical service and courses, as needs.
std::vector<std::vector<std::string>> needs_of(const Record& goal) {
  const Entry* written = goal.find("needs");
  if (written && !written->values.empty() && written->values.front().node())
    return read_needs(*written->values.front().node());
  std::vector<std::vector<std::string>> needs;
  const auto clinical = goal.text("clinical");
  const auto course = goal.text("course");
  if (clinical == "required") needs.push_back({"clinical"});
  if (clinical == "or_auscultation") needs.push_back({"clinical", "auscultation"});
  if (clinical == "either" || course == "either") needs.push_back({"clinical", "course"});
  if (course == "required") needs.push_back({"course"});
  if (goal.text("auscultation") == "required") needs.push_back({"auscultation"});
  for (const auto other : goal.texts("other")) needs.push_back({std::string(other)});
  return needs;
}

Goal goal_of(const Record& record) {
  Goal goal{.code = std::string(record.text("code"))};
  for (const auto* field : {"title", "label"}) {
    if (const Record* text = record.record(field))
      goal.title = {std::string(text->text("sv")), std::string(text->text("en"))};
  }
  goal.needs = needs_of(record);
  if (const auto units = record.number("units"))
    goal.units = static_cast<int>(units->hundredths / 100);
  goal.primary_care = record.yes("primary_care").value_or(false);
  goal.unknown = record.text("clinical") == "unknown" || record.text("course") == "unknown";
  goal.unverified = record.text("unverified");
  return goal;
}

std::vector<std::string> codes(const Node* list) {
  std::vector<std::string> found;
  if (!list) return found;
  if (list->kind == Node::Kind::scalar) found.push_back(list->scalar);
  for (const Node& code : list->children) found.push_back(code.scalar);
  return found;
}

void check_keys(const Node& list, Faults& faults) {
  static const std::vector<std::string_view> known{"common", "inferred", "unverified", "own"};
  for (const Node& child : list.children) {
    if (std::ranges::count(known, child.key) == 0)
      faults.push_back({.code = "ST-unknown-key",
                        .message = say("unknown-key", {child.key, "goals"}),
                        .where = child.key_where,
                        .help = suggestion(child.key, known)});
  }
}

}  // namespace

void read_common_goals(const Record& pack_record, Pack& pack) {
  for (const Record* record : pack_record.records("common_goals"))
    pack.common_goals.push_back(goal_of(*record));
}

void read_goal_lists(const Node* map, Pack& pack) {
  if (!map) return;
  for (const Node& child : map->children) {
    GoalList list{.regulation = child.key};
    check_keys(child, pack.faults);
    list.common = codes(child.find("common"));
    list.inferred = codes(child.find("inferred"));
    if (const Node* own = child.find("own")) {
      const Node* unverified = child.find("unverified");
      for (const Node& item : own->children) {
        Goal& goal = list.own.emplace_back(goal_of(*decode(item, goal_record_type(), pack.faults)));
        if (unverified && goal.unverified.empty()) goal.unverified = unverified->scalar;
      }
    }
    pack.goals.push_back(std::move(list));
  }
}

}  // namespace st
