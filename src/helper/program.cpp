#include "helper/program.hpp"

#include <algorithm>
#include <cmath>
#include <coin/Cbc_C_Interface.h>
#include <memory>

namespace st::helper {
namespace {

constexpr const char* kNodes = "30";

/// One side at a time: that is how this interface takes rows.
void add_row(Cbc_Model* model, const std::vector<std::pair<int, double>>& parts, double least,
             double most) {
  std::vector<int> columns;
  std::vector<double> amounts;
  for (const auto& [column, amount] : parts) {
    columns.push_back(column);
    amounts.push_back(amount);
  }
  const auto size = static_cast<int>(columns.size());
  const char side = least == most ? 'E' : std::isinf(least) ? 'L' : 'G';
  Cbc_addRow(model, "", size, columns.data(), amounts.data(), side, side == 'G' ? least : most);
}

}  // namespace

std::optional<Program::Solved> Program::solve() const {
  const std::unique_ptr<Cbc_Model, decltype(&Cbc_deleteModel)> model(Cbc_newModel(),
                                                                     Cbc_deleteModel);
  for (std::size_t i = 0; i < costs_.size(); ++i)
    Cbc_addCol(model.get(), "", 0, most_[i], costs_[i], 1, 0, nullptr, nullptr);
  for (const Row& row : rows_) add_row(model.get(), row.parts, row.least, row.most);
  for (const auto& [name, value] :
       {std::pair{"logLevel", "0"}, {"maxNodes", kNodes}, {"allowableGap", "0.999"}}) {
    Cbc_setParameter(model.get(), name, value);
  }
  Cbc_solve(model.get());
  if (Cbc_isProvenInfeasible(model.get()) != 0) return {};
  if (Cbc_numberSavedSolutions(model.get()) == 0) return Solved{};
  const double* best = Cbc_bestSolution(model.get());
  return Solved{{best, best + costs_.size()},
                Cbc_isProvenOptimal(model.get()) != 0,
                Cbc_getObjValue(model.get()),
                std::min(Cbc_getBestPossibleObjValue(model.get()), Cbc_getObjValue(model.get()))};
}

}  // namespace st::helper
