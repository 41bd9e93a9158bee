# Reads mails: pkg-config knows it on Debian, with Homebrew and with vcpkg. Its compile flags stay out: they would not fit the
# precompiled header, and nothing here needs them. Its headers are C with macros of their own, hence SYSTEM.
find_package(PkgConfig REQUIRED)
pkg_check_modules(GMIME REQUIRED gmime-3.0)
add_library(sinan_gmime INTERFACE)
target_link_libraries(sinan_gmime INTERFACE ${GMIME_LINK_LIBRARIES})
target_include_directories(sinan_gmime SYSTEM INTERFACE ${GMIME_INCLUDE_DIRS})
