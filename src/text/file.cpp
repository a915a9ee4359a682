#include "st/text/file.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "disk.hpp"

namespace st {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 3> kLinkTroubles = {"io-link-loop", "io-link-nowhere",
                                                           "io-link-out"};

std::variant<std::string, IoTrouble> read_within(const fs::path& path, const fs::path& root,
                                                 std::size_t most) {
  auto where = resolve(path, root);
  if (auto* why = std::get_if<IoTrouble>(&where)) return std::move(*why);
  auto content = read_regular(std::get<Resolved>(where).real, most);
  if (auto* why = std::get_if<IoTrouble>(&content)) return std::move(*why);
  return std::move(std::get<Content>(content).bytes);
}

}  // namespace

Phrase remedy(const Phrase& why) {
  if (why == say("io-too-large", {"1"})) return say("yaml-too-large-help");
  if (why == say("io-changed")) return say("io-changed-help");
  if (why == say("io-not-regular")) return say("io-not-regular-help");
  const auto is_link = [&](std::string_view id) { return why == say(id); };
  if (std::ranges::any_of(kLinkTroubles, is_link)) return say("io-link-help");
  return say("file-unreadable-help");
}

std::variant<std::string, IoTrouble> read_file(const fs::path& path, const fs::path& root) {
  return read_within(path, root, kMaxFileBytes);
}

std::variant<std::string, IoTrouble> read_attachment(const fs::path& path, const fs::path& root) {
  constexpr std::size_t kMost = 64U << 20U;
  return read_within(path, root, kMost);
}

std::variant<std::string, IoTrouble> read_product(const fs::path& path) {
  constexpr std::size_t kMost = 256U << 20U;
  return read_within(path, path.has_parent_path() ? path.parent_path() : ".", kMost);
}

std::variant<std::vector<FolderEntry>, IoTrouble> list_folder(const fs::path& folder) {
  std::error_code error;
  std::vector<FolderEntry> entries;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    FolderEntry entry{at->path().filename().string()};
    if (entry.name.starts_with('.')) continue;
    std::error_code unknown;
    switch (at->symlink_status(unknown).type()) {
      case fs::file_type::regular: entry.kind = FolderEntry::Kind::file; break;
      case fs::file_type::directory: entry.kind = FolderEntry::Kind::folder; break;
      case fs::file_type::symlink: entry.kind = FolderEntry::Kind::link; break;
      // Known by its name alone: what it holds must not be passed over.
      case fs::file_type::none: return trouble_of(unknown.value());
      default: entry.kind = FolderEntry::Kind::other; break;
    }
    entries.push_back(std::move(entry));
  }
  if (error) return trouble_of(error.value());
  std::sort(entries.begin(), entries.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  return entries;
}

}  // namespace st
