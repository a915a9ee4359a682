// Run by the build: writes the C++ file that carries every pack inside the program, its text byte
// for byte and the tree that reading it gives (st/text/tape.hpp).
//   st_embed OUTPUT LIST ROOT      LIST: a file with the packs' paths, a line each
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "st/text/tape.hpp"

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> lines(const std::string& path) {
  std::vector<std::string> all;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) all.push_back(line);
  }
  std::sort(all.begin(), all.end());
  return all;
}

/// A string literal of exactly these bytes; lines are broken so that compilers can show them.
void literal(std::ostream& out, std::string_view bytes) {
  out << '"';
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      out << "\\n\"\n\"";
    } else if (byte >= 32 && byte < 127 && c != '"' && c != '\\' && c != '?') {
      out << c;
    } else {
      out << '\\' << static_cast<char>('0' + (byte >> 6))
          << static_cast<char>('0' + ((byte >> 3) & 7)) << static_cast<char>('0' + (byte & 7));
    }
  }
  out << '"';
}

bool write_pack(std::ostream& out, const std::string& file, const std::string& shown) {
  const st::Source source(shown, read(file));
  st::Faults faults;
  const st::Node root = st::read_yaml(source, faults);
  for (const st::Fault& fault : faults) {
    const st::Position at = source.position(fault.where.begin);
    std::cerr << file << ':' << at.line << ':' << at.column
              << ": error: " << fault.message.in(st::Lang::en) << '\n';
  }
  if (!faults.empty()) return false;
  const std::string tape = st::freeze(root);
  out << "      {";
  literal(out, shown);
  out << ",\n       {";
  literal(out, source.text());
  out << ", " << source.text().size() << "},\n       {";
  literal(out, tape);
  out << ", " << tape.size() << "}},\n";
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const std::string root = std::string(argv[3]) + "/";
  std::ostringstream out;
  out << "// Made by src/embed/packs.cpp.\n"
         "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
         "#include \"st/rule/embedded.hpp\"\n\n"
         "const std::vector<st::EmbeddedPack>& st::embedded_packs() {\n"
         "  static const std::vector<EmbeddedPack> packs{\n";
  bool good = true;
  for (const std::string& file : lines(argv[2])) {
    const std::string shown = file.starts_with(root) ? file.substr(root.size()) : file;
    good = write_pack(out, file, shown) && good;
  }
  out << "  };\n  return packs;\n}\n";
  if (!good) return 1;
  std::ofstream(argv[1], std::ios::binary) << out.str();
  return 0;
}
