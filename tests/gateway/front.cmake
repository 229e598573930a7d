# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
foreach(test tst_RequestHead tst_RequestPath tst_FrontPolicy tst_Forwarding tst_HttpRouter tst_DeadlineWheel tst_EpollDispatcher tst_ByteRange tst_EntityTag)
    confab_add_test(${test} LINKS Confab::Gateway)
endforeach()

foreach(test tst_HttpFront tst_HttpFrontAbuse tst_Upgrade tst_Listener tst_WebSocketEndpoint)
    confab_add_test(${test} SOURCES ${test}.cpp FrontFixture.h FrontFixture.cpp SmugglingCases.h SmugglingCases.cpp
        LINKS Confab::Gateway Qt6::WebSockets)
endforeach()

find_package(OpenSSL 3.0 REQUIRED COMPONENTS SSL)
confab_add_test(tst_OwnCertificate SOURCES tst_OwnCertificate.cpp LINKS Confab::Gateway)
foreach(test tst_TlsSetup tst_ClientSocket tst_HttpBodies tst_PagesElsewhere tst_ResetInMidAnswer tst_IdleWebSockets)
    confab_add_test(${test} SOURCES ${test}.cpp FrontFixture.h FrontFixture.cpp LINKS Confab::Gateway)
endforeach()

target_link_libraries(tst_ClientSocket PRIVATE OpenSSL::SSL)

target_sources(tst_RequestHead PRIVATE SmugglingCases.h SmugglingCases.cpp)
