# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# What a message is read with: text to blocks. confab_read_messages(target) makes it a part of the library, and of the
# fuzzer, which is built without all else.
pkg_check_modules(CMARK_GFM REQUIRED IMPORTED_TARGET libcmark-gfm)
pkg_check_modules(LIBPSL REQUIRED IMPORTED_TARGET libpsl)
find_library(CONFAB_CMARK_GFM_EXTENSIONS cmark-gfm-extensions REQUIRED)
find_path(CONFAB_CMARK_GFM_PARTS chunk.h PATH_SUFFIXES cmark-gfm REQUIRED)

set(confab_message_readers
    Autolinks.h Autolinks.cpp
    Block.h Block.cpp BlockTypes.h RenderLimits.h Token.h
    BlockBuilder.h BlockBuilder.cpp
    BuildState.h
    Containers.h Containers.cpp
    Cut.h Cut.cpp
    Definitions.h Definitions.cpp
    DirectionMarks.h DirectionMarks.cpp
    Document.h Document.cpp
    DrawingCost.h DrawingCost.cpp
    EastAsian.h EastAsian.cpp
    Emoji.h Emoji.cpp
    Environments.h Environments.cpp
    Footnotes.h Footnotes.cpp
    FormulaLines.h FormulaLines.cpp
    FormulaSyntax.h FormulaSyntax.cpp
    GrowingMessage.h GrowingMessage.cpp
    HtmlTags.h HtmlTags.cpp
    InlineReader.h InlineReader.cpp
    LinkSyntax.h LinkSyntax.cpp
    LinkTarget.h LinkTarget.cpp
    MarkdownParser.h MarkdownParser.cpp
    MarkedSource.h MarkedSource.cpp
    OpenCode.h OpenCode.cpp
    OpenItems.h OpenItems.cpp
    OpenPart.h OpenPart.cpp
    OpenTable.h OpenTable.cpp
    ShortNames.h ShortNames.cpp
    SourceLines.h SourceLines.cpp
    TextCollector.h TextCollector.cpp
    TextStretch.h)
list(TRANSFORM confab_message_readers PREPEND ${CMAKE_CURRENT_LIST_DIR}/)

function(confab_read_messages target)
    target_sources(${target} PRIVATE ${confab_message_readers})
    target_include_directories(${target} SYSTEM PRIVATE ${CONFAB_CMARK_GFM_PARTS})
    target_link_libraries(${target} PRIVATE PkgConfig::CMARK_GFM PkgConfig::LIBPSL ${CONFAB_CMARK_GFM_EXTENSIONS})
    qt_add_resources(${target} confab_emoji_names PREFIX /confab/markdown BASE ${CMAKE_SOURCE_DIR}/resources/data
        OPTIONS --no-compress FILES ${CMAKE_SOURCE_DIR}/resources/data/emoji-names.txt)
endfunction()
