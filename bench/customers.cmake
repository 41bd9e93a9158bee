# customers: the list, a page and the search with 100,000 customers and 1,000,000 talks, and the program's start on them. Reads /proc.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  add_executable(bench_customers "${CMAKE_CURRENT_LIST_DIR}/customers_bench.cpp" "${CMAKE_CURRENT_LIST_DIR}/big_workspace.cpp" "${CMAKE_CURRENT_LIST_DIR}/child.cpp")
  target_link_libraries(bench_customers PRIVATE sinan_window sinan_flags)
  target_compile_definitions(bench_customers PRIVATE SINAN_BENCH_BIN="${CMAKE_BINARY_DIR}/bin" SINAN_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  set_target_properties(bench_customers PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bench" AUTOMOC ON)
  add_dependencies(bench_customers sinan sinan_demo)
endif()
