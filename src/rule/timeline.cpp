#include "st/rule/timeline.hpp"

#include <algorithm>
#include <array>

#include "st/rule/pack.hpp"
#include "st/rule/path.hpp"
#include "st/rule/verb.hpp"

#include "counting.hpp"

namespace st {
namespace {

/// No training is looked at for longer than this; it bounds the work on dates that are mistakes.
constexpr int horizon_days = 366 * 60;

const Record* training_of(const Context& context) {
  return context.world.plan().section("training");
}

bool cancelled(const Record& rotation) { return rotation.text("status") == "cancelled"; }

int number_parameter(const Context& context, std::string_view name, int otherwise) {
  const Value* value = parameter(context, name);
  const auto* text = value ? value->as<std::string>() : nullptr;
  if (!text) return otherwise;
  if (const auto share = parse_share(*text)) return share->points();
  return parse_duration(*text).value_or(Duration{.days = otherwise}).days;
}

}  // namespace

Timeline::Timeline(const Context& context) {
  const Record* training = training_of(context);
  if (!training) return;
  start_ = training->date("start");
  completed_ = training->date("completed");
  if (!start_) return;
  first_ = *start_;

  Counting counting;
  for (const Pack* pack : context.packs) {
    for (const Rule& rule : pack->rules) {
      const Counts* counts = rule.counts.get();
      if (!counts) continue;
      Context own = context;
      own.pack = pack;
      own.rule = &rule;
      // A pack of which it is not known whether it speaks of this plan leaves nothing out.
      if (holds(own, pack->applies, context.root()).truth != Truth::yes) continue;
      if (holds(own, rule.applies, context.root()).truth == Truth::yes)
        counting.rules.push_back(counts);
    }
  }
  read_shares(context);
  read_posts(context);
  read_credits(context, counting);
  read_days(context, counting);
  leave_out(context, counting);
  read_required(context);
  read_end();
  read_clocks(context);
}

/// `training.share`: one share, or a list of steps.
void Timeline::read_shares(const Context& context) {
  for (const Record* step : training_of(context)->records("share")) {
    if (const auto share = step->share("share")) shares_.push_back({step->date("from"), *share});
  }
}

int Timeline::training_points(Date day) const {
  int points = Share::full().points();
  std::optional<Date> newest;
  for (const auto& [from, share] : shares_) {
    if ((!from || *from <= day) && (!newest || !from || *from >= *newest)) {
      points = share.points();
      newest = from;
    }
  }
  return points;
}

void Timeline::read_posts(const Context& context) {
  const Record* training = training_of(context);
  const Date last = first_ + horizon_days;
  const Record* bt = context.world.plan().section("bt");
  const auto bt_start = bt ? bt->date("start") : std::nullopt;
  const auto bt_end = bt ? bt->date("end") : std::nullopt;
  for (const Record* post : context.world.plan().list("posts")) {
    const auto from = post->date("from");
    if (!from) continue;
    const auto either = [&](const char* field) {
      return std::string(post->has(field) ? post->text(field) : training->text(field));
    };
    posts_.push_back({{*from, post->date("to").value_or(last)},
                      either("unit"),
                      either("region"),
                      post->text("part") == "bt",
                      post,
                      post->share("share")});
  }
  if (!posts_.empty()) return;
  const Date to = completed_.value_or(last);
  const Post whole{{first_, to},
                   std::string(training->text("unit")),
                   std::string(training->text("region")),
                   false,
                   nullptr};
  const bool has_bt = bt_start && (!bt_end || *bt_end >= first_);
  if (!has_bt) {
    posts_.push_back(whole);
    return;
  }
  const Date last_of_bt = bt_end.value_or(to);
  Post during = whole;
  during.bt = true;
  during.period.to = last_of_bt;
  posts_.push_back(during);
  if (last_of_bt < to) {
    Post after = whole;
    after.period.from = last_of_bt + 1;
    posts_.push_back(after);
  }
}

/// Which post each day is of: the first that holds it.
std::vector<const Post*> Timeline::posts_by_day() const {
  std::vector<const Post*> by_day(days_.size());
  for (auto post = posts_.rbegin(); post != posts_.rend(); ++post) {
    const Date from = std::max(first_, post->period.from);
    const Date to = std::min(first_ + static_cast<int>(days_.size()) - 1, post->period.to);
    for (Date day = from; day <= to; day = day + 1)
      by_day[static_cast<std::size_t>(day - first_)] = &*post;
  }
  return by_day;
}

const Post* Timeline::post_on(Date day) const {
  const auto it =
      std::ranges::find_if(posts_, [&](const Post& p) { return p.period.contains(day); });
  return it == posts_.end() ? nullptr : &*it;
}

int Timeline::working_points(Date day) const {
  const Post* post = post_on(day);
  if (!post) return 0;
  return post->share ? post->share->points() : training_points(day);
}

namespace {

/// A record with a period, read once for all of its days.
struct Stay {
  const Record* record;
  Date from;
  Date to;
  std::optional<Share> share;

  bool holds(Date day) const { return from <= day && day <= to; }
};

template <class Wanted>
std::vector<Stay> stays_of(const Records& records, Wanted wanted) {
  std::vector<Stay> stays;
  for (const Record* record : records) {
    const auto from = record->date("from");
    if (!from || !wanted(*record)) continue;
    const Date last = *from + horizon_days;
    stays.push_back({record, *from, record->date("to").value_or(last), record->share("share")});
  }
  return stays;
}

/// What the rotations of a day say, and which holds it.
struct Rotations {
  const Record* holder = nullptr;
  int stated = 0;
  bool unstated = false;
};

Rotations rotations_on(const std::vector<Stay>& all, Date day) {
  Rotations found;
  for (const Stay& stay : all) {
    if (!stay.holds(day)) continue;
    if (!found.holder) found.holder = stay.record;
    if (stay.share) found.stated += stay.share->points();
    if (!stay.share) found.unstated = true;
  }
  return found;
}

int taken_on(const std::vector<Stay>& absences, Date day) {
  int taken = 0;
  for (const Stay& stay : absences) {
    if (stay.holds(day)) taken += stay.share.value_or(Share::full()).points();
  }
  return taken;
}

}  // namespace

/// The last day that a record speaks of; after it every day is like the one before.
Date Timeline::last_recorded(const Context& context) const {
  const Document& plan = context.world.plan();
  constexpr std::array<FieldName, 4> fields{"from", "to", "start", "end"};
  Date last = std::max(context.as_of, first_);
  for (const auto* section : {"rotations", "absences", "posts", "bt", "credits"}) {
    for (const Record* record : plan.list(section)) {
      for (const FieldName field : fields) {
        if (const auto day = record->date(field)) last = std::max(last, *day);
      }
    }
  }
  if (const Record* doctor = plan.section("doctor"))
    last = std::max(last, doctor->date("licence").value_or(last));
  last = std::min(last, first_ + horizon_days);
  return completed_ ? std::max(first_, *completed_) : last;
}

void Timeline::read_days(const Context& context, const Counting& counting) {
  const Document& plan = context.world.plan();
  const auto rotations =
      stays_of(plan.list("rotations"), [](const Record& rotation) { return !cancelled(rotation); });
  const auto absences = stays_of(plan.list("absences"), [&](const Record& absence) {
    return !counting.takes_nothing(absence.text("kind"));
  });
  const int away_points = number_parameter(context, "away_share", 0);
  // Beyond every post that is recorded, training goes on at training.share.
  Date last_post = first_;
  for (const Post& post : posts_) last_post = std::max(last_post, post.period.to);
  days_.resize(static_cast<std::size_t>(last_recorded(context) - first_) + 1);
  Marks short_of_work;
  for (std::size_t i = 0; i < days_.size(); ++i) {
    const Date day = first_ + static_cast<int>(i);
    const bool beyond = day > last_post;
    if (!beyond && !post_on(day)) continue;
    const Rotations there = rotations_on(rotations, day);
    const int post = beyond ? training_points(day) : working_points(day);
    const int working = std::min(Share::full().points(), std::max(post, there.stated));
    const int taken = taken_on(absences, day);
    const int left = std::max(0, working - taken);
    ServiceDay& one = days_[i];
    one.rotation = there.holder;
    one.working = working;
    one.away = working - left;
    one.points = there.holder && !there.unstated ? std::min(left, there.stated) : left;
    if (taken > 0 && left < away_points) short_of_work.set(i);
  }
  read_away(context, short_of_work);
}

/// An absence stops the clock when it leaves too little, for long enough.
void Timeline::read_away(const Context& context, const Marks& short_of_work) {
  away_.resize(days_.size());
  const int away_days = number_parameter(context, "away_days", 0);
  for (const Period& stretch : short_of_work.stretches(first_)) {
    if (stretch.days() < away_days) continue;
    for (Date day = stretch.from; day <= stretch.to; day = day + 1)
      away_[static_cast<std::size_t>(day - first_)] = true;
  }
}

void Timeline::read_required(const Context& context) {
  for (const Pack* pack : context.packs) {
    for (const Rule& rule : pack->rules) {
      if (const auto required = required_service(context, rule)) {
        required_ = required;
        length_rule_ = &rule;
      }
    }
  }
}

/// Goes on day by day until the months that are asked for are reached; the days after the last
/// recorded one are worked as the posts and training.share say.
void Timeline::read_end() {
  if (!required_) return;
  const Months half = Months::units((required_->units() + 1) / 2);
  Months sum = credited_sum_;
  for (std::size_t i = 0; i < static_cast<std::size_t>(horizon_days) && !end_; ++i) {
    const Date day = first_ + static_cast<int>(i);
    if (i == days_.size()) {
      if (completed_) break;
      ServiceDay next;
      next.points = post_on(day) ? working_points(day) : training_points(day);
      next.working = next.points;
      next.recorded = false;
      days_.push_back(next);
      away_.push_back(false);
    }
    sum += Months::of_day(day, Share::basis_points(days_[i].points));
    if (!half_ && sum >= half) half_ = day;
    if (sum >= *required_) end_ = day;
  }
  if (completed_) end_ = completed_;
}

Months Timeline::service(std::optional<Period> within) const {
  Months sum;
  for (std::size_t i = 0; i < days_.size(); ++i) {
    const Date day = first_ + static_cast<int>(i);
    if (within && !within->contains(day)) continue;
    sum += Months::of_day(day, Share::basis_points(days_[i].points));
  }
  return sum;
}

std::string Timeline::main_unit(Date until) const {
  std::map<std::string_view, std::int64_t> served;
  const auto by_day = posts_by_day();
  for (std::size_t i = 0; i < days_.size(); ++i) {
    if (first_ + static_cast<int>(i) > until) break;
    const std::string_view unit = days_[i].rotation ? days_[i].rotation->text("unit")
                                  : by_day[i]       ? std::string_view(by_day[i]->unit)
                                                    : std::string_view{};
    if (!unit.empty()) served[unit] += days_[i].points;
  }
  const auto most = std::ranges::max_element(
      served, {}, &std::pair<const std::string_view, std::int64_t>::second);
  return std::string(most == served.end() ? std::string_view{} : most->first);
}

std::optional<Date> Timeline::reached(Date from, Months length) const {
  Months sum;
  for (std::size_t i = 0; i < days_.size(); ++i) {
    const Date day = first_ + static_cast<int>(i);
    if (day < from) continue;
    sum += Months::of_day(day, Share::basis_points(days_[i].points));
    if (sum >= length) return day;
  }
  return {};
}

void Timeline::read_clocks(const Context& context) {
  const Date since = training_of(context)->date("log_since").value_or(first_);
  const auto by_day = posts_by_day();
  const auto over = [&](Date from, auto wanted) {
    return Clock(stretches_where(first_, days_.size(), [&](std::size_t i) {
      return by_day[i] && !away_[i] && first_ + static_cast<int>(i) >= from && wanted(*by_day[i]);
    }));
  };
  whole_clock_ = over(since, [](const Post&) { return true; });
  st_clock_ = over(since, [](const Post& post) { return !post.bt; });
  bt_clock_ = over(first_, [](const Post& post) { return post.bt; });
  for (const Post& own : posts_) {
    if (own.bt || region_clocks_.contains(own.region)) continue;
    region_clocks_.emplace(own.region, over(since, [&](const Post& post) {
                             return !post.bt && (own.region.empty() || post.region == own.region);
                           }));
  }
}

namespace {
/// A region's rules, and a clinic's, judge posts in the region that the pack is for.
bool speaks_of_region(const Pack& pack) { return pack.layer == "region" || pack.layer == "clinic"; }
}  // namespace

const Clock& Timeline::clock_for(const Pack& pack) const {
  if (!speaks_of_region(pack)) return whole_clock_;
  static const Clock none;
  const auto it = region_clocks_.find(pack.id);
  if (it != region_clocks_.end()) return it->second;
  return pack.layer == "clinic" ? whole_clock_ : none;
}

std::optional<Date> Timeline::start_for(const Pack& pack) const {
  if (!speaks_of_region(pack)) return start_;
  std::optional<Date> first;
  for (const Post& post : posts_) {
    if (post.bt || (pack.layer == "region" && post.region != pack.id)) continue;
    if (!first || post.period.from < *first) first = post.period.from;
  }
  return first;
}

}  // namespace st
