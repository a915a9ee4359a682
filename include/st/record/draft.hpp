// A record before it stands in a file: from words, as a command line gives them, to a value that
// the record's type can hold.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "st/record/record.hpp"
#include "st/text/edit.hpp"

namespace st {

/// The words said for a field, as its value. A list of ids, codes or words may be one word with
/// commas; a record may be `{date: 2026-09-01, with: eva}`, its short form, or `head=2026-09-01`
/// where its type has a key. What the field cannot hold is told by `fault_of`.
Meant value_of_words(const Field& field, const std::vector<std::string>& words);

/// A value that was read, to be written again.
Meant value_of_node(const Node& node, const Field* field);
/// The same of a whole record.
Meant record_of_node(const Node& node, const RecordType& type);

/// What is wrong with `value` in `field`, as a file that held it would be told. The fault's place
/// is in `sources`.
std::optional<Fault> fault_of(const Field& field, const Meant& value, Sources& sources);

/// The value of a mapping's member; null if there is none.
const Meant* member(const Meant& mapping, std::string_view name);

/// The members in the order in which the type declares its fields.
void put_in_order(Meant& record, const RecordType& type);

/// The needed fields that the record lacks. Of groups of which one must be there in full: those
/// of the group that has been begun, else of the first.
std::vector<const Field*> missing_fields(const Meant& record, const RecordType& type);

/// "Eva Lindmark" is "eva-lindmark".
std::string id_of(std::string_view name);

/// An id for the record, such as `cbd-2024-03-12-7kq2`: what it is, its day, and four letters that
/// follow from its content. Of a person the name. `taken` tells which ids there are.
std::string new_id(const Meant& record, const RecordType& type,
                   const std::function<bool(std::string_view)>& taken);

}  // namespace st
