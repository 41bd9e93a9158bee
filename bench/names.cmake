# names_search: what one key press costs over 2,000 and 100,000 customer names.
add_executable(bench_names_search "${CMAKE_CURRENT_LIST_DIR}/names_search.cpp")
target_link_libraries(bench_names_search PRIVATE sinan_base sinan_flags)
set_target_properties(bench_names_search PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bench")
