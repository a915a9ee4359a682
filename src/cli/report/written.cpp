#include "written.hpp"

namespace st::cli {

Lang language_of(const PaperFormat& format, const Io& io) {
  return format.for_people || io.lang_given ? io.lang : Lang::en;
}

void write_paper(const Paper& paper, const Output<PaperFormat>& output, Io& io) {
  const bool shown = output.file == "-";
  const Reader reader{.lang = language_of(*output.format, io),
                      .colour = io.colour && shown,
                      .width = shown ? io.width : kFileWidth};
  const std::string text = output.format->render(paper, reader);
  const std::string_view by = output.format->by_helper;
  if (by.empty()) return write_output(output.file, text, io);
  write_bytes(output.file, made_without_numbers(std::string(by), text, io), io);
}

}  // namespace st::cli
