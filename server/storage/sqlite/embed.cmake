# SPDX-License-Identifier: Apache-2.0
# Puts migrations/NNNN_*.sql into the program, in order of their numbers, which must be 1, 2, 3, ... without a gap.
file(GLOB migration_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/migrations/*.sql)
list(SORT migration_files)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${migration_files})
set(migration_texts "")
set(migration_number 0)
foreach(migration_file IN LISTS migration_files)
  math(EXPR migration_number "${migration_number} + 1")
  get_filename_component(migration_name ${migration_file} NAME)
  if(NOT migration_name MATCHES "^0*${migration_number}_")
    message(FATAL_ERROR "${migration_name}: number ${migration_number} was expected")
  endif()
  file(READ ${migration_file} migration_text)
  string(APPEND migration_texts "    R\"sql(${migration_text})sql\",\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/embedded_migrations.cpp @ONLY CONTENT
"#include \"server/storage/sqlite/migrations.hpp\"

namespace matala::server {

namespace {

constexpr std::string_view texts[] = {
@migration_texts@};

}  // namespace

std::span<std::string_view const> embedded_migrations() { return texts; }

}  // namespace matala::server
")
target_sources(matala_storage PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/embedded_migrations.cpp)
