# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Each service alone, over the fakes that all share.
foreach(test tst_Policy tst_TypingService tst_PresenceService)
    confab_add_test(${test} LINKS Confab::Test_Fakes)
endforeach()
