# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# How a desktop knows the app: its icon in all sizes, its entry in the launcher, what software centres say of it.

set(confab_desktop ${CMAKE_SOURCE_DIR}/resources/desktop)
set(confab_icon_sizes 16 22 24 32 48 64 128 256 512)
set(confab_icons ${CMAKE_BINARY_DIR}/icons)
file(MAKE_DIRECTORY ${confab_icons})
list(TRANSFORM confab_icon_sizes REPLACE "(.+)" "${confab_icons}/\\1.png" OUTPUT_VARIABLE confab_icon_files)

add_executable(confab-draw ${confab_desktop}/draw.cpp)
target_link_libraries(confab-draw PRIVATE Qt6::Gui Qt6::Svg)
add_custom_command(OUTPUT ${confab_icon_files}
    COMMAND confab-draw ${confab_desktop}/confab.svg ${confab_icons} ${confab_icon_sizes}
    DEPENDS confab-draw ${confab_desktop}/confab.svg
    COMMENT "Drawing the app's icon" VERBATIM)
qt_add_resources(confab confab_app_icon PREFIX /confab/app-icon BASE ${confab_icons} FILES ${confab_icon_files})

# Installed for everybody, the program is found by its name; installer/desktop.sh names the one that was built.
set(CONFAB_EXEC confab)
set(CONFAB_TRY_EXEC confab)
configure_file(${confab_desktop}/confab.desktop.in ${CMAKE_BINARY_DIR}/desktop/confab.desktop @ONLY)

include(GNUInstallDirs)
install(TARGETS confab RUNTIME)
install(FILES ${CMAKE_BINARY_DIR}/desktop/confab.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${confab_desktop}/chat.confab.confab.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${confab_desktop}/confab.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
foreach(size ${confab_icon_sizes})
    install(FILES ${confab_icons}/${size}.png RENAME confab.png
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
endforeach()
