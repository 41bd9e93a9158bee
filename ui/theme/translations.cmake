# Compiles translations/<area>_zh_CN.ts and <area>_en.ts of every area into one .qm a language and puts them into the resources of TARGET
# as :/sinan/translations/sinan_<language>.qm. Messages are looked up by id.
function(sinan_translations TARGET FOLDER)
  find_program(SINAN_LRELEASE NAMES lrelease lrelease-qt6 lrelease6 HINTS /usr/lib/qt6/bin "${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS}")
  if(TARGET Qt6::lrelease)
    set(lrelease Qt6::lrelease)
  elseif(SINAN_LRELEASE)
    set(lrelease "${SINAN_LRELEASE}")
  else()
    message(FATAL_ERROR "lrelease of Qt 6 is missing: run scripts/setup")
  endif()
  set(out "${SINAN_GENERATED_DIR}/translations")
  file(MAKE_DIRECTORY "${out}")
  set(files "")
  foreach(language zh_CN en)
    file(GLOB sources CONFIGURE_DEPENDS "${FOLDER}/*_${language}.ts")
    add_custom_command(
      OUTPUT "${out}/sinan_${language}.qm"
      COMMAND ${lrelease} -silent -idbased ${sources} -qm "${out}/sinan_${language}.qm"
      DEPENDS ${sources} VERBATIM)
    list(APPEND files "${out}/sinan_${language}.qm")
  endforeach()
  qt_add_resources(${TARGET} sinan_translations PREFIX "/sinan/translations" BASE "${out}" FILES ${files})
endfunction()
