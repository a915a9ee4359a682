// The authority's own forms: their fields named, and filled so that the form stays a form. What a
// field has no room for goes on in the field that the form has for that, or on a sheet of its own.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFAnnotationObjectHelper.hh>
#include <qpdf/QPDFFormFieldObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>
#include <sstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "helper/format.hpp"
#include "helper/pdf_text.hpp"

namespace st::helper {
namespace {

using Json = nlohmann::json;
using Fields = std::multimap<std::string, QPDFFormFieldObjectHelper>;

constexpr int kMultiline = 1 << 12;
constexpr int kPushButton = 1 << 16;
constexpr double kMargin = 2;     // Inside a field, in points.
constexpr double kLeading = 1.2;  // Of the size.
constexpr double kSmallest = 6;   // What has to fit its line.
constexpr double kReadable = 8;   // What can go on elsewhere.
constexpr double kStep = 0.5;

bool is_filled_in(QPDFFormFieldObjectHelper& field) {
  const std::string type = field.getFieldType();
  return type == "/Tx" || (type == "/Btn" && (field.getFlags() & kPushButton) == 0);
}

Fields fields_of(QPDF& pdf) {
  Fields fields;
  for (QPDFFormFieldObjectHelper field : QPDFAcroFormDocumentHelper(pdf).getFormFields()) {
    if (is_filled_in(field)) fields.emplace(field.getFullyQualifiedName(), field);
  }
  return fields;
}

/// "/Name 10 Tf": the font's name and size that a field asks for.
struct Wish {
  std::string font = "/Helv";
  double size = 0;
};

Wish wish_of(const std::string& appearance) {
  Wish wish;
  std::istringstream words(appearance);
  std::array<std::string, 2> before{};
  for (std::string word; words >> word;) {
    if (word == "Tf")
      return {before[0], QUtil::is_number(before[1].c_str()) ? std::stod(before[1]) : 0};
    before = {before[1], word};
  }
  return wish;
}

/// Lines that fit a box at a size; what is over.
struct Fitted {
  double size = 0;
  std::vector<Line> lines{};
  std::string rest{};  ///< Encoded.
};

/// As large as the form asks for, if that has room; else smaller; at the smallest it is cut.
Fitted fitted(const Font& font, const std::string& bytes, double wish, double width,
              double height) {
  constexpr double kAuto = 10;
  constexpr double kLinesOfText = 4;
  double size = wish > 0 ? wish : std::min(kAuto, height / kLeading);
  const bool is_text = height > kLinesOfText * kLeading * size;
  const double smallest = std::min(size, is_text ? kReadable : kSmallest);
  for (;; size -= kStep) {
    std::vector<Line> lines = font.lines(bytes, size, width - 2 * kMargin);
    const auto most =
        static_cast<std::size_t>(std::max(1.0, (height - kMargin) / (size * kLeading)));
    if (lines.size() <= most) return {size, std::move(lines), {}};
    if (size - kStep < smallest) {
      // Forms say in the last line where it goes on.
      const std::size_t kept = is_text ? most - 1 : most;
      std::string rest = joined(lines, kept, lines.size());
      lines.resize(kept);
      return {size, std::move(lines), std::move(rest)};
    }
  }
}

/// The operators that show lines in a box, from its top; one line in the middle of its height.
std::string shown(const Font& font, const Fitted& text, double width, double height, int side) {
  constexpr double kAscent = 0.8;   // Of the size, above the line.
  constexpr double kMiddle = 0.35;  // From the line to the middle of its signs.
  const double leading = text.size * kLeading;
  double y = height - kMargin - text.size * kAscent;
  if (text.lines.size() == 1 && height < 3 * text.size) y = height / 2 - text.size * kMiddle;
  std::ostringstream out;
  out << "/Tx BMC q BT 0 g " << font.name() << ' ' << QUtil::double_to_string(text.size, 2)
      << " Tf\n";
  for (const Line& line : text.lines) {
    const double spare = width - 2 * kMargin - font.width(line.text, text.size);
    const double x = kMargin + (side == 1 ? spare / 2 : side == 2 ? spare : 0);
    out << "1 0 0 1 " << QUtil::double_to_string(x, 2) << ' ' << QUtil::double_to_string(y, 2)
        << " Tm " << literal(line.text) << " Tj\n";
    y -= leading;
  }
  out << "ET Q EMC";
  return out.str();
}

/// Where a long text goes on.
struct Continued {
  std::string label;
  std::string rest;  ///< Encoded.
};

class Filling {
 public:
  Filling(QPDF& pdf, const Json& content) : pdf_(pdf), content_(content), fields_(fields_of(pdf)) {
    resources_ = pdf.getRoot().getKey("/AcroForm").getKey("/DR").getKey("/Font");
  }

  /// What it had to do; told to st.
  Json fill() {
    Json told{{"continued", Json::array()}, {"unknown", Json::array()}};
    for (const Json& one : content_.at("fields")) {
      const std::string name = one.at("name");
      const auto [first, last] = fields_.equal_range(name);
      for (auto it = first; it != last; ++it) {
        if (one.at("box").get<bool>()) {
          tick(it->second);
        } else {
          write(it->second, one, told);
        }
      }
    }
    add_sheets();
    return told;
  }

 private:
  Font font_named(const std::string& name) {
    if (resources_.isDictionary() && resources_.hasKey(name))
      return {name, resources_.getKey(name)};
    return {"/Helv", pdf_.makeIndirectObject(QPDFObjectHandle::parse(
                         "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
                         "/Encoding /WinAnsiEncoding >>"))};
  }

  void tick(QPDFFormFieldObjectHelper field) {
    for (QPDFAnnotationObjectHelper& box :
         QPDFAcroFormDocumentHelper(pdf_).getAnnotationsForField(field)) {
      QPDFObjectHandle states = box.getObjectHandle().getKey("/AP").getKey("/N");
      if (!states.isDictionary()) continue;
      for (const std::string& state : states.getKeys()) {
        if (state == "/Off") continue;
        field.setFieldAttribute("/V", QPDFObjectHandle::newName(state));
        box.getObjectHandle().replaceKey("/AS", QPDFObjectHandle::newName(state));
      }
    }
  }

  void write(QPDFFormFieldObjectHelper field, const Json& one, Json& told) {
    const std::string name = one.at("name");
    const std::string value = one.at("value");
    const Wish wish = wish_of(field.getDefaultAppearance());
    const Font font = font_named(wish.font);
    const bool plain = !font.has_all(value);
    if (plain) told["unknown"].push_back(name);
    const std::string bytes = font.encoded(plain ? one.at("plain").get<std::string>() : value);
    std::string rest = put(field, font, wish.size, bytes, value);
    if (rest.empty()) return;
    told["continued"].push_back(name);
    const std::string next = content_.value("continued", "");
    if (const auto it = fields_.find(next); it != fields_.end())
      rest = put(it->second, font, wish.size, rest, {});
    if (!rest.empty()) over_.push_back({field.getAlternativeName(), std::move(rest)});
    last_font_ = font;
  }

  /// Writes as much of the bytes as has room; returns the rest. `value`: the same in UTF-8, for the
  /// field's own value when all of it has room.
  std::string put(QPDFFormFieldObjectHelper field, const Font& font, double size,
                  const std::string& bytes, const std::string& value) {
    Fitted text;
    for (QPDFAnnotationObjectHelper& box :
         QPDFAcroFormDocumentHelper(pdf_).getAnnotationsForField(field)) {
      const QPDFObjectHandle::Rectangle rect = box.getRect();
      const double width = rect.urx - rect.llx;
      const double height = rect.ury - rect.lly;
      text = fitted(font, bytes, size, width, height);
      set_appearance(box, font, shown(font, text, width, height, field.getQuadding()), width,
                     height);
    }
    const bool whole = text.rest.empty() && !value.empty();
    const std::string shown_text =
        whole ? value : font.decoded(joined(text.lines, 0, text.lines.size()));
    field.setFieldAttribute("/V", QPDFObjectHandle::newUnicodeString(shown_text));
    if (text.lines.size() > 1)
      field.setFieldAttribute("/Ff", QPDFObjectHandle::newInteger(field.getFlags() | kMultiline));
    return text.rest;
  }

  void set_appearance(QPDFAnnotationObjectHelper& box, const Font& font, const std::string& content,
                      double width, double height) {
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf_, content);
    QPDFObjectHandle dict = stream.getDict();
    dict.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
    dict.replaceKey("/Subtype", QPDFObjectHandle::newName("/Form"));
    dict.replaceKey("/BBox", QPDFObjectHandle::newFromRectangle({0, 0, width, height}));
    dict.replaceKey("/Resources", resources_with(font));
    QPDFObjectHandle look = QPDFObjectHandle::newDictionary();
    look.replaceKey("/N", pdf_.makeIndirectObject(stream));
    box.getObjectHandle().replaceKey("/AP", look);
  }

  static QPDFObjectHandle resources_with(const Font& font) {
    QPDFObjectHandle fonts = QPDFObjectHandle::newDictionary();
    fonts.replaceKey(font.name(), font.object());
    QPDFObjectHandle resources = QPDFObjectHandle::newDictionary();
    resources.replaceKey("/Font", fonts);
    return resources;
  }

  /// What no field had room for, on sheets of A4 after the form.
  void add_sheets() {
    if (over_.empty() || !last_font_) return;
    constexpr double kSize = 10;
    constexpr double kWidth = 595;
    constexpr double kHeight = 842;
    constexpr double kEdge = 57;
    const Font& font = *last_font_;
    std::string bytes = font.encoded(content_.at("sheet"));
    for (const Continued& one : over_) {
      bytes += "\n\n" + font.encoded(one.label) + "\n\n" + one.rest;
    }
    while (!bytes.empty()) {
      const double width = kWidth - 2 * kEdge;
      const double height = kHeight - 2 * kEdge;
      std::vector<Line> lines = font.lines(bytes, kSize, width);
      const auto most =
          std::min(static_cast<std::size_t>(height / (kSize * kLeading)), lines.size());
      bytes = joined(lines, most, lines.size());
      lines.resize(most);
      add_page(font, shown(font, {kSize, lines, {}}, width, height, 0), kEdge);
    }
  }

  void add_page(const Font& font, const std::string& content, double edge) {
    const std::string moved = "q 1 0 0 1 " + QUtil::double_to_string(edge, 2) + " " +
                              QUtil::double_to_string(edge, 2) + " cm " + content + " Q";
    QPDFObjectHandle page = pdf_.makeIndirectObject(
        QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 595 842] >>"));
    page.replaceKey("/Resources", resources_with(font));
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf_, moved));
    QPDFPageDocumentHelper(pdf_).addPage(page, false);
  }

  QPDF& pdf_;
  const Json& content_;
  Fields fields_;
  QPDFObjectHandle resources_{};
  std::vector<Continued> over_{};
  std::optional<Font> last_font_{};
};

std::string bytes_of(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// Opens without a word on standard error: st tells what is wrong.
void open(QPDF& pdf, const std::string& file) {
  pdf.setSuppressWarnings(true);
  pdf.processFile(file.c_str());
}

}  // namespace

std::string pdf_fields(const Json& content) {
  Json told = Json::array();
  for (const Json& file : content.at("files")) {
    Json names = Json::array();
    try {
      QPDF pdf;
      open(pdf, file.get<std::string>());
      for (const auto& [name, field] : fields_of(pdf)) names.push_back(name);
    } catch (const std::exception&) {  // No form: it has no fields.
      names = Json::array();
    }
    told.push_back(std::move(names));
  }
  return told.dump();
}

std::string pdf(const Json& content) {
  QPDF pdf;
  open(pdf, content.at("blank").get<std::string>());
  pdf.getRoot().removeKey("/Perms");  // Rights that a change would void.
  const Json told = Filling(pdf, content).fill();
  return told.dump() + "\n" + bytes_of(pdf);
}

}  // namespace st::helper
