#include "allowed.hpp"

#include <algorithm>
#include <filesystem>

#include "st/record/approval.hpp"
#include "st/text/file.hpp"

#include "cli/command.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

/// The words of a line; quotes keep blanks in one, and stay.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == ' ' || c == '\t' || c == '\r')) {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string unquoted(std::string_view word) {
  std::string text(word);
  std::erase(text, '"');
  return text;
}

std::vector<std::string> parts(std::string_view list) { return split_words({unquoted(list)}); }

bool is_key_type(std::string_view word) {
  return word.starts_with("ssh-") || word.starts_with("ecdsa-") || word.starts_with("sk-");
}

/// YYYYMMDD, a time behind it or not.
std::optional<Date> day_of_option(std::string_view text) {
  if (text.size() < 8) return {};
  std::string iso(text.substr(0, 4));
  iso.append("-").append(text.substr(4, 2)).append("-").append(text.substr(6, 2));
  return parse_date(iso);
}

/// valid-after, valid-before and namespaces; others are refused, since they restrict what we would
/// then allow.
void read_option(const std::string& word, AllowedSigner& signer, bool& for_us,
                 const std::string& path) {
  const auto equals = word.find('=');
  const std::string name = word.substr(0, equals);
  const std::string value =
      equals == word.npos ? std::string() : unquoted(std::string_view(word).substr(equals + 1));
  if (name == "valid-after" || name == "valid-before") {
    const auto day = day_of_option(value);
    if (!day) refuse_line(path, signer.line, say("signers-day", {value}));
    (name == "valid-after" ? signer.from : signer.until) = day;
  } else if (name == "namespaces") {
    const auto named = parts(value);
    for_us = std::ranges::find(named, kApprovalNamespace) != named.end();
  } else {
    refuse_line(path, signer.line, say("signers-option", {name}));
  }
}

/// Options are parted by commas outside quotes.
std::vector<std::string> options_of(std::string_view word) {
  std::vector<std::string> options(1);
  bool quoted = false;
  for (const char c : word) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) {
      options.emplace_back();
    } else {
      options.back() += c;
    }
  }
  return options;
}

/// What a key may approve stands behind it; other words are the remark that they always were.
void read_scope(const std::string& word, AllowedSigner& signer) {
  const auto equals = word.find('=');
  if (equals == word.npos) return;
  const std::string name = word.substr(0, equals);
  const auto values = parts(std::string_view(word).substr(equals + 1));
  if (name == "role") signer.roles = values;
  if (name == "unit") signer.units = values;
  if (name == "specialty") signer.specialties = values;
}

std::optional<AllowedSigner> read_line(std::string_view text, int line, const std::string& path) {
  const auto words = words_of(text);
  if (words.empty() || words.front().starts_with('#')) return {};
  AllowedSigner signer{.people = parts(words.front()), .line = line};
  bool for_us = true;
  std::size_t at = 1;
  if (at < words.size() && !is_key_type(words[at])) {
    for (const std::string& option : options_of(words[at]))
      read_option(option, signer, for_us, path);
    ++at;
  }
  if (at + 1 >= words.size() || !is_key_type(words[at]))
    refuse_line(path, line, say("signers-no-key"));
  signer.key.append(words[at]).append(" ").append(words[at + 1]);
  for (at += 2; at < words.size(); ++at) read_scope(words[at], signer);
  return for_us ? std::optional(std::move(signer)) : std::nullopt;
}

}  // namespace

void refuse_line(const std::string& path, int line, const Phrase& why) {
  throw Trouble(say("signers-line", {path, std::to_string(line), why}), say("signers-line-help"));
}

bool AllowedSigner::is(std::string_view person) const {
  return std::ranges::find(people, person) != people.end();
}

bool AllowedSigner::holds_on(Date day) const {
  return (!from || *from <= day) && (!until || day < *until);
}

AllowedSigners read_allowed_signers(const std::string& path) {
  const fs::path file(path);
  const auto read = read_file(file, file.has_parent_path() ? file.parent_path() : ".");
  if (const auto* trouble = std::get_if<IoTrouble>(&read))
    throw Trouble(say("cli-cannot-read", {path, trouble->why}));
  AllowedSigners signers{path, {}};
  int number = 0;
  for (const std::string& line : lines_of(std::get<std::string>(read))) {
    if (auto signer = read_line(line, ++number, path)) signers.all.push_back(std::move(*signer));
  }
  return signers;
}

std::string allowed_signers_near(const std::string& folder) {
  std::error_code none;
  fs::path shown = folder;
  fs::path here = fs::weakly_canonical(folder, none);
  for (;;) {
    if (fs::is_regular_file(here / "allowed_signers", none))
      return (shown / "allowed_signers").lexically_normal().generic_string();
    if (fs::exists(here / ".git", none) || here == here.root_path()) return {};
    here = here.parent_path();
    shown /= "..";
  }
}

}  // namespace st::cli
