# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Each service alone, over the fakes that all share.
foreach(test tst_Reply tst_TypingService tst_PresenceService tst_MessageService tst_MemberService
        tst_CursorService tst_RoomLife tst_RoomPeople tst_PeopleService tst_ReadingService
        tst_FreshStandings tst_RateBuckets tst_SessionBooks tst_PresenceBoards tst_TurnBooks)
    confab_add_test(${test} LINKS Confab::Test_Fakes)
endforeach()
confab_add_test(tst_PictureHeader LINKS Confab::Core)
