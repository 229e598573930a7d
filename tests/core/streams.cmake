# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
confab_add_test(tst_StreamParts LINKS Confab::Core)
confab_add_test(tst_StreamService SOURCES tst_StreamService.cpp StreamFakes.h StreamFakes.cpp StreamStage.h StreamStage.cpp LINKS Confab::Core)
confab_add_test(tst_StreamEnds SOURCES tst_StreamEnds.cpp StreamFakes.h StreamFakes.cpp StreamStage.h StreamStage.cpp LINKS Confab::Core)
foreach(test tst_StreamService tst_StreamEnds)
    target_include_directories(${test} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/..)
endforeach()
