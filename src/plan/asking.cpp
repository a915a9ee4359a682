#include "st/plan/asking.hpp"

#include <algorithm>

namespace st {
namespace {

/// Ours: long enough to be there still, short enough to be no nagging.
constexpr int kDaysAhead = 30;

bool has_certificate(const Document& plan, const Record& rotation) {
  if (rotation.has("certificate")) return true;
  const auto certificates = plan.list("certificates");
  return std::any_of(certificates.begin(), certificates.end(), [&](const Record* one) {
    const auto ids = one->texts("for");
    return !rotation.id().empty() && std::find(ids.begin(), ids.end(), rotation.id()) != ids.end();
  });
}

bool is_bt(const Document& plan, const Record& rotation) {
  if (rotation.has("part")) return rotation.text("part") == "bt";
  const Record* bt = plan.section("bt");
  const auto end = bt ? bt->date("end") : std::nullopt;
  return bt && (!end || *rotation.date("from") <= *end);
}

std::string name_of(const World& world, const Record& rotation) {
  const std::string_view id = rotation.text("supervisor");
  for (const Record* entry : world.person(id, rotation.text("unit"))) {
    if (!entry->text("name").empty()) return std::string(entry->text("name"));
  }
  return std::string(id);
}

}  // namespace

std::string clinical_form(const Document& plan, const RuleBook& book) {
  const Record* training = plan.section("training");
  if (!training) return {};
  for (const Pack& pack : book.packs()) {
    for (const Regulation& one : pack.regulations) {
      const auto form = one.words.find("clinical_form");
      if (one.id == training->text("regulation") && form != one.words.end()) return form->second;
    }
  }
  return {};
}

std::optional<CertificateToAskFor> certificate_to_ask_for(const World& world, const RuleBook& book,
                                                          Date today) {
  const Document& plan = world.plan();
  std::optional<CertificateToAskFor> first;
  for (const Record* rotation : plan.list("rotations")) {
    const auto from = rotation->date("from");
    const auto to = rotation->date("to");
    if (!from || !to || *from > today || *to < today) continue;
    const int days = *to - today;
    const bool later = first && first->days <= days;
    const bool other = rotation->text("status") == "cancelled" || is_bt(plan, *rotation);
    if (days > kDaysAhead || later || other || has_certificate(plan, *rotation)) continue;
    first = {rotation, days, name_of(world, *rotation), clinical_form(plan, book)};
  }
  return first;
}

}  // namespace st
