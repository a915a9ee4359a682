#include "keys.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <sys/mman.h>
#include <unistd.h>

#include "st/record/approval.hpp"
#include "st/text/file.hpp"

#include "cli/process.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBegin = "-----BEGIN SSH SIGNATURE-----";
constexpr std::string_view kEnd = "-----END SSH SIGNATURE-----";

/// A file that is nowhere on the disk, for a program that wants a name.
class FileForChild {
 public:
  explicit FileForChild(std::string_view text) : number_(::memfd_create("st", 0)) {
    const auto size = static_cast<ssize_t>(text.size());
    if (number_ < 0 || ::write(number_, text.data(), text.size()) != size)
      throw Trouble(say("verify-not-tried", {trouble_of(errno).why}));
  }
  FileForChild(const FileForChild&) = delete;
  FileForChild& operator=(const FileForChild&) = delete;
  ~FileForChild() {
    if (number_ >= 0) ::close(number_);
  }
  std::string name() const { return "/dev/fd/" + std::to_string(number_); }

 private:
  int number_;
};

bool is_base64(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/' || c == '=';
  });
}

std::string armoured(std::string_view base64) {
  constexpr std::size_t kLine = 70;
  std::string text(kBegin);
  for (; !base64.empty(); base64.remove_prefix(std::min(kLine, base64.size())))
    text.append("\n").append(base64.substr(0, kLine));
  return text.append("\n").append(kEnd).append("\n");
}

std::string base64_of(std::string_view armour) {
  const auto begin = armour.find(kBegin);
  const auto end = armour.find(kEnd);
  if (begin == armour.npos || end == armour.npos) return {};
  std::string base64(armour.substr(begin + kBegin.size(), end - begin - kBegin.size()));
  std::erase_if(base64, [](char c) { return c == '\n' || c == '\r'; });
  return base64;
}

/// The word that begins so; empty if there is none.
std::string word_with(std::string_view text, std::string_view begin) {
  const auto at = text.find(begin);
  if (at == text.npos) return {};
  return std::string(text.substr(at, text.find_first_of(" \n\r", at) - at));
}

std::string home() {
  const char* folder = std::getenv("HOME");
  return folder ? folder : "";
}

/// What git signs with; a key that is written out there is none that we can hand on.
std::string key_of_git() {
  const Ran ran = run({"git", "config", "--type=path", "--get", "user.signingKey"});
  std::string path = ran.out.substr(0, ran.out.find('\n'));
  std::error_code none;
  return ran.status == 0 && fs::is_regular_file(path, none) ? path : std::string();
}

}  // namespace

std::string signing_key(const std::string& given) {
  std::error_code none;
  if (!given.empty()) {
    if (!fs::is_regular_file(given, none)) throw Trouble(say("sign-no-key-file", {given}));
    return given;
  }
  if (std::string key = key_of_git(); !key.empty()) return key;
  for (const char* name : {"id_ed25519", "id_ecdsa", "id_ed25519_sk", "id_rsa"}) {
    const fs::path key = fs::path(home()) / ".ssh" / name;
    if (!home().empty() && fs::is_regular_file(key, none)) return key.string();
  }
  throw Trouble(say("sign-no-key"), say("sign-no-key-help"));
}

std::string signature_over(std::string_view statement, const std::string& key) {
  const Ran ran =
      run({"ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", std::string(kApprovalNamespace)},
          statement);
  std::string base64 = base64_of(ran.out);
  if (ran.status == 0 && is_base64(base64)) return base64;
  const std::string why = ran.err.substr(0, ran.err.find_first_of("\r\n"));
  throw Trouble(say("sign-refused", {why}), say("sign-refused-help"));
}

std::string key_of_signature(std::string_view statement, std::string_view signature) {
  if (!is_base64(signature)) return {};
  const FileForChild file(armoured(signature));
  const Ran ran = run({"ssh-keygen", "-Y", "check-novalidate", "-n",
                       std::string(kApprovalNamespace), "-s", file.name()},
                      statement);
  if (ran.status == 0) return word_with(ran.out, "SHA256:");
  // Whoever could not try it has not found it to be forged.
  const bool tried = ran.err.find("ignature") != std::string::npos &&
                     ran.err.find("read signature") == std::string::npos;
  if (!tried)
    throw Trouble(say("verify-not-tried", {ran.err.substr(0, ran.err.find_first_of("\r\n"))}));
  return {};
}

std::string fingerprint_of_key(std::string_view key) {
  const Ran ran = run({"ssh-keygen", "-l", "-f", "-"}, std::string(key) + "\n");
  return ran.status == 0 ? word_with(ran.out, "SHA256:") : std::string();
}

std::string key_in_file(const std::string& path) {
  const Ran ran = run({"ssh-keygen", "-l", "-f", path});
  return ran.status == 0 ? word_with(ran.out, "SHA256:") : std::string();
}

}  // namespace st::cli
