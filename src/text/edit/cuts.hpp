// Where an edit cuts: each function gives the splices that a careful person would make. Whether
// they do what was meant is not decided here, but by reading the result again.
#pragma once

#include <string>
#include <vector>

#include "st/text/edit.hpp"

#include "text/edit/draft.hpp"

namespace st {

using Splices = std::vector<Splice>;

/// An item more at the end of the list that `chain` leads to, which has items.
Splices add_item(const Draft& draft, const Chain& chain, const Meant& item);
/// A key more at the end of the mapping that `chain` leads to, which has keys.
Splices add_member(const Draft& draft, const Chain& chain, const std::string& key,
                   const Meant& value);
/// Another value for the one that `chain` leads to.
Splices replace_value(const Draft& draft, const Chain& chain, const Meant& value);
/// The entry that `chain` leads to, gone. An emptied list or mapping is left as [] or {}, and an
/// emptied file as no value at all.
Splices remove_entry(const Draft& draft, const Chain& chain);

/// The same in brackets that are not empty. `text` is the item, or the key with its value.
Splices add_in_brackets(const Draft& draft, const Node& collection, const std::string& text);
Splices remove_in_brackets(const Draft& draft, const Node& collection, std::size_t index);

Splice splice(std::size_t begin, std::size_t end, std::string text);

}  // namespace st
