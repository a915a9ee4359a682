// Inside the record floor: every record of a document, outermost first.
#pragma once

#include <functional>

#include "st/record/record.hpp"

namespace st {

void walk(const Record& record, const std::function<void(const Record&)>& visit);

}  // namespace st
