#include <algorithm>
#include <ostream>

#include "st/plan/usual.hpp"
#include "st/text/safe.hpp"

#include "cli/log/actions.hpp"
#include "cli/log/ask.hpp"
#include "cli/log/attach.hpp"
#include "cli/log/editor.hpp"

namespace st::cli {
namespace {

/// Who holds which role is asked of the plan alone: no rules are needed for it.
std::vector<std::string_view> fill(Meant& record, const RecordKind& kind, const World& world,
                                   const Node& defaults, Date as_of) {
  const std::vector<const Pack*> none;
  const Context context{
      .world = world, .document = world.plan(), .packs = none, .as_of = as_of, .moment = as_of};
  const bool given = defaults.kind == Node::Kind::mapping;
  return fill_in(record, kind.type(), context, given ? &defaults : nullptr);
}

void give_id(Meant& record, const RecordType& type, const World& world) {
  // A role's approval is found by its role.
  const bool keyed = !type.keyed_by.empty();
  if (!type.find("id") || keyed || member(record, "id")) return;
  const std::string id = new_id(record, type, [&](std::string_view one) {
    return world.by_id(one) || !world.person(one).empty();
  });
  record.members.emplace_back("id", text_value(id));
}

/// A file that is named is told again by its sum.
void add_sum(Meant& record, const RecordType& type, const std::filesystem::path& folder,
             const Io& io) {
  const Meant* file = member(record, "file");
  if (!file || !type.find("sha256") || member(record, "sha256")) return;
  if (auto sum = sum_of_file(folder, file->scalar, io))
    record.members.emplace_back("sha256", std::move(*sum));
}

void tell_filled(const Meant& record, const std::vector<std::string_view>& filled, Io& io) {
  std::vector<Phrase> parts;
  for (const std::string_view name : filled) {
    parts.emplace_back(std::string(name) + " " + flow_text(*member(record, name)));
  }
  if (parts.empty()) return;
  io.err << io.word(say("log-filled", {SafeText::from(io.word(enumerate(parts))).str()})) << '\n';
}

std::string name_for(const RecordKind& kind, const Meant& record) {
  for (const std::string_view name : {"id", "role", "date"}) {
    if (const Meant* value = member(record, name)) return kind.name + " " + value->scalar;
  }
  return kind.name;
}

}  // namespace

Exit add_record(const RecordKind& kind, const Said& said, const Ways& ways, Io& io) {
  Session session(ways, kind.holds, io);
  const World world = session.world();
  const Node defaults =
      kind.path.size() == 1 ? defaults_for(session.document(), kind.path.back()) : Node{};
  Meant record = draft_of(said, kind.type(), world, io);
  auto filled = fill(record, kind, world, defaults, io.as_of);
  // In the editor everything can still be said.
  if (!ways.edit) complete(record, kind.type(), world, io);
  const auto more = fill(record, kind, world, defaults, io.as_of);
  filled.insert(filled.end(), more.begin(), more.end());
  add_sum(record, kind.type(), session.folder(), io);
  give_id(record, kind.type(), world);
  put_in_order(record, kind.type());
  if (ways.edit) {
    record = edited_by_hand(record, kind.type(), session.folder(), io);
  } else {
    tell_filled(record, filled, io);
  }
  session.append(kind, record);
  return session.finish(name_for(kind, record));
}

}  // namespace st::cli
