// A plan, a unit or a region: all that its files say, as one record, with the people that it
// knows. References are resolved once, here.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "st/record/record.hpp"
#include "st/text/file.hpp"
#include "st/text/source.hpp"

namespace st {

/// What a file holds, told by its top-level keys.
enum class Holds { plan, unit, region, pack, what_if };

/// A file whose text is at hand, from the disk or a git revision; or why it is not.
struct FileText {
  std::string path;  ///< As shown, with `/`.
  std::string text{};
  Phrase trouble{};  ///< Not empty: the file could not be read.
};

struct Document {
  Holds kind = Holds::plan;
  std::string path;              ///< The folder (plan) or file (unit, region), as shown.
  Sources sources;               ///< Every file of it.
  std::shared_ptr<Record> root;  ///< Of plan_type(), unit_type() or region_type(). Never null.
  Faults faults;
  std::filesystem::path main_file{};  ///< st.yaml, or the unit's or region's own file.
  /// Records that stand there and that rules pass over: approvals that nobody can prove, where that
  /// is asked for.
  std::vector<const Record*> not_counted{};
  /// Of a unit or region that lies among a plan's own files: the plan's path. Nobody else sees it.
  std::string within{};

  std::string_view id() const;  ///< doctor.id, or the unit's or region's id; empty if none.
  /// What a unit's or region's file says under its one key; of a plan the root itself.
  const Record& body() const;
  const Record* section(std::string_view name) const { return root->record(name); }
  Records list(std::string_view name) const { return root->records(name); }
};

/// One person as known to a plan: every record that speaks of the id, nearest first.
using Person = std::vector<const Record*>;

/// Units and regions by their ids; of two with one id, which is reported, the first.
class Surroundings {
 public:
  void add(const Document& place);
  /// Null when no file speaks of it.
  const Document* unit(std::string_view id) const;
  const Document* region(std::string_view id) const;

 private:
  using ById = std::unordered_map<std::string_view, const Document*>;
  ById units_{};
  ById regions_{};
};

/// A plan with the units and regions that it may name.
class World {
 public:
  World(const Document& plan, std::shared_ptr<const Surroundings> places);
  explicit World(const Document& plan, const std::vector<const Document*>& places = {});

  const Document& plan() const { return *plan_; }
  const Document* unit(std::string_view id) const { return surroundings_->unit(id); }
  const Document* region(std::string_view id) const { return surroundings_->region(id); }

  /// Looked up in the plan, then in the unit `near`, then in the plan's unit, then in the region.
  /// Empty when nobody knows the id. The doctor of the plan is found by doctor.id.
  const Person& person(std::string_view id, std::string_view near = {}) const;
  /// Every person that the plan, its unit and its region know, by id.
  std::vector<std::string_view> people() const;
  /// The record with this id in any list section; null if none.
  const Record* by_id(std::string_view id) const;

 private:
  Person find_person(std::string_view id, std::string_view near) const;

  const Document* plan_;
  std::shared_ptr<const Surroundings> surroundings_;
  std::unordered_map<std::string_view, const Record*> ids_;
  /// By id, with the unit near which they were looked for: rules ask for the same few again and
  /// again. A world is one thread's.
  mutable std::unordered_map<std::string, Person> known_{};
};

/// Dangling references, contradictions between entries of one person, ids that stand twice,
/// dates in the wrong order, shares of one day over 100 %.
void check_references(const World& world, Faults& faults);
/// The same of a unit or region alone; `people` are those whom its region and plans know.
void check_references(const Document& unit, const std::vector<std::string_view>& people,
                      Faults& faults);

/// Adds the ids of the people that the document knows by itself, not its doctor's.
void add_people(const Document& document, std::set<std::string>& ids);

}  // namespace st
