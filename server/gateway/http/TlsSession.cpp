// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TlsSession.h"

#include "ReadBuffer.h"
#include "TlsContext.h"

#include <QTcpSocket>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace confab::gateway {

namespace {

// What is written into a full socket beyond a page of the server's are answers that the client has asked for by TLS itself.
constexpr qint64 kMaxUnsentBytes = 512 * 1024;

//! Past the socket's buffer where there is nothing in it: once used, that keeps 32 KiB.
qint64 sendDirectly(QTcpSocket &socket, const char *data, qint64 size)
{
#ifdef Q_OS_UNIX
    int flags = MSG_DONTWAIT;
#ifdef MSG_NOSIGNAL
    flags |= MSG_NOSIGNAL;
#endif
    if (socket.bytesToWrite() == 0) // an error comes again to the socket, which knows how to end
        return std::max<qint64>(0, ::send(int(socket.socketDescriptor()), data, size_t(size), flags));
#endif
    return 0;
}

int readRecord(BIO *bio, char *data, int most)
{
    BIO_clear_retry_flags(bio);
    auto &socket = *static_cast<QTcpSocket *>(BIO_get_data(bio));
    const qint64 count = readAndRelease(socket, data, most);
    if (count > 0)
        return int(count);
    if (socket.state() != QAbstractSocket::ConnectedState)
        return 0;
    BIO_set_retry_read(bio);
    return -1;
}

int writeRecord(BIO *bio, const char *data, int size)
{
    BIO_clear_retry_flags(bio);
    auto &socket = *static_cast<QTcpSocket *>(BIO_get_data(bio));
    if (socket.state() != QAbstractSocket::ConnectedState || socket.bytesToWrite() + size > kMaxUnsentBytes)
        return -1;
    const qint64 sent = sendDirectly(socket, data, size);
    return sent == size || socket.write(data + sent, size - sent) == size - sent ? size : -1;
}

long control(BIO *, int command, long, void *)
{
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

BIO *bioFor(QTcpSocket &socket)
{
    static const auto method = [] {
        BIO_METHOD *made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "confab client");
        BIO_meth_set_read(made, readRecord);
        BIO_meth_set_write(made, writeRecord);
        BIO_meth_set_ctrl(made, control);
        return std::unique_ptr<BIO_METHOD, decltype(&BIO_meth_free)>(made, &BIO_meth_free);
    }();
    BIO *bio = BIO_new(method.get());
    BIO_set_data(bio, &socket);
    BIO_set_init(bio, 1);
    return bio;
}

} // namespace

TlsSession::TlsSession(const TlsContext &context, QTcpSocket &socket)
    : m_socket(socket)
    , m_ssl(SSL_new(context.handle()), &SSL_free)
{
    Q_CHECK_PTR(m_ssl);
    BIO *bio = bioFor(socket);
    SSL_set_bio(m_ssl.get(), bio, bio); // which owns it from now on
    SSL_set_accept_state(m_ssl.get());
}

TlsSession::~TlsSession() = default;

void TlsSession::shakeHands()
{
    if (m_state != State::Handshake)
        return;
    ERR_clear_error();
    const int result = SSL_do_handshake(m_ssl.get());
    if (result == 1)
        m_state = State::Open;
    else
        judge(result);
}

qint64 TlsSession::read(char *data, qint64 most)
{
    qint64 count = 0;
    // A call gives what is left of one record at the most.
    while (m_state == State::Open && count < most) {
        ERR_clear_error();
        const int result = SSL_read(m_ssl.get(), data + count, int(most - count));
        if (result <= 0) {
            judge(result);
            break;
        }
        count += result;
    }
    return count;
}

void TlsSession::write(const char *data, qint64 size)
{
    for (qint64 written = 0; m_state == State::Open && written < size;) {
        ERR_clear_error();
        const auto piece = int(std::min<qint64>(size - written, SSL3_RT_MAX_PLAIN_LENGTH));
        const int result = SSL_write(m_ssl.get(), data + written, piece);
        if (result <= 0) // it never has to wait
            m_state = State::Failed;
        written += result;
    }
}

void TlsSession::sayGoodbye()
{
    if ((m_state != State::Open && m_state != State::Ended) || std::exchange(m_hasSaidGoodbye, true))
        return;
    ERR_clear_error();
    SSL_shutdown(m_ssl.get());
    m_state = State::Ended;
}

void TlsSession::judge(int result)
{
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        break;
    case SSL_ERROR_ZERO_RETURN:
        m_state = State::Ended;
        break;
    default:
        m_state = State::Failed;
    }
}

} // namespace confab::gateway
