#include "cli/check/baseline.hpp"

#include <algorithm>
#include <functional>
#include <ostream>
#include <variant>

#include "st/text/file.hpp"
#include "st/text/safe.hpp"
#include "st/text/source.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

/// The file's text; nothing when it is to be made.
std::string text_of(const BaselineOptions& options) {
  std::error_code none;
  const bool missing = !fs::exists(fs::symlink_status(options.file, none));
  if (missing && options.write) return {};
  auto text = read_product(options.file);
  if (const auto* trouble = std::get_if<IoTrouble>(&text))
    throw Trouble(say("cli-cannot-read", {options.file, trouble->why}),
                  missing ? say("baseline-make") : Phrase());
  return std::move(std::get<std::string>(text));
}

std::vector<BaselineEntry> entries_of(const std::string& file, const std::string& text,
                                      const Io& io) {
  const Source source(file, text);
  BaselineFile read = read_baseline(source);
  if (read.faults.empty()) return std::move(read.entries);
  tell_faults(read.faults, io);
  throw Trouble(say("cli-bad-pack", {file}));
}

}  // namespace

KnownFindings::KnownFindings(BaselineOptions options, const std::vector<std::string>& asked,
                             bool part, const Io& io)
    : options_(std::move(options)),
      was_(text_of(options_)),
      baseline_(fs::path(options_.file).parent_path(), asked, part,
                was_.empty() && options_.write ? std::vector<BaselineEntry>{}
                                               : entries_of(options_.file, was_, io)) {}

void KnownFindings::settle(Verdict& verdict) {
  if (options_.write) baseline_.add(verdict);
  count_ += static_cast<int>(std::erase_if(verdict.findings, std::mem_fn(&Finding::known)));
}

void KnownFindings::write(Io& io) {
  if (options_.prune) baseline_.prune();
  const std::string text = baseline_text(baseline_.entries());
  wrote_ = (options_.write || options_.prune) && text != was_;
  if (wrote_) write_output(options_.file, text, io);
}

void KnownFindings::tell(const Io& io) const {
  constexpr std::size_t kMost = 10;
  const auto tell = [&](const Phrase& phrase) {
    io.err << SafeText::from(io.word(phrase)).str() << '\n';
  };
  if (wrote_) {
    int findings = 0;
    for (const BaselineEntry& entry : baseline_.entries()) findings += entry.count;
    tell(say("baseline-wrote", {options_.file, std::to_string(findings)}));
  }
  const std::vector<Baseline::Gone> gone = baseline_.gone();
  if (gone.empty()) return;
  for (std::size_t i = 0; i < std::min(gone.size(), kMost); ++i) {
    const auto& [entry, now] = gone[i];
    const Phrase what =
        now == 0 ? say("baseline-gone")
                 : say("baseline-fewer", {std::to_string(now), std::to_string(entry.count)});
    tell(say("baseline-entry", {options_.file, std::to_string(entry.line), entry.path, entry.rule,
                                entry.subject, what}));
  }
  if (gone.size() > kMost) tell(say("baseline-more", {std::to_string(gone.size() - kMost)}));
  tell(say("baseline-prune"));
}

}  // namespace st::cli
