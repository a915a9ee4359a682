#include "st/dossier/filled.hpp"

#include <algorithm>

#include "st/dossier/service.hpp"

#include "dossier/form_words.hpp"

namespace st {
namespace {

constexpr std::string_view kTick = "x";

bool is_box(std::string_view value) {
  return value.ends_with(".is_supervisor") || value.ends_with(".is_course_leader") ||
         value == "delegate.yes" || value == "delegate.no";
}

std::string cell(const World& world, const ServiceRow& row, std::string_view what) {
  if (what == "place") return unit_name(world, row.unit);
  if (what == "period") return form_period(row.period);
  if (what == "share") return form_share(row.share);
  return form_months(row.months);
}

/// Puts the rows into copies of the form; each begins as the first does.
void fill_rows(const FormSource& source, const FormRows& rows, FilledForm& filled) {
  const World& world = source.plan.world;
  const auto service = service_rows(world, source.plan.projection, source.plan.as_of, rows.of);
  const FilledCopy front = filled.copies.front();
  for (std::size_t i = 0; i < service.size(); ++i) {
    const std::size_t slot = i % rows.slots.size();
    if (i > 0 && slot == 0) filled.copies.push_back(front);
    for (const auto& [name, what] : rows.fields) {
      filled.copies.back().push_back(
          {at_slot(name, rows.slots[slot]), cell(world, service[i], what)});
    }
  }
  if (!rows.sum.empty() && !service.empty())
    filled.copies.back().push_back({rows.sum, form_months(sum_of(service))});
}

}  // namespace

FilledForm filled(const FormSource& source, const DossierPaper& paper) {
  FilledForm filled{.form = paper.form, .copies = {{}}};
  for (const auto& [name, value] : paper.form->fields) {
    const std::string text = form_value(source, paper, value);
    if (is_box(value)) {
      if (text == kTick) filled.copies.front().push_back({name, text, true});
    } else if (text.empty()) {
      filled.empty.push_back(name);
    } else {
      filled.copies.front().push_back({name, text});
    }
  }
  if (!paper.form->rows.empty()) fill_rows(source, paper.form->rows, filled);
  return filled;
}

}  // namespace st
