// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrontFixture.h"

#include "gateway/endpoints/EndpointMaker.h"
#include "gateway/http/ClientSocket.h"
#include "gateway/http/TlsSetup.h"
#include "websocket/Frames.h"

#include <QFile>
#include <QProcess>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTest>

#include <unistd.h>

namespace confab::gateway {

using namespace Qt::StringLiterals;

FrontFixture::FrontFixture(FrontSetup setup)
{
    addRoutes();
    setup.router = &router;
    m_front = std::make_unique<HttpFront>(setup, [this](ClientSocket *socket, const UpgradeRequest &request) {
        upgrades.append(request);
        const quint64 id = ++m_lastWebSocket;
        webSockets.insert(id, makeEndpoint(id, socket, request, endpointSettings, m_front->wheel(), *this, nullptr));
    });
    m_listener = std::make_unique<Listener>(setup.policy, std::vector<HttpFront *>{m_front.get()});
    const Result<Done> started = m_listener->start(0);
    if (!started)
        qFatal("%s", qPrintable(started.error().text()));
}

void FrontFixture::addKinds()
{
    QTest::addColumn<WebSockets>("webSockets");
    QTest::newRow("confab") << WebSockets::Confab;
    if (hasWebSockets(WebSockets::Qt))
        QTest::newRow("qt") << WebSockets::Qt;
}

void FrontFixture::takeKind()
{
    QFETCH_GLOBAL(WebSockets, webSockets);
    spoken = webSockets;
}

FrontFixture::~FrontFixture()
{
    qDeleteAll(webSockets);
}

void FrontFixture::textReceived(quint64 connection, QByteArrayView utf8)
{
    texts.append(utf8.toByteArray());
    webSockets[connection]->enqueue(websocket::textFrame(utf8), Delivery::Durable);
    webSockets[connection]->flush();
    if (takesTexts)
        webSockets[connection]->taken(utf8.size());
}

void FrontFixture::tooLargeReceived(quint64 connection, const websocket::TooLargeMessage &message)
{
    tooLarge.append(message.size());
    webSockets[connection]->taken(message.heldBytes());
}

void FrontFixture::endpointClosed(quint64)
{
    ++closedWebSockets;
}

void FrontFixture::addRoutes()
{
    router.add("GET", u"/ping"_s, [this](const HttpRequest &, const Captures &, HttpReply reply) {
        ++pings;
        reply(jsonResponse("{\"pong\":true}"));
    });
    router.add("GET", u"/marker"_s, [this](const HttpRequest &, const Captures &, HttpReply reply) {
        ++markers;
        reply(jsonResponse("{\"marker\":true}"));
    });
    router.add("POST", u"/echo"_s, [this](const HttpRequest &request, const Captures &, HttpReply reply) {
        ++echoes;
        HttpResponse response;
        response.contentType = "text/plain";
        response.body = request.body;
        reply(response);
    });
    router.add("GET", u"/items/{name}"_s, [](const HttpRequest &, const Captures &captures, HttpReply reply) {
        reply(jsonResponse('"' + captures.value(u"name"_s).toUtf8() + '"'));
    });
    router.add("GET", u"/late"_s,
               [this](const HttpRequest &, const Captures &, HttpReply reply) { late.push_back(std::move(reply)); });
    router.add("GET", u"/big"_s, [](const HttpRequest &request, const Captures &, HttpReply reply) {
        HttpResponse response;
        response.body = QByteArray(request.queryItem("bytes").value_or(QString()).toInt(), 'b');
        reply(response);
    });
}

RawClient::RawClient(quint16 port)
{
    connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

const QByteArray &RawClient::received()
{
    m_received += readAll();
    return m_received;
}

QByteArray RawClient::untilClosed(const QByteArray &bytes, int timeoutMs)
{
    write(bytes);
    (void)QTest::qWaitFor([this] { return isClosed(); }, timeoutMs);
    return received();
}

QByteArray RawClient::untilAnswered(const QByteArray &bytes, int answers, int timeoutMs)
{
    write(bytes);
    (void)QTest::qWaitFor([&] { return answerCount(received()) >= answers; }, timeoutMs);
    return std::exchange(m_received, {});
}

int statusOf(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.sliced(9, 3).toInt() : 0;
}

//! Complete answers with a content-length, without, or 204, one behind the other.
int answerCount(const QByteArray &bytes)
{
    int count = 0;
    qsizetype at = 0;
    while (bytes.sliced(at).startsWith("HTTP/1.1 ")) {
        const qsizetype end = bytes.indexOf("\r\n\r\n", at);
        if (end < 0)
            break;
        const QByteArray head = bytes.sliced(at, end + 4 - at);
        const qsizetype next = end + 4 + headerOf(head, "content-length").toLongLong();
        if (next > bytes.size())
            break;
        at = next;
        ++count;
    }
    return count;
}

QByteArray headerOf(const QByteArray &answer, const QByteArray &lowerName)
{
    const QByteArray head = "\r\n" + answer.left(answer.indexOf("\r\n\r\n") + 2);
    const qsizetype at = head.toLower().indexOf("\r\n" + lowerName + ':');
    if (at < 0)
        return {};
    const qsizetype from = at + 3 + lowerName.size();
    return head.sliced(from, head.indexOf("\r\n", from) - from).trimmed();
}

QByteArray bodyOf(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : answer.sliced(end + 4);
}

std::optional<FrontSetup> tlsSetup(const QString &folder)
{
    const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
    if (openssl.isEmpty() || !QSslSocket::supportsSsl())
        return std::nullopt;
    FrontSetup setup;
    setup.policy.tlsCertificateFile = folder + u"/certificate.pem"_s;
    setup.policy.tlsKeyFile = folder + u"/key.pem"_s;
    const int result = QProcess::execute(openssl, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                                                   u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-keyout"_s,
                                                   setup.policy.tlsKeyFile, u"-out"_s, setup.policy.tlsCertificateFile,
                                                   u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=localhost"_s});
    const auto tls =
        result == 0 ? loadTls(setup.policy.tlsCertificateFile, setup.policy.tlsKeyFile) : Error{ErrorCode::Internal};
    if (!tls)
        return std::nullopt;
    setup.tls = *tls;
    return setup;
}

QByteArray get(const QByteArray &path, const QByteArray &headers)
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

qint64 residentKiB()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE) / 1024;
}

} // namespace confab::gateway
