// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "BodyParser.h"

namespace confab::gateway {

class ClientSocket;

//! Takes the body of a request from its socket, as much of it as is wanted: the rest stays with the client.
class BodyReader
{
public:
    using State = BodyParser::State;

    //! The socket outlives it. Bodies of up to `limit` bytes.
    BodyReader(ClientSocket &socket, qint64 limit);

    //! Takes the head, which says where the body ends; false: the two readers of it do not agree.
    bool begin(qint64 headBytes);
    //! Takes what is there, until there are `most` bytes or nearly as many.
    State read(qint64 most);
    //! Whether read() has come to the end.
    bool isDone() const { return m_state == State::Done; }
    //! What was read so far. Moves it out.
    QByteArray take() { return m_parser.takeBody(); }

private:
    ClientSocket &m_socket;
    BodyParser m_parser;
    State m_state = State::NeedsMore;
};

} // namespace confab::gateway
