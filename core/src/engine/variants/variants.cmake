# Builds ggml's processor code once for each kind of processor, all in the one libggml-cpu.a: docs/adr/0009-variants.md.
#
# CMAKE_PROJECT_INCLUDE in tools/package/cargo.toml names this file, in the place of the team's patch, which it includes. A variant is all
# of ggml-cpu, compiled with its own flags and pre-linked into one object that shows nothing but its entry (entry.c) and has its code in a
# section of its own. dispatch.c stands in the place of ggml-cpu's sources, and hands the variant that was chosen to all others.

include("${CMAKE_CURRENT_LIST_DIR}/../team/patch.cmake")
if(NOT PROJECT_NAME STREQUAL "ggml")
  return()
endif()

# Names, the best first, each with its flags; core/src/runtime/cpu.rs says what each needs.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|amd64|AMD64)$")
  set(MULLAMA_VARIANTS avx512-bf16 avx512-vnni x86-64-v3 x86-64-v2)
  # Spelt out, for gcc has names for these levels from 11 on only.
  set(MULLAMA_FLAGS_x86-64-v2 -msse4.2 -mpopcnt -mcx16)
  set(MULLAMA_FLAGS_x86-64-v3 ${MULLAMA_FLAGS_x86-64-v2} -mavx2 -mbmi -mbmi2 -mf16c -mfma -mlzcnt -mmovbe)
  set(MULLAMA_FLAGS_avx512-vnni ${MULLAMA_FLAGS_x86-64-v3} -mavx512f -mavx512bw -mavx512cd -mavx512dq -mavx512vl -mavx512vnni)
  set(MULLAMA_FLAGS_avx512-bf16 ${MULLAMA_FLAGS_avx512-vnni} -mavx512bf16)
elseif(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(aarch64|arm64)$")
  set(MULLAMA_VARIANTS i8mm dotprod armv8-a)
  set(MULLAMA_FLAGS_i8mm -march=armv8.2-a+fp16+dotprod+i8mm "SHELL:-include \"${CMAKE_CURRENT_LIST_DIR}/vld1.h\"")
  set(MULLAMA_FLAGS_dotprod -march=armv8.2-a+fp16+dotprod)
  set(MULLAMA_FLAGS_armv8-a -march=armv8-a)
else()
  # Pre-linking is written for GNU's linker and ELF. Elsewhere there is ggml's one variant.
  message(STATUS "Mullama: one variant of ggml's processor code on ${CMAKE_SYSTEM_NAME} ${CMAKE_SYSTEM_PROCESSOR}")
  return()
endif()

set(MULLAMA_VARIANTS_DIR "${CMAKE_CURRENT_LIST_DIR}")

# Compiles `variant` as `cpu`, ggml's target, is compiled but for the processor; `object` becomes the file that it is pre-linked into.
function(mullama_add_variant cpu variant object)
  string(MAKE_C_IDENTIFIER "${variant}" id)
  set(target "mullama-${variant}")
  add_library(${target} OBJECT "${MULLAMA_VARIANTS_DIR}/entry.c")
  set(src "${CMAKE_CURRENT_SOURCE_DIR}/src")
  get_target_property(sources ${cpu} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${src}")
    target_sources(${target} PRIVATE "${source}")
  endforeach()
  foreach(property INCLUDE_DIRECTORIES COMPILE_DEFINITIONS COMPILE_OPTIONS COMPILE_FEATURES LINK_LIBRARIES)
    get_target_property(value ${cpu} ${property})
    if(value)
      set_property(TARGET ${target} PROPERTY ${property} ${value})
    endif()
  endforeach()
  get_property(definitions DIRECTORY "${src}" PROPERTY COMPILE_DEFINITIONS)
  target_compile_definitions(${target} PRIVATE ${definitions} MULLAMA_VARIANT_ENTRY=mullama_variant_${id} "MULLAMA_VARIANT_NAME=\"${variant}\"")
  target_compile_options(${target} PRIVATE ${MULLAMA_FLAGS_${variant}} $<$<CXX_COMPILER_ID:GNU>:-fno-gnu-unique>)
  set_property(TARGET ${target} PROPERTY POSITION_INDEPENDENT_CODE ON)

  # Groups of sections that several objects share are ended, or the last linking would take one variant's for all.
  file(WRITE "${object}.ld" "SECTIONS { mullama_${id} : { *(.text .text.*) } }\n")
  add_custom_command(
    OUTPUT "${object}"
    COMMAND "${CMAKE_LINKER}" -r --force-group-allocation -T "${object}.ld" -o "${object}" "$<TARGET_OBJECTS:${target}>"
    COMMAND "${CMAKE_OBJCOPY}" --keep-global-symbol=mullama_variant_${id} "${object}"
    DEPENDS ${target} "$<TARGET_OBJECTS:${target}>"
    COMMAND_EXPAND_LISTS VERBATIM)
endfunction()

# Called when all of ggml's targets are there and the team's patch is in.
function(mullama_add_variants)
  set(cpu ggml-cpu)
  # The flags of the one variant that ggml would have built.
  get_target_property(options ${cpu} COMPILE_OPTIONS)
  list(FILTER options EXCLUDE REGEX "^-m")
  set_property(TARGET ${cpu} PROPERTY COMPILE_OPTIONS ${options})

  set(objects "")
  set(lines "")
  foreach(variant IN LISTS MULLAMA_VARIANTS)
    set(object "${CMAKE_BINARY_DIR}/mullama/${variant}.o")
    mullama_add_variant(${cpu} ${variant} "${object}")
    list(APPEND objects "${object}")
    string(MAKE_C_IDENTIFIER "${variant}" id)
    string(APPEND lines "VARIANT(mullama_variant_${id})\n")
  endforeach()
  file(WRITE "${CMAKE_BINARY_DIR}/mullama/variants.inc" "${lines}")
  # The target is another directory's, which does not know how the objects are made.
  add_custom_target(mullama-variants DEPENDS ${objects})
  add_dependencies(${cpu} mullama-variants)
  set_source_files_properties(${objects} TARGET_DIRECTORY ${cpu} PROPERTIES GENERATED ON EXTERNAL_OBJECT ON)
  set_property(TARGET ${cpu} PROPERTY SOURCES "${MULLAMA_VARIANTS_DIR}/dispatch.c" ${objects})
  set_property(TARGET ${cpu} PROPERTY LINKER_LANGUAGE CXX)
  target_include_directories(${cpu} PRIVATE "${CMAKE_BINARY_DIR}/mullama")
endfunction()

cmake_language(DEFER CALL mullama_add_variants)
