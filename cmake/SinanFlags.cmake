# The one target that carries compiler flags. Every target of ours links it.
option(SINAN_WERROR "Warnings are errors" ON)
option(SINAN_UNITY "Compile several files of a module at once: a clean build takes half the time, a changed file longer" ON)
set(SINAN_SANITIZE "" CACHE STRING "address, thread or empty")

add_library(sinan_flags INTERFACE)
if(MSVC)
  target_compile_options(sinan_flags INTERFACE /W4 /permissive- /utf-8 $<$<BOOL:${SINAN_WERROR}>:/WX>)
else()
  target_compile_options(sinan_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor> $<$<COMPILE_LANGUAGE:CXX>:-Woverloaded-virtual>
    $<$<BOOL:${SINAN_WERROR}>:-Werror>)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(sinan_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wsuggest-override>
      # With optimisation g++ 12 sees ghosts in std::optional, std::variant and std::string (GCC bugs 105562, 105651); clang++ does not.
      -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
  endif()
endif()
target_compile_definitions(sinan_flags INTERFACE QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)
target_include_directories(sinan_flags INTERFACE "${CMAKE_SOURCE_DIR}")

# Lets ccache see through precompiled headers.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  # A file of ours takes some 600 MB: the compiler's own collector would run over it again and again, a tenth of the time.
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:SHELL:--param ggc-min-heapsize=1048576>")
endif()

if(SINAN_SANITIZE STREQUAL "address")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(SINAN_SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
endif()

find_program(SINAN_LLD ld.lld)
if(SINAN_LLD AND NOT MSVC AND NOT APPLE)
  add_link_options(-fuse-ld=lld)
endif()

# One precompiled header for everything without a screen, one for everything with one.
function(sinan_pch_donor NAME)
  cmake_parse_arguments(ARG "" "" "QT;HEADERS" ${ARGN})
  file(WRITE "${CMAKE_BINARY_DIR}/${NAME}.cpp" "")
  add_library(${NAME} STATIC "${CMAKE_BINARY_DIR}/${NAME}.cpp")
  target_link_libraries(${NAME} PRIVATE sinan_flags nlohmann_json::nlohmann_json ${ARG_QT})
  target_precompile_headers(${NAME} PRIVATE ${ARG_HEADERS})
  # What the header is made of, for ccache: only headers from outside are in it, so their versions say it all.
  string(SHA256 sum "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_CXX_FLAGS} ${CMAKE_BUILD_TYPE} ${SINAN_SANITIZE} ${Qt6_VERSION} ${nlohmann_json_VERSION} ${ARG_QT} ${ARG_HEADERS}")
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/CMakeFiles/${NAME}.dir/cmake_pch.hxx.gch.sum" CONTENT "${sum}" @ONLY)
endfunction()
set(SINAN_STD_HEADERS <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <span> <string>
  <string_view> <unordered_map> <utility> <variant> <vector> <nlohmann/json.hpp>)
# <QFloat16> first: QTest compares it with everything, and the JSON library wants it complete.
sinan_pch_donor(sinan_pch_core QT Qt6::Core HEADERS <QFloat16> ${SINAN_STD_HEADERS} <QString> <QByteArray> <QFile> <QDateTime>)
sinan_pch_donor(sinan_pch_gui QT Qt6::Core Qt6::Gui Qt6::Widgets Qt6::Svg HEADERS <QFloat16> ${SINAN_STD_HEADERS} <QtWidgets>)
