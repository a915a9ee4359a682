// The proposed days as a list, what cannot be, and the change to the files.
#include <algorithm>

#include "st/report/page.hpp"
#include "st/report/proposal.hpp"

#include "words.hpp"

namespace st {
namespace {

constexpr int kDays = 26;

class Sheet {
 public:
  explicit Sheet(const ProposalReport& report)
      : report_(report), page_(report.colour, report.width) {}

  std::string render() {
    if (report_.proposal.wishes().empty()) {
      page_.put(in(say("propose-nothing"))).line();
      return page_.take();
    }
    for (const std::size_t option : report_.chosen.options) tell(report_.proposal.option(option));
    sum();
    for (const Conflict& conflict : report_.chosen.conflicts) tell(conflict);
    for (const std::string& file : report_.files) {
      page_.put(in(say("log-wrote", {file}))).line();
    }
    std::string text = page_.take();
    if (!report_.diff.empty()) text += "\n" + report_.diff;
    return text;
  }

 private:
  std::string in(const Phrase& phrase) const { return phrase.in(report_.lang); }

  void tell(const Placed& placed) {
    const Wish& wish = report_.proposal.wishes()[placed.wish];
    const std::string id(wish.record->id());
    const Phrase place = id.empty() || id == wish.place ? Phrase(wish.place)
                                                        : say("propose-called", {wish.place, id});
    page_.labelled(in(say("propose-days", {placed.period.from.iso(), placed.period.to.iso()})),
                   in(say("propose-who", {wish.doctor, place})), kDays);
  }

  void sum() {
    const auto all = std::to_string(report_.proposal.wishes().size());
    const auto placed = std::to_string(report_.chosen.options.size());
    page_.line().put(in(say("propose-placed", {placed, all})), Ink::strong).line();
    const int gap = report_.chosen.cost - report_.chosen.bound;
    if (report_.chosen.most > report_.chosen.options.size()) {
      const auto most = std::to_string(report_.chosen.most);
      page_.put(in(say("propose-more", {most})), Ink::dim).line();
    } else if (gap > 0)
      page_.put(in(say("propose-gap", {std::to_string(gap)})), Ink::dim).line();
  }

  void tell(const Conflict& conflict) {
    page_.line().put(in(report_.proposal.reason(conflict.group).what), Ink::red).line();
    const char* head = conflict.reasons.empty() ? "propose-unexplained"
                       : conflict.smallest      ? "propose-least-conflict"
                                                : "propose-conflict";
    page_.put("  " + in(say(head))).line();
    for (const auto& [what, places] : told_once(conflict)) {
      std::string line = what;
      if (places.size() == 1) line += " (" + places.front() + ")";
      if (places.size() > 1) {
        line += " (" +
                in(say("propose-places", {places.front(), std::to_string(places.size() - 1)})) +
                ")";
      }
      page_.labelled("  -", line, 4);
    }
  }

  /// What is the same for several is told once, with its places.
  using Told = std::vector<std::pair<std::string, std::vector<std::string>>>;
  Told told_once(const Conflict& conflict) const {
    Told told;
    for (const ReasonNumber number : conflict.reasons) {
      const Reason& reason = report_.proposal.reason(number);
      const std::string what = in(reason.what);
      auto at = std::ranges::find(told, what, &Told::value_type::first);
      if (at == told.end()) at = told.insert(told.end(), {what, {}});
      if (reason.where) at->second.push_back(place_text(reason.where));
    }
    return told;
  }

  const ProposalReport& report_;
  Page page_;
};

}  // namespace

std::string proposal_text(const ProposalReport& report) { return Sheet(report).render(); }

}  // namespace st
