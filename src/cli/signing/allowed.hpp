// The file allowed_signers: whose key may approve what. Its lines are those of ssh-keygen(1), with
// what a key may approve in the words after it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/calendar/date.hpp"
#include "st/record/document.hpp"

namespace st::cli {

/// One line: `eva valid-after="20240101" ssh-ed25519 AAAA... role=head,main_supervisor unit=med`.
struct AllowedSigner {
  std::vector<std::string> people{};
  std::string key{};                 ///< "ssh-ed25519 AAAA..."
  std::optional<Date> from{};        ///< The first day on which it holds.
  std::optional<Date> until{};       ///< The first on which it no longer does.
  std::vector<std::string> roles{};  ///< Empty: the plan says which roles the person has.
  std::vector<std::string> units{};  ///< Of these; empty: any.
  std::vector<std::string> specialties{};
  int line = 0;

  bool is(std::string_view person) const;
  bool holds_on(Date day) const;
};

struct AllowedSigners {
  std::string path{};
  std::vector<AllowedSigner> all{};
};

/// Reads the file; a line that is none is a fault in it: throws Trouble with its number.
AllowedSigners read_allowed_signers(const std::string& path);

/// Throws Trouble that names the line.
[[noreturn]] void refuse_line(const std::string& path, int line, const Phrase& why);

/// The file at or above the plan's folder, up to the one that holds .git; empty if there is none.
std::string allowed_signers_near(const std::string& folder);

}  // namespace st::cli
