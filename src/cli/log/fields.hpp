// Options out of the declarations of records: a new field is an option by itself.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "st/record/draft.hpp"

#include "cli/command.hpp"

namespace st::cli {

/// A field, by way of the records that it stands in: `plan`, `date`.
using FieldPath = std::vector<const Field*>;

/// What was said of a record on the command line.
struct Said {
  struct Option {
    FieldPath field;
    std::vector<std::string> words{};
  };
  std::vector<std::string> words{};  ///< Without an option: a kind, a date, a goal, a title.
  std::deque<Option> options{};
};

/// Declares an option for every field, and takes words without one. A list's option has the name
/// of one of it too: `--goals`, `--goal`.
void declare_fields(Usage& usage, const RecordType& type, Said& said);

/// The option that a field has.
std::string option_of(const FieldPath& path);

/// What was said, as a record. Throws Trouble for a word that suits no field, and tells every
/// value that its field cannot hold. `world`: whose people may be called by name.
Meant draft_of(const Said& said, const RecordType& type, const World& world, Io& io);

/// The same words; of a field that is a day, `today` and `yesterday` as the days that they are.
std::vector<std::string> words_for(const Field& field, std::vector<std::string> words, Date today);

/// Puts ids in place of the names of people.
void resolve_people(Meant& record, const RecordType& type, const World& world);

/// The words that the field takes, with commas.
std::string values_of(const Field& field);

}  // namespace st::cli
