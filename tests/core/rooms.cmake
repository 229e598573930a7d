# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
confab_add_test(tst_ModerationService SOURCES tst_ModerationService.cpp StreamFakes.h StreamFakes.cpp LINKS Confab::Test_Support)
confab_add_test(tst_AgentHealth SOURCES tst_AgentHealth.cpp StreamFakes.h StreamFakes.cpp LINKS Confab::Core Confab::Test_Support)
confab_add_test(tst_RoomService SOURCES tst_RoomService.cpp StreamFakes.h StreamFakes.cpp LINKS Confab::Test_Support)
