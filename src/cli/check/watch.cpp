#include "cli/check/watch.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <ostream>
#include <poll.h>
#include <sys/inotify.h>
#include <system_error>
#include <unistd.h>

#include "cli/terminal.hpp"

namespace st::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents =
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR;
constexpr int kForEver = -1;
constexpr int kMoment = 100;  ///< Milliseconds: one save is several events.
constexpr int kMoments = 20;  ///< Whoever writes without a pause is not waited for longer.
constexpr int kLevels = 3;    ///< Folders above a plan that are read where there is no .git.

bool is_of_plans(const std::string& name) {
  return name.ends_with(".yaml") || name.ends_with(".yml");
}

[[noreturn]] void cannot_watch(int error) {
  const bool full = error == ENOSPC || error == EMFILE;
  throw Trouble(say("watch-cannot", {full ? say("watch-too-many") : trouble_of(error).why}),
                full ? say("watch-too-many-help") : Phrase());
}

/// Where the folder that a path stands for truly is.
fs::path root_of(const std::string& path) {
  std::error_code none;
  const std::string plan = plan_above(path);
  fs::path root = fs::weakly_canonical(fs::absolute(plan.empty() ? path : plan, none), none);
  if (!root.has_filename()) root = root.parent_path();
  return fs::is_regular_file(root, none) ? root.parent_path() : root;
}

}  // namespace

Watch::Watch() : queue_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (queue_ < 0) cannot_watch(errno);
}

Watch::~Watch() { close(queue_); }

Watch::Folder* Watch::add(const fs::path& folder) {
  const int number = inotify_add_watch(queue_, folder.c_str(), kEvents);
  if (number >= 0) return &watched_[number];
  if (errno == ENOSPC) cannot_watch(errno);
  return nullptr;  // It is not there, or may not be read, which the check tells.
}

void Watch::add_below(const fs::path& folder) {
  Folder* added = add(folder);
  if (!added) return;
  added->below = true;
  std::error_code none;
  const auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator at(folder, options, none), end; !none && at != end;
       at.increment(none)) {
    if (at->path().filename().string().starts_with('.')) {
      at.disable_recursion_pending();
    } else if (std::error_code gone; at->is_directory(gone) && !at->is_symlink(gone)) {
      if (Folder* inner = add(at->path())) inner->below = true;
    }
  }
}

/// The folders where a unit or region may be found, and at least one that is there.
void Watch::add_above(const fs::path& path) {
  std::error_code none;
  bool in_git = false;
  for (fs::path at = path; !in_git && at != at.root_path(); at = at.parent_path())
    in_git = fs::exists(at / ".git", none);
  fs::path here = path;
  bool any = false;
  for (int level = 0; in_git || level < kLevels || !any; ++level) {
    if (here == here.root_path() || fs::exists(here / ".git", none)) return;
    const std::string name = here.filename().string();
    here = here.parent_path();
    Folder* folder = add(here);
    any |= folder != nullptr;
    if (folder) folder->names.insert({name, "units", "regions"});
    for (const char* places : {"units", "regions"}) add(here / places);
  }
}

void Watch::look_at(const std::vector<std::string>& paths, const std::set<std::string>& files) {
  std::error_code none;
  std::map<int, Folder> before;
  before.swap(watched_);
  for (const std::string& path : paths) {
    const fs::path root = root_of(path);
    add_below(root);
    add_above(root);
  }
  for (const std::string& file : files) {
    const fs::path path = fs::absolute(file, none).lexically_normal();
    if (Folder* folder = add(path.parent_path())) folder->names.insert(path.filename().string());
  }
  for (const auto& [number, folder] : before) {
    if (!watched_.contains(number)) inotify_rm_watch(queue_, number);
  }
}

bool Watch::counts(int number, bool is_folder, const std::string& name) const {
  const auto at = watched_.find(number);
  if (at == watched_.end() || name.starts_with('.')) return false;
  const Folder& folder = at->second;
  return folder.names.contains(name) || (is_folder ? folder.below : is_of_plans(name));
}

/// Empties the queue.
bool Watch::has_changed() {
  bool changed = false;
  std::array<char, 1U << 14U> buffer{};
  for (;;) {
    const ssize_t size = read(queue_, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return changed;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      at += sizeof event;
      const std::string name = event.len > 0 ? buffer.data() + at : "";
      at += event.len;
      changed |= (event.mask & IN_Q_OVERFLOW) != 0 ||
                 (!name.empty() && counts(event.wd, (event.mask & IN_ISDIR) != 0, name));
    }
  }
}

void Watch::wait() {
  pollfd queue{.fd = queue_, .events = POLLIN, .revents = 0};
  do {
    poll(&queue, 1, kForEver);
  } while (!has_changed());
  for (int moment = 0; moment < kMoments && poll(&queue, 1, kMoment) != 0; ++moment) has_changed();
}

Exit keep_checking(const std::vector<std::string>& paths,
                   const std::function<Exit(std::set<std::string>& read)>& check, bool quiet,
                   Io& io) {
  Watch watch;
  std::set<std::string> files(io.packs.begin(), io.packs.end());  // After trouble, too.
  for (bool first = true;; first = false) {
    // Before the check reads: what changes from here on is seen.
    watch.look_at(paths, files);
    if (io.out_clears) io.out << "\x1b[H\x1b[2J";
    const Exit exit = told([&] { return check(files); }, io);
    if ((first && exit == Exit::trouble) || !io.out) return Exit::trouble;
    watch.look_at(paths, files);
    if (!quiet)
      io.err << "st: " << io.word(say("watch-waits", {std::to_string(watch.folders())})) << '\n';
    watch.wait();
    if (!io.as_of_given) io.as_of = today();
  }
}

}  // namespace st::cli
