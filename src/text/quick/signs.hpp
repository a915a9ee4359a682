// What each byte may mean, so that a reader goes over words without looking at them one by one.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace st::quick {

using Signs = std::uint8_t;  ///< Of the following, or-ed.
constexpr Signs kBlank = 1;
constexpr Signs kTab = 2;
constexpr Signs kBreak = 4;  ///< A line feed, the carriage return before one, or the end.
constexpr Signs kColon = 8;
constexpr Signs kHash = 16;
constexpr Signs kEndsItem = 32;     ///< In brackets: `,`, `]` and `}`.
constexpr Signs kNeverInItem = 64;  ///< In brackets: `[`, `{` and `?` mean something else.
constexpr Signs kNeverFirst = 128;  ///< Of a text without quotes.

constexpr std::array<Signs, 256> kSigns = [] {
  std::array<Signs, 256> signs{};
  const auto mark = [&](std::string_view bytes, Signs sign) {
    for (const char c : bytes) signs[static_cast<unsigned char>(c)] |= sign;
  };
  mark(" ", kBlank);
  mark("\t", kTab);
  mark(std::string_view("\r\n\0", 3), kBreak);
  mark(":", kColon);
  mark("#", kHash);
  mark(",]}", kEndsItem);
  mark("[{?", kNeverInItem);
  mark(",[]{}#&*!|>'\"%@`?:", kNeverFirst);
  return signs;
}();

constexpr bool is(char c, Signs any) { return (kSigns[static_cast<unsigned char>(c)] & any) != 0; }

}  // namespace st::quick
