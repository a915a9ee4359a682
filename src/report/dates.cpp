#include "dates.hpp"

#include <algorithm>

namespace st {

std::vector<Dated> next_dates(const std::vector<Verdict>& verdicts, Date as_of, std::size_t most) {
  std::vector<Dated> all;
  for (const Verdict& verdict : verdicts) {
    for (Deadline& deadline : next_deadlines(decisions_of(verdict), as_of, most)) {
      all.push_back({&verdict, std::move(deadline)});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Dated& a, const Dated& b) {
    return a.deadline.date < b.deadline.date;
  });
  if (all.size() > most) all.resize(most);
  return all;
}

std::string what_to_do(const Deadline& deadline, Lang lang) {
  std::string what = deadline.rule->advice.in(lang);
  if (what.empty() && !deadline.again) what = deadline.what.in(lang);
  if (what.empty()) what = deadline.rule->text.in(lang);
  return deadline.subject.empty() || deadline.subject == "plan"
             ? what
             : what + " (" + deadline.subject + ")";
}

}  // namespace st
