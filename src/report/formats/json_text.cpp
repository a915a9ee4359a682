#include "report/formats/json_text.hpp"

#include "st/text/safe.hpp"

namespace st {

std::string json_text(const nlohmann::ordered_json& json, int indent) {
  using Json = nlohmann::ordered_json;
  return safe_json(json.dump(indent, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace st
