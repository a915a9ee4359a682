#include "what_if.hpp"

#include <algorithm>
#include <ostream>

#include "st/record/draft.hpp"
#include "st/record/kinds.hpp"
#include "st/text/file.hpp"

#include "cli/log/target.hpp"

namespace st::cli {
namespace {

Date day_of(const std::string& word, const char* option) {
  if (const auto day = parse_date(word)) return *day;
  throw Trouble(say("cli-not-a-value", {word, option}), say("cli-date-help"));
}

/// Held to the field as if it stood in a file.
Meant held(const Field& field, const std::string& word) {
  Meant value = value_of_words(field, {word});
  Sources sources;
  if (const auto fault = fault_of(field, value, sources)) {
    throw Trouble(fault->message, fault->help);
  }
  return value;
}

void put_training(Session& session, const char* name, const std::string& word) {
  if (word.empty()) return;
  const Target training = target_of(session, "training");
  const FieldPath field = field_of(*training.type, name);
  put_field(session, training, field, held(*field.back(), word));
}

/// A region without rules would only seem to ask for nothing.
void refuse_unknown_region(const std::string& word, const Io& io) {
  const RuleBook book = io.packs.empty() ? RuleBook() : rule_book(io);
  std::vector<std::string> known = built_in_regions();
  for (const Pack& pack : book.packs()) {
    if (pack.layer == "region") known.push_back(pack.id);
  }
  known.emplace_back("other");
  if (word.empty() || std::ranges::count(known, word) > 0) return;
  refuse_word("--region", word, {known.begin(), known.end()});
}

void add_share(Session& session, const WhatIf& what_if, const Io& io) {
  if (what_if.share.empty()) return;
  const RecordKind& kind = *record_kind("training-share");
  const Date from = what_if.from.empty() ? io.as_of : day_of(what_if.from, "--from");
  session.append(kind, mapping_value({{"from", word_value(from.iso())},
                                      {"share", held(*kind.type().find("share"), what_if.share)}}));
}

void add_leave(Session& session, const std::string& leave) {
  if (leave.empty()) return;
  const auto dots = leave.find("..");
  if (dots == leave.npos) {
    throw Trouble(say("cli-not-a-value", {leave, "--leave"}), say("what-if-leave-help"));
  }
  const Date from = day_of(leave.substr(0, dots), "--leave");
  const Date to = day_of(leave.substr(dots + 2), "--leave");
  session.append(*record_kind("absence"), mapping_value({{"kind", word_value("parental")},
                                                         {"from", word_value(from.iso())},
                                                         {"to", word_value(to.iso())}}));
}

/// As long as it was: whole months stay whole months.
Date moved_end(Date from, Date to, Date moved) {
  constexpr int kMostMonths = 600;
  for (int months = 1; months <= kMostMonths && add_months(from, months) <= to + 1; ++months) {
    if (add_months(from, months) == to + 1) return add_months(moved, months) - 1;
  }
  return moved + (to - from);
}

void move(Session& session, const std::string& id, const std::string& word) {
  const Date day = day_of(word, "--move");
  Target target = target_of(session, id);
  const bool period = target.record && target.type->find("from") && target.type->find("to");
  const auto from = period ? target.record->date("from") : std::nullopt;
  if (!from) throw Trouble(say("what-if-no-period", {id}), say("what-if-no-period-help"));
  const auto to = target.record->date("to");
  put_field(session, target, field_of(*target.type, "from"), word_value(day.iso()));
  if (!to) return;
  target = target_of(session, id);
  put_field(session, target, field_of(*target.type, "to"),
            word_value(moved_end(*from, *to, day).iso()));
}

/// A record that the plan has by that id gets the fragment's fields; another is added.
void lay_record(Session& session, const Field& section, const Node& item) {
  const Node* id = item.kind == Node::Kind::mapping ? item.find("id") : nullptr;
  if (id && session.world().by_id(id->scalar)) {
    for (const Node& child : item.children) {
      if (child.key == "id") continue;
      const Target target = target_of(session, id->scalar);
      const FieldPath field = field_of(*target.type, child.key);
      put_field(session, target, field, value_of_node(child, field.back()));
    }
    return;
  }
  const RecordKind* kind = record_kind(section.name);
  session.append(*kind, value_of_node(item, &section));
}

void lay_section(Session& session, const Node& section) {
  const Field* field = plan_type().find(section.key);  // Others have been refused.
  if (field->many) {
    for (const Node& item : section.children) lay_record(session, *field, item);
    return;
  }
  for (const Node& child : section.children) {
    const Target target = target_of(session, section.key);
    const FieldPath path = field_of(*target.type, child.key);
    put_field(session, target, path, value_of_node(child, path.back()));
  }
}

/// Held to what a plan's file is held to, but that records may be whole only with what they are
/// laid over, and point at what is only in the plan.
void refuse_faulty_fragment(const std::string& file, const std::string& text, const Io& io) {
  const Document fragment = read_document(Holds::plan, file, {{file, text}});
  Faults faults = fragment.faults;  // Their places are in the fragment.
  std::erase_if(faults, [](const Fault& fault) {
    return fault.code == "ST-missing-key" || fault.code == "ST-reference";
  });
  if (faults.empty()) return;
  tell_faults(faults, io);
  throw Trouble(say("what-if-faulty", {file}));
}

void lay_file(Session& session, const std::string& file, const Io& io) {
  if (file.empty()) return;
  const auto folder = std::filesystem::path(file).parent_path();
  auto read = read_file(file, folder.empty() ? "." : folder);
  if (const auto* why = std::get_if<IoTrouble>(&read)) {
    throw Trouble(say("cli-cannot-read", {file, why->why}));
  }
  const std::string& text = std::get<std::string>(read);
  refuse_faulty_fragment(file, text, io);
  const Source source(file, text);
  Faults told_already;
  const Node top = read_yaml(source, told_already);
  if (top.children.empty()) throw Trouble(say("what-if-empty", {file}), say("what-if-empty-help"));
  for (const Node& section : top.children) lay_section(session, section);
}

}  // namespace

void declare_what_if(Usage& usage, WhatIf& what_if) {
  usage.option("--what-if", "FILE", what_if.file, say("what-if-opt-file"));
  usage.option("--share", "SHARE", what_if.share, say("what-if-opt-share"));
  usage.option("--leave", "FROM..TO", what_if.leave, say("what-if-opt-leave"));
  usage.option_of_two("--move", "ID DATE", what_if.moves, say("what-if-opt-move"));
  usage.option("--regulation", "REGULATION", what_if.regulation, say("what-if-opt-regulation"));
  usage.option("--region", "REGION", what_if.region, say("what-if-opt-region"));
}

void apply(const WhatIf& what_if, Session& session, const Io& io) {
  lay_file(session, what_if.file, io);
  put_training(session, "regulation", what_if.regulation);
  refuse_unknown_region(what_if.region, io);
  put_training(session, "region", what_if.region);
  add_share(session, what_if, io);
  add_leave(session, what_if.leave);
  for (std::size_t i = 0; i + 1 < what_if.moves.size(); i += 2) {
    move(session, what_if.moves[i], what_if.moves[i + 1]);
  }
}

}  // namespace st::cli
