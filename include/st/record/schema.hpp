// What editors and people read of the declarations: JSON Schema, and the reference part of
// st-plan(5). Both are written from the tables alone.
#pragma once

#include <string>

#include "st/record/type.hpp"

namespace st {

/// JSON Schema (draft-07) of a file whose top level is `root`, pretty-printed. Values are taken as
/// YAML 1.2's core schema reads them, since editors do.
std::string json_schema(const RecordType& root);

/// The sections of a plan, of a unit's and of a region's file, their fields and words, as mdoc.
std::string plan_mdoc(Lang lang);
/// The fields of one record, and of the records inside it, as mdoc; nothing when it has none.
std::string fields_mdoc(const RecordType& type, Lang lang);

}  // namespace st
