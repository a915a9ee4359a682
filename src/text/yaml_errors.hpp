// yaml-cpp has some fifty fixed English texts for what it cannot read. None of them reaches
// a reader: each has a message of ours here, chosen by the text, and the place where the
// mistake began, told from the layout of the file.
#pragma once

#include <string_view>
#include <vector>

#include "st/text/fault.hpp"
#include "st/text/source.hpp"

#include "layout.hpp"

namespace st {

/// What yaml-cpp says begins with `text`; we say the message `id` and its "-help".
struct YamlError {
  std::string_view text;
  std::string_view id;
};
const std::vector<YamlError>& yaml_errors();

/// The fault for the parser's `text` at byte `at`, both counted after the byte order mark.
Fault explain_yaml_error(const Source& source, const Layout& layout, std::string_view text,
                         std::size_t at);

/// A fault of syntax with the words of `id` and its "-help".
Fault syntax_fault(std::string_view id, Span where, std::vector<Phrase> words = {});

}  // namespace st
