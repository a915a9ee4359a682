#include "textconv.hpp"

#include <filesystem>

#include "st/text/file.hpp"
#include "st/text/node.hpp"

#include "cli/command.hpp"

namespace st::cli {
namespace {

/// What a record is known by: its id; else its day and kind; else its place.
std::string name_of(const Node& item, std::size_t place) {
  const auto text = [&](const char* key) {
    const Node* found = item.kind == Node::Kind::mapping ? item.find(key) : nullptr;
    return found ? found->scalar : std::string();
  };
  if (std::string id = text("id"); !id.empty()) return id;
  std::string name;
  for (const char* key : {"date", "from", "kind", "method", "title", "role"}) {
    if (const std::string one = text(key); !one.empty()) name += (name.empty() ? "" : " ") + one;
  }
  return name.empty() ? std::to_string(place + 1) : name;
}

bool is_plain_list(const Node& node) {
  for (const Node& child : node.children) {
    if (child.kind != Node::Kind::scalar) return false;
  }
  return node.kind == Node::Kind::sequence;
}

void tell(const Node& node, const std::string& way, std::string& out) {
  if (node.kind == Node::Kind::mapping && !node.children.empty()) {
    for (const Node& child : node.children) {
      tell(child, way.empty() ? child.key : way + "." + child.key, out);
    }
  } else if (node.kind == Node::Kind::sequence && !is_plain_list(node)) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      tell(node.children[i], way + "[" + name_of(node.children[i], i) + "]", out);
    }
  } else {
    out += way + ":";
    if (node.kind == Node::Kind::scalar) out += " " + node.scalar;
    for (const Node& child : node.children) out += " " + child.scalar;
    out += "\n";
  }
}

}  // namespace

std::string textconv(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  auto read = read_file(path, folder.empty() ? "." : folder);
  if (const auto* trouble = std::get_if<IoTrouble>(&read)) {
    throw Trouble(say("cli-cannot-read", {path, trouble->why}));
  }
  std::string& text = std::get<std::string>(read);
  const Source source(path, text);
  Faults faults;
  const Node top = read_yaml(source, faults);
  if (!faults.empty() || top.kind != Node::Kind::mapping) return std::move(text);
  std::string out;
  tell(top, {}, out);
  return out;
}

}  // namespace st::cli
