// Help and complaints about arguments, in our own words instead of CLI11's.
#pragma once

#include <CLI/CLI.hpp>

#include "command.hpp"

namespace st::cli {

/// The group of options that every command takes.
inline constexpr const char* kSharedOptions = "shared";

/// What `--help` prints of a command (or of `st` itself).
std::string help_of(const CLI::App& app, Lang lang, int width);

/// Throws trouble for the first word that nothing has taken, with the nearest one known.
void refuse_unknown(const CLI::App& app);

/// CLI11's complaint in our words.
Trouble reworded(const CLI::ParseError& error, const CLI::App& root);

}  // namespace st::cli
