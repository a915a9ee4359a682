// The formats that need a library of their own, made by st-helper.
#pragma once

#include <string>
#include <string_view>

namespace st::cli {

/// The bytes of a file of that format (src/helper/main.cpp lists them). Throws Trouble when the
/// program is not there, or fails.
std::string made_by_helper(const std::string& format, std::string_view content);

}  // namespace st::cli
