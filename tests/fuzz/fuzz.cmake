# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# What the preset fuzz builds instead of all else.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Gui)
find_package(PkgConfig REQUIRED)
qt_standard_project_setup()
include(resources/cmake/Confab.cmake)
target_compile_options(confab_options INTERFACE -fsanitize=fuzzer-no-link)

enable_testing()
add_subdirectory(server/protocol)
add_subdirectory(tests/fuzz)
