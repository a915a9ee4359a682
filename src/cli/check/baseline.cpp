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
                             const Io& io)
    : options_(std::move(options)),
      was_(text_of(options_)),
      baseline_(fs::path(options_.file).parent_path(), asked,
                was_.empty() && options_.write ? std::vector<BaselineEntry>{}
                                               : entries_of(options_.file, was_, io)) {}

void KnownFindings::settle(Verdict& verdict) {
  if (options_.write) baseline_.add(verdict);
  count_ += static_cast<int>(std::erase_if(verdict.findings, std::mem_fn(&Finding::known)));
}

void KnownFindings::write(Io& io) {
  if (!options_.write && !options_.prune) return;
  if (options_.prune) baseline_.prune();
  const std::vector<BaselineEntry> entries = baseline_.entries();
  const std::string text = baseline_text(entries);
  if (text == was_) return;
  write_output(options_.file, text, io);
  int findings = 0;
  for (const BaselineEntry& entry : entries) findings += entry.count;
  io.err << "st: "
         << SafeText::from(
                io.word(say("baseline-wrote", {options_.file, std::to_string(findings)})))
                .str()
         << '\n';
}

void KnownFindings::tell_gone(const Io& io) const {
  constexpr std::size_t kMost = 10;
  const std::vector<Baseline::Gone> all = baseline_.gone();
  if (all.empty()) return;
  const auto tell = [&](const Phrase& phrase) {
    io.err << SafeText::from(io.word(phrase)).str() << '\n';
  };
  for (std::size_t i = 0; i < std::min(all.size(), kMost); ++i) {
    const BaselineEntry& entry = all[i].entry;
    const Phrase what =
        all[i].now == 0
            ? say("baseline-gone")
            : say("baseline-fewer", {std::to_string(all[i].now), std::to_string(entry.count)});
    tell(say("baseline-entry", {options_.file, std::to_string(entry.line), entry.path, entry.rule,
                                entry.subject, what}));
  }
  if (all.size() > kMost) tell(say("baseline-more", {std::to_string(all.size() - kMost)}));
  tell(say("baseline-prune"));
}

}  // namespace st::cli
