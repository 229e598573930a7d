# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
confab_add_test(tst_ChipiAiBodies LINKS Confab::Chipiai Confab::Test_Support)
confab_add_test(tst_UserTokens SOURCES tst_UserTokens.cpp ../core/ForgedTokens.h ../core/ForgedTokens.cpp
    LINKS Confab::Chipiai Confab::Test_Support)
