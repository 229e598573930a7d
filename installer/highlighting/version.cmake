# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# The one version of KSyntaxHighlighting that is built; setup.sh reads its first three values from here.
set(CONFAB_SYNTAX_VERSION 6.30.0)
set(CONFAB_SYNTAX_PACKAGE_VERSION 6.30.0-1)
set(CONFAB_SYNTAX_SHA256 fc429b093058bec4878306cbbfb3aa0560ff4a3f166c69504036c507fe72afcc)

set(CONFAB_SYNTAX_SOURCES
    abstracthighlighter.cpp context.cpp contextswitch.cpp definition.cpp foldingregion.cpp format.cpp
    highlightingdata.cpp htmlhighlighter.cpp keywordlist.cpp repository.cpp rule.cpp state.cpp syntaxhighlighter.cpp
    theme.cpp themepreviewicon.cpp themedata.cpp wildcardmatcher.cpp worddelimiters.cpp)

# Under MIT, LGPL or no terms of their own. Left out for being GPL: json (drawn as JavaScript), go (our own
# resources/highlighting/go.xml), markdown, r, nasm.
set(CONFAB_SYNTAX_DEFINITIONS
    alert bash c cmake comments cpp cs css dart diff dockerfile dosbat doxygen elixir gcc glsl graphql haskell html ini
    isocpp java javadoc javascript javascript-react kotlin lua makefile modelines nginx perl php powershell protobuf
    python qml ruby rust scala scss spdx-comments sql sql-postgresql swift toml typescript typescript-react vue
    xml yaml zig zsh)
