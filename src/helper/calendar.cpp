#include <libical/ical.h>
#include <memory>

#include <nlohmann/json.hpp>

#include "helper/format.hpp"

namespace st::helper {
namespace {

using Json = nlohmann::json;

icalproperty* extension(const char* name, const std::string& value) {
  icalproperty* property = icalproperty_new_x(value.c_str());
  icalproperty_set_x_name(property, name);
  return property;
}

/// Rings at nine in the morning: the day begins at midnight, and so would the alarm.
icalcomponent* alarm(int days_before, const std::string& text) {
  constexpr int kHours = 24, kNine = 9, kSeconds = 3600;
  icaltriggertype trigger{};
  trigger.time = icaltime_null_time();
  trigger.duration = icaldurationtype_from_int((kNine - days_before * kHours) * kSeconds);
  return icalcomponent_vanew(ICAL_VALARM_COMPONENT, icalproperty_new_action(ICAL_ACTION_DISPLAY),
                             icalproperty_new_trigger(trigger),
                             icalproperty_new_description(text.c_str()), nullptr);
}

icalcomponent* event(const Json& content) {
  const auto text = [&](const char* name) { return content.at(name).get<std::string>(); };
  const std::string summary = text("summary");
  icalcomponent* one = icalcomponent_vanew(
      ICAL_VEVENT_COMPONENT, icalproperty_new_uid(text("uid").c_str()),
      icalproperty_new_dtstamp(icaltime_from_string(text("stamp").c_str())),
      icalproperty_new_sequence(content.at("sequence").get<int>()),
      icalproperty_new_dtstart(icaltime_from_string(text("date").c_str())),
      icalproperty_new_summary(summary.c_str()),
      icalproperty_new_description(text("description").c_str()),
      icalproperty_new_categories(text("category").c_str()),
      icalproperty_new_class(ICAL_CLASS_PRIVATE),
      // A date by which something is done keeps nobody from being booked that day.
      icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT), nullptr);
  for (const Json& days : content.at("alarms")) {
    icalcomponent_add_component(one, alarm(days.get<int>(), summary));
  }
  return one;
}

}  // namespace

std::string calendar(const Json& content) {
  using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;
  const Component all(
      icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
                          icalproperty_new_prodid(content.at("product").get<std::string>().c_str()),
                          icalproperty_new_calscale("GREGORIAN"),
                          extension("X-WR-CALNAME", content.at("name").get<std::string>()),
                          nullptr),
      icalcomponent_free);
  for (const Json& one : content.at("events")) {
    icalcomponent_add_component(all.get(), event(one));
  }
  const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> bytes(
      icalcomponent_as_ical_string_r(all.get()),
      [](void* buffer) { icalmemory_free_buffer(buffer); });
  return bytes.get();
}

}  // namespace st::helper
