# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
foreach(test tst_ChatActions tst_ChatFeed tst_ChatFrames tst_ChatMessages tst_ChatRequests tst_ChatTitles tst_ChatTokens
        tst_ChatTwoParts tst_ChatViewers)
    confab_add_test(${test} LINKS Confab::ChatApp Confab::Test_Support)
endforeach()
