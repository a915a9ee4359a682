#include "propose.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <ostream>

#include "st/plan/trial.hpp"
#include "st/record/draft.hpp"
#include "st/record/kinds.hpp"
#include "st/report/choice.hpp"
#include "st/report/proposal.hpp"

#include "cli/helper.hpp"
#include "cli/log/session.hpp"
#include "cli/plan/stand.hpp"

namespace st::cli {
namespace {

/// The rules are asked, and what they object to is not chosen again, until they have nothing more
/// to object to.
class Search {
 public:
  Search(const Tree& tree, const Judgement& judged, Proposal& proposal, const Io& io)
      : tree_(tree), judged_(judged), proposal_(proposal), io_(io) {}

  Chosen run() {
    if (proposal_.wishes().empty()) return {};
    for (std::size_t i = 0; i < proposal_.wishes().size(); ++i) refuse_first_days(i);
    constexpr int kMostRounds = 12;
    Chosen chosen;
    for (int round = 0; round < kMostRounds; ++round) {
      chosen = chosen_of(made_by_helper("choice", choice_json(proposal_.choosing())));
      if (!refuse(chosen, round + 2 == kMostRounds)) break;
    }
    proposal_.explain_followers(chosen);
    std::ranges::stable_sort(chosen.options, {}, [&](std::size_t option) {
      return proposal_.option(option).period.from;
    });
    return chosen;
  }

 private:
  using Options = std::vector<std::size_t>;

  std::vector<const Rule*> objections(const Options& options) {
    const Wish& first = proposal_.wishes()[proposal_.option(options.front()).wish];
    const auto [at, fresh] =
        trials_.try_emplace(first.plan, tree_, *first.plan, judged_.book, io_.as_of);
    std::vector<Meant> rotations;
    for (const std::size_t option : options) {
      const Placed& placed = proposal_.option(option);
      rotations.push_back(rotation_of(proposal_.wishes()[placed.wish], placed.period));
    }
    return at->second.objections(rotations);
  }

  Reason reason_of(const Rule& rule, std::size_t option) const {
    const Wish& wish = proposal_.wishes()[proposal_.option(option).wish];
    return {say("propose-rule", {rule.id, rule.text}), wish.record->head()};
  }

  /// Does a rule object to it, whatever else is chosen?
  bool refuse(std::size_t option) {
    const auto found = objections({option});
    for (const Rule* one : found) {
      proposal_.speak_against(option, one->id, reason_of(*one, option));
    }
    return !found.empty();
  }

  /// What must be known some time before is objected to on the first days; found one by one, each
  /// would cost a question to the solver.
  void refuse_first_days(std::size_t wish) {
    for (const std::size_t option : proposal_.open_options(wish)) {
      if (!refuse(option)) return;
    }
  }

  /// Whatever of the chosen a rule objects to. `last`: a plan of which something is objected to
  /// only together gets nothing of that.
  bool refuse(const Chosen& chosen, bool last) {
    std::map<const Document*, Options> by_plan;
    for (const std::size_t option : chosen.options) {
      by_plan[proposal_.wishes()[proposal_.option(option).wish].plan].push_back(option);
    }
    bool any = false;
    for (const Document& plan : tree_.plans) {
      const auto own = by_plan.find(&plan);
      if (own != by_plan.end()) any |= refuse(own->second, last);
    }
    return any;
  }

  bool refuse(const Options& options, bool last) {
    const auto found = objections(options);
    if (found.empty()) return false;
    bool alone = false;
    for (const std::size_t option : options) alone |= refuse(option);
    if (alone) return true;
    if (!last) {
      proposal_.speak_against(options, reason_of(*found.front(), options.front()));
      return true;
    }
    for (const std::size_t option : options) {
      for (const std::size_t other : proposal_.open_options(proposal_.option(option).wish)) {
        proposal_.speak_against(other, found.front()->id, reason_of(*found.front(), other));
      }
    }
    return true;
  }

  const Tree& tree_;
  const Judgement& judged_;
  Proposal& proposal_;
  const Io& io_;
  std::map<const Document*, Trial> trials_{};
};

bool same_files(const Document& a, const Document& b) {
  return std::ranges::equal(a.sources.all(), b.sources.all(),
                            [](const Source& one, const Source& other) {
                              return one.path() == other.path() && one.text() == other.text();
                            });
}

/// A rotation more, and a wish less.
void put_in(Session& session, const Proposal& proposal, const std::vector<std::size_t>& options) {
  const Document& plan = *proposal.wishes()[proposal.option(options.front()).wish].plan;
  if (!same_files(plan, session.document())) {
    throw Trouble(say("propose-changed", {plan.path}), say("log-nothing-written"));
  }
  const auto wanted = plan.list("wanted").list();
  std::vector<std::size_t> taken;
  for (const std::size_t option : options) {
    const Wish& wish = proposal.wishes()[proposal.option(option).wish];
    taken.push_back(
        static_cast<std::size_t>(std::ranges::find(wanted, wish.record) - wanted.begin()));
  }
  std::ranges::sort(taken, std::greater{});
  for (const std::size_t number : taken) {
    const Record& record = *session.document().list("wanted").list().at(number);
    const auto address = address_of(record.where());
    if (!address) {
      throw Trouble(say("log-no-place-of", {"wanted"}), say("log-edit-by-hand"));
    }
    session.take_out(address->source->path(), address->steps);
  }
  const RecordKind& kind = *record_kind("rotation");
  for (const std::size_t option : options) {
    const Placed& placed = proposal.option(option);
    Meant rotation = rotation_of(proposal.wishes()[placed.wish], placed.period);
    if (!member(rotation, "id")) {
      const World world = session.world();
      const std::string id = new_id(rotation, kind.type(), [&](std::string_view one) {
        return world.by_id(one) || !world.person(one).empty();
      });
      rotation.members.emplace_back("id", text_value(id));
      put_in_order(rotation, kind.type());
    }
    session.append(kind, rotation);
  }
}

/// Every plan is changed in memory before the first is written: what is refused of one leaves all
/// as they are.
void carry_out(const Tree& tree, const ProposeOptions& options, ProposalReport& report, Io& io) {
  std::deque<Session> sessions;
  for (const Document& plan : tree.plans) {
    std::vector<std::size_t> own;
    for (const std::size_t option : report.chosen.options) {
      const Placed& placed = report.proposal.option(option);
      if (report.proposal.wishes()[placed.wish].plan == &plan) own.push_back(option);
    }
    if (own.empty()) continue;
    Session& session = sessions.emplace_back(Ways{.folder = plan.path, .dry_run = !options.write},
                                             Holds::plan, io);
    put_in(session, report.proposal, own);
    session.refuse_new_faults();
    if (!options.write) report.diff += session.diff();
  }
  if (!options.write) return;
  for (Session& session : sessions) {
    const auto files = session.save("propose");
    report.files.insert(report.files.end(), files.begin(), files.end());
  }
}

}  // namespace

void declare_propose(Usage& usage, ProposeOptions& options) {
  usage.argument("DIR", options.folder, say("propose-opt-folder"));
  usage.option("--from", "DATE", options.from, say("propose-opt-from"));
  usage.flag("--write", options.write, say("propose-opt-write"));
  usage.option("--format", "FORMAT", options.format, say("propose-opt-format"));
  usage.footer(say("propose-examples"));
}

namespace {

bool lies_in(Span inner, Span outer) {
  return inner.source == outer.source && outer.begin <= inner.begin && inner.end <= outer.end;
}

/// A wish that was not read as it is written would be given the wrong days.
void refuse_faulty_wishes(const Tree& tree, const Io& io) {
  Faults faulty;
  for (const Document& plan : tree.plans) {
    const Entry* wanted = plan.root->find("wanted");
    for (const Fault& fault : plan.faults) {
      const bool inside = wanted && std::ranges::any_of(wanted->values, [&](const Value& wish) {
                            return lies_in(fault.where, wish.where);
                          });
      if (inside || (wanted && lies_in(fault.where, wanted->where))) faulty.push_back(fault);
    }
  }
  if (faulty.empty()) return;
  tell_faults(faulty, io);
  throw Trouble(say("propose-faulty"), say("propose-faulty-help"));
}

}  // namespace

Exit propose(const ProposeOptions& options, Io& io) {
  if (options.format != "text" && options.format != "json") {
    refuse_word("--format", options.format, {"text", "json"});
  }
  const bool inside = !plan_above(options.folder).empty();
  const Tree tree = tree_at(inside ? plan_at(options.folder) : options.folder);
  if (tree.plans.empty()) throw Trouble(say("cli-no-plan", {options.folder}));
  refuse_faulty_wishes(tree, io);
  // Not today: what begins today has begun.
  const Date first = std::max(day_option("--from", options.from).value_or(io.as_of), io.as_of + 1);
  const Judgement judged(tree, io);
  std::deque<Stand> stands;
  std::deque<PlanReport> reports;
  std::vector<PlanAsked> asked;
  for (const Document& plan : tree.plans) {
    reports.push_back(stands.emplace_back(judged, plan, io).report(io));
    asked.push_back({plan, reports.back().projection});
  }
  Proposal proposal(asked, tree.units, first);
  constexpr std::size_t kSoon = 20;
  if (io.can_ask && proposal.wishes().size() > kSoon) {
    const auto number = std::to_string(proposal.wishes().size());
    io.err << io.word(say("propose-patience", {number})) << std::endl;
  }
  ProposalReport report{.proposal = proposal, .chosen = Search(tree, judged, proposal, io).run()};
  carry_out(tree, options, report, io);
  report.as_of = io.as_of;
  report.lang = options.format == "text" || io.lang_given ? io.lang : Lang::en;
  report.colour = io.colour;
  report.width = io.width;
  io.out << (options.format == "json" ? proposal_json(report) : proposal_text(report));
  return report.chosen.conflicts.empty() ? Exit::ok : Exit::findings;
}

}  // namespace st::cli
