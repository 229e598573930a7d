# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
confab_add_test(tst_ChipiAiBodies LINKS Confab::Chipiai Confab::Test_Support)
confab_add_test(tst_UserTokens SOURCES tst_UserTokens.cpp ForeignForgeries.h ../core/ForgedTokens.h ../core/ForgedTokens.cpp
    LINKS Confab::Chipiai Confab::Test_Support)
confab_add_test(tst_ForgedAtTheDoor TIMEOUT 300
    SOURCES tst_ForgedAtTheDoor.cpp ForeignForgeries.h ../core/ForgedTokens.h ../core/ForgedTokens.cpp
    LINKS Confab::Server Confab::Core Qt6::Network)
