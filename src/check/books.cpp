#include "st/check/books.hpp"

#include <algorithm>
#include <filesystem>

namespace st {

namespace {

namespace fs = std::filesystem;

/// A path that is not the plan's own folder's or the folder beside it.
bool leads_out(const fs::path& written) {
  const std::string path = written.lexically_normal().generic_string();
  return written.is_absolute() || path.starts_with("../..") || path.find("://") != path.npos ||
         path.starts_with("file:");
}

}  // namespace

std::vector<FileText> packs_brought(const Document& plan, const PackReader& read, Faults& faults) {
  const Record* training = plan.section("training");
  const Entry* entry = training ? training->find("packs") : nullptr;
  if (!entry) return {};
  std::vector<FileText> brought;
  const fs::path folder = plan.main_file.parent_path();
  for (const Value& value : entry->values) {
    const auto* written = value.as<std::string>();
    if (!written) continue;
    const auto refuse = [&](Phrase message) {
      faults.push_back({.code = "ST-io",
                        .message = std::move(message),
                        .where = value.where,
                        .help = say("check-pack-help")});
    };
    if (leads_out(*written)) {
      refuse(say("check-pack-outside", {*written}));
      continue;
    }
    const fs::path path = folder / *written;
    auto text = read(path, folder.parent_path());
    if (const auto* trouble = std::get_if<IoTrouble>(&text)) {
      refuse(say("check-pack-missing", {*written, trouble->why}));
      continue;
    }
    brought.push_back(
        {path.lexically_normal().generic_string(), std::move(std::get<std::string>(text))});
  }
  return brought;
}

void tell_packs(const Document& plan, const std::vector<FileText>& brought, const RuleBook& book,
                Faults& faults) {
  for (const Pack& pack : book.packs()) {
    if (!pack.from_outside || pack.faults.empty()) continue;
    if (std::ranges::count(brought, pack.path, &FileText::path) == 0) continue;
    faults.push_back({.code = "ST-io",
                      .message = say("check-pack-faulty", {pack.path}),
                      .where = plan.section("training")->find("packs")->where,
                      .help = say("check-pack-faulty-help")});
    faults.insert(faults.end(), pack.faults.begin(), pack.faults.end());
  }
}

Books::Books(RuleBook common, std::function<RuleBook()> whole, PackReader read)
    : common_(std::make_unique<RuleBook>(std::move(common))),
      whole_(std::move(whole)),
      read_(std::move(read)) {}

const RuleBook& Books::with(const std::vector<FileText>& brought) {
  if (brought.empty()) return *common_;
  std::string key;
  for (const FileText& file : brought) (key += file.path) += '\0';
  const std::lock_guard guard(lock_);
  std::unique_ptr<RuleBook>& book = by_brought_[key];
  if (!book) {
    book = std::make_unique<RuleBook>(whole_());
    for (const FileText& file : brought) book->add(file.path, file.text);
    book->hold_layers();
  }
  return *book;
}

const Rule* Books::rule(const std::string& id_or_name_or_covered) const {
  for (const RuleBook* book : all()) {
    if (const Rule* rule = book->covering(id_or_name_or_covered)) return rule;
  }
  return nullptr;
}

std::vector<const RuleBook*> Books::all() const {
  const std::lock_guard guard(lock_);
  std::vector<const RuleBook*> all{common_.get()};
  for (const auto& [key, book] : by_brought_) all.push_back(book.get());
  return all;
}

}  // namespace st
