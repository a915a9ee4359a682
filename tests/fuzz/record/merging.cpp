// Three versions of a plan's file: unless a conflict is told, every record of both sides is there,
// with what either side changed. What must be there is told here from the records alone.
#include <algorithm>
#include <map>

#include "st/record/merge.hpp"

#include "fuzz/input.hpp"
#include "fuzz/text/said.hpp"

namespace {

using namespace st;  // NOLINT: a target is about what it tries.

/// Records by the section that they stand in and their id.
using Records = std::map<std::pair<std::string, std::string>, Meant>;

/// Nothing where two records of a section have one id: who they are nobody can tell.
std::optional<Records> records_of(const Meant& file) {
  Records all;
  for (const auto& [section, list] : file.members) {
    for (const Meant& record : list.items) {
      const auto id =
          std::ranges::find(record.members, "id", &std::pair<std::string, Meant>::first);
      if (id == record.members.end() || id->second.kind != Meant::Kind::scalar) continue;
      if (id->second.scalar.empty()) continue;
      if (!all.emplace(std::pair(section, id->second.scalar), record).second) return {};
    }
  }
  return all;
}

const Meant* find(const Records& records, const Records::key_type& key) {
  const auto found = records.find(key);
  return found == records.end() ? nullptr : &found->second;
}

/// What says the same: keys in any order.
Meant settled(Meant value) {
  for (auto& [key, member] : value.members) member = settled(std::move(member));
  for (Meant& item : value.items) item = settled(std::move(item));
  std::ranges::sort(value.members, {}, &std::pair<std::string, Meant>::first);
  return value;
}

bool same(const Meant* a, const Meant* b) { return a && b ? settled(*a) == settled(*b) : a == b; }

/// Of one record, in the three versions and the merged one.
bool is_kept(const Meant* base, const Meant* ours, const Meant* theirs, const Meant* merged) {
  if (same(ours, theirs) || same(theirs, base)) return same(merged, ours);
  if (same(ours, base)) return same(merged, theirs);
  if (!ours || !theirs || !merged) return false;  // Changed here and taken away there.
  const auto field = [](const Meant* record, const std::string& key) -> const Meant* {
    if (!record) return nullptr;
    const auto it = std::ranges::find(record->members, key, &std::pair<std::string, Meant>::first);
    return it == record->members.end() ? nullptr : &it->second;
  };
  return std::ranges::all_of(ours->members, [&](const auto& member) {
    const auto& key = member.first;
    const Meant* o = &member.second;
    const Meant* t = field(theirs, key);
    if (same(o, t) || same(t, field(base, key))) return same(field(merged, key), o);
    return !same(o, field(base, key)) || same(field(merged, key), t);
  });
}

bool keep_comments(const MergeInput& input, std::string_view merged) {
  const auto all = comments_in(merged);
  const auto theirs = comments_in(input.theirs);
  return std::ranges::all_of(comments_in(input.ours), [&](const std::string& comment) {
    return std::ranges::count(theirs, comment) == 0 || std::ranges::count(all, comment) > 0;
  });
}

void judge(const MergeInput& input, const Merge& merge) {
  const std::string shown = input.base + "\n----- ours -----\n" + input.ours +
                            "\n----- theirs -----\n" + input.theirs + "\n----- merged -----\n" +
                            merge.text;
  const auto law = [&](bool holds, std::string_view what) { fuzz::hold(holds, what, shown); };
  const auto text = fuzz::said_by(merge.text);
  law(text.has_value(), "what is merged reads");
  law(keep_comments(input, merge.text), "comments that both have stay");
  const auto base = records_of(*fuzz::said_by(input.base));
  const auto ours = records_of(*fuzz::said_by(input.ours));
  const auto theirs = records_of(*fuzz::said_by(input.theirs));
  const auto merged = records_of(*text);
  if (!base || !ours || !theirs) return;
  law(merged.has_value(), "no record is there twice");
  for (const Records* side : {&*ours, &*theirs, &*merged}) {
    for (const auto& [key, record] : *side) {
      law(is_kept(find(*base, key), find(*ours, key), find(*theirs, key), find(*merged, key)),
          "record " + key.second + " is what both sides made of it");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parts = fuzz::Input(data, size).parts();
  if (parts.size() != 3) return -1;
  const MergeInput input{parts[0], parts[1], parts[2]};
  const auto merge = merge_records(input);
  if (!merge) return 0;
  if (!merge->conflict) judge(input, *merge);
  if (input.ours == input.base)
    fuzz::hold(!merge->conflict, "what one side changed is no conflict", merge->text);
  return 0;
}
