// A plan written in a test, with everything that a rule may look at.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "st/record/load.hpp"
#include "st/rule/judge.hpp"

namespace st::testing {

inline Date day(std::string_view text) { return parse_date(text).value(); }

/// Every pack, read once: reading them is what costs.
inline const RuleBook& national() {
  static const RuleBook book = RuleBook::built_in();
  return book;
}

class Plan {
 public:
  explicit Plan(std::string text, std::string_view as_of = "2026-11-21",
                const RuleBook& book = national())
      : document(read_document(Holds::plan, "plan", {{"st.yaml", std::move(text)}})),
        world(document),
        packs(packs_for(book, world, document, day(as_of))),
        context{.world = world,
                .document = document,
                .packs = packs,
                .as_of = day(as_of),
                .moment = day(as_of)} {
    context.timeline = &timeline.emplace(context);
  }

  Document document;
  World world;
  std::vector<const Pack*> packs;
  Context context;
  std::optional<Timeline> timeline{};
};

}  // namespace st::testing
