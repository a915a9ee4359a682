// Makes the edits that tests/edits.py asks for: reads jobs, writes what became of them. All of it
// is words, each written as its number of bytes, a line end, and the bytes.
#include <iostream>
#include <string>
#include <variant>

#include "st/text/edit.hpp"

namespace {

using st::Edited;
using st::Meant;
using st::Splice;

bool read_word(std::string& word) {
  std::string length;
  if (!std::getline(std::cin, length)) return false;
  word.resize(std::stoul(length));
  return static_cast<bool>(std::cin.read(word.data(), static_cast<std::streamsize>(word.size())));
}

std::string next_word() {
  std::string word;
  read_word(word);
  return word;
}

std::size_t next_number() { return std::stoul(next_word()); }

void write_word(const std::string& word) { std::cout << word.size() << '\n' << word; }

void write_splices(const std::vector<Splice>& splices) {
  write_word(std::to_string(splices.size()));
  for (const Splice& splice : splices) {
    write_word(std::to_string(splice.begin));
    write_word(std::to_string(splice.end));
    write_word(splice.text);
  }
}

Meant next_value() {
  const std::string kind = next_word();
  if (kind == "text") return st::text_value(next_word());
  if (kind == "word") return st::word_value(next_word());
  if (kind == "empty") return {};
  Meant value{.kind = kind == "list" ? Meant::Kind::sequence : Meant::Kind::mapping};
  for (std::size_t left = next_number(); left > 0; --left) {
    if (kind == "list") {
      value.items.push_back(next_value());
    } else {
      std::string key = next_word();
      value.members.emplace_back(std::move(key), next_value());
    }
  }
  return value;
}

st::Steps next_steps() {
  st::Steps steps;
  for (std::size_t left = next_number(); left > 0; --left) {
    const bool key = next_word() == "key";
    const std::string step = next_word();
    steps.push_back(key ? st::Step(step) : st::Step(std::stoul(step)));
  }
  return steps;
}

st::Edit carried_out(const std::string& kind, const st::Source& source) {
  const st::Steps steps = next_steps();
  if (kind == "take_out") return take_out(source, steps);
  const Meant value = next_value();
  return kind == "append" ? append(source, steps, value) : put(source, steps, value);
}

void answer(const st::Source& source, const st::Edit& edit) {
  if (const auto* edited = std::get_if<Edited>(&edit)) {
    write_word("edited");
    write_word(edited->text);
    write_splices(edited->splices);
    write_splices(st::reversed(source.text(), edited->splices));
    write_word(st::unified_diff(source.path(), source.text(), edited->text));
  } else {
    const auto& refusal = std::get<st::Refusal>(edit);
    write_word("refused");
    write_word(refusal.why.in(st::Lang::en));
    write_word(refusal.snippet);
    write_word(std::to_string(refusal.after_line));
  }
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string kind; read_word(kind);) {
    const st::Source source("plan.yaml", next_word());
    answer(source, carried_out(kind, source));
    std::cout.flush();
  }
}
