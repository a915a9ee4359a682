// The reference part of st-plan(5), in mdoc: every section, field and word of the declarations.
#include <algorithm>

#include <fmt/format.h>

#include "st/record/schema.hpp"

#include "decode.hpp"

namespace st {

namespace {

std::string_view in(const Doc& doc, Lang lang) { return lang == Lang::sv ? doc.sv : doc.en; }

/// Text as mdoc takes it: `x` in quotes, a line for each sentence, none that looks like a macro.
std::string prose(std::string_view text, Lang lang) {
  std::string out;
  bool open = false;
  for (const char c : text) {
    if (c == '`') {
      out += open || lang == Lang::sv ? "\\(cq" : "\\(oq";
      open = !open;
    } else if (c == '\\') {
      out += "\\e";
    } else {
      out += c == ' ' && out.ends_with('.') ? '\n' : c;
    }
  }
  if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
  return out;
}

std::string sentence(std::string_view text, Lang lang) {
  std::string out = prose(text, lang);
  return out.ends_with('.') ? out : out + ".";
}

class Reference {
 public:
  Reference(const RecordType& root, Lang lang) : root_(root), lang_(lang) {}

  std::string write() {
    for (const Field& field : root_.fields) {
      if (field.record) sections_.push_back(field.record);
    }
    for (const Field& field : root_.fields) section(field);
    for (std::size_t i = 0; i < inner_.size(); ++i) record(*inner_[i]);  // Grows meanwhile.
    return std::move(out_);
  }

  std::string write_fields() {
    fields(root_);
    for (std::size_t i = 0; i < inner_.size(); ++i) record(*inner_[i]);  // Grows meanwhile.
    return std::move(out_);
  }

 private:
  std::string said(std::string_view id, std::vector<Phrase> arguments = {}) const {
    return say(id, std::move(arguments)).in(lang_);
  }

  void line(std::string_view text) { out_ += fmt::format("{}\n", text); }

  void section(const Field& field) {
    line(fmt::format(".Ss {}", field.name));
    line(said(field.many ? "reference-list" : "reference-mapping"));
    line(sentence(in(field.doc, lang_), lang_));
    if (field.record) fields(*field.record);
  }

  void record(const RecordType& type) {
    line(fmt::format(".Ss {}", said("reference-record", {type.name})));
    line(sentence(in(type.doc, lang_), lang_));
    if (!type.short_form.empty()) line(said("reference-short", {type.short_form}));
    fields(type);
  }

  void fields(const RecordType& type) {
    line(".Bl -tag -width Ds");
    for (const Field& field : type.fields) {
      const std::string needed = field.needed ? ", " + said("reference-needed") : "";
      const std::string many = field.many ? ", " + said("reference-many") : "";
      line(fmt::format(".It Ic {} Pq {}{}{}", field.name, kind(field), many, needed));
      line(sentence(in(field.doc, lang_), lang_));
      if (field.kind == Kind::word) words(*field.words);
    }
    line(".El");
  }

  std::string kind(const Field& field) {
    if (field.kind == Kind::node) return said("reference-node");
    if (field.kind != Kind::record) return expectation(field).in(lang_);
    const auto known = [&](const std::vector<const RecordType*>& all) {
      return std::find(all.begin(), all.end(), field.record) != all.end();
    };
    if (!known(sections_) && !known(inner_)) inner_.push_back(field.record);
    return said("reference-record", {field.record->name});
  }

  void words(const Words& all) {
    std::string list;
    for (const Word& word : all) {
      list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", word.name,
                          prose(in(word.doc, lang_), lang_));
    }
    line(list + ".");
  }

  const RecordType& root_;
  Lang lang_;
  std::string out_{};
  std::vector<const RecordType*> sections_{};
  std::vector<const RecordType*> inner_{};
};

}  // namespace

std::string plan_mdoc(Lang lang) {
  const auto chapter = [&](const Phrase& title, const RecordType& root) {
    return ".Sh " + title.in(lang) + "\n" + Reference(root, lang).write();
  };
  return chapter(say("reference-plan"), plan_type()) + chapter(say("reference-unit"), unit_type()) +
         chapter(say("reference-region"), region_type());
}

std::string fields_mdoc(const RecordType& type, Lang lang) {
  return type.fields.empty() ? std::string() : Reference(type, lang).write_fields();
}

}  // namespace st
