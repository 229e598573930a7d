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
    void forget() { m_text.clear(); }

    //! For who is refused for good, by the reason of the close, or what was said to a hello.
    Error refusal(const QString &reason) const;
    //! For who got no other token, which `error` tells in general.
    Error ended(const Error &error) const;

private:
    QString m_text; //!< for people
};

} // namespace confab::client
