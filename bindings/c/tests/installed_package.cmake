# Installs into an empty prefix and uses what lies there, by CMake and by pkg-config.
set(prefix "${BUILD}/prefix")
file(REMOVE_RECURSE "${prefix}" "${BUILD}/consumer")
function(step)
  execute_process(COMMAND ${ARGV} COMMAND_ERROR_IS_FATAL ANY)
endfunction()
step(${CMAKE_COMMAND} --install "${BUILD}" --prefix "${prefix}")
step(${CMAKE_COMMAND} -S "${SOURCE}" -B "${BUILD}/consumer" "-DCMAKE_PREFIX_PATH=${prefix}" "-DVERSION=${VERSION}")
step(${CMAKE_COMMAND} --build "${BUILD}/consumer")
step("${BUILD}/consumer/consumer" "${MODEL}")

find_program(PKG_CONFIG pkg-config REQUIRED)
file(GLOB_RECURSE pc "${prefix}/*mullama.pc")
get_filename_component(pc_dir "${pc}" DIRECTORY)
execute_process(
  COMMAND ${CMAKE_COMMAND} -E env "PKG_CONFIG_PATH=${pc_dir}" ${PKG_CONFIG} --cflags --libs mullama
  OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY
)
separate_arguments(flags UNIX_COMMAND "${flags}")
step(${CC} -std=c99 "${SOURCE}/../../examples/generate.c" ${flags} "-Wl,-rpath,${pc_dir}/.." -o "${BUILD}/consumer/by-pkg-config")
step("${BUILD}/consumer/by-pkg-config" "${MODEL}")
