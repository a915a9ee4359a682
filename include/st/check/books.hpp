// The rules that judge: the same for all plans, but for those that bring packs along.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "st/record/document.hpp"
#include "st/rule/pack.hpp"

namespace st {

/// The packs that a plan brings along (`training.packs`), read from inside its own folder. What
/// cannot be read is told in `faults`.
std::vector<FileText> packs_brought(const Document& plan, Faults& faults);

/// What is wrong with packs that the plan brought along. A pack at fault judges nothing.
void tell_packs(const Document& plan, const std::vector<FileText>& brought, const RuleBook& book,
                Faults& faults);

class Books {
 public:
  /// `whole` makes a book of all packs: one that is brought along may build on any of them.
  Books(RuleBook common, std::function<RuleBook()> whole);

  const RuleBook& common() const { return *common_; }
  /// The book for plans that bring these along; by any thread. It stays for as long as the books.
  const RuleBook& with(const std::vector<FileText>& brought);
  /// Of the common book, or of those that plans brought along so far.
  const Rule* rule(const std::string& id_or_name_or_covered) const;
  std::vector<const RuleBook*> all() const;

 private:
  std::unique_ptr<RuleBook> common_;
  std::function<RuleBook()> whole_;
  std::map<std::string, std::unique_ptr<RuleBook>> by_brought_{};
  mutable std::mutex lock_{};
};

}  // namespace st
