// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "BodyIntake.h"
#include "DeadlineWheel.h"
#include "Forwarding.h"
#include "HttpFront.h"
#include "HttpRouter.h"
#include "Pace.h"
#include "RequestHead.h"
#include "ResponseWriter.h"
#include "UpgradeJudge.h"

#include <QObject>

#include <memory>

namespace confab::gateway {

//! One HTTP connection: reads a request, has it answered, writes the answer, and again. Gives its socket away on an
//! upgrade. Owned by its HttpFront; at each moment exactly one deadline runs.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    //! Takes the socket.
    HttpConnection(HttpFront &front, quint64 id, ClientSocket *socket, const QHostAddress &peer);
    ~HttpConnection() override;

    quint64 id() const { return m_id; }
    void start();
    //! Gives the next piece of the request's body to its reader, as soon as it is there.
    void readStream(quint32 request, HttpBody::Piece piece);
    void drain();

private:
    enum class Phase { Handshake, Head, Bearer, Body, Answer, Write, Linger, Gone };

    void onReadyRead();
    void onDeadline();
    void setDeadline(qint64 ms);

    void readRequestHead();
    void beginRequest();
    void beginUpgrade();
    void handOn(UpgradeRequest upgrade);
    void beginBody();
    void readWholeBody();
    bool takes(BodyIntake::Step step);
    void sayContinue();
    void givePiece();
    void dispatch();
    //! The next piece of the answer's body.
    HttpBody::Piece askPiece();
    void takePiece(const Result<QByteArray> &piece);

    void refuse(int status, QLatin1String reason) { refuse(m_front.setup().refuse(status, reason)); }
    void refuse(HttpResponse response);
    //! What is said where nobody has answered who should have.
    HttpResponse failure() const;
    void respond(HttpResponse response);
    void pump();
    void finishResponse();
    void linger();
    void close();

    HttpFront &m_front;
    const FrontPolicy &m_policy;
    const quint64 m_id;
    ClientSocket *m_socket;
    const QHostAddress m_peer;
    bool m_secure; //!< the connection itself, which a proxy may have made

    Phase m_phase = Phase::Head;
    DeadlineId m_deadline{};
    quint32 m_request = 0; //!< counts; names the one under way
    bool m_headStarted = true;
    bool m_keepAlive = false;
    bool m_clean = false; //!< the request was read to its end, so that nothing of it can follow
    RequestHead m_head;
    Forwarding m_forwarding; //!< of m_head
    QString m_path;
    FrontPolicy::OriginVerdict m_origin = FrontPolicy::OriginVerdict::Absent;
    QByteArray m_originValue;
    HttpRouter::Match m_match;
    UpgradeJudge m_upgrades;
    BodyIntake m_intake;
    ResponseWriter m_writer;
    Pace m_pace; //!< of the client, while a body goes in pieces
    qint64 m_discarded = 0;
    core::Life m_life;
};

} // namespace confab::gateway
