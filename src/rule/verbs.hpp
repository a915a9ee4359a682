// The verbs, one function for each file in verbs/.
#pragma once

#include "st/rule/verb.hpp"

namespace st {

extern const Verb present_verb, deadline_verb, recurs_verb, count_verb, total_verb, share_verb,
    each_verb, order_verb, approved_verb, qualified_verb, goals_verb, counts_verb, document_verb,
    judgement_verb, duty_verb, metric_verb, all_verb, any_verb;

/// What most verbs start from: their options, read by their declaration, or the faults that it has.
std::shared_ptr<const Record> read_options(const Node& body, const RecordType& type,
                                           Faults& faults);
/// A field of kind node, or null.
const Node* node_of(const Record& options, std::string_view field);
Condition condition_of(const Record& options, std::string_view field, Faults& faults);
std::optional<Limit> limit_of(const Record& options, std::string_view field, Faults& faults);

}  // namespace st
