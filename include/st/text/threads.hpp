// Work that is the same for each of many things, shared out among threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
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

}  // namespace st
