// st log: what happened, recorded in the plan's own files without disturbing a byte of them.
#include <deque>
#include <memory>

#include "cli/command.hpp"
#include "cli/log/actions.hpp"

namespace st::cli {
namespace {

/// One kind of record, with what was said of it.
struct KindOptions {
  const RecordKind* kind = nullptr;
  CLI::App* app = nullptr;
  Said said{};
  Ways ways{};
};

struct Options {
  ListOptions list{};
  std::deque<KindOptions> kinds{};
  CLI::App* set_app = nullptr;
  SetOptions set{};
  CLI::App* done_app = nullptr;
  DoneOptions done{};
  CLI::App* undo_app = nullptr;
  Ways undo{};
};

Exit run(const Options& options, Io& io) {
  if (options.set_app->parsed()) return set_field(options.set, io);
  if (options.done_app->parsed()) return finish_record(options.done, io);
  if (options.undo_app->parsed()) return undo_last(options.undo, io);
  for (const KindOptions& one : options.kinds) {
    if (one.app->parsed()) return add_record(*one.kind, one.said, one.ways, io);
  }
  return list_diary(options.list, io);
}

/// The first sentence; of a list inside a section, whose list it is and what it holds.
Phrase about(const RecordKind& kind) {
  const auto first = [](std::string_view text) {
    text = text.substr(0, text.find(". "));
    if (text.ends_with('.')) text.remove_suffix(1);
    return std::string(text);
  };
  const Doc& doc = kind.path.size() == 1 ? kind.type().doc : kind.list->doc;
  return Bilingual{first(doc.sv), first(doc.en)};
}

void declare_kind(CLI::App& app, const RecordKind& kind, KindOptions& one, Lang lang) {
  one.kind = &kind;
  one.app = app.add_subcommand(kind.name, about(kind).in(lang));
  declare_fields(*one.app, kind.type(), one.said, lang);
  declare_ways(*one.app, one.ways, lang);
  one.app->footer(say("log-kind-footer").in(lang));
}

Work setup(CLI::App& app, Lang lang) {
  auto options = std::make_shared<Options>();
  app.require_subcommand(0, 1);
  declare_list(app, options->list, lang);
  options->set_app = app.add_subcommand("set", say("log-set").in(lang));
  declare_set(*options->set_app, options->set, lang);
  options->done_app = app.add_subcommand("done", say("log-done").in(lang));
  declare_done(*options->done_app, options->done, lang);
  options->undo_app = app.add_subcommand("undo", say("log-undo").in(lang));
  declare_ways(*options->undo_app, options->undo, lang);
  for (const RecordKind& kind : record_kinds()) {
    declare_kind(app, kind, options->kinds.emplace_back(), lang);
  }
  app.footer(say("log-examples").in(lang));
  return [options](Io& io) { return run(*options, io); };
}

}  // namespace

Command log() { return {"log", say("log-summary"), setup}; }

}  // namespace st::cli
