#include "st/record/approval.hpp"

#include <algorithm>

#include "st/record/home.hpp"
#include "st/text/node.hpp"
#include "st/text/sha256.hpp"

#include "json.hpp"

namespace st {

namespace {

constexpr std::string_view kApprovals = "approvals";

std::string canonical(const Node& node);

std::string canonical_list(const std::vector<std::string>& parts, char open, char close) {
  std::string text(1, open);
  for (const std::string& part : parts) {
    if (text.size() > 1) text += ',';
    text += part;
  }
  return text + close;
}

/// Who approves later changes nothing of what was approved.
std::string canonical_mapping(const Node& node) {
  std::vector<const Node*> children;
  for (const Node& child : node.children) {
    if (child.key != kApprovals) children.push_back(&child);
  }
  std::ranges::sort(children, {}, [](const Node* child) { return std::string_view(child->key); });
  std::vector<std::string> parts;
  for (const Node* child : children)
    parts.push_back(Json(child->key).text().append(":").append(canonical(*child)));
  return canonical_list(parts, '{', '}');
}

std::string canonical(const Node& node) {
  switch (node.kind) {
    case Node::Kind::scalar: return Json(node.scalar).text();
    case Node::Kind::mapping: return canonical_mapping(node);
    case Node::Kind::sequence: {
      std::vector<std::string> parts;
      for (const Node& child : node.children) parts.push_back(canonical(child));
      return canonical_list(parts, '[', ']');
    }
    case Node::Kind::empty:
    case Node::Kind::faulty: break;
  }
  return "null";
}

/// The record as it is written, with what its section's defaults add.
std::string canonical_record(const Document& plan, const Record& record) {
  const auto address = address_of(record.where());
  if (!address) return "null";
  Faults told_elsewhere;
  const Node top = read_yaml(*address->source, told_elsewhere);
  const Node* found = node_at(top, address->steps);
  if (!found) return "null";
  Node whole = *found;
  const bool in_list = record.parent() == plan.root.get() && whole.kind == Node::Kind::mapping;
  const Node defaults = in_list ? defaults_for(plan, record.section()) : Node{};
  for (const Node& added : defaults.children) {
    if (!whole.find(added.key)) whole.children.push_back(added);
  }
  return canonical(whole);
}

const Record* find_by_id(const Record& record, std::string_view id) {
  for (const Entry& entry : record.entries()) {
    for (const Value& value : entry.values) {
      const Record* inside = value.record();
      if (!inside) continue;
      if (inside->id() == id) return inside;
      if (const Record* found = find_by_id(*inside, id)) return found;
    }
  }
  return nullptr;
}

void gather_approvals(const Record& record, const std::vector<std::string>& subjects,
                      std::vector<PlainApproval>& all) {
  for (const Entry& entry : record.entries()) {
    for (const Value& value : entry.values) {
      const Record* inside = value.record();
      if (!inside) continue;
      if (entry.field->name == kApprovals) {
        all.push_back({inside, subjects});
        continue;
      }
      std::vector<std::string> names = subjects;
      if (!record.parent()) names.emplace_back(entry.field->name);
      if (!inside->id().empty()) names.emplace_back(inside->id());
      gather_approvals(*inside, names, all);
    }
  }
}

}  // namespace

std::vector<const Record*> records_called(const Document& plan, std::string_view subject) {
  const Field* section = plan.root->type().find(subject);
  if (section && section->kind == Kind::record) return plan.root->records(subject).list();
  const Record* record = find_by_id(*plan.root, subject);
  return record ? std::vector{record} : std::vector<const Record*>{};
}

std::optional<std::string> canonical_content(const Document& plan, std::string_view subject) {
  const auto records = records_called(plan, subject);
  if (records.empty()) return {};
  std::vector<std::string> parts;
  for (const Record* record : records) parts.push_back(canonical_record(plan, *record));
  return parts.size() == 1 ? parts.front() : canonical_list(parts, '[', ']');
}

std::optional<std::string> content_digest(const Document& plan,
                                          const std::vector<std::string>& subjects) {
  std::string all = "plan ";
  all.append(plan.id()).append("\n");
  for (const std::string& subject : subjects) {
    const auto content = canonical_content(plan, subject);
    if (!content) return {};
    all.append(subject).append(" ").append(*content).append("\n");
  }
  return sha256(all);
}

std::string Statement::text() const {
  std::string text(kApprovalNamespace);
  const auto line = [&](std::string_view name, std::string_view value) {
    text.append("\n").append(name).append(" ").append(value);
  };
  line("plan", plan);
  for (const std::string& subject : subjects) line("for", subject);
  line("role", role);
  line("by", by);
  line("date", date);
  line("sha256", digest);
  return text + "\n";
}

Statement statement_of(const Document& plan, const Record& signature) {
  const auto date = signature.date("date");
  const auto subjects = signature.texts("for");
  return {.plan = std::string(plan.id()),
          .subjects = {subjects.begin(), subjects.end()},
          .role = std::string(signature.text("role")),
          .by = std::string(signature.text("by")),
          .date = date ? date->iso() : std::string(),
          .digest = std::string(signature.text("sha256"))};
}

void check_signatures(const Document& plan, Faults& faults) {
  for (const Record* signature : plan.list("signatures")) {
    const Statement said = statement_of(plan, *signature);
    const Entry* subjects = signature->find("for");
    if (said.digest.empty() || !subjects || subjects->faulty) continue;
    const auto now = content_digest(plan, said.subjects);
    if (now == said.digest) continue;
    std::vector<Phrase> names(said.subjects.begin(), said.subjects.end());
    Fault fault{.code = "ST-signature",
                .message = say(now ? "signature-stale" : "signature-nothing",
                               {enumerate(names), said.by, said.date}),
                .where = subjects->where,
                .help = say("signature-stale-help"),
                .severity = Severity::warning};
    for (const std::string& subject : said.subjects) {
      for (const Record* record : records_called(plan, subject))
        fault.related.push_back({record->head(), say("signature-of-this")});
    }
    faults.push_back(std::move(fault));
  }
}

std::vector<PlainApproval> approvals_in(const Document& plan) {
  std::vector<PlainApproval> all;
  gather_approvals(*plan.root, {}, all);
  return all;
}

}  // namespace st
