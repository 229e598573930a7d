// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EntryAttempt.h"

namespace confab::models {

client::SignIn &EntryAttempt::signInTo(const client::ServerAddress &address)
{
    // Never from inside an answer of the old one: that one may still be on the stack.
    if (m_signIn)
        m_signIn.release()->deleteLater();
    m_signIn = std::make_unique<client::SignIn>(address);
    return *m_signIn;
}

void EntryAttempt::giveUp()
{
    ++m_count;
    m_signIn.reset();
}

} // namespace confab::models
