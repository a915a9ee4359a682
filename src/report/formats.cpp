// The formats of `st check`, one line each.
#include "report/formats/check_formats.hpp"

namespace st {

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
      {"text", true, text_writer, true},    {"json", false, json_writer, true},
      {"jsonl", false, jsonl_writer, true}, {"sarif", false, sarif_writer},
      {"junit", false, junit_writer},       {"github", true, github_writer, true},
      {"gitlab", false, gitlab_writer},
  };
  return all;
}

}  // namespace st
