// Helpers for the tests of reading: a text read, its spans shown, its complaints in a line each.
#pragma once

#include <string>

#include <doctest/doctest.h>

#include "st/text/node.hpp"
#include "st/text/source.hpp"

namespace st::test {

/// A file and what was read from it. Not to be moved: spans point at the source.
struct Reading {
  explicit Reading(std::string text, std::string path = "plan.yaml")
      : source(std::move(path), std::move(text)), node(read_yaml(source, faults)) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  Source source;
  Faults faults{};
  Node node;
};

inline std::string place(const Source& source, Span where) {
  const Position at = source.position(where.begin);
  return std::to_string(at.line) + ":" + std::to_string(at.column);
}

/// The tree in one line: every key and value as it is written in the file, between bars.
/// Lists stand in [], mappings in {}, what is faulty as !, what is empty as _.
inline std::string shape(const Source& source, const Node& node) {
  const auto slice = [&](Span where) { return "|" + std::string(source.slice(where)) + "|"; };
  switch (node.kind) {
    case Node::Kind::empty: return "_";
    case Node::Kind::faulty: return "!";
    case Node::Kind::scalar: return slice(node.where);
    default: break;
  }
  const bool mapping = node.kind == Node::Kind::mapping;
  std::string out;
  for (const Node& child : node.children) {
    if (!out.empty()) out += " ";
    if (mapping) out += std::string(source.slice(child.key_where)) + "=";
    out += shape(source, child);
  }
  return mapping ? "{" + out + "}" : "[" + out + "]";
}

inline std::string shape(const Reading& reading) { return shape(reading.source, reading.node); }

/// What the faults say, for a failed test to show.
inline std::string complaints(const Reading& reading) {
  std::string out;
  for (const Fault& fault : reading.faults) {
    out += place(reading.source, fault.where) + " " + fault.message.in(Lang::en) + "\n";
  }
  return out;
}

}  // namespace st::test
