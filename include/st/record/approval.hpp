// What an approval is over, as bytes that stay the same for as long as the plan says the same:
// layout, quotes, comments and the order of keys do not matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/record/document.hpp"

namespace st {

/// The record of that id, or those of that section; empty if the plan has none.
std::vector<const Record*> records_called(const Document& plan, std::string_view subject);

/// The content of what is called so, in JSON with sorted keys and texts as they are meant; what
/// `defaults` gives is in it, approvals are not. Nothing when the plan has none.
std::optional<std::string> canonical_content(const Document& plan, std::string_view subject);

/// The SHA-256 of the plan's id and the contents, each with its name; nothing when the plan lacks
/// one of them.
std::optional<std::string> content_digest(const Document& plan,
                                          const std::vector<std::string>& subjects);

/// What is signed: somebody, in a role, on a day, stands for contents with this digest.
struct Statement {
  std::string plan;
  std::vector<std::string> subjects{};
  std::string role{};
  std::string by{};
  std::string date{};
  std::string digest{};

  std::string text() const;  ///< One line for each, after the name of the format.
};

/// The name of that format, and the purpose that a key is told it signs for.
constexpr std::string_view kApprovalNamespace = "st-approval@v1";

Statement statement_of(const Document& plan, const Record& signature);

/// Tells of signatures over what has changed since: ST-signature.
void check_signatures(const Document& plan, Faults& faults);

/// An approval, and what it is an approval of: the record that it stands in, and those around that.
struct PlainApproval {
  const Record* approval;
  std::vector<std::string> subjects;  ///< Ids and sections that a signature over it may name.
};
std::vector<PlainApproval> approvals_in(const Document& plan);

}  // namespace st
