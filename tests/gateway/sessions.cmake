# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# What lies between sockets and services, with clients that the tests play.
confab_add_test(tst_Fanout SOURCES tst_Fanout.cpp HandLoop.h HandLoop.cpp LINKS Confab::Gateway Confab::Test_Fakes)
foreach(test tst_CommandRouter tst_Resume tst_SessionTable)
    confab_add_test(${test} SOURCES ${test}.cpp GatewayStage.h HandLoop.h HandLoop.cpp
        LINKS Confab::Gateway Confab::Test_Fakes)
endforeach()
confab_add_test(tst_SeveralServers SOURCES tst_SeveralServers.cpp Deeds.h Deeds.cpp Disagreement.h Disagreement.cpp
    OneOfSeveral.h OneOfSeveral.cpp Witness.h Witness.cpp HandLoop.h HandLoop.cpp
    LINKS Confab::Gateway Confab::Test_Fakes TIMEOUT 1800)
# Where others need the machine, too, it takes longer than the five minutes that Qt gives a test.
set_property(TEST tst_SeveralServers APPEND PROPERTY ENVIRONMENT QTEST_FUNCTION_TIMEOUT=1800000)
# As ten thousand histories are what it is there for, whatever the preset: its inline functions stand for the libraries'.
set_source_files_properties(tst_SeveralServers.cpp Deeds.cpp Disagreement.cpp
    PROPERTIES COMPILE_OPTIONS -O2 SKIP_PRECOMPILE_HEADERS ON)
confab_add_test(tst_SnapshotAndEvents SOURCES tst_SnapshotAndEvents.cpp OneOfSeveral.h OneOfSeveral.cpp Witness.h
    Witness.cpp HandLoop.h HandLoop.cpp Onlooker.h Onlooker.cpp LINKS Confab::Gateway Confab::Test_Fakes)
confab_add_test(tst_ResetInMidSend SOURCES tst_ResetInMidSend.cpp FrontFixture.h FrontFixture.cpp GatewayStage.h
    HandLoop.h HandLoop.cpp ResettingClient.h LINKS Confab::Gateway Confab::Test_Fakes)
