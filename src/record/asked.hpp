// Inside the record floor: what a path that was given stands for.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "discover.hpp"

namespace st {

/// A plan's folder, a tree of plans, or the plan, unit or region that a file belongs to.
std::variant<Found, IoTrouble> asked_by(const std::filesystem::path& path);

/// The plan, unit or region that a file belongs to which holds `text`; it need not be there.
std::variant<Found, IoTrouble> asked_by_text(const std::filesystem::path& file,
                                             const std::string& text);

}  // namespace st
