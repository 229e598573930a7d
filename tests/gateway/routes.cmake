# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
confab_add_test(tst_Routes LINKS Confab::Gateway Confab::Test_Fakes)
confab_add_test(tst_QueryForm LINKS Confab::Gateway)
confab_add_test(tst_AuthRoutes LINKS Confab::Gateway Confab::Test_Fakes)
confab_add_test(tst_ApiDocuments SOURCES tst_ApiDocuments.cpp SchemaCheck.h SchemaCheck.cpp
    LINKS Confab::Gateway Confab::Test_Fakes)
