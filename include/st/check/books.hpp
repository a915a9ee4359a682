// The rules that judge: the same for all plans, but for those that bring packs along.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include "st/record/document.hpp"
#include "st/rule/pack.hpp"
#include "st/text/file.hpp"

namespace st {

/// How the file of a pack that a plan brings along is had; `root` is the folder that it may not
/// lead out of.
using PackReader = std::function<std::variant<std::string, IoTrouble>(
    const std::filesystem::path& pack, const std::filesystem::path& root)>;

/// The packs that a plan brings along (`training.packs`), read from inside its own folder. What
/// cannot be read is told in `faults`.
std::vector<FileText> packs_brought(const Document& plan, const PackReader& read, Faults& faults);

/// What is wrong with packs that the plan brought along. A pack at fault judges nothing.
void tell_packs(const Document& plan, const std::vector<FileText>& brought, const RuleBook& book,
                Faults& faults);

class Books {
 public:
  /// `whole` makes a book of all packs: one that is brought along may build on any of them. `read`
  /// is called by any thread.
  Books(RuleBook common, std::function<RuleBook()> whole, PackReader read = read_file);

  const RuleBook& common() const { return *common_; }
  std::vector<FileText> brought_by(const Document& plan, Faults& faults) const {
    return packs_brought(plan, read_, faults);
  }
  /// The book for plans that bring these along; by any thread. It stays for as long as the books.
  const RuleBook& with(const std::vector<FileText>& brought);
  /// Of the common book, or of those that plans brought along so far.
  const Rule* rule(const std::string& id_or_name_or_covered) const;
  std::vector<const RuleBook*> all() const;

 private:
  std::unique_ptr<RuleBook> common_;
  std::function<RuleBook()> whole_;
  PackReader read_;
  std::map<std::string, std::unique_ptr<RuleBook>> by_brought_{};
  mutable std::mutex lock_{};
};

}  // namespace st
