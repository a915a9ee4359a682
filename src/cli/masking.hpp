// What leaves the program shows no personal identity number, whatever quotes it: a message, the
// line of a file, a report, a path.
#pragma once

#include <streambuf>
#include <string>
#include <string_view>

namespace st::cli {

/// Writes on to `sink`, while it `masks` with every number's last four as stars.
class MaskingBuffer : public std::streambuf {
 public:
  MaskingBuffer(std::streambuf& sink, const bool& masks) : sink_(sink), masks_(masks) {}
  MaskingBuffer(const MaskingBuffer&) = delete;
  MaskingBuffer& operator=(const MaskingBuffer&) = delete;
  ~MaskingBuffer() override { put(pending_); }

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* bytes, std::streamsize count) override;
  int sync() override;

 private:
  static constexpr std::size_t kMuch = 1U << 14U;

  bool put(std::string_view text);

  std::streambuf& sink_;
  const bool& masks_;
  std::string pending_{};        ///< A number may go on with what comes next.
  std::size_t look_at_ = kMuch;  ///< When so much is pending.
};

}  // namespace st::cli
