#include "st/record/attachment.hpp"

#include "st/text/sha256.hpp"

namespace st {

namespace {

namespace fs = std::filesystem;

bool leads_out(const fs::path& file) {
  const fs::path plain = file.lexically_normal();
  return file.is_absolute() || plain.empty() || *plain.begin() == "..";
}

Fault fault_of_file(const Record& certificate, Phrase message, const char* help,
                    Severity severity) {
  return {.code = "ST-file",
          .message = std::move(message),
          .where = certificate.find("file")->where,
          .help = say(
              help, {certificate.id().empty() ? "ID" : certificate.id(), certificate.text("file")}),
          .severity = severity};
}

}  // namespace

std::variant<std::string, IoTrouble> attachment_digest(const fs::path& folder,
                                                       const std::string& file) {
  if (leads_out(file)) return IoTrouble{say("file-leads-out")};
  const auto read = read_attachment(folder / file, folder);
  if (const auto* trouble = std::get_if<IoTrouble>(&read)) return *trouble;
  return sha256(std::get<std::string>(read));
}

void check_attachments(const Document& plan, Faults& faults) {
  std::error_code none;
  if (plan.main_file.empty() || !fs::exists(plan.main_file, none)) return;
  const fs::path folder = plan.main_file.has_parent_path() ? plan.main_file.parent_path() : ".";
  for (const Record* certificate : plan.list("certificates")) {
    const std::string file(certificate->text("file"));
    const std::string_view recorded = certificate->text("sha256");
    if (file.empty() || recorded.empty()) continue;
    const auto digest = attachment_digest(folder, file);
    if (const auto* trouble = std::get_if<IoTrouble>(&digest)) {
      faults.push_back(fault_of_file(*certificate, say("file-not-there", {file, trouble->why}),
                                     "file-not-there-help", Severity::note));
    } else if (std::get<std::string>(digest) != recorded) {
      faults.push_back(fault_of_file(*certificate, say("file-changed", {file}), "file-changed-help",
                                     Severity::error));
    }
  }
}

}  // namespace st
