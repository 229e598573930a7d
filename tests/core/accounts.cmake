# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
confab_add_test(tst_AccessTokens SOURCES tst_AccessTokens.cpp ForgedTokens.h ForgedTokens.cpp LINKS Confab::Core)
confab_add_test(tst_NamePolicy LINKS Confab::Core)
confab_add_test(tst_PasswordHasher LINKS Confab::Core Confab::Test_Fakes)
confab_add_test(tst_SignInGuard LINKS Confab::Core Confab::Test_Fakes)
confab_add_test(tst_RateLimiter LINKS Confab::Core Confab::Test_Fakes)
confab_add_test(tst_LineBudget LINKS Confab::Core)
confab_add_test(tst_AccountService LINKS Confab::Test_Fakes)
confab_add_test(tst_AccountSessions LINKS Confab::Test_Fakes)
