// Inside the record floor: JSON text, built from its parts in the order given.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace st {

class Json {
 public:
  Json(std::string_view text);
  Json(const char* text) : Json(std::string_view(text)) {}
  Json(const std::string& text) : Json(std::string_view(text)) {}
  Json(bool value) : text_(value ? "true" : "false") {}
  Json(int value) : text_(std::to_string(value)) {}

  static Json object(std::vector<std::pair<std::string, Json>> members = {});
  static Json array(std::vector<Json> items = {});

  void set(std::string key, Json value) { members_.emplace_back(std::move(key), std::move(value)); }
  void push(Json value) { items_.push_back(std::move(value)); }
  /// The same object with `key` before the rest. A bare reference, whose neighbours draft-07
  /// ignores, moves into `allOf`.
  Json with(std::string key, Json value) const;
  /// The definition that a bare reference names; else empty.
  std::string referred() const;
  bool empty() const { return members_.empty() && items_.empty(); }

  /// Two blanks for each level; what is short stands on one line.
  std::string text(std::size_t indent = 0) const;

 private:
  enum class Shape { scalar, object, array };

  Json() = default;
  std::string on_one_line() const;

  Shape shape_ = Shape::scalar;
  std::string text_;
  std::vector<std::pair<std::string, Json>> members_;
  std::vector<Json> items_;
};

}  // namespace st
