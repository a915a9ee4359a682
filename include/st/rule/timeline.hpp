// The time of a training: posts, service day by day in months of full time, what is left out and
// why, credits up to their caps, the projected end, and the clock on which recurring rules run
// (design part 4).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "st/calendar/months.hpp"
#include "st/rule/condition.hpp"
#include "st/rule/context.hpp"

namespace st {

struct Counts;

/// A post; one is made of `training` when the plan has none.
struct Post {
  Period period;
  std::string unit;
  std::string region;
  bool bt = false;
  const Record* record = nullptr;
  std::optional<Share> share{};  ///< None: as the training's.
};

/// Days on which recurring rules run: sorted, apart from each other.
class Clock {
 public:
  Clock() = default;
  explicit Clock(std::vector<Period> stretches) : stretches_(std::move(stretches)) {}

  bool empty() const { return stretches_.empty(); }
  const std::vector<Period>& stretches() const { return stretches_; }
  bool runs_on(Date day) const;
  int days(Period within) const;  ///< Number of days within the period on which the clock runs.
  /// The day on which `length` has passed on the clock since `from`.
  Date after(Date from, Duration length) const;
  Date first() const { return stretches_.front().from; }

 private:
  std::vector<Period> stretches_;
};

/// Service that does not count, by the rule that says so.
struct LeftOut {
  const Rule* rule = nullptr;
  Period period{};
  Months months{};
  bool unknown = false;  ///< It counts, but whether it may is not known.
};

/// A credit with its cap.
struct Credited {
  const Record* record = nullptr;
  Months asked{};
  Months counted{};
  const Rule* cap = nullptr;
  Truth truth = Truth::yes;  ///< Is it as the rule asks? If not known, it counts.
  Phrase why{};
};

/// How much of a day counts, and of what. Shares are basis points of full time.
struct ServiceDay {
  int working = 0;                   ///< Worked: by the post, or by what the rotations state.
  int away = 0;                      ///< Taken from that by absences; at most all of it.
  int points = 0;                    ///< What counts.
  const Record* rotation = nullptr;  ///< The rotation that holds the day, if any.
  const Rule* left_out = nullptr;    ///< Why none of it counts, if a rule says so.
  bool recorded = true;              ///< Else the training goes on beyond all that is recorded.
};

class Marks;

class Timeline {
 public:
  /// Reads the plan's service under the `counts` rules of the packs.
  explicit Timeline(const Context& context);

  std::optional<Date> start() const { return start_; }
  std::optional<Date> completed() const { return completed_; }
  /// Every day from the start on, to the end or to the last that is recorded.
  const std::vector<ServiceDay>& days() const { return days_; }
  /// First day of the first post with part st that the pack's rules speak of.
  std::optional<Date> start_for(const Pack& pack) const;
  const Clock& clock_for(const Pack& pack) const;
  const Clock& clock_of_bt() const { return bt_clock_; }
  const Clock& clock_of_st() const { return st_clock_; }

  std::optional<Months> required() const { return required_; }
  const Rule* length_rule() const { return length_rule_; }
  std::optional<Date> projected_end() const { return end_; }
  std::optional<Date> half() const { return half_; }

  /// Months of full time that count, within a period (the whole training when left out).
  Months service(std::optional<Period> within = {}) const;
  /// The same for the rotations (null: no rotation) that `wanted` takes.
  template <class Wanted>
  Months service_where(Wanted wanted, Date until) const {
    Months sum;
    for (std::size_t i = 0; i < days_.size(); ++i) {
      const Date day = first_ + static_cast<int>(i);
      if (day > until) break;
      if (days_[i].points > 0 && wanted(days_[i].rotation, day))
        sum += Months::of_day(day, Share::basis_points(days_[i].points));
    }
    return sum;
  }
  /// The unit with most of the service until a day, by rotations and posts; empty if none is named.
  std::string main_unit(Date until) const;
  /// The day on which so much full time has been served since `from`; none if it never is.
  std::optional<Date> reached(Date from, Months length) const;
  Months credited() const { return credited_sum_; }
  const std::vector<Credited>& credits() const { return credits_; }
  const std::vector<LeftOut>& left_out() const { return left_out_; }
  const std::vector<Post>& posts() const { return posts_; }
  /// Credits take so much that less remains than must: the rule, and what remains.
  const Post* post_on(Date day) const;

 private:
  struct Counting;  // The `counts` rules of the packs, gathered.

  void read_shares(const Context& context);
  void read_posts(const Context& context);
  void read_days(const Context& context, const Counting& counting);
  void read_away(const Context& context, const Marks& short_of_work);
  Date last_recorded(const Context& context) const;
  void read_credits(const Context& context, const Counting& counting);
  void read_required(const Context& context);
  void read_end();
  void read_clocks(const Context& context);
  void leave_out(const Context& context, const Counting& counting);
  void mark_early(const Counts& rule, Date before, Marks& out) const;
  void note_left_out(const Rule* rule, const Marks& marked, bool unknown);
  std::vector<const Post*> posts_by_day() const;
  int training_points(Date day) const;
  int working_points(Date day) const;

  std::optional<Date> start_{};
  std::optional<Date> completed_{};
  Date first_{};
  std::vector<ServiceDay> days_{};  ///< From first_ on.
  std::vector<bool> away_{};        ///< Parallel: a long absence stops the clock.
  std::vector<std::pair<std::optional<Date>, Share>> shares_{};  ///< Each from a day on.
  std::vector<Post> posts_{};
  std::vector<LeftOut> left_out_{};
  std::vector<Credited> credits_{};
  Months credited_sum_{};
  std::optional<Months> required_{};
  const Rule* length_rule_ = nullptr;
  std::optional<Date> end_{};
  std::optional<Date> half_{};
  Clock whole_clock_{};
  Clock bt_clock_{};
  Clock st_clock_{};
  std::map<std::string, Clock, std::less<>> region_clocks_{};
};

}  // namespace st
