// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ConnectionCensus.h"
#include "core/Reply.h"
#include "DeadlineWheel.h"
#include "FrontLog.h"
#include "FrontPolicy.h"
#include "HttpRouter.h"
#include "ResponseHead.h"
#include "TlsContext.h"

#include <QObject>
#include <QSslConfiguration>

#include <memory>
#include <optional>

namespace confab::gateway {

class ClientSocket;
class HttpConnection;
class RequestBody;

//! What an upgrade request said, all checks passed.
struct UpgradeRequest
{
    QByteArray bearer = {};      //!< accepted by the bearer check; empty when the token is to come in `hello`
    QByteArray key = {};         //!< Sec-WebSocket-Key
    QByteArray subprotocol = {}; //!< ours, when the client offers it
    QByteArray origin = {};
    QByteArray userAgent = {};
    QHostAddress peer = {};
    bool secure = false;
    std::shared_ptr<void> visitor = {}; //!< of a socket of the router, what that said
};

//! Judges a bearer token before 101.
using BearerCheck = std::function<void(const QByteArray &bearer, core::Reply<Done> reply)>;
//! Takes the socket, which is connected, has no parent, and has nothing left to read; the answer is still to be
//! written.
using UpgradeHandler = std::function<void(ClientSocket *socket, UpgradeRequest request)>;

//! What all fronts of a listener share.
struct FrontSetup
{
    FrontPolicy policy = {};
    const HttpRouter *router = nullptr;        //!< outlives the fronts
    std::optional<QSslConfiguration> tls = {}; //!< from loadTls() when policy.usesTls()
    std::shared_ptr<FrontLog> log = std::make_shared<FrontLog>();
    BearerCheck checkBearer = {}; //!< empty: every token is refused
    Refusal refuse = refusal;
    //! The object on whose thread route handlers and the bearer check run (the room thread). Null: the front's own
    //! loop. With one, requests and replies cross threads by themselves.
    QObject *handlerContext = nullptr;
};

//! The HTTP side of one event loop: makes sockets of the descriptors that it is given, checks their requests, answers
//! HTTP from the router and hands upgrades on. Lives on the loop's thread, take() included.
class HttpFront : public QObject
{
    Q_OBJECT

public:
    //! `onUpgrade` is called on this front's thread.
    HttpFront(FrontSetup setup, UpgradeHandler onUpgrade, QObject *parent = nullptr);
    ~HttpFront() override;

    //! Takes over a connected descriptor; the ticket lives as long as the socket, also after an upgrade.
    void take(qintptr descriptor, const QHostAddress &peer, ConnectionTicket ticket);
    //! From the next connection on; those that are there keep what they have.
    void setTls(const QSslConfiguration &tls);
    //! No further requests on connections of this front; answers under way are still written. For an orderly stop.
    void drain();
    //! HTTP connections of this front, without those that were upgraded.
    qsizetype connectionCount() const;

    //! The deadlines of this loop, for whoever else lives on it (hello time-outs, heartbeats).
    DeadlineWheel &wheel() { return m_wheel; }
    const FrontSetup &setup() const { return m_setup; }

private:
    friend class ResponseWriter;
    friend class BodyIntake;
    friend class HttpConnection;
    friend class RequestBody;
    friend class UpgradeJudge;
    void forget(HttpConnection *connection);
    void handOn(ClientSocket *socket, UpgradeRequest request);
    bool isDraining() const { return m_draining; }
    // These ask on the thread of the handlers; who asks is answered on this one.
    void dispatch(const HttpRouter::Match &match, HttpRequest content, HttpReply reply);
    void askBearer(const QByteArray &bearer, core::Reply<Done> reply);
    void askSocket(const HttpRouter::SocketMatch &match, HttpRequest content, SocketReply reply);
    //! The next piece of an answer's body, beginning with `from` if that is given.
    void readAnswer(std::shared_ptr<HttpBody> body, std::optional<qint64> from, HttpBody::Piece piece);
    //! The next piece of a request's body, for a handler; on its thread.
    void readRequest(quint64 connection, quint32 request, HttpBody::Piece piece);
    //! Answers a handler that reads a body, with a piece or with why there is none. On the thread of the handlers, by
    //! its event loop: never inside this call, so who reads on at once needs no deep stack. Called on this front's
    //! thread.
    void give(HttpBody::Piece wanted, Result<QByteArray> piece);
    //! Lets go of a body, on the thread that it lives on.
    void release(std::shared_ptr<HttpBody> body);
    template <class Action>
    void onOwnThread(Action action);
    //! Runs on the thread of the handlers.
    template <class Action>
    void onHandlerThread(Action action);
    //! The same, never at once.
    template <class Action>
    void laterOnHandlerThread(Action action);

    FrontSetup m_setup;
    std::optional<TlsContext> m_tls;
    UpgradeHandler m_onUpgrade;
    DeadlineWheel m_wheel;
    QHash<quint64, HttpConnection *> m_connections;
    quint64 m_lastId = 0;
    bool m_draining = false;
};

} // namespace confab::gateway
