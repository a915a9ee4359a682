#include "masking.hpp"

#include <algorithm>

#include "st/record/privacy.hpp"

namespace st::cli {

namespace {

/// How much of the text can be let go, whatever follows: whole lines, up to the last that has more
/// than what numbers are made of. The words of a line tell what its numbers are.
std::size_t settled(std::string_view text) {
  const auto last = text.find_last_not_of("0123456789-+ \r\n");
  const auto line = last == text.npos ? last : text.rfind('\n', last);
  return line == text.npos ? 0 : line + 1;
}

}  // namespace

bool MaskingBuffer::put(std::string_view text) {
  const auto write = [&](std::string_view shown) {
    const auto size = static_cast<std::streamsize>(shown.size());
    return sink_.sputn(shown.data(), size) == size;
  };
  return masks_ ? write(masked(text)) : write(text);
}

MaskingBuffer::int_type MaskingBuffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char byte = traits_type::to_char_type(c);
  return xsputn(&byte, 1) == 1 ? c : traits_type::eof();
}

std::streamsize MaskingBuffer::xsputn(const char* bytes, std::streamsize count) {
  pending_.append(bytes, static_cast<std::size_t>(count));
  if (pending_.size() < look_at_) return count;
  const std::size_t upto = settled(pending_);
  const bool good = put(std::string_view(pending_).substr(0, upto));
  pending_.erase(0, upto);
  look_at_ = std::max(kMuch, pending_.size() * 2);  // Of one long line not over and over again.
  return good ? count : 0;
}

int MaskingBuffer::sync() {
  const bool good = put(pending_);
  pending_.clear();
  return sink_.pubsync() == 0 && good ? 0 : -1;
}

}  // namespace st::cli
