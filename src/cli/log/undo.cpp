#include "cli/log/actions.hpp"

namespace st::cli {

Exit undo_last(const Ways& ways, Io& io) {
  Session session(ways, holds_at(ways.folder), io);
  const std::string what = session.undo();
  return session.finish(what);
}

}  // namespace st::cli
