# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
confab_add_test(tst_StreamParts LINKS Confab::Core Confab::Bus)
confab_add_test(tst_StreamQueue LINKS Confab::Core)
confab_add_test(tst_Briefing LINKS Confab::Core)
foreach(test tst_StreamService tst_StreamEnds tst_StreamReasoning tst_StreamContinue tst_StreamPrice
             tst_StreamTurns)
    confab_add_test(${test} SOURCES ${test}.cpp StreamStage.h StreamStage.cpp LINKS Confab::Test_Fakes)
endforeach()
confab_add_test(tst_AnswerSteps
    SOURCES tst_AnswerSteps.cpp StreamStage.h StreamStage.cpp ToolStage.h ToolStage.cpp
    LINKS Confab::Test_Fakes)
