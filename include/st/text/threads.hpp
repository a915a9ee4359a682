// Work that is the same for each of many things, shared out among threads.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace st {

/// Calls `work(i)` once for each i below `count`, by at most `jobs` threads, in no order: what it
/// makes goes to a place of its own. What is thrown is thrown here.
template <class Work>
void share_out(int jobs, std::size_t count, const Work& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr thrown;
  std::mutex thrown_lock;
  const auto run = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      const std::lock_guard guard(thrown_lock);
      thrown = std::current_exception();
    }
  };
  // A thread of its own is dearer than a few things.
  constexpr std::size_t kFew = 4;
  std::vector<std::thread> helpers;
  for (int n = 1; n < jobs && static_cast<std::size_t>(n) * kFew < count; ++n)
    helpers.emplace_back(run);
  run();
  for (std::thread& helper : helpers) helper.join();
  if (thrown) std::rethrow_exception(thrown);
}

/// What several threads make, given out in order. Few things are made and not yet given out.
template <class Thing>
class Queue {
 public:
  Queue(std::size_t count, std::size_t most) : count_(count), made_(most) {}

  /// The number of the next thing to make; `count` when there is none.
  std::size_t take_number() {
    std::unique_lock lock(lock_);
    changed_.wait(lock,
                  [&] { return stopped_ || next_ < given_ + made_.size() || next_ == count_; });
    return stopped_ || next_ == count_ ? count_ : next_++;
  }
  void put(std::size_t number, Thing thing) {
    const std::lock_guard guard(lock_);
    made_[number % made_.size()] = std::move(thing);
    changed_.notify_all();
  }
  /// The next in order; nothing when making it went wrong.
  std::optional<Thing> give() {
    std::unique_lock lock(lock_);
    std::optional<Thing>& place = made_[given_ % made_.size()];
    changed_.wait(lock, [&] { return stopped_ || place.has_value(); });
    if (!place) return {};
    ++given_;
    changed_.notify_all();
    return std::exchange(place, std::nullopt);
  }
  void stop() {
    const std::lock_guard guard(lock_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  std::size_t count_;
  std::vector<std::optional<Thing>> made_;
  std::size_t next_ = 0;
  std::size_t given_ = 0;
  bool stopped_ = false;
  std::mutex lock_{};
  std::condition_variable changed_{};
};

/// Calls `make(i)` once for each i below `count`, by `jobs` threads, and `take` with what was made,
/// in the order of i, by the thread that calls. What is thrown is thrown here.
template <class Make, class Take>
void in_order(int jobs, std::size_t count, const Make& make, const Take& take) {
  if (jobs < 2 || count < 2) {
    for (std::size_t i = 0; i < count; ++i) take(make(i));
    return;
  }
  constexpr std::size_t kAhead = 4;  // A plan that takes longer than others holds nobody up.
  Queue<decltype(make(count))> queue(count, static_cast<std::size_t>(jobs) * kAhead);
  std::exception_ptr thrown;
  std::mutex thrown_lock;
  const auto run = [&](const auto& work) {
    try {
      work();
    } catch (...) {
      const std::lock_guard guard(thrown_lock);
      thrown = std::current_exception();
      queue.stop();
    }
  };
  const auto make_some = [&] {
    for (std::size_t i = queue.take_number(); i < count; i = queue.take_number())
      queue.put(i, make(i));
  };
  std::vector<std::thread> makers;
  for (int n = 0; n < jobs && static_cast<std::size_t>(n) < count; ++n)
    makers.emplace_back([&] { run(make_some); });
  run([&] {
    for (std::size_t i = 0; i < count; ++i) {
      auto thing = queue.give();
      if (!thing) break;
      take(std::move(*thing));
    }
  });
  for (std::thread& maker : makers) maker.join();
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace st
