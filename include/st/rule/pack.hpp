// Rules as data: packs, their rules, parameters, goals and facts, as st-rules(5) describes them.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/record/record.hpp"
#include "st/rule/condition.hpp"
#include "st/rule/decision.hpp"

namespace st {

enum class Level { must, should, may, goal, described };
std::string_view name(Level level);

/// Whose file a rule judges.
enum class On { plan, unit, region };

/// Where a rule stands in its source document.
struct RuleSource {
  Bilingual title{};      ///< The document.
  std::string section{};  ///< "8.1", "4 kap. 6 §"
  std::string lines{};    ///< Lines of the document's text, "480-480"; empty for the regulations.
};

struct Pack;
struct Verb;
struct Counts;
struct Document;

struct Context;

/// One verb with its options, compiled: what a rule decides. `all:` and `any:` hold several.
struct Clause {
  const Verb* verb = nullptr;  ///< Its name and what it decides, in words.
  const Node* body = nullptr;  ///< The options as they stand in the pack.
  std::function<std::vector<Decision>(const Context&)> decide{};
};

struct Example {
  Outcome expected = Outcome::met;
  bool boundary = false;
  std::string note{};
  const Node* node = nullptr;  ///< The fragment, as it stands in the pack.
};

struct Rule {
  std::string id{};
  std::string name{};
  std::vector<std::string> covers;
  Level level = Level::must;
  std::map<std::string, Level> level_by_regulation{};
  On on = On::plan;
  RuleSource source{};
  Bilingual text{};
  Bilingual advice{};
  std::vector<std::string> who{};
  std::string
      unverified{};  ///< Empty: checked against its source. Else memory, inferred, transcription.
  std::string softens{};  ///< A permission: no clause, no outcome of its own.
  std::string tightens{};
  std::string gate{};  ///< At what it is asked for again: "application", "bt"; empty: at none.
  Clause clause{};     ///< verb null for a permission.
  Condition applies{};
  std::optional<Limit> by{};  ///< The event when its time is past; none: the verb's own.
  std::string slack{};        ///< Duration or $parameter; empty: none.
  std::string grace{};
  bool past_punished = false;
  std::vector<Example> examples{};
  std::shared_ptr<const Counts> counts{};  ///< Of the verb `counts`, for the timeline.
  const Pack* pack = nullptr;
  Span where{};                ///< Its id, in the pack.
  const Node* node = nullptr;  ///< All of it, as it stands in the pack.

  /// Is one of the words its id, its name, or a statement that it carries out?
  bool is_called_one_of(const std::vector<std::string_view>& words) const;
  bool decides() const;  ///< Not a permission, a duty or a metric.
};

/// A statement that decides nothing: kept so that `st explain` answers for it.
struct Fact {
  std::string id{};
  std::vector<std::string> covers{};
  Bilingual text{};
  RuleSource source{};
  std::string unverified{};
  const Pack* pack = nullptr;
  Span where{};  ///< Its id, in the pack.
};

struct Parameter {
  std::string name{};
  std::vector<Value> values{};
  bool ours = false;  ///< Our reading of a word without a number.
  Bilingual text{};
  Span where{};  ///< Its name, in the pack.
};

/// What a goal asks for: all of `needs`, each fulfilled by any of its kinds of activity.
struct Goal {
  std::string code{};
  Bilingual title{};
  std::vector<std::vector<std::string>> needs{};
  int units = 1;              ///< Clinical service at so many units.
  bool primary_care = false;  ///< Part of the service in primary care.
  bool unknown = false;       ///< What it asks for was not found.
  std::string unverified{};
};

struct GoalList {
  std::string regulation{};
  std::vector<std::string> common{};    ///< Which of the regulation's common goals apply.
  std::vector<std::string> inferred{};  ///< Those of them of which that is inferred.
  std::vector<Goal> own{};
};

struct Ground {
  std::string name{};
  std::string rule{};
  Bilingual text{};
  Condition when{};
};

struct Regulation {
  std::string id{};
  std::string number{};  ///< "SOSFS 2015:8"
  Bilingual title{};
  std::vector<Ground> grounds{};
  std::map<std::string, std::string> words{};  ///< What the files of `st init` say under it.
};

struct Specialty {
  std::string id{};
  Bilingual name{};
  std::string type{};
  std::vector<std::string> base{};  ///< One of these must be held first; empty: none.
  bool former = false;
};

struct Equivalent {
  std::string specialty{};
  std::vector<std::string> accepts{};
  std::optional<Date> until{};
};

struct Method {
  std::string name{};
  std::vector<std::string> areas{};
};

/// Somebody who has duties or can mend a thing, and is no person of a plan: the region, an
/// employer.
struct Actor {
  std::string name{};
  Bilingual words{};
};

struct Pack {
  std::string id{};
  std::string path{};  ///< As shown; "national/choice.yaml" for one that is built in.
  Bilingual title{};
  std::string layer{};
  Bilingual source_title{};
  std::string checked_on{};
  Condition applies{};
  std::deque<Rule> rules{};
  std::vector<Fact> facts{};
  std::vector<Parameter> parameters{};
  std::vector<Goal> common_goals{};
  std::vector<GoalList> goals{};
  std::vector<Regulation> regulations{};
  std::vector<Specialty> specialties{};
  std::vector<Equivalent> equivalents{};
  std::vector<Method> methods{};
  std::vector<Actor> actors{};
  const Node* base = nullptr;  ///< What every example starts from.
  /// The plans that brought it along (`training.packs`), which alone it judges; empty: everybody.
  std::vector<const Document*> plans{};
  bool from_outside = false;  ///< Given by a path, not built in.
  bool held = false;          ///< To the layers below.

  Sources sources{};
  std::unique_ptr<Node> node{};  ///< Keeps every Node that the pack points into.
  std::shared_ptr<const Record> record{};
  Faults faults{};

  const Parameter* parameter(std::string_view name) const;
  const Bilingual* actor(std::string_view name) const;  ///< Null when the pack names no such.
};

/// Every pack that is known: those built in, and those given from outside.
class RuleBook {
 public:
  /// The packs that are built into the program: all, or only what judging plans with these
  /// regions, specialties and regulations can need (reading a pack costs time at every start).
  struct Needs {
    std::vector<std::string> regions{};
    std::vector<std::string> specialties{};
    std::vector<std::string> regulations{};
    bool all = false;  ///< Any of them.
    void add(const Needs& more);
  };
  static RuleBook built_in();
  static RuleBook built_in_for(const Needs& needs);
  /// Reads a pack from outside and adds it; what is wrong with it stands in its faults. `plan`:
  /// the one that brought it along.
  const Pack& add(std::string path, std::string text, const Document* plan = nullptr);
  /// Removes the pack that is built in under the same id.
  void take_place(const Pack& pack);
  void remove(const Pack& pack);
  /// Holds the packs from outside to those below them: an outer layer may be stricter and never
  /// looser. What is wrong is added to their faults.
  void hold_layers();

  const std::deque<Pack>& packs() const { return packs_; }
  const Rule* rule(std::string_view id_or_name) const;
  /// The rule or fact that carries out a statement: its own id, or one that it covers.
  const Rule* covering(std::string_view id) const;
  const Fact* fact(std::string_view id) const;
  std::vector<std::string_view> ids() const;  ///< Every id that `st explain` answers for.
  std::vector<std::string> specialty_ids() const;
  const Specialty* specialty(std::string_view id) const;

 private:
  void settle();  ///< Order by layer; pointers from rules to their packs set right.

  std::deque<Pack> packs_;
};

/// Every record and field that a rule reads, as paths from the top of the file.
std::vector<std::string> paths_read(const Rule& rule);

/// The regions' rules on the same matter, those of the rule's own pack left out: the same kinds of
/// record are asked about, in verbs that ask alike.
std::vector<const Rule*> rules_alike(const RuleBook& book, const Rule& rule);

/// The ids of the regions whose packs are built in.
std::vector<std::string> built_in_regions();
/// The ids of the catalogue of specialties, without reading every pack.
std::vector<std::string> built_in_specialties();

}  // namespace st
