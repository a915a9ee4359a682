// st schema: the JSON Schemas of the files that st reads and of what it prints.
#include <memory>
#include <ostream>

#include "st/rule/embedded.hpp"

#include "cli/command.hpp"

namespace st::cli {
namespace {

/// "plan.schema.json" is called plan, "st.check.schema.json" check.
std::string_view called(std::string_view path) {
  if (path.starts_with("st.")) path.remove_prefix(3);
  return path.substr(0, path.find('.'));
}

Exit run(const std::string& wanted, Io& io) {
  std::vector<std::string_view> known;
  for (const EmbeddedFile& schema : embedded_schemas()) {
    if (called(schema.path) == wanted) {
      io.out << schema.text;
      return Exit::ok;
    }
    known.push_back(called(schema.path));
  }
  refuse_word("NAME", wanted, known);
}

Work setup(Usage& usage) {
  auto wanted = std::make_shared<std::string>("plan");
  usage.argument("NAME", *wanted, say("cli-schema-name"));
  return [wanted](Io& io) { return run(*wanted, io); };
}

}  // namespace

Command schema() { return {"schema", say("cli-schema"), setup}; }

}  // namespace st::cli
