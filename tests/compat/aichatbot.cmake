# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
foreach(test tst_NameAsked tst_SessionBody tst_Conversation)
    confab_add_test(${test} LINKS Confab::Aichatbot Confab::Test_Support)
endforeach()
