// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/endpoints/Endpoint.h"
#include "gateway/http/HttpFront.h"
#include "gateway/http/HttpRouter.h"
#include "gateway/http/Listener.h"

#include <QTcpSocket>

#include <atomic>
#include <memory>
#include <vector>

namespace confab::gateway {

//! A listener with one front on this thread, a few routes, and WebSockets that echo text.
class FrontFixture : public QObject, private EndpointEvents
{
    Q_OBJECT

public:
    explicit FrontFixture(FrontSetup setup = {});
    ~FrontFixture() override;

    //! For fixtures to come. Tests that hold for both kinds have both as their global rows.
    static inline WebSockets spoken = WebSockets::Confab;
    static void addKinds();
    static void takeKind();
    static bool isQt() { return spoken == WebSockets::Qt; }
    //! How long is waited for what Qt's can't do, as QEXPECT_FAIL says.
    static int patienceMs() { return isQt() ? 500 : 5'000; }

    quint16 port() const { return m_listener->serverPort(); }
    HttpFront &front() { return *m_front; }
    Listener &listener() { return *m_listener; }

    HttpRouter router;
    int pings = 0;         //!< GET /ping
    int markers = 0;       //!< GET /marker: where smuggled requests point to
    int echoes = 0;        //!< POST /echo
    std::vector<HttpReply> late; //!< replies of GET /late that wait to be given
    QList<UpgradeRequest> upgrades;
    EndpointSettings endpointSettings{.webSockets = spoken};
    QHash<quint64, Endpoint *> webSockets; //!< also those that have ended
    int closedWebSockets = 0;
    QByteArrayList texts;   //!< received from WebSockets
    QList<qint64> tooLarge; //!< sizes of those that were not kept
    bool takesTexts = true; //!< otherwise taken() is left to the test

private:
    void addRoutes();
    void textReceived(quint64 connection, QByteArrayView utf8) override;
    void tooLargeReceived(quint64 connection, const websocket::TooLargeMessage &message) override;
    void endpointClosed(quint64 connection) override;

    quint64 m_lastWebSocket = 0;
    std::unique_ptr<HttpFront> m_front;
    std::unique_ptr<Listener> m_listener;
};

//! What is checked next Qt's WebSockets can't, for this reason; one that begins to pass fails the test.
#define QT_CANNOT(fact)                                                                                                \
    do {                                                                                                               \
        if (FrontFixture::isQt())                                                                                      \
            QEXPECT_FAIL("", fact, Abort);                                                                             \
    } while (false)

//! A client that says exactly the bytes it is told to.
class RawClient : public QTcpSocket
{
    Q_OBJECT

public:
    explicit RawClient(quint16 port);

    //! Everything received so far.
    const QByteArray &received();
    //! Sends, and waits until the server closes.
    QByteArray untilClosed(const QByteArray &bytes, int timeoutMs = 5'000);
    //! Sends, and waits for so many complete answers.
    QByteArray untilAnswered(const QByteArray &bytes, int answers = 1, int timeoutMs = 5'000);
    bool isClosed() const { return state() == UnconnectedState; }

private:
    QByteArray m_received;
};

//! Status of the first answer; 0 when there is none.
int statusOf(const QByteArray &answer);
int answerCount(const QByteArray &bytes);
QByteArray headerOf(const QByteArray &answer, const QByteArray &lowerName);
QByteArray bodyOf(const QByteArray &answer);
//! With a certificate of its own in `folder`, which outlives the setup; none where it can't be made.
std::optional<FrontSetup> tlsSetup(const QString &folder);
QByteArray get(const QByteArray &path, const QByteArray &headers = {});
//! 0 where it can't be told: a test whose claim is a bound on it ends by QSKIP(kResidentUntold) then.
qint64 residentKiB();
inline constexpr char kResidentUntold[] = "the resident memory can't be read here: no /proc/self/statm";

} // namespace confab::gateway
