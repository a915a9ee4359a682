// A workbook of typed cells: a sheet for each table, its first row frozen and filtered. Words are
// written as words: a workbook of st has no formula and no link.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <unistd.h>
#include <xlsxwriter.h>

#include <nlohmann/json.hpp>

#include "helper/format.hpp"

namespace st::helper {
namespace {

using Json = nlohmann::json;

struct Styles {
  lxw_format* head;
  lxw_format* words;
  lxw_format* day;
  lxw_format* number;
  lxw_format* share;
};

Styles styles_in(lxw_workbook* book) {
  const auto made = [&](const char* number_format, bool wrapped) {
    lxw_format* format = workbook_add_format(book);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (wrapped) format_set_text_wrap(format);
    if (number_format) format_set_num_format(format, number_format);
    return format;
  };
  Styles styles{made(nullptr, true), made(nullptr, true), made("yyyy-mm-dd", false),
                made("0.##", false), made("0.#%", false)};
  format_set_bold(styles.head);
  format_set_bottom(styles.head, LXW_BORDER_THIN);
  return styles;
}

std::string in_lower_case(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

/// A sheet's name has at most 31 characters, none of []:*?/\, and is like no other, whatever the
/// case of its letters.
std::string sheet_name(const std::string& wanted, std::set<std::string>& taken) {
  std::string name;
  int length = 0;
  for (const char c : wanted) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (begins && ++length > 28) break;
    name += std::string_view("[]:*?/\\'").find(c) != std::string_view::npos ? ' ' : c;
  }
  if (name.empty()) name = "st";
  const std::string base = name;
  for (int next = 2; !taken.insert(in_lower_case(name)).second; ++next)
    name = base + " " + std::to_string(next);
  return name;
}

/// A file of its own that goes when it does.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "st-XXXXXX").string()) {
    const int file = mkstemp(path_.data());
    if (file < 0) throw std::runtime_error("no temporary file");
    close(file);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::remove(path_.c_str()); }

  const std::string& path() const { return path_; }
  std::string read() const {
    std::ifstream file(path_, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file) throw std::runtime_error("no workbook");
    return bytes;
  }

 private:
  std::string path_;
};

class Sheet {
 public:
  Sheet(lxw_worksheet* sheet, const Styles& styles) : sheet_(sheet), styles_(styles) {}

  void write(const Json& table) {
    constexpr int kWidest = 60;
    const Json& columns = table.at("columns");
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      const auto title = columns[i].at("title").get<std::string>();
      put(worksheet_write_string(sheet_, 0, at, title.c_str(), styles_.head));
      const int width = std::min(columns[i].at("width").get<int>(), kWidest);
      worksheet_set_column(sheet_, at, at, width, nullptr);
    }
    lxw_row_t row = 1;
    for (const Json& cells : table.at("rows")) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        write_cell(row, static_cast<lxw_col_t>(i), cells[i],
                   columns[i].at("holding").get<std::string>());
      }
      ++row;
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    if (!columns.empty() && row > 1)
      worksheet_autofilter(sheet_, 0, 0, row - 1, static_cast<lxw_col_t>(columns.size() - 1));
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, 0);
  }

 private:
  static void put(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
  }

  void write_cell(lxw_row_t row, lxw_col_t column, const Json& cell, const std::string& holding) {
    if (cell.is_null()) return;
    if (cell.is_number()) {
      put(worksheet_write_number(sheet_, row, column, cell.get<double>(),
                                 holding == "share" ? styles_.share : styles_.number));
      return;
    }
    const auto text = cell.get<std::string>();
    lxw_datetime day{};
    constexpr int kFirstYear = 1900;  // The format knows no day before.
    if (holding == "day" &&
        std::sscanf(text.c_str(), "%d-%d-%d", &day.year, &day.month, &day.day) == 3 &&
        day.year >= kFirstYear) {
      put(worksheet_write_datetime(sheet_, row, column, &day, styles_.day));
      return;
    }
    constexpr std::size_t kLongest = 32000;  // Of the format's 32,767 characters.
    std::string cut = text.substr(0, kLongest);
    while (cut.size() < text.size() && !cut.empty() &&
           (static_cast<unsigned char>(text[cut.size()]) & 0xC0U) == 0x80U)
      cut.pop_back();
    put(worksheet_write_string(sheet_, row, column, cut.c_str(), styles_.words));
  }

  lxw_worksheet* sheet_;
  const Styles& styles_;
};

}  // namespace

std::string xlsx(const Json& content) {
  // The library writes files alone.
  const TemporaryFile file;
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (!book) throw std::runtime_error("no workbook");
  auto title = content.at("title").get<std::string>();
  // The day that the report is as of, not that of writing: the same report is the same file.
  std::tm day{};
  const auto as_of = content.at("as_of").get<std::string>();
  if (std::sscanf(as_of.c_str(), "%d-%d-%d", &day.tm_year, &day.tm_mon, &day.tm_mday) != 3)
    throw std::runtime_error("no day");
  day.tm_year -= 1900;
  day.tm_mon -= 1;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.created = timegm(&day);
  workbook_set_properties(book, &properties);
  const Styles styles = styles_in(book);
  std::set<std::string> taken;
  for (const Json& table : content.at("sheets")) {
    const std::string name = sheet_name(table.at("name").get<std::string>(), taken);
    lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
    if (!sheet) throw std::runtime_error("no sheet called " + name);
    Sheet(sheet, styles).write(table);
  }
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
  return file.read();
}

}  // namespace st::helper
