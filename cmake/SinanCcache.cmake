# Compiles through ccache where it is installed. Included before the first target; does nothing where there is no ccache.
find_program(SINAN_CCACHE ccache)
if(SINAN_CCACHE AND NOT MSVC)
  set(ccache_settings
    # A second clone finds the first one's objects: paths count relative to the checkout.
    "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
    "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime,locale,system_headers"
    # The compiler's own list of includes is taken, so nothing is preprocessed twice.
    CCACHE_DEPEND=1
    # A precompiled header of 300 MB is known by the sum beside it (sinan_pch_donor writes it), not read again for every file.
    CCACHE_PCH_EXTSUM=1)
  foreach(language C CXX)
    set(CMAKE_${language}_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env ${ccache_settings} "${SINAN_CCACHE}")
  endforeach()
endif()
