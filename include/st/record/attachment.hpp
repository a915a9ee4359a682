// Files that records name, such as a certificate that was scanned: still there, and still the same?
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "st/record/document.hpp"
#include "st/text/file.hpp"

namespace st {

/// The SHA-256 of `file`, a path from the plan's `folder` that does not lead out of it; of at most
/// 64 MiB.
std::variant<std::string, IoTrouble> attachment_digest(const std::filesystem::path& folder,
                                                       const std::string& file);

/// Tells of certificates whose file is not the one that was recorded, or is not there: ST-file.
/// Only where the plan lies on the disk.
void check_attachments(const Document& plan, Faults& faults);

}  // namespace st
