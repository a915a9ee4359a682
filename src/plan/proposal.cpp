#include "st/plan/proposal.hpp"

#include <algorithm>
#include <set>

namespace st {
namespace {

Phrase described(const Wish& wish) {
  if (!wish.months) return say("propose-no-months", {wish.doctor, wish.place});
  return say("propose-wish", {wish.doctor, decimal(wish.months->text()), wish.place});
}

/// The unit's name; where none is known what else tells one wish from another.
std::string place_of(const Record& wish, const std::deque<Document>& units) {
  const auto unit = std::ranges::find(units, wish.text("unit"), &Document::id);
  std::string place(unit != units.end() ? unit->body().text("name") : std::string_view());
  for (const char* field : {"unit", "note", "id"}) {
    if (place.empty()) place = wish.text(field);
  }
  return place.empty() ? "?" : place;
}

/// The days of a training as far as they are known, and after them as the last one.
class Days {
 public:
  explicit Days(const Projection& projection)
      : days_(projection.timeline.days()), first_(projection.start().value_or(Date{})) {
    sums_.push_back({});
    for (Date day = first_; day < end(); day = day + 1) {
      sums_.push_back(sums_.back() + Months::of_day(day, Share::basis_points(at(day).points)));
    }
  }

  bool empty() const { return days_.empty(); }
  /// After the last day that a rotation could begin on.
  Date last_start() const { return first_ + static_cast<int>(days_.size()); }
  Date end() const { return first_ + static_cast<int>(days_.size()) + kBeyond; }
  bool holds(Date day) const { return first_ <= day && day < end(); }
  const ServiceDay& at(Date day) const {
    const auto i = static_cast<std::size_t>(day - first_);
    return days_[std::min(i, days_.size() - 1)];
  }
  /// The day on which so much has been served since `from`; none if it never is.
  std::optional<Date> reached(Date from, Months months) const {
    const auto begin = sums_.begin() + (from - first_);
    const auto there = std::lower_bound(begin, sums_.end(), *begin + months);
    if (there == sums_.end()) return {};
    return from + static_cast<int>(there - begin) - 1;
  }

 private:
  /// What ends after the training is looked at, too, for it to be told what speaks against it.
  static constexpr int kBeyond = 366 * 20;

  const std::vector<ServiceDay>& days_;
  Date first_;
  std::vector<Months> sums_{};  ///< Of the days before each.
};

bool overlap(Period a, Period b) { return a.from <= b.to && b.from <= a.to; }

/// What a plan already holds that a rotation cannot lie on.
struct Taken {
  Period period{};
  ReasonNumber reason{};
};

/// Something is absent on days of which nothing is left to serve.
bool leaves_nothing(const Days& days, Period period) {
  for (Date day = period.from; day <= period.to; day = day + 1) {
    if (!days.holds(day)) return false;
    const ServiceDay& one = days.at(day);
    if (one.working > 0 && one.away == one.working) return true;
  }
  return false;
}

/// The days on which what covers them may be other than the day before.
std::vector<Date> turns_of(const std::vector<Period>& periods) {
  std::set<Date> turns;
  for (const Period& one : periods) {
    turns.insert(one.from);
    turns.insert(one.to + 1);
  }
  return {turns.begin(), turns.end()};
}

}  // namespace

Meant rotation_of(const Wish& wish, Period period) {
  std::vector<std::pair<std::string, Meant>> members;
  if (!wish.record->id().empty()) {
    members.emplace_back("id", text_value(std::string(wish.record->id())));
  }
  if (!wish.unit.empty()) members.emplace_back("unit", text_value(wish.unit));
  members.emplace_back("from", word_value(period.from.iso()));
  members.emplace_back("to", word_value(period.to.iso()));
  std::vector<Meant> goals;
  for (const std::string_view goal : wish.record->texts("goals")) {
    goals.push_back(word_value(std::string(goal)));
  }
  if (!goals.empty()) members.emplace_back("goals", list_value(std::move(goals)));
  const std::string note(wish.record->text("note"));
  if (!note.empty()) members.emplace_back("note", text_value(note));
  return mapping_value(std::move(members));
}

Proposal::Proposal(const std::vector<PlanAsked>& all, const std::deque<Document>& units,
                   Date first) {
  for (const PlanAsked& one : all) read_wishes(one, units);
  choosing_.groups = wishes_.size();
  std::vector<Presence> presences;
  for (const PlanAsked& one : all) {
    add_presences(one.plan, one.projection, presences);
    read_places(one, first);
    one_at_a_time(one.plan);
  }
  for (std::size_t i = 0; i < wishes_.size(); ++i) in_order(i);
  for (const Document& unit : units) {
    if (unit.body().has("capacity")) keep_room(presences, unit);
  }
}

ReasonNumber Proposal::add_reason(Reason reason) {
  reasons_.push_back(std::move(reason));
  choosing_.reasons = reasons_.size();
  return reasons_.size() - 1;
}

void Proposal::read_wishes(const PlanAsked& asked, const std::deque<Document>& units) {
  for (const Record* record : asked.plan.list("wanted")) {
    Wish wish{&asked.plan, record, shown_name(asked.plan), std::string(record->text("unit")),
              place_of(*record, units)};
    if (const auto months = record->number("months")) {
      wish.months = Months::units(months->hundredths * (Months::denominator / 100));
    }
    add_reason({described(wish), record->head()});
    wishes_.push_back(std::move(wish));
  }
}

std::optional<std::size_t> Proposal::wish_called(const Document& plan, std::string_view id) const {
  for (std::size_t i = 0; i < wishes_.size(); ++i) {
    if (wishes_[i].plan == &plan && wishes_[i].record->id() == id) return i;
  }
  return {};
}

std::vector<std::size_t> Proposal::options_of(std::size_t wish) const {
  std::vector<std::size_t> options;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (places_[i].wish == wish) options.push_back(i);
  }
  return options;
}

std::vector<std::size_t> Proposal::open_options(std::size_t wish) const {
  std::vector<std::size_t> options = options_of(wish);
  std::erase_if(options,
                [&](std::size_t option) { return !choosing_.options[option].against.empty(); });
  return options;
}

void Proposal::read_places(const PlanAsked& asked, Date first) {
  for (std::size_t i = 0; i < wishes_.size(); ++i) {
    if (wishes_[i].plan == &asked.plan) place(asked, i, first);
  }
}

namespace {

/// Rotations that are dated, and absences, in which no other rotation can lie.
std::vector<std::pair<const Record*, Period>> taken_in(const Document& plan, const Days& days) {
  std::vector<std::pair<const Record*, Period>> taken;
  for (const char* section : {"rotations", "absences"}) {
    const bool absence = std::string_view(section) == "absences";
    for (const Record* record : plan.list(section)) {
      const auto from = record->date("from");
      if (!from || (!absence && record->text("status") == "cancelled")) continue;
      const Period period{*from, record->date("to").value_or(days.end())};
      if (!absence || leaves_nothing(days, period)) taken.emplace_back(record, period);
    }
  }
  return taken;
}

Phrase described(const Record& record, Period period, const std::string& doctor) {
  const bool absence = record.section() == "absences";
  const std::string_view at = absence ? record.text("kind") : record.text("unit");
  const std::string name(record.id().empty() ? at : record.id());
  const std::string to = record.date("to") ? period.to.iso() : std::string();
  return say(absence ? "propose-away" : "propose-there", {doctor, period.from.iso(), to, name});
}

/// The days on which it is looked at whether a rotation could begin.
std::set<Date> beginnings(const Days& days, Date first, std::optional<Date> earliest,
                          const std::vector<std::pair<const Record*, Period>>& taken) {
  std::set<Date> all;
  for (Date day = first; day < days.last_start(); day = day + 1) {
    if (day.day() == 1) all.insert(day);
  }
  if (earliest) all.insert(*earliest);
  for (const auto& [record, period] : taken) all.insert(period.to + 1);
  std::erase_if(all, [&](Date day) {
    return day < first || day >= days.last_start() || days.at(day).working == 0;
  });
  return all;
}

}  // namespace

void Proposal::place(const PlanAsked& asked, std::size_t number, Date first) {
  const Wish& wish = wishes_[number];
  const Days days(asked.projection);
  if (!wish.months || wish.months->units() <= 0 || days.empty()) return;
  const Record& record = *wish.record;
  const auto taken = taken_in(asked.plan, days);
  std::map<const void*, ReasonNumber> known;  // A reason is made when it is first needed.
  const auto reason = [&](const void* of, const Phrase& what, Span where) {
    const auto [at, fresh] = known.try_emplace(of, 0);
    if (fresh) at->second = add_reason({what, where});
    return at->second;
  };
  const auto field = [&](const char* name, const Phrase& what) {
    return reason(name, what, record.find(name)->where);
  };
  const auto earliest = record.date("earliest");
  const auto latest = record.date("latest");
  const auto end = asked.projection.end();
  for (const Date from : beginnings(days, first, earliest, taken)) {
    const auto to = days.reached(from, *wish.months);
    if (!to) continue;
    const Period period{from, *to};
    Choosing::Option option{number, from - std::max(first, earliest.value_or(first))};
    if (earliest && from < *earliest) {
      option.against.push_back(field("earliest", say("propose-earliest", {earliest->iso()})));
    }
    if (latest && *to > *latest) {
      option.against.push_back(field("latest", say("propose-latest", {latest->iso()})));
    }
    if (end && *to > *end) {
      const Record* training = asked.plan.section("training");
      option.against.push_back(
          reason(&asked, say("propose-end", {wish.doctor, end->iso()}), training->head()));
    }
    for (const auto& [other, stay] : taken) {
      if (overlap(stay, period)) {
        option.against.push_back(
            reason(other, described(*other, stay, wish.doctor), other->head()));
      }
    }
    for (const std::string_view id : record.texts("after")) {
      for (const Record* other : asked.plan.list("rotations")) {
        const auto until = other->date("to");
        if (other->id() != id || (until && *until < from)) continue;
        option.against.push_back(field("after", say("propose-after", {std::string(id)})));
      }
    }
    option.cost = std::max(0, option.cost);
    choosing_.options.push_back(std::move(option));
    places_.push_back({number, period});
  }
}

void Proposal::one_at_a_time(const Document& plan) {
  std::vector<std::size_t> options;
  std::set<Date> starts;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (wishes_[places_[i].wish].plan != &plan) continue;
    options.push_back(i);
    starts.insert(places_[i].period.from);
  }
  for (const Date day : starts) {
    Choosing::Limit limit{{}, 1, {}};
    std::set<std::size_t> wishes;
    for (const std::size_t option : options) {
      if (!places_[option].period.contains(day)) continue;
      limit.parts.push_back({option, 1});
      wishes.insert(places_[option].wish);
    }
    if (wishes.size() > 1) choosing_.limits.push_back(std::move(limit));
  }
}

/// It begins when those that it comes after are over.
void Proposal::in_order(std::size_t number) {
  const Wish& wish = wishes_[number];
  for (const std::string_view id : wish.record->texts("after")) {
    const auto before = wish_called(*wish.plan, id);
    if (!before) continue;
    const auto [at, fresh] = order_.try_emplace(number, 0);
    if (fresh) {
      at->second =
          add_reason({say("propose-after", {std::string(id)}), wish.record->find("after")->where});
    }
    choosing_.follows.emplace_back(number, *before);
    const auto own = options_of(number);
    const auto others = options_of(*before);
    for (const std::size_t last : own) {
      const Date start = places_[last].period.from;
      Choosing::Limit limit{{at->second}, 1, {}};
      for (const std::size_t option : own) {
        if (places_[option].period.from <= start) limit.parts.push_back({option, 1});
      }
      for (const std::size_t option : others) {
        if (places_[option].period.to >= start) limit.parts.push_back({option, 1});
      }
      choosing_.limits.push_back(std::move(limit));
    }
  }
}

/// No more at the unit than there is room for; where there are too many already, not more than now.
/// Whoever is placed elsewhere leaves room at the unit of the post.
void Proposal::keep_room(const std::vector<Presence>& presences, const Document& unit) {
  std::vector<const Presence*> there;
  std::vector<Period> periods;
  for (const Presence& one : presences) {
    if (one.unit != unit.id()) continue;
    there.push_back(&one);
    periods.push_back(one.period);
  }
  std::vector<std::size_t> options;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Wish& wish = wishes_[places_[i].wish];
    const bool leaves = std::ranges::any_of(there, [&](const Presence* one) {
      return one->plan == wish.plan->path && overlap(one->period, places_[i].period);
    });
    if (wish.unit != unit.id() && !leaves) continue;
    options.push_back(i);
    periods.push_back(places_[i].period);
  }
  const bool wanted = std::ranges::any_of(
      options, [&](std::size_t i) { return wishes_[places_[i].wish].unit == unit.id(); });
  if (!wanted) return;
  const Record& entry = *unit.body().records("capacity").front();
  const std::string name(unit.body().text("name"));
  const ReasonNumber reason = add_reason(
      {say("propose-room", {name.empty() ? std::string(unit.id()) : name}), entry.head()});
  for (const Record* one : unit.body().records("capacity")) {
    const Date from = one->date("from").value_or(Date{});
    periods.push_back({from, one->date("to").value_or(from)});
  }
  std::vector<Choosing::Part> last;
  int last_most = -1;
  for (const Date day : turns_of(periods)) {
    const auto rooms = capacity_on(&unit, day);
    if (!rooms) continue;
    std::map<std::string_view, bool> present;  // By plan: without a rotation of its own.
    for (const Presence* one : there) {
      if (one->period.contains(day)) present.emplace(one->plan, !one->rotation);
    }
    Choosing::Limit limit{{reason}, std::max(0, *rooms - static_cast<int>(present.size())), {}};
    int most = 0;
    for (const std::size_t option : options) {
      const Placed& placed = places_[option];
      const Wish& wish = wishes_[placed.wish];
      const auto own = present.find(wish.plan->path);
      const int arrives = wish.unit == unit.id() ? 1 : 0;
      const int leaves = own != present.end() && own->second ? 1 : 0;
      if (!placed.period.contains(day) || arrives == leaves) continue;
      limit.parts.push_back({option, arrives - leaves});
      most += arrives;
    }
    const bool same = limit.most == last_most && limit.parts == last;
    last = limit.parts;
    last_most = limit.most;
    if (!same && most > limit.most) choosing_.limits.push_back(std::move(limit));
  }
}

void Proposal::speak_against(std::size_t option, const std::string& name, const Reason& reason) {
  const std::size_t wish = places_[option].wish;
  const auto [at, fresh] = by_rule_.try_emplace({wish, name}, 0);
  if (fresh) at->second = add_reason(reason);
  choosing_.options[option].against.push_back(at->second);
}

void Proposal::speak_against(const std::vector<std::size_t>& options, const Reason& reason) {
  Choosing::Limit limit{{add_reason(reason)}, static_cast<int>(options.size()) - 1, {}};
  for (const std::size_t option : options) limit.parts.push_back({option, 1});
  choosing_.limits.push_back(std::move(limit));
}

void Proposal::explain_followers(Chosen& chosen) const {
  std::set<std::size_t> placed;
  for (const std::size_t option : chosen.options) placed.insert(places_[option].wish);
  for (const auto& [later, sooner] : choosing_.follows) {
    if (placed.contains(sooner) || placed.contains(later)) continue;
    const bool told =
        std::ranges::find(chosen.conflicts, later, &Conflict::group) != chosen.conflicts.end();
    if (!told) chosen.conflicts.push_back({later, {later, order_.at(later), sooner}, true});
  }
  std::ranges::stable_sort(chosen.conflicts, {}, &Conflict::group);
}

}  // namespace st
