# phrase_scan: the automaton against rg -o on the same text and phrases. extractor: the whole detector against the bare automaton.
foreach(name IN ITEMS phrase_scan extractor)
  add_executable(bench_${name} "${CMAKE_CURRENT_LIST_DIR}/signals_${name}.cpp" "${CMAKE_CURRENT_LIST_DIR}/signals_corpus.cpp")
  target_link_libraries(bench_${name} PRIVATE sinan_signals sinan_flags)
  target_compile_definitions(bench_${name} PRIVATE SINAN_SOURCE_DIR="${CMAKE_SOURCE_DIR}" SINAN_SHARED_DIR="${CMAKE_SOURCE_DIR}/../shared")
  set_target_properties(bench_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bench")
endforeach()
