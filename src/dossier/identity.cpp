#include "st/dossier/identity.hpp"

#include "st/text/source.hpp"

namespace st {
namespace {

Field row(std::string_view name, std::string_view sv, std::string_view en) {
  return {name, Kind::text, false, false, {sv, en}};
}

}  // namespace

const RecordType& identity_type() {
  static const RecordType type{
      .name = "identity",
      .term = "uppgifter till blanketterna",
      .doc = {"uppgifter som inte står i planen", "what does not stand in the plan"},
      .fields = {
          row("personal_number", "personnummer", "personal number"),
          row("surname", "efternamn", "surname"),
          row("given_names", "förnamn", "given names"),
          row("address", "utdelningsadress", "address"),
          row("postcode", "postnummer", "postcode"),
          row("town", "postort", "town"),
          row("phone", "telefon hem", "phone at home"),
          row("mobile", "mobiltelefon", "mobile phone"),
          row("email", "e-post", "e-mail"),
          row("work_phone", "telefon till arbetet", "phone at work"),
          {"people",
           Kind::node,
           false,
           false,
           {"de som skriver under: id och personnummer", "who signs: id and personal number"}},
      }};
  return type;
}

std::string Identity::text(std::string_view field) const {
  return record ? std::string(record->text(field)) : std::string();
}

Identity read_identity(const Source& source, Faults& faults) {
  const Node root = read_yaml(source, faults);
  Identity identity;
  if (root.kind == Node::Kind::faulty) return identity;
  identity.record = decode(root, identity_type(), faults);
  if (const Node* people = root.find("people")) {
    for (const Node& person : people->children) identity.people.emplace(person.key, person.scalar);
  }
  return identity;
}

}  // namespace st
