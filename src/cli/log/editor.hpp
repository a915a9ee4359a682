// A record in the user's editor, as `git commit` opens its message.
#pragma once

#include <filesystem>

#include "st/record/draft.hpp"

#include "cli/command.hpp"

namespace st::cli {

/// The record as the user left it. Throws Trouble when it was emptied, or cannot be read and the
/// user does not want to mend it. `folder`: where the file stands meanwhile.
Meant edited_by_hand(const Meant& record, const RecordType& type,
                     const std::filesystem::path& folder, Io& io);

}  // namespace st::cli
