// Who held which role on which day.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "st/rule/context.hpp"

namespace st {

/// Is `role` fulfilled by someone who holds `held`? A main supervisor supervises, and a director
/// of studies serves where a training lead is asked for (design part 2).
bool fulfils(std::string_view held, std::string_view role);

/// Did the person hold one of `roles` on `day`? `near`: the unit in whose file to look first.
/// A rotation's own supervisor supervises for as long as it lasts.
Truth held_role(const Context& context, std::string_view person,
                const std::vector<std::string>& roles, Date day, std::string_view near = {});

/// Everybody who holds `role` on `day`, by id.
std::vector<std::string_view> holders(const Context& context, std::string_view role, Date day);

/// Can each of the lists be given a person of its own? An empty list asks for nobody.
bool distinct_people(const std::vector<std::vector<std::string>>& candidates);

/// Everybody who holds it on `day` or has held it before.
std::vector<std::string_view> holders_until(const Context& context, std::string_view role,
                                            Date day);

/// A role, or a kind of certificate, in the reader's language.
Phrase role_phrase(std::string_view role);
Phrase certificate_phrase(std::string_view kind);
/// A word of a field in both languages, by the table that the field reads it from.
Phrase worded(const RecordType* type, std::string_view field, std::string_view word);

/// All that is known of a person as one record, the nearest file's word first; null when nobody
/// knows the id. `near`: the unit in whose file to look.
std::shared_ptr<const Record> person_record(const Context& context, std::string_view person,
                                            std::string_view near = {});

/// Every day on which something begins or ends for one of the people: where judging must look anew.
std::vector<Date> days_of_change(const Context& context,
                                 const std::vector<std::string_view>& people,
                                 std::string_view near = {});

}  // namespace st
