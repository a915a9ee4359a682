// What `st log` can do, one file each.
#pragma once

#include "cli/command.hpp"
#include "cli/log/fields.hpp"
#include "cli/log/session.hpp"

namespace st::cli {

/// `st log KIND`: a new record.
Exit add_record(const RecordKind& kind, const Said& said, const Ways& ways, Io& io);

/// `st log` alone: the diary.
struct ListOptions {
  std::string folder = ".";
  std::vector<std::string> kinds{};
  std::string from{};
  std::string to{};
  std::vector<std::string> goals{};
  std::string person{};
  std::string format = "text";
};
void declare_list(Usage& usage, ListOptions& options);
Exit list_diary(const ListOptions& options, Io& io);

/// `st log set WHAT FIELD VALUE…`: one field of a record that is there.
struct SetOptions {
  Ways ways{};
  std::string what{};
  std::string field{};
  std::vector<std::string> values{};
  bool remove = false;
};
void declare_set(Usage& usage, SetOptions& options);
Exit set_field(const SetOptions& options, Io& io);

/// `st log done ID`: a rotation or a course is over.
struct DoneOptions {
  Ways ways{};
  std::string id{};
  std::string to{};
  std::string follow_up{};
  std::string given{};
  std::string received{};
  std::string goals_met{};
  std::string reported{};
  std::string certificate{};
};
void declare_done(Usage& usage, DoneOptions& options);
Exit finish_record(const DoneOptions& given, Io& io);

/// `st log undo`: the last change that st made.
Exit undo_last(const Ways& ways, Io& io);

}  // namespace st::cli
