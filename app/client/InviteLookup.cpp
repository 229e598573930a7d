// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "InviteLookup.h"

#include "protocol/Codec.h"

namespace confab::client {

using namespace Qt::StringLiterals;

void InviteLookup::ask(const InviteLink &link, Callback<reply::InviteView> reply)
{
    giveUp();
    m_rest = std::make_unique<Rest>(link.address());
    m_rest->get(QString("invites/"_L1 + link.code()), {},
                [reply = std::move(reply)](const Result<codec::Json> &answer) {
                    if (!answer)
                        return reply(answer.error());
                    auto view = codec::decodeReply<reply::InviteView>(*answer);
                    reply(view ? std::move(view) : Result<reply::InviteView>(Rest::stranger()));
                });
}

// Maybe from inside an answer of the one before: that one may still be on the stack.
void InviteLookup::giveUp()
{
    if (m_rest) {
        m_rest->disconnect();
        m_rest.release()->deleteLater();
    }
}

} // namespace confab::client
