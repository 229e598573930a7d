# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
foreach(test tst_MultiUserFrames tst_Transcript)
    confab_add_test(${test} LINKS Confab::MultiUser Confab::Test_Support)
endforeach()
