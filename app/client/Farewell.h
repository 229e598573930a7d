// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

namespace confab::client {

//! Why the server lets its user go, as far as it has said so: by a notice before it closed, or by the close itself.
class Farewell
{
public:
    //! False for a notice that is about something else.
    bool take(const event::ServerNotice &notice);
    //! The reason of a close after which another token is asked for.
    void noteClose(const QString &reason);
    //! The server has let its user in: what was said before is over.
    void forget();

    //! For who is refused for good, by the reason of the close, or what was said to a hello.
    Error refusal(const QString &reason);
    //! For who got no other token, which `error` tells in general.
    Error ended(const Error &error);

    //! What was said last is that the user is suspended: his sign-in is good again when that is over.
    bool isSuspension() const { return m_isSuspension; }

private:
    QString m_text; //!< for people
    bool m_isSuspension = false;
};

} // namespace confab::client
