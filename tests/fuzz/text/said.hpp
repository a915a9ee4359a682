// What a text says, apart from how it is written.
#pragma once

#include <optional>
#include <string>

#include "st/text/edit.hpp"
#include "st/text/node.hpp"

namespace st::fuzz {

inline bool is_null(std::string_view word) {
  return word == "~" || word == "null" || word == "Null" || word == "NULL";
}

/// Nothing is written, or null is.
inline bool says_nothing(const Node& node) {
  if (node.kind != Node::Kind::scalar || node.quoted) return node.kind == Node::Kind::empty;
  return is_null(node.scalar);
}

inline Meant said(const Node& node) {
  Meant meant;
  if (says_nothing(node)) return meant;
  if (node.kind == Node::Kind::scalar) return word_value(node.scalar);
  meant.kind = node.kind == Node::Kind::sequence ? Meant::Kind::sequence : Meant::Kind::mapping;
  for (const Node& child : node.children) {
    if (node.kind == Node::Kind::sequence) {
      meant.items.push_back(said(child));
    } else {
      meant.members.emplace_back(child.key, said(child));
    }
  }
  return meant;
}

/// A value as it will read back.
inline Meant as_said(Meant value) {
  value.text = false;
  for (Meant& item : value.items) item = as_said(std::move(item));
  for (auto& [key, member] : value.members) member = as_said(std::move(member));
  return value;
}

/// What `text` says; nothing if it has faults.
inline std::optional<Meant> said_by(const std::string& text) {
  const Source source("said.yaml", text);
  Faults faults;
  const Node node = read_yaml(source, faults);
  if (!faults.empty()) return {};
  return said(node);
}

}  // namespace st::fuzz
