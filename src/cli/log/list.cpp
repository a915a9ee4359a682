#include <algorithm>
#include <ostream>

#include "st/report/diary.hpp"
#include "st/text/suggest.hpp"

#include "cli/log/actions.hpp"

namespace st::cli {
namespace {

/// The kinds by their own names; sections that stand once are kinds too.
std::vector<std::string> kinds_named(const std::vector<std::string>& words) {
  std::vector<std::string> kinds;
  for (const std::string& word : words) {
    const Field* section = plan_type().find(word);
    if (const RecordKind* kind = record_kind(word)) {
      kinds.push_back(kind->name);
    } else if (section && section->kind == Kind::record) {
      kinds.emplace_back(section->name);
    } else {
      std::vector<std::string_view> known;
      for (const RecordKind& one : record_kinds()) known.push_back(one.name);
      refuse_word("--kind", word, known);
    }
  }
  return kinds;
}

}  // namespace

void declare_list(Usage& usage, ListOptions& options) {
  usage.option("-C,--dir", "DIR", options.folder, say("log-opt-dir"));
  usage.option("--kind", "KIND", options.kinds, say("diary-opt-kind"));
  usage.option("--from", "DATE", options.from, say("diary-opt-from"));
  usage.option("--to", "DATE", options.to, say("diary-opt-to"));
  usage.option("--goal", "GOAL", options.goals, say("diary-opt-goal"));
  usage.option("--person", "PERSON", options.person, say("diary-opt-person"));
  usage.option("--format", "FORMAT", options.format, say("diary-opt-format"));
}

Exit list_diary(const ListOptions& options, Io& io) {
  const DiaryFormat& format = one_named("--format", options.format, diary_formats());
  const DiaryFilter filter{kinds_named(split_words(options.kinds)),
                           day_option("--from", options.from), day_option("--to", options.to),
                           split_words(options.goals), options.person};
  const std::string path = plan_at(options.folder);
  const Tree tree = tree_at(path);
  const auto plan = std::find_if(tree.plans.begin(), tree.plans.end(),
                                 [&](const Document& one) { return one.path == path; });
  if (plan == tree.plans.end()) throw Trouble(say("cli-no-plan", {path}));
  tell_left_out(tree, io);
  Diary diary{.plan = path, .as_of = io.as_of};
  diary.lang = options.format == "text" || io.lang_given ? io.lang : Lang::en;
  diary.colour = io.colour;
  diary.width = io.width;
  diary.entries = diary_of(world_of(tree, *plan), io.as_of, diary.lang, filter);
  io.out << format.render(diary);
  return Exit::ok;
}

}  // namespace st::cli
