// st explain: what a rule or a statement says, where it stands, and what it decides.
#include <memory>
#include <ostream>

#include "st/report/rules_report.hpp"

#include "cli/command.hpp"

namespace st::cli {
namespace {

std::string explained(const RuleBook& book, const std::string& id, const RulesReport& report) {
  if (const Rule* rule = book.rule(id)) return explain(book, *rule, report);
  if (const Fact* fact = book.fact(id)) return explain(*fact, report);
  if (const Rule* rule = book.covering(id)) return explain(book, *rule, report);
  if (std::string text = explain_fault(id, report); !text.empty()) return text;
  throw Trouble(say("cli-unknown-rule", {id}), rule_suggestion(id, book));
}

Exit run(const std::vector<std::string>& ids, Io& io) {
  const RuleBook book = rule_book(io);
  const RulesReport report = rules_report(io);
  std::string text;
  for (const std::string& id : ids)
    text += (text.empty() ? "" : "\n") + explained(book, id, report);
  io.out << text;
  return Exit::ok;
}

Work setup(Usage& usage) {
  auto ids = std::make_shared<std::vector<std::string>>();
  usage.argument("ID", *ids, say("cli-explain-id"));
  usage.footer(say("cli-explain-examples"));
  return [ids](Io& io) {
    if (ids->empty()) throw Trouble(say("cli-explain-needs-id"), say("cli-explain-needs-id-help"));
    return run(*ids, io);
  };
}

}  // namespace

Command explain() { return {"explain", say("cli-explain"), setup}; }

}  // namespace st::cli
