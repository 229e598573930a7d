// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "UserSocket.h"

namespace confab::compat::chipiai {

using namespace Qt::StringLiterals;

void UserSocket::opened()
{
    if (!signIn(m_who))
        return close(CloseCode::Policy, u"too_many_connections"_s);
    m_facade.add(*this);
}

void UserSocket::received(QByteArrayView utf8, Held held)
{
    const QString prompt = promptOf(utf8.toByteArray());
    if (prompt.isEmpty() || !isSignedIn())
        return;
    command::StreamRequest request;
    request.room = m_room;
    request.agent = m_facade.ground().agentIn(m_room);
    request.prompt = prompt;
    request.clientId = Uuid::make().toString();
    request.whole = true;
    // What was asked goes on without the socket, and so does what comes of it.
    const auto begun = [facade = &m_facade, room = m_room, user = userId(),
                        held = std::make_shared<Held>(std::move(held))](const Result<reply::StreamStarted> &started) {
        if (!started)
            facade->tell(room, user, started.error().text());
    };
    m_facade.ask(actor(), request, begun);
}

void UserSocket::receivedTooLarge(qint64 bytes)
{
    send(u"This message is too large: it has %1 bytes. Please send it in parts."_s.arg(bytes).toUtf8());
}

} // namespace confab::compat::chipiai
