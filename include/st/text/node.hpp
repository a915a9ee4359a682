// A YAML value with its place in the text: the only YAML that the rest of st sees.
// Types are decided by the field that a value stands in, never by YAML: a scalar is
// the text that was written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/text/fault.hpp"
#include "st/text/source.hpp"
#include "st/text/span.hpp"

namespace st {

struct Node {
  /// A faulty node has been reported; readers say nothing more about it.
  enum class Kind { empty, scalar, sequence, mapping, faulty };

  Kind kind = Kind::empty;
  Span where{};                  ///< The value as written, quotes and brackets included.
                                 ///< Of an empty value: zero bytes, right after the colon or dash.
  std::string key{};             ///< In a mapping; empty elsewhere.
  Span key_where{};              ///< The key as written, quotes included.
  std::string scalar{};          ///< The text that is meant, unquoted and unfolded.
  bool quoted = false;           ///< Quoted or a block scalar: certainly a text.
  std::vector<Node> children{};  ///< Of a sequence or mapping, in written order.

  const Node* find(std::string_view name) const;  ///< A mapping's value; null when there is none.
  bool has_brackets() const;                      ///< Written as `[a, b]` or `{a: 1}`.
};

/// Reads the one YAML document in `source`, in the strict subset that plans are written
/// in (st-plan(5)). What is wrong goes to `faults`, all of it that can be told apart; the
/// node is then as much as could be read, or faulty. Throws nothing.
Node read_yaml(const Source& source, Faults& faults);

}  // namespace st
