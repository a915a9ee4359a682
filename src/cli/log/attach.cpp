#include "attach.hpp"

#include <ostream>

#include "st/record/attachment.hpp"
#include "st/text/safe.hpp"

namespace st::cli {

std::optional<Meant> sum_of_file(const std::filesystem::path& folder, const std::string& file,
                                 const Io& io) {
  const auto digest = attachment_digest(folder, file);
  if (const auto* sum = std::get_if<std::string>(&digest)) return text_value(*sum);
  const Phrase why = std::get<IoTrouble>(digest).why;
  io.err << SafeText::from(io.word(say("log-file-unread", {file, why}))).str() << '\n';
  return {};
}

}  // namespace st::cli
