// The files under schemas/ that the program carries inside itself, byte for byte, so that it needs
// nothing installed beside it. The build writes the functions (src/embed/).
#pragma once

#include <string_view>
#include <vector>

namespace st {

struct EmbeddedFile {
  std::string_view path;  ///< With '/', below schemas.
  std::string_view text;
};

struct EmbeddedPack {
  std::string_view path;  ///< With '/', below schemas/rules.
  std::string_view text;
  std::string_view tape;  ///< What reading the text gives (st/text/tape.hpp).
};

/// Every pack, schemas/rules/**/*.yaml, sorted by path.
const std::vector<EmbeddedPack>& embedded_packs();

/// Every schemas/*.schema.json, sorted by path.
const std::vector<EmbeddedFile>& embedded_schemas();

/// What `st init` writes, schemas/templates/**, sorted by path.
const std::vector<EmbeddedFile>& embedded_templates();

/// The papers of an application, schemas/forms/*.yaml, sorted by path.
const std::vector<EmbeddedFile>& embedded_forms();

/// Published figures to compare with, schemas/series/*.yaml, sorted by path.
const std::vector<EmbeddedFile>& embedded_series();

}  // namespace st
