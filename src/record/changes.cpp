#include "st/record/changes.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "st/record/draft.hpp"

#include "merge/identity.hpp"

namespace st {

namespace {

using merge::identities;
using merge::same;

/// A document's section, all its files together.
using Sections = std::vector<Node>;

void add(Sections& sections, const Node& section) {
  const auto there = std::find_if(sections.begin(), sections.end(),
                                  [&](const Node& one) { return one.key == section.key; });
  const bool list = section.kind == Node::Kind::sequence;
  if (there == sections.end()) {
    sections.push_back(section);
  } else if (list && there->kind == Node::Kind::sequence) {
    there->children.insert(there->children.end(), section.children.begin(), section.children.end());
  } else if (there->kind == Node::Kind::empty) {
    *there = section;
  }
}

Sections sections_of(const Document* document) {
  Sections sections;
  if (!document) return sections;
  for (const Source& source : document->sources.all()) {
    Faults told_by_check;
    const Node top = read_yaml(source, told_by_check);
    if (top.kind != Node::Kind::mapping) continue;
    for (const Node& child : top.children) add(sections, child);
  }
  return sections;
}

std::string written(const Node* node, const Field* field) {
  return node && node->kind != Node::Kind::empty ? flow_text(value_of_node(*node, field)) : "";
}

std::string scalar(const Node& record, std::string_view name) {
  const Node* found = record.kind == Node::Kind::mapping ? record.find(name) : nullptr;
  if (found && found->kind == Node::Kind::mapping) return scalar(*found, "date");
  if (found && found->kind == Node::Kind::sequence && !found->children.empty()) {
    found = &found->children.front();
  }
  return found ? found->scalar : std::string();
}

std::optional<Date> day(const Node& record, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (const auto date = parse_date(scalar(record, name))) return date;
  }
  return {};
}

std::string label_of(const Node& record) {
  if (record.kind == Node::Kind::scalar) return record.scalar;
  for (const char* name : {"title", "name", "unit", "method", "kind", "role", "goal"}) {
    if (std::string text = scalar(record, name); !text.empty()) return text;
  }
  return {};
}

class Comparing {
 public:
  std::vector<RecordChange> changes{};

  void section(const Field& field, const Node* before, const Node* after) {
    if (same(before, after)) return;
    path_ = {std::string(field.name)};
    if (field.many) {
      list(*field.record, before, after);
    } else {
      // A section that stands once and is new, or gone, is told by what it says.
      static const Node none;
      record(*field.record, before ? *before : none, after ? *after : none);
    }
  }

 private:
  RecordChange begin(const RecordType& type, const Node& node) const {
    RecordChange change;
    change.path = path_;
    change.type = &type;
    change.id = scalar(node, "id");
    change.label = label_of(node);
    change.from = day(node, {"date", "issued", "from", "start"});
    change.to = day(node, {"to", "end"});
    change.where = node.where;
    return change;
  }

  void whole(const RecordType& type, const Node& node, RecordChange::What what) {
    RecordChange change = begin(type, node);
    change.what = what;
    changes.push_back(std::move(change));
  }

  /// Records of a list: matched by who they are.
  void list(const RecordType& type, const Node* before, const Node* after) {
    static const Node none;
    const Node& was = before && before->kind == Node::Kind::sequence ? *before : none;
    const Node& is = after && after->kind == Node::Kind::sequence ? *after : none;
    const auto names = identities({&was, &is});
    const auto find = [&](std::size_t side, const std::string& name) -> const Node* {
      const auto at = std::find(names[side].begin(), names[side].end(), name);
      const Node& in = side == 0 ? was : is;
      if (at == names[side].end()) return nullptr;
      return &in.children[static_cast<std::size_t>(at - names[side].begin())];
    };
    for (const std::string& name : names[0]) {
      if (!find(1, name)) whole(type, *find(0, name), RecordChange::What::removed);
    }
    for (const std::string& name : names[1]) {
      const Node* old = find(0, name);
      if (!old) whole(type, *find(1, name), RecordChange::What::added);
      if (old && !same(old, find(1, name))) record(type, *old, *find(1, name));
    }
  }

  void record(const RecordType& type, const Node& before, const Node& after) {
    RecordChange change = begin(type, after.kind == Node::Kind::empty ? before : after);
    change.was_from = day(before, {"date", "issued", "from", "start"});
    change.was_to = day(before, {"to", "end"});
    fields(type, before, after, {}, change);
    if (!change.fields.empty()) changes.push_back(std::move(change));
  }

  void fields(const RecordType& type, const Node& before, const Node& after,
              const std::string& above, RecordChange& change) {
    for (const Field& field : type.fields) {
      const std::string name(field.name);
      const Node* was = before.kind == Node::Kind::mapping ? before.find(name) : nullptr;
      const Node* is = after.kind == Node::Kind::mapping ? after.find(name) : nullptr;
      if (same(was, is)) continue;
      const bool records = field.kind == Kind::record && field.many;
      if (records && is_list(was) && is_list(is)) {
        path_.push_back(name);
        list(*field.record, was, is);
        path_.pop_back();
      } else if (field.kind == Kind::record && is_mapping(was) && is_mapping(is)) {
        fields(*field.record, *was, *is, above + name + ".", change);
      } else {
        change.fields.push_back(field_change(field, above + name, was, is));
      }
    }
  }

  static bool is_list(const Node* node) {
    return !node || node->kind == Node::Kind::sequence || node->kind == Node::Kind::empty;
  }
  static bool is_mapping(const Node* node) { return node && node->kind == Node::Kind::mapping; }

  static FieldChange field_change(const Field& field, std::string path, const Node* before,
                                  const Node* after) {
    FieldChange change{&field, std::move(path), written(before, &field), written(after, &field)};
    if (!field.many || field.kind == Kind::record) return change;
    const auto was = plain(before);
    const auto is = plain(after);
    std::set_difference(was.begin(), was.end(), is.begin(), is.end(),
                        std::back_inserter(change.gone));
    std::set_difference(is.begin(), is.end(), was.begin(), was.end(),
                        std::back_inserter(change.added));
    return change;
  }

  /// The plain values of a list, or the one that stands for it.
  static std::set<std::string> plain(const Node* node) {
    std::set<std::string> all;
    if (!node) return all;
    if (node->kind == Node::Kind::scalar) all.insert(node->scalar);
    for (const Node& child : node->children) {
      if (child.kind == Node::Kind::scalar) all.insert(child.scalar);
    }
    return all;
  }

  std::vector<std::string> path_{};
};

const RecordType& root_of(const Document* before, const Document* after) {
  return (after ? after : before)->root->type();
}

}  // namespace

std::vector<RecordChange> record_changes(const Document* before, const Document* after) {
  const Sections was = sections_of(before);
  const Sections is = sections_of(after);
  const auto find = [](const Sections& sections, std::string_view name) {
    const auto found = std::find_if(sections.begin(), sections.end(),
                                    [&](const Node& one) { return one.key == name; });
    return found == sections.end() ? nullptr : &*found;
  };
  Comparing comparing;
  for (const Field& field : root_of(before, after).fields) {
    if (field.kind == Kind::record) {
      comparing.section(field, find(was, field.name), find(is, field.name));
    }
  }
  return std::move(comparing.changes);
}

std::vector<std::string> goals_named(const Document& plan) {
  std::set<std::string> all;
  for (const char* section : {"rotations", "courses", "certificates"}) {
    for (const Record* record : plan.list(section)) {
      const std::string_view status =
          record->type().find("status") ? record->text("status") : std::string_view();
      if (status == "cancelled" || status == "denied") continue;
      for (const std::string_view goal : record->texts("goals")) all.emplace(goal);
    }
  }
  return {all.begin(), all.end()};
}

}  // namespace st
