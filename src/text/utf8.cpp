// Decoding UTF-8 by hand: utf8proc would do, but hides which byte is wrong.
#include "utf8.hpp"

namespace st {
namespace {

constexpr CodePoint kInvalid{0xFFFD, 1, false};

struct Shape {
  std::size_t length;
  char32_t bits;      ///< What the first byte contributes.
  char32_t smallest;  ///< Less than this is an overlong form.
};

Shape shape_of(unsigned char lead) {
  if (lead >= 0xC2 && lead < 0xE0) return {2, lead & 0x1FU, 0x80};
  if (lead >= 0xE0 && lead < 0xF0) return {3, lead & 0x0FU, 0x800};
  if (lead >= 0xF0 && lead < 0xF5) return {4, lead & 0x07U, 0x10000};
  return {0, 0, 0};
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1, true};
  const Shape shape = shape_of(lead);
  if (shape.length == 0 || at + shape.length > text.size()) return kInvalid;
  char32_t value = shape.bits;
  for (std::size_t i = 1; i < shape.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0U) != 0x80U) return kInvalid;
    value = (value << 6U) | (byte & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < shape.smallest || value > 0x10FFFF || surrogate) return kInvalid;
  return {value, shape.length, true};
}

bool is_bidi_control(char32_t value) {
  return (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069) ||
         value == 0x200E || value == 0x200F || value == 0x061C;
}

}  // namespace st
