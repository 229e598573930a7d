# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Finds or builds KSyntaxHighlighting: CONFAB_HIGHLIGHTING is the target to link, or empty. Why so: the decision record
# 0006 in resources/docs/adr. What setup.sh fetched is found in the cache folder by itself.
set(CONFAB_HIGHLIGHTING "")
option(CONFAB_WITH_HIGHLIGHTING "Highlight code, where the library is at hand" ON)
if(NOT CONFAB_WITH_HIGHLIGHTING)
    return()
endif()

find_package(KF6SyntaxHighlighting QUIET)
if(TARGET KF6::SyntaxHighlighting)
    set(CONFAB_HIGHLIGHTING KF6::SyntaxHighlighting)
    message(STATUS "Highlighting: KSyntaxHighlighting ${KF6SyntaxHighlighting_VERSION} of the system")
    return()
endif()

include(${CMAKE_CURRENT_LIST_DIR}/version.cmake)
if(DEFINED ENV{XDG_CACHE_HOME})
    set(cache $ENV{XDG_CACHE_HOME})
else()
    set(cache $ENV{HOME}/.cache)
endif()
set(CONFAB_SYNTAX_SOURCE_DIR ${cache}/confab/syntax-highlighting-${CONFAB_SYNTAX_VERSION}
    CACHE PATH "Unpacked source of KSyntaxHighlighting ${CONFAB_SYNTAX_VERSION}")
if(NOT EXISTS ${CONFAB_SYNTAX_SOURCE_DIR}/src/lib/repository.cpp)
    message(STATUS "Highlighting: none, code is shown plain (installer/highlighting/setup.sh fetches the library)")
    return()
endif()

set(source ${CONFAB_SYNTAX_SOURCE_DIR}/src/lib)
set(build ${CMAKE_BINARY_DIR}/syntax-highlighting)
set(headers ${build}/include)

# What the library's own build, which asks for a newer Qt, would have generated.
string(REPLACE "." ";" version_parts ${CONFAB_SYNTAX_VERSION})
list(GET version_parts 0 major)
list(GET version_parts 1 minor)
file(CONFIGURE OUTPUT ${headers}/ksyntaxhighlighting_export.h CONTENT
"#pragma once
#define KSYNTAXHIGHLIGHTING_EXPORT
#define KSYNTAXHIGHLIGHTING_NO_EXPORT
#define KSYNTAXHIGHLIGHTING_DEPRECATED
#define KSYNTAXHIGHLIGHTING_ENABLE_DEPRECATED_SINCE(major, minor) 1
#define KSYNTAXHIGHLIGHTING_BUILD_DEPRECATED_SINCE(major, minor) 1
")
file(CONFIGURE OUTPUT ${headers}/ksyntaxhighlighting_version.h CONTENT
"#pragma once
#define KSYNTAXHIGHLIGHTING_VERSION_STRING \"${CONFAB_SYNTAX_VERSION}\"
#define KSYNTAXHIGHLIGHTING_VERSION_MAJOR ${major}
#define KSYNTAXHIGHLIGHTING_VERSION_MINOR ${minor}
#define KSYNTAXHIGHLIGHTING_VERSION ((${major} << 16) | (${minor} << 8))
")
file(CONFIGURE OUTPUT ${headers}/ksyntaxhighlighting_logging.h CONTENT
"#pragma once
#include <QLoggingCategory>
namespace KSyntaxHighlighting { Q_DECLARE_LOGGING_CATEGORY(Log) }
")
# Definitions refer to others that we leave out: not worth a line on the log.
file(CONFIGURE OUTPUT ${build}/logging.cpp CONTENT
"#include \"ksyntaxhighlighting_logging.h\"
namespace KSyntaxHighlighting { Q_LOGGING_CATEGORY(Log, \"kf.syntaxhighlighting\", QtCriticalMsg) }
")
foreach(name AbstractHighlighter Definition FoldingRegion Format Repository State SyntaxHighlighter Theme WildcardMatcher)
    string(TOLOWER ${name} lower)
    file(CONFIGURE OUTPUT ${headers}/KSyntaxHighlighting/${name} CONTENT "#include <${lower}.h>\n")
endforeach()

list(TRANSFORM CONFAB_SYNTAX_SOURCES PREPEND ${source}/ OUTPUT_VARIABLE files)
add_library(confab_syntax_library STATIC ${files} ${build}/logging.cpp)
target_include_directories(confab_syntax_library SYSTEM PUBLIC ${headers} ${source})
target_link_libraries(confab_syntax_library PUBLIC Qt6::Gui)
target_compile_definitions(confab_syntax_library PRIVATE QT_USE_QSTRINGBUILDER
    KSYNTAXHIGHLIGHTING_VERSION_MAJOR=${major} KSYNTAXHIGHLIGHTING_VERSION_MINOR=${minor})
target_compile_options(confab_syntax_library PRIVATE -w)
if(Qt6_VERSION VERSION_LESS 6.5)
    set_source_files_properties(${source}/rule.cpp PROPERTIES COMPILE_DEFINITIONS matchView=match)
endif()

set(data ${CONFAB_SYNTAX_SOURCE_DIR}/data)
qt_add_resources(confab_syntax_library theme_data PREFIX /org.kde.syntax-highlighting/themes
    BASE ${data}/themes FILES ${data}/themes/breeze-light.theme)
set(definitions ${CONFAB_SYNTAX_DEFINITIONS})
list(TRANSFORM definitions PREPEND ${data}/syntax/)
list(TRANSFORM definitions APPEND .xml)
qt_add_resources(confab_syntax_library confab_definitions PREFIX /confab/highlighting/syntax
    BASE ${data}/syntax FILES ${definitions})
set(own ${CMAKE_SOURCE_DIR}/resources/highlighting)
file(GLOB own_definitions CONFIGURE_DEPENDS ${own}/*.xml)
qt_add_resources(confab_syntax_library confab_own_definitions PREFIX /confab/highlighting/syntax
    BASE ${own} FILES ${own_definitions})
set(CONFAB_HIGHLIGHTING confab_syntax_library)
message(STATUS "Highlighting: KSyntaxHighlighting ${CONFAB_SYNTAX_VERSION} from source")
