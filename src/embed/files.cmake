# Writes a C++ file with a function that returns the files named in `list`, byte for byte, each
# under its path below `root`. Bytes are written as \x escapes in string literals: exact, without a
# limit on length, and quick to compile. Run with cmake -P, so that the build needs no other tool.
file(STRINGS ${list} files ENCODING UTF-8)
list(SORT files)
set(entries "")
foreach(file IN LISTS files)
  if(NOT file STREQUAL "")
    file(READ "${file}" bytes HEX)
    string(REGEX REPLACE "(..)" "\\\\x\\1" text "${bytes}")
    string(LENGTH "${bytes}" digits)
    math(EXPR size "${digits} / 2")
    file(RELATIVE_PATH path "${root}" "${file}")
    string(REGEX REPLACE "^rules/" "" path "${path}")
    string(APPEND entries "      {\"${path}\", {\"${text}\", ${size}}},\n")
  endif()
endforeach()
file(WRITE ${output} "// Made by src/embed/files.cmake.
#pragma GCC diagnostic ignored \"-Woverlength-strings\"
#include \"st/rule/embedded.hpp\"

const std::vector<st::EmbeddedFile>& st::${function}() {
  static const std::vector<EmbeddedFile> files{
${entries}  };
  return files;
}
")
