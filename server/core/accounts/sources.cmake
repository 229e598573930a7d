# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Accounts, sessions, tokens, names and rate limits: a part of confab_core.
target_sources(confab_core PRIVATE
    accounts/AccessTokens.h accounts/AccessTokens.cpp
    accounts/AccountPasswords.h accounts/AccountPasswords.cpp
    accounts/AccountSecrets.h accounts/AccountSecrets.cpp
    accounts/AccountService.h accounts/AccountService.cpp
    accounts/AccountSessions.h accounts/AccountSessions.cpp
    accounts/Hs256.h accounts/Hs256.cpp
    accounts/Identity.h
    accounts/Joiners.h accounts/Joiners.cpp
    accounts/Logging.h
    accounts/NameLooks.h accounts/NameLooks.cpp
    accounts/NamePolicy.h accounts/NamePolicy.cpp
    accounts/NameText.h accounts/NameText.cpp
    accounts/PasswordHasher.h accounts/PasswordHasher.cpp
    accounts/PasswordRules.h accounts/PasswordRules.cpp
    accounts/SessionRegistry.h accounts/SessionRegistry.cpp
    accounts/SignedIn.h
    accounts/WorkerThreads.h accounts/WorkerThreads.cpp
    ports/AccountStore.h
    accounts/SignInGuard.h accounts/SignInGuard.cpp
    memory/MemoryRateBuckets.h memory/MemoryRateBuckets.cpp
    memory/MemorySessionBook.h memory/MemorySessionBook.cpp
    ports/RateBuckets.h
    ports/SessionBook.h
    LineBudget.h RateLimiter.h RateLimiter.cpp)
qt_add_resources(confab_core confab_passwords PREFIX /confab/core BASE ${CMAKE_SOURCE_DIR}/resources/data
    FILES ${CMAKE_SOURCE_DIR}/resources/data/common-passwords.txt)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
target_link_libraries(confab_core PRIVATE PkgConfig::SODIUM PkgConfig::ICU)
