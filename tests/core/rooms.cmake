# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
confab_add_test(tst_BanService LINKS Confab::Test_Fakes)
confab_add_test(tst_ModerationService LINKS Confab::Test_Fakes)
confab_add_test(tst_AgentHealth LINKS Confab::Test_Fakes)
confab_add_test(tst_InviteService LINKS Confab::Test_Fakes)
confab_add_test(tst_RoomService LINKS Confab::Test_Fakes)
