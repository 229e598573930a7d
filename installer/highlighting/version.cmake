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

# Under MIT, LGPL or no terms of their own. Left out for being GPL: json, go, markdown, r and nasm; for the time they
# take to load: latex, which knows two hundred others. resources/highlighting has our own of these.
set(CONFAB_SYNTAX_DEFINITIONS
    ada alert apache asciidoc asm-arm awk bash bibtex c clojure cmake cobol coffee comments commonlisp cpp crystal cs
    css csv d dart desktop diff dockerfile dosbat dot dotenv doxygen elixir elixir-eex elixir-heex elm erlang fish
    fortran-fixed fortran-free fsharp gcc gd-script gherkin git-ignore gleam glsl gnuplot graphql groovy haskell haxe
    html ini isocpp java java-properties javadoc javascript javascript-react jinja json5 jsonnet julia just kdl kotlin
    less lua makefile matlab mermaid modelines mustache nginx ninja nix objectivec objectivecpp ocaml odin
    opencl openscad pascal perl php powershell prolog protobuf puppet python qml racket raku rest robot ruby rust sass
    scala scheme scss sml solidity sparql spdx-comments sql sql-mysql sql-postgresql starlark swift systemd-unit tcsh
    terraform textproto toml twig typescript typescript-react typst v vala verilog vhdl vue xml yaml zig zsh)
