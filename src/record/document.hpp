// Inside the record floor: from the texts of files to one document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "st/record/document.hpp"

namespace st {

/// What a file holds, told by the words at the front of its lines, so that a broken file tells,
/// too; one that is written another way is read.
Holds holds_of(const std::string& text);

inline bool is_place(Holds holds) { return holds == Holds::unit || holds == Holds::region; }

/// The words before a colon at the front of a line.
std::vector<std::string_view> top_keys(std::string_view text);

/// One document from the texts of its files. Those that hold something else are left out.
Document document_from(Holds kind, std::string path, std::vector<FileText> files);

/// `known`, and those whom the unit or region knows itself.
std::vector<std::string_view> with_own_people(const Document& unit,
                                              std::vector<std::string_view> known);

/// Where the unit or region names people who are not among the known.
std::vector<const Value*> unknown_people(const Document& unit,
                                         const std::vector<std::string_view>& known);

}  // namespace st
