// JSON text, pretty-printed so that a change of one field is a change of a line or two.
#include "json.hpp"

#include <fmt/format.h>

namespace st {

namespace {

constexpr std::size_t line_width = 100;

std::string quote(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

Json::Json(std::string_view text) : text_(quote(text)) {}

Json Json::object(std::vector<std::pair<std::string, Json>> members) {
  Json json;
  json.shape_ = Shape::object;
  json.members_ = std::move(members);
  return json;
}

Json Json::array(std::vector<Json> items) {
  Json json;
  json.shape_ = Shape::array;
  json.items_ = std::move(items);
  return json;
}

Json Json::with(std::string key, Json value) const {
  Json all = object({{std::move(key), std::move(value)}});
  if (!members_.empty() && members_.front().first == "$ref") {
    all.set("allOf", array({*this}));
  } else {
    all.members_.insert(all.members_.end(), members_.begin(), members_.end());
  }
  return all;
}

std::string Json::referred() const {
  if (members_.empty() || members_.front().first != "$ref") return {};
  const std::string& path = members_.front().second.text_;  // "#/definitions/name" in quotes.
  const auto slash = path.rfind('/') + 1;
  return path.substr(slash, path.size() - slash - 1);
}

std::string Json::on_one_line() const {
  std::string inside;
  const auto add = [&](const std::string& part) { inside += (inside.empty() ? "" : ", ") + part; };
  for (const auto& [key, value] : members_) add(quote(key) + ": " + value.on_one_line());
  for (const Json& item : items_) add(item.on_one_line());
  if (shape_ == Shape::object) return "{" + inside + "}";
  return shape_ == Shape::array ? "[" + inside + "]" : text_;
}

std::string Json::text(std::size_t indent) const {
  std::string short_form = on_one_line();
  if (shape_ == Shape::scalar || indent + short_form.size() < line_width) return short_form;
  const std::string blanks(indent + 2, ' ');
  std::string inside;
  const auto add = [&](const std::string& part) {
    inside += fmt::format("{}{}{}", inside.empty() ? "\n" : ",\n", blanks, part);
  };
  for (const auto& [key, value] : members_) add(quote(key) + ": " + value.text(indent + 2));
  for (const Json& item : items_) add(item.text(indent + 2));
  const std::string end = "\n" + std::string(indent, ' ');
  return shape_ == Shape::object ? "{" + inside + end + "}" : "[" + inside + end + "]";
}

}  // namespace st
