// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ResponsePlan.h"

namespace confab::gateway {

class ClientSocket;
class HttpFront;

//! Writes one answer after another to a socket: a head, and a body that is there or comes in pieces, which it fetches
//! by the front, on the thread that the body lives on. Never more than a piece of it is in the socket's own buffer.
class ResponseWriter
{
public:
    enum class State {
        Writing,  //!< the kernel has no room
        Fetching, //!< a piece is on its way
        Done,
        Cut, //!< the body ended before its end
    };

    //! Makes what the next piece is asked with: whoever answers it hands the piece to give().
    using Asking = std::function<HttpBody::Piece()>;

    //! Front and socket outlive it.
    ResponseWriter(HttpFront &front, ClientSocket &socket, Asking asking);

    void begin(ResponsePlan plan);
    //! The next piece; with no bytes: the end.
    void give(const Result<QByteArray> &piece);
    //! Writes as much as can be. To be called when the kernel has taken something, and after give().
    State pump();
    //! Gives up what is left.
    void release();
    //! Bytes of the body that the socket was given.
    qint64 writtenBytes() const { return m_written; }

private:
    void writeReady();

    HttpFront &m_front;
    ClientSocket &m_socket;
    Asking m_asking;
    std::shared_ptr<HttpBody> m_body = {};
    std::optional<qint64> m_from = {}; //!< where the body is to begin
    std::optional<qint64> m_left = {}; //!< of the length that was announced
    QByteArray m_ready = {};
    qsizetype m_readyWritten = 0;
    qint64 m_written = 0;
    bool m_isChunked = false;
    bool m_isFetching = false;
    bool m_hasEnded = true; //!< nothing more is to come
    bool m_isCut = false;
    bool m_isPumping = false;
};

} // namespace confab::gateway
