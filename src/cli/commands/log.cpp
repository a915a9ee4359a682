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
  bool named = false;
  Said said{};
  Ways ways{};
};

struct Options {
  ListOptions list{};
  std::deque<KindOptions> kinds{};
  bool setting = false;
  SetOptions set{};
  bool finishing = false;
  DoneOptions done{};
  bool undoing = false;
  Ways undo{};
};

Exit run(const Options& options, Io& io) {
  if (options.setting) return set_field(options.set, io);
  if (options.finishing) return finish_record(options.done, io);
  if (options.undoing) return undo_last(options.undo, io);
  for (const KindOptions& one : options.kinds) {
    if (one.named) return add_record(*one.kind, one.said, one.ways, io);
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

void declare_kind(Usage& usage, const RecordKind& kind, KindOptions& one) {
  one.kind = &kind;
  Usage added = usage.command(kind.name, about(kind), one.named);
  declare_fields(added, kind.type(), one.said);
  declare_ways(added, one.ways);
  added.footer(say("log-kind-footer"));
}

Work setup(Usage& usage) {
  auto options = std::make_shared<Options>();
  declare_list(usage, options->list);
  Usage set = usage.command("set", say("log-set"), options->setting);
  declare_set(set, options->set);
  Usage done = usage.command("done", say("log-done"), options->finishing);
  declare_done(done, options->done);
  Usage undo = usage.command("undo", say("log-undo"), options->undoing);
  declare_ways(undo, options->undo);
  for (const RecordKind& kind : record_kinds()) {
    declare_kind(usage, kind, options->kinds.emplace_back());
  }
  usage.footer(say("log-examples"));
  return [options](Io& io) { return run(*options, io); };
}

}  // namespace

Command log() { return {"log", say("log-summary"), setup}; }

}  // namespace st::cli
