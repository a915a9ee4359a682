// ssh-keygen, which makes and proves signatures; st has no cryptography of its own.
#pragma once

#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace st::cli {

/// The key to sign with: `given`, else git's user.signingKey, else the first in ~/.ssh. A file; of
/// a public one the agent has the other half. Throws Trouble.
std::string signing_key(const std::string& given);

/// A signature over `statement`, as one line of base64. ssh-keygen asks for the key's password
/// itself. Throws Trouble.
std::string signature_over(std::string_view statement, const std::string& key);

/// "SHA256:..." of the key that `signature` over `statement` was made with; empty when it is none.
/// Throws Trouble when there is no ssh-keygen.
std::string key_of_signature(std::string_view statement, std::string_view signature);

/// "SHA256:..." of a public key, and of the one in a file, of either half; empty when it is none.
std::string fingerprint_of_key(std::string_view key);
std::string key_in_file(const std::string& path);

}  // namespace st::cli
