# store_import: import against a bare loop. store_search: full text against LIKE.
foreach(name IN ITEMS store_import store_search)
  add_executable(bench_${name} "${CMAKE_CURRENT_LIST_DIR}/${name}.cpp" "${CMAKE_CURRENT_LIST_DIR}/store_reviews.cpp")
  target_link_libraries(bench_${name} PRIVATE sinan_store sinan_mutations sinan_sqlite sinan_flags)
  target_compile_definitions(bench_${name} PRIVATE SINAN_SHARED_DIR="${CMAKE_SOURCE_DIR}/../shared")
  set_target_properties(bench_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bench")
endforeach()
