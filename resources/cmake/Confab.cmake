# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# The functions that every folder's CMakeLists.txt is written with.

add_library(confab_options INTERFACE)
target_compile_definitions(confab_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH
    QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400
    CONFAB_VERSION="${PROJECT_VERSION}")
target_compile_options(confab_options INTERFACE -Wall -Wextra -Wpedantic $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>
    -fno-omit-frame-pointer $<$<BOOL:${CONFAB_WERROR}>:-Werror>)
# Where GCC 12 optimises, it takes the alternatives that a variant does not hold for values that nobody has set.
target_compile_options(confab_options INTERFACE
    $<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-maybe-uninitialized>)
if(CONFAB_SANITIZE) # not every compiler says it by itself
    target_compile_definitions(confab_options INTERFACE CONFAB_SANITIZED)
endif()
if(CONFAB_SANITIZE STREQUAL "address")
    target_compile_options(confab_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined)
    target_link_options(confab_options INTERFACE -fsanitize=address,undefined)
elseif(CONFAB_SANITIZE STREQUAL "thread")
    target_compile_options(confab_options INTERFACE -fsanitize=thread)
    target_link_options(confab_options INTERFACE -fsanitize=thread)
endif()

# Some hundred test programs hold the same libraries: linking them by mold takes a quarter of the time.
if(CONFAB_BUILD_TESTS)
    include(CheckLinkerFlag)
    check_linker_flag(CXX -fuse-ld=mold CONFAB_HAS_MOLD)
    if(CONFAB_HAS_MOLD)
        target_link_options(confab_options INTERFACE -fuse-ld=mold)
    endif()
endif()

# What qmlcachegen writes shadows its own parameters, and has marks that keep names apart as they stand in QML.
add_library(confab_generated INTERFACE)
target_compile_options(confab_generated INTERFACE
    "$<$<CXX_COMPILER_ID:GNU>:-Wno-shadow=local;-Wno-bidi-chars>")

# One precompiled header for all: what nearly every file includes costs more than the rest of it. Off in the preset dev,
# so that a missing include is found there.
if(CONFAB_PCH)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/pch/confab_pch.cpp CONTENT "// Holds the precompiled header.\n")
    add_library(confab_pch STATIC ${CMAKE_BINARY_DIR}/pch/confab_pch.cpp)
    set_target_properties(confab_pch PROPERTIES AUTOMOC OFF)
    target_link_libraries(confab_pch PRIVATE confab_options Qt6::Core)
    target_precompile_headers(confab_pch PRIVATE
        <QByteArray> <QCoreApplication> <QDateTime> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList>
        <QObject> <QPointer> <QSet> <QString> <QStringList> <QThread> <QTimer> <QUrl> <QVariant>
        <algorithm> <deque> <functional> <map> <memory> <optional> <variant> <vector>)
endif()
function(confab_use_precompiled_header target)
    if(CONFAB_PCH)
        target_precompile_headers(${target} REUSE_FROM confab_pch)
    endif()
endfunction()

# confab_add_library(Core SOURCES … [PUBLIC libs] [PRIVATE libs] [FOLDER name])
# makes the static library confab_core with the alias Confab::Core. Its headers are reached as
# "core/Name.h", and only by targets that link it: the include directory holds this folder alone.
function(confab_add_library name)
    cmake_parse_arguments(arg "" "FOLDER" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    string(TOLOWER ${name} lower)
    set(target confab_${lower})
    if(NOT arg_FOLDER)
        get_filename_component(arg_FOLDER ${CMAKE_CURRENT_SOURCE_DIR} NAME)
    endif()
    add_library(${target} STATIC ${arg_SOURCES})
    add_library(Confab::${name} ALIAS ${target})
    set(include ${CMAKE_BINARY_DIR}/include/${target})
    file(MAKE_DIRECTORY ${include})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${include}/${arg_FOLDER} COPY_ON_ERROR SYMBOLIC)
    target_include_directories(${target} PUBLIC ${include})
    target_link_libraries(${target} PUBLIC ${arg_PUBLIC} PRIVATE confab_options ${arg_PRIVATE})
    confab_use_precompiled_header(${target})
endfunction()

# Has those files of a target whose path matches compiled sixteen at a time: what qmlcachegen writes keeps a namespace for each
# file, and nine tenths of the time go into the headers that all of them include.
function(confab_compile_together target pattern)
    get_target_property(files ${target} SOURCES)
    list(FILTER files INCLUDE REGEX "${pattern}")
    set(count 0)
    foreach(file ${files})
        math(EXPR group "${count} / 16")
        set_source_files_properties(${file} PROPERTIES UNITY_GROUP qml${group})
        math(EXPR count "${count} + 1")
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

# confab_add_qml_module(Timeline URI Confab.Timeline QML_FILES … [SOURCES …] [IMPORTS …] [LINKS …] [RESOURCES …])
# makes the static QML module confab_qml_timeline; link it together with its plugin by
# confab_link_qml_modules().
function(confab_add_qml_module name)
    cmake_parse_arguments(arg "" "URI" "QML_FILES;SOURCES;IMPORTS;LINKS;RESOURCES;DEPENDENCIES" ${ARGN})
    string(TOLOWER ${name} lower)
    set(target confab_qml_${lower})
    qt_add_library(${target} STATIC)
    qt_add_qml_module(${target}
        URI ${arg_URI} VERSION 1.0 RESOURCE_PREFIX /qt/qml
        QML_FILES ${arg_QML_FILES} SOURCES ${arg_SOURCES} RESOURCES ${arg_RESOURCES}
        IMPORTS ${arg_IMPORTS} DEPENDENCIES QtQuick ${arg_DEPENDENCIES})
    confab_compile_together(${target} "/qmlcache/.*\\.cpp$")
    target_link_libraries(${target} PRIVATE confab_options confab_generated Qt6::Quick ${arg_LINKS})
    set_property(GLOBAL APPEND PROPERTY CONFAB_QML_MODULES ${target})
endfunction()

# Links every QML module that exists so far, and its plugin, into an executable.
function(confab_link_qml_modules target)
    get_property(modules GLOBAL PROPERTY CONFAB_QML_MODULES)
    foreach(module ${modules})
        target_link_libraries(${target} PRIVATE ${module} ${module}plugin)
    endforeach()
endfunction()

# confab_add_test(tst_Name [SOURCES …] LINKS …): one QtTest executable, run without a display.
function(confab_add_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    if(NOT arg_SOURCES)
        set(arg_SOURCES ${name}.cpp)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 600)
    endif()
    add_executable(${name} ${arg_SOURCES})
    # A test of one file is read by moc itself: AUTOMOC starts CMake once more for each, and has a file without anything in
    # it compiled, which adds up over some hundred of them.
    list(LENGTH arg_SOURCES files)
    if(files EQUAL 1)
        set_target_properties(${name} PROPERTIES AUTOMOC OFF)
        qt_generate_moc(${arg_SOURCES} ${name}.moc TARGET ${name})
        target_sources(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc)
        target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
    endif()
    target_link_libraries(${name} PRIVATE confab_options Qt6::Test ${arg_LINKS})
    target_compile_definitions(${name} PRIVATE CONFAB_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    confab_use_precompiled_header(${name})
    add_test(NAME ${name} COMMAND ${name} -o -,txt)
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_FORCE_STDERR_LOGGING=1" LABELS "${arg_LABELS}")
endfunction()
