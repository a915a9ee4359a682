// Passes over a file's text, each over what the last one left; then the proof.
#include "st/record/tidy.hpp"

#include <algorithm>

#include "st/record/load.hpp"
#include "st/text/edit.hpp"

#include "record/merge/identity.hpp"
#include "record/tidy/passes.hpp"

namespace st {

namespace {

const RecordType& root_type(Holds kind) {
  if (kind == Holds::unit) return unit_type();
  return kind == Holds::region ? region_type() : plan_type();
}

struct Reading {
  explicit Reading(std::string text) : source({}, std::move(text)) {
    Faults faults;
    top = read_yaml(source, faults);
    reads = faults.empty();
  }
  Source source;
  Node top{};
  bool reads = false;
};

std::vector<std::string> sorted_comments(std::string_view text) {
  auto comments = comments_in(text);
  std::sort(comments.begin(), comments.end());
  return comments;
}

/// The faults of the file as a document of its own.
std::vector<std::string> faults_of(Holds kind, std::string text) {
  std::vector<std::string> all;
  for (const Fault& fault : read_document(kind, "", {{"", std::move(text)}}).faults) {
    all.push_back(std::string(fault.code) + fault.message.in(Lang::en));
  }
  std::sort(all.begin(), all.end());
  return all;
}

bool proven(const Reading& before, const Reading& after, Holds kind) {
  const std::string was(before.source.text());
  const std::string is(after.source.text());
  return after.reads && merge::same(&before.top, &after.top) &&
         sorted_comments(was) == sorted_comments(is) && faults_of(kind, was) == faults_of(kind, is);
}

}  // namespace

std::variant<std::string, Phrase> tidied(const Source& source, Holds kind) {
  const Reading before{std::string(source.text())};
  if (!before.reads) return say("tidy-unreadable");
  std::string text(source.text());
  for (tidy::Pass* const pass : {tidy::blanks, tidy::keys, tidy::quotes}) {
    constexpr int kMostRounds = 64;  // As deep as records can stand in each other.
    for (int round = 0; round < kMostRounds; ++round) {
      const Reading reading(text);
      const auto splices = pass(reading.source, reading.top, root_type(kind));
      std::string next = spliced(text, splices);
      if (next == text) break;
      if (!proven(reading, Reading(next), kind)) return say("tidy-uncertain");
      text = std::move(next);
    }
  }
  return text;
}

}  // namespace st
