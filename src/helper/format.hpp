// The formats whose libraries `st` itself is not linked to, so that it starts in a millisecond:
// one file for each, and one line in main.cpp.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace st::helper {

/// A name as `st` asks for it, and what turns its content into the bytes of a file.
struct Format {
  std::string_view name;
  std::string (*write)(const nlohmann::json& content);
};

/// A calendar of whole days (RFC 5545), of what report/formats/json_calendar.cpp tells.
std::string calendar(const nlohmann::json& content);
/// What is best to choose, and what cannot all hold, of what cli/plan/solver.cpp asks.
std::string choice(const nlohmann::json& content);
/// The names of the fields of blank forms, and a form filled: what report/formats/json_forms.cpp
/// asks for. The second begins with a line of JSON that tells what had no room.
std::string pdf_fields(const nlohmann::json& content);
std::string pdf(const nlohmann::json& content);
/// A workbook, of what report/formats/paper_json.cpp tells.
std::string xlsx(const nlohmann::json& content);

}  // namespace st::helper
