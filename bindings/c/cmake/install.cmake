# What `cmake --install` writes: library, headers, CMake's package and pkg-config's. All of it may be moved together.

get_filename_component(MULLAMA_LIBRARY_NAME "${MULLAMA_LIBRARY}" NAME)
if(MULLAMA_LIBRARY_NAME STREQUAL "libmullama_ffi.so")
  # Programs ask for the name with the releases that are compatible; the linker looks for the one without.
  set(MULLAMA_SONAME "${MULLAMA_LIBRARY_NAME}.${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")
  set(MULLAMA_LIBRARY_NAME "libmullama_ffi.so.${PROJECT_VERSION}")
  get_filename_component(file "${MULLAMA_LIBRARY}" REALPATH)
  install(PROGRAMS "${file}" DESTINATION ${CMAKE_INSTALL_LIBDIR} RENAME "${MULLAMA_LIBRARY_NAME}")
  set(links "${CMAKE_CURRENT_BINARY_DIR}/links")
  file(MAKE_DIRECTORY "${links}")
  file(CREATE_LINK "${MULLAMA_LIBRARY_NAME}" "${links}/${MULLAMA_SONAME}" SYMBOLIC)
  file(CREATE_LINK "${MULLAMA_SONAME}" "${links}/libmullama_ffi.so" SYMBOLIC)
  install(FILES "${links}/${MULLAMA_SONAME}" "${links}/libmullama_ffi.so" DESTINATION ${CMAKE_INSTALL_LIBDIR})
else()
  set(MULLAMA_SONAME "${MULLAMA_LIBRARY_NAME}")
  install(PROGRAMS "${MULLAMA_LIBRARY}" DESTINATION ${CMAKE_INSTALL_LIBDIR})
endif()
set(MULLAMA_STATIC_NAME "")
if(MULLAMA_STATIC_LIBRARY)
  get_filename_component(MULLAMA_STATIC_NAME "${MULLAMA_STATIC_LIBRARY}" NAME)
  install(FILES "${MULLAMA_STATIC_LIBRARY}" DESTINATION ${CMAKE_INSTALL_LIBDIR})
endif()
install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

# What a program that is linked statically needs of the system besides.
set(MULLAMA_SYSTEM_LIBRARIES -lm -lpthread -ldl ${MULLAMA_GPU_LIBRARIES})
set(MULLAMA_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/mullama)
configure_package_config_file(
  cmake/mullamaConfig.cmake.in mullamaConfig.cmake
  INSTALL_DESTINATION ${MULLAMA_PACKAGE_DIR} PATH_VARS CMAKE_INSTALL_LIBDIR CMAKE_INSTALL_INCLUDEDIR
)
write_basic_package_version_file(mullamaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES "${CMAKE_CURRENT_BINARY_DIR}/mullamaConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/mullamaConfigVersion.cmake"
  DESTINATION ${MULLAMA_PACKAGE_DIR}
)

# From pkg-config's folder to the headers, whatever lies between: lib, lib64 or lib/x86_64-linux-gnu.
file(RELATIVE_PATH MULLAMA_TO_INCLUDE "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" "${CMAKE_INSTALL_FULL_INCLUDEDIR}")
string(REPLACE ";" " " MULLAMA_LIBS_PRIVATE "${MULLAMA_SYSTEM_LIBRARIES}")
configure_file(cmake/mullama.pc.in mullama.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/mullama.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
