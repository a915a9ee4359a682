// Values for programs as text, the same way in every format.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace st {

/// The text of `json`, with a line end; `indent` -1: on one line. Bytes that are no UTF-8 (a file's
/// name may hold them) are replaced; what cannot be seen or steers a terminal is written as an
/// escape, which means the same.
std::string json_text(const nlohmann::ordered_json& json, int indent = 2);

}  // namespace st
