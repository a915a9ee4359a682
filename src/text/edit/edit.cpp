// What is meant, how it is cut, and the proof: an edit counts only when the file, read again, is
// what it was with just that change, and every comment still stands in its place.
#include <algorithm>
#include <optional>

#include "st/text/lines.hpp"

#include "text/edit/cuts.hpp"

namespace st {
namespace {

/// What an edit means, and how it is made.
struct Attempt {
  Meant expected{};
  Splices splices{};
  Refusal by_hand{};
};

int line_of(const Draft& draft, std::size_t at) {
  return draft.source.position(static_cast<std::uint32_t>(at)).line;
}

/// Of a tree nothing counts but what it says.
Meant bare(Meant value) {
  value.text = false;
  for (Meant& item : value.items) item = bare(std::move(item));
  for (auto& [key, member] : value.members) member = bare(std::move(member));
  return value;
}

Meant& value_at(Meant& root, const Steps& steps, std::size_t count) {
  Meant* here = &root;
  for (std::size_t i = 0; i < count; ++i) {
    if (const auto* place = std::get_if<std::size_t>(&steps[i])) {
      here = &here->items[*place];
      continue;
    }
    const auto found = std::find_if(here->members.begin(), here->members.end(), [&](auto& member) {
      return member.first == std::get<std::string>(steps[i]);
    });
    here = &found->second;
  }
  return *here;
}

/// `value` at the end of a row of keys; nothing when a step is a place in a list that is not there.
std::optional<Meant> nested(const Steps& steps, std::size_t from, Meant value) {
  for (std::size_t i = steps.size(); i > from; --i) {
    const auto* key = std::get_if<std::string>(&steps[i - 1]);
    if (key == nullptr) return std::nullopt;
    value = mapping_value({{*key, std::move(value)}});
  }
  return value;
}

/// The steps as a reader would point: contract.revisions.
std::string path_text(const Steps& steps) {
  std::string path;
  for (const Step& step : steps) {
    const auto* key = std::get_if<std::string>(&step);
    if (!path.empty()) path += ".";
    path += key != nullptr ? *key : std::to_string(std::get<std::size_t>(step) + 1);
  }
  return path;
}

bool in_pair_without_braces(const Chain& chain) {
  return chain.back()->kind == Node::Kind::mapping && !chain.back()->has_brackets() &&
         in_brackets(chain);
}

/// What a reader may paste: lines at `column`, or what goes between brackets.
std::string snippet(const Meant& value, std::size_t column, bool between_brackets) {
  if (!between_brackets) return block_text(value, column);
  const std::string text = flow_text(value);
  return text.substr(1, text.size() - 2) + "\n";
}

/// The way by hand to have `missing`, a list or mapping of one entry, in what `chain` leads to.
Refusal below(const Draft& draft, const Chain& chain, const Meant& missing) {
  const Node& node = *chain.back();
  const bool block = !node.children.empty() && !node.has_brackets();
  const bool whole = chain.size() == 1;
  std::size_t column = block ? column_of(draft, node) : 0;
  if (!block && !whole) {
    column = column_of(draft, *chain[chain.size() - 2]) + style_near(draft, chain).step;
  }
  const std::size_t end = whole ? draft.text.find_last_not_of("\r\n") + 1 : node.where.end;
  const bool between_brackets = in_brackets(chain) || (!block && !node.children.empty());
  return {.why = {},
          .snippet = snippet(missing, column, between_brackets),
          .after_line = end == 0 ? 0 : line_of(draft, end - 1)};
}

/// The way by hand to have `value` in the place of the one that `chain` leads to.
Refusal instead(const Draft& draft, const Chain& chain, const Meant& value) {
  const Node& node = *chain.back();
  const Node& parent = *chain[chain.size() - 2];
  const auto index = static_cast<std::size_t>(&node - parent.children.data());
  const Meant entry =
      parent.kind == Node::Kind::mapping ? mapping_value({{node.key, value}}) : list_value({value});
  return {.why = {},
          .snippet = snippet(entry, column_of(draft, parent), in_brackets(chain)),
          .after_line = line_of(draft, entry_begin(draft, parent, index)) - 1};
}

Refusal refused(Refusal by_hand, Phrase why) {
  by_hand.why = std::move(why);
  return by_hand;
}

bool cuts_open_text(const Draft& draft, const Splices& splices) {
  if (!ends_in_open_text(draft)) return false;
  const std::uint32_t at = last_leaf(draft.root).where.begin;
  const bool replaced = std::any_of(splices.begin(), splices.end(), [&](const Splice& splice) {
    return splice.begin <= at && at < splice.end;
  });
  return !replaced && splices.back().begin == draft.text.size();
}

/// The edit, if it proves to be what was meant.
Edit prove(const Draft& draft, Attempt attempt) {
  const auto refuse = [&](std::string_view id) {
    return refused(std::move(attempt.by_hand), say(id));
  };
  std::erase_if(attempt.splices, [&](const Splice& splice) {
    return draft.text.substr(splice.begin, splice.end - splice.begin) == splice.text;
  });
  if (!attempt.splices.empty() && cuts_open_text(draft, attempt.splices)) {
    return refuse("edit-line-end");
  }
  Edited edited{spliced(draft.text, attempt.splices), std::move(attempt.splices)};
  const Source source(draft.source.path(), edited.text);
  const Draft after(source);
  if (!after.faults.empty()) return refuse("edit-uncertain");
  if (comments_of(after) != comments_of(draft)) return refuse("edit-comment");
  const bool restored = spliced(edited.text, reversed(draft.text, edited.splices)) == draft.text;
  if (!restored || meant_of(after.root) != bare(std::move(attempt.expected))) {
    return refuse("edit-uncertain");
  }
  return edited;
}

/// `value` where the rest of `steps` leads from the end of `chain`.
Edit put_missing(const Draft& draft, const Steps& steps, const Chain& chain, const Meant& value) {
  const std::size_t found = chain.size() - 1;
  const Node& node = *chain.back();
  const std::optional<Meant> missing = nested(steps, found, value);
  const bool place = node.kind == Node::Kind::mapping || is_nothing(draft, node);
  if (!missing || !place) {
    return Refusal{say("edit-no-place", {path_text(steps)}), block_text(value, 0),
                   line_of(draft, node.where.begin)};
  }
  Attempt attempt{meant_of(draft.root), {}, below(draft, chain, *missing)};
  if (in_pair_without_braces(chain)) {
    return refused(std::move(attempt.by_hand), say("edit-uncertain"));
  }
  Meant& target = value_at(attempt.expected, steps, found);
  const auto& [key, inner] = missing->members.front();
  if (node.kind == Node::Kind::mapping) {
    target.members.emplace_back(key, inner);
    attempt.splices = node.children.empty() ? replace_value(draft, chain, *missing)
                                            : add_member(draft, chain, key, inner);
  } else {
    target = *missing;
    attempt.splices = replace_value(draft, chain, *missing);
  }
  return prove(draft, std::move(attempt));
}

Refusal faulty(const Draft& draft, const Steps& steps, const Meant& value) {
  const Meant whole = nested(steps, 0, value).value_or(value);
  return refused(below(draft, {&draft.root}, whole), say("edit-faulty"));
}

}  // namespace

Edit append(const Source& source, const Steps& list, const Meant& item) {
  const Draft draft(source);
  if (!draft.faults.empty()) return faulty(draft, list, list_value({item}));
  const Chain chain = follow(draft.root, list);
  if (chain.size() <= list.size()) return put_missing(draft, list, chain, list_value({item}));
  const Node& node = *chain.back();
  Attempt attempt{meant_of(draft.root), {}, below(draft, chain, list_value({item}))};
  Meant& target = value_at(attempt.expected, list, list.size());
  if (is_nothing(draft, node) || (node.kind == Node::Kind::sequence && node.children.empty())) {
    target = list_value({item});
    attempt.splices = replace_value(draft, chain, target);
  } else if (node.kind == Node::Kind::sequence) {
    target.items.push_back(item);
    attempt.splices = add_item(draft, chain, item);
  } else {
    return refused(std::move(attempt.by_hand), say("edit-not-list", {path_text(list)}));
  }
  return prove(draft, std::move(attempt));
}

Edit put(const Source& source, const Steps& place, const Meant& value) {
  const Draft draft(source);
  if (!draft.faults.empty()) return faulty(draft, place, value);
  const Chain chain = follow(draft.root, place);
  if (chain.size() <= place.size()) return put_missing(draft, place, chain, value);
  if (place.empty()) return refused(below(draft, chain, value), say("edit-whole-file"));
  Attempt attempt{meant_of(draft.root), {}, instead(draft, chain, value)};
  value_at(attempt.expected, place, place.size()) = value;
  attempt.splices = replace_value(draft, chain, value);
  return prove(draft, std::move(attempt));
}

Edit take_out(const Source& source, const Steps& place) {
  const Draft draft(source);
  if (!draft.faults.empty()) return Refusal{say("edit-faulty"), "", 0};
  if (place.empty()) return Refusal{say("edit-whole-file"), "", 0};
  const Chain chain = follow(draft.root, place);
  if (chain.size() <= place.size()) {
    return Refusal{say("edit-missing", {path_text(place)}), "", 0};
  }
  Attempt attempt{meant_of(draft.root), {}, instead(draft, chain, {})};
  attempt.by_hand.snippet.clear();
  Meant& parent = value_at(attempt.expected, place, place.size() - 1);
  if (const auto* index = std::get_if<std::size_t>(&place.back())) {
    parent.items.erase(parent.items.begin() + static_cast<std::ptrdiff_t>(*index));
  } else {
    std::erase_if(parent.members, [&](const auto& member) {
      return member.first == std::get<std::string>(place.back());
    });
  }
  if (place.size() == 1 && draft.root.children.size() == 1 && !draft.root.has_brackets()) {
    // Some readers take a file of nothing but its end mark for no file at all.
    const bool end_mark = draft.text.find("\n...", draft.root.where.end) != std::string_view::npos;
    if (end_mark) return refused(std::move(attempt.by_hand), say("edit-uncertain"));
    attempt.expected = {};
  }
  attempt.splices = remove_entry(draft, chain);
  return prove(draft, std::move(attempt));
}

}  // namespace st
