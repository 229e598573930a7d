# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
foreach(test tst_ServerConfig tst_ConfigFile tst_CommandLine tst_AssistantConfig)
    confab_add_test(${test} LINKS Confab::Config)
endforeach()
confab_add_test(tst_CompatSettings LINKS Confab::Config Confab::Ground)
