# names_search: what one key press costs over 2,000 and 100,000 customers.
add_executable(bench_names_search "${CMAKE_CURRENT_LIST_DIR}/names_search.cpp" "${CMAKE_SOURCE_DIR}/ui/widgets/text_match.cpp")
target_link_libraries(bench_names_search PRIVATE sinan_base sinan_flags Qt6::Core)
set_target_properties(bench_names_search PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bench")
