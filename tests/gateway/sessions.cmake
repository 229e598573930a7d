# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# What lies between sockets and services, with clients that the tests play.
confab_add_test(tst_Fanout SOURCES tst_Fanout.cpp HandLoop.h HandLoop.cpp LINKS Confab::Gateway Confab::Test_Fakes)
foreach(test tst_CommandRouter tst_Resume tst_SessionTable)
    confab_add_test(${test} SOURCES ${test}.cpp GatewayStage.h HandLoop.h HandLoop.cpp
        LINKS Confab::Gateway Confab::Test_Fakes)
endforeach()
confab_add_test(tst_SeveralServers SOURCES tst_SeveralServers.cpp OneOfSeveral.h OneOfSeveral.cpp Witness.h Witness.cpp
    HandLoop.h HandLoop.cpp LINKS Confab::Gateway Confab::Test_Fakes)
confab_add_test(tst_SnapshotAndEvents SOURCES tst_SnapshotAndEvents.cpp OneOfSeveral.h OneOfSeveral.cpp Witness.h
    Witness.cpp HandLoop.h HandLoop.cpp Onlooker.h Onlooker.cpp LINKS Confab::Gateway Confab::Test_Fakes)
confab_add_test(tst_ResetInMidSend SOURCES tst_ResetInMidSend.cpp FrontFixture.h FrontFixture.cpp GatewayStage.h
    HandLoop.h HandLoop.cpp ResettingClient.h LINKS Confab::Gateway Confab::Test_Fakes)
