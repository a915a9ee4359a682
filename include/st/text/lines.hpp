// Places in a text by line: where one begins and ends, what it is indented by, what it holds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace st {

/// The first byte of the line that holds `at`, behind a byte order mark.
std::size_t line_begin(std::string_view text, std::size_t at);
/// The first byte of the line below the one that holds `at`; the end of the text if there is none.
std::size_t next_line(std::string_view text, std::size_t at);
/// The line that begins at `begin`, without its line end.
std::string_view line_from(std::string_view text, std::size_t begin);

/// Bytes from the beginning of the line, a byte order mark not counted.
std::size_t column_of(std::string_view text, std::size_t at);
std::size_t indent_of(std::string_view line);
bool is_blank_line(std::string_view line);
bool is_comment_line(std::string_view line);
/// Only blanks stand before `at` on its line.
bool begins_line(std::string_view text, std::size_t at);
/// From the beginning of a line to that of the first that is not empty.
std::size_t skip_blank_lines(std::string_view text, std::size_t at);
/// Over blanks, line ends and comments.
std::size_t skip_space(std::string_view text, std::size_t at);

/// The line end that is used where `at` stands: of its line, else of the line above.
std::string newline_near(std::string_view text, std::size_t at);

}  // namespace st
