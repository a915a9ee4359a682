// A paper, in the format and at the place that were asked for.
#pragma once

#include "st/report/paper.hpp"

#include "cli/command.hpp"
#include "cli/outputs.hpp"

namespace st::cli {

/// The reader's language in what people read, or if it was asked for; English in the rest.
Lang language_of(const PaperFormat& format, const Io& io);

void write_paper(const Paper& paper, const Output<PaperFormat>& output, Io& io);

}  // namespace st::cli
