// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "BodyReader.h"
#include "HttpBody.h"

#include <optional>

namespace confab::gateway {

class ClientSocket;
class HttpFront;
class RequestBody;

//! The body of the request under way, whole or in the pieces that its handler asks for.
class BodyIntake
{
public:
    enum class Step {
        Waits, //!< for the client
        Done,  //!< a piece was given, or the body is whole
        TooLarge,
        Malformed,
        Idle, //!< nobody wants a piece
    };

    explicit BodyIntake(HttpFront &front)
        : m_front(front)
    {
    }

    //! Takes the head, which says where the body ends; false: the two readers of it do not agree.
    bool begin(ClientSocket &socket, qint64 headBytes, qint64 limit);
    //! Nothing more of it is wanted. Who waits for a piece is told `why`.
    void end(ErrorCode why);

    Step readWhole();
    QByteArray takeWhole();

    //! What the handler reads from.
    std::shared_ptr<RequestBody> open(quint64 connection, quint32 request, std::optional<qint64> size);
    void wantPiece(HttpBody::Piece piece) { m_wanted = std::move(piece); }
    bool isPieceWanted() const { return bool(m_wanted); }
    Step givePiece();
    //! Whether all of it was read.
    bool isRead() const { return !m_reader || m_reader->isDone(); }
    //! Bytes so far, of pieces.
    qint64 received() const { return m_received; }

private:
    void deliver(Result<QByteArray> piece);

    HttpFront &m_front;
    std::unique_ptr<BodyReader> m_reader = {}; //!< none: there is no body
    HttpBody::Piece m_wanted = {};
    qint64 m_received = 0;
};

} // namespace confab::gateway
