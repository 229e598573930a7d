// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "Heartbeat.h"
#include "HelloSize.h"
#include "OutgoingFrames.h"
#include "PendingRequests.h"
#include "protocol/Codec.h"
#include "RetryPlan.h"
#include "Timing.h"
#include "Transport.h"

namespace confab::client {

//! What a Connection is made with.
struct ConnectionSetup
{
    QUrl gateway = {};
    QString device = {}; //!< what it is called, for its user alone; at most 128 characters
    Timing timing = {};
    TransportFactory makeTransport = {}; //!< empty: webSockets()
    //! Asked at each hello: where the rooms stand, of at most so many.
    std::function<QHash<RoomId, command::RoomPosition>(int most)> positions = {};
    std::function<double()> random = {}; //!< for the back-off; empty: a real source
    bool isInside = false;               //!< the server runs in this app
};

//! The client's side of one session: keeps a socket open, says hello with where the rooms stand, files requests, hands
//! on events in the order of arrival, and reconnects by itself until it is stopped or the server forbids it. Lives on
//! the thread that made it, and answers and tells there.
class Connection : public QObject
{
    Q_OBJECT
public:
    enum class State { Offline, Connecting, CatchingUp, Live };
    Q_ENUM(State)

    explicit Connection(ConnectionSetup setup, QObject *parent = nullptr);
    ~Connection() override;

    State state() const { return m_state; }
    bool isLive() const { return m_state == State::Live; }
    //! A sentence for people, empty while all is well: why there is no connection.
    QString reason() const { return m_reason; }
    //! A text for people, why what answers was not taken for the server; empty while that is no trouble. It holds while
    //! the next try is under way.
    QString distrust() const { return m_distrust; }
    //! Until the next try, -1 when none is planned.
    int retryInMs() const { return m_retry.remainingMs(); }
    const std::optional<reply::Welcome> &welcome() const { return m_welcome; }
    //! What the last welcome announced, also while the connection is gone; the usual ones before the first.
    const Limits &limits() const { return m_limits; }

    //! Used by the next hello, and told to a connection that is up by session:renew.
    void setToken(const QString &token);
    //! Connects in a turn of its own: whoever starts this may be about to build a window, and a server waits for seconds
    //! only for what follows a connect.
    void start();
    //! Closes for good until start(); what waits is answered with `unavailable`.
    void stop();
    //! The user pressed it, or the network came back: tries at once, also when it had given up.
    void reconnectNow();

    //! Answers exactly once: reply, time-out or disconnect (both `unavailable`), never from inside the call. What is
    //! larger than the server takes is not sent and answered with `too_large`; what the server closes the connection
    //! for gets an error of its own. deadlineMs 0 is the usual deadline.
    void requestAny(const Command &command, Callback<codec::Json> reply, int deadlineMs = 0);
    //! The same with the ack decoded: request(command::MessageGet{id}, [](Result<reply::Sent> r) { … }).
    template <class C>
    void request(const C &command, Callback<typename C::Answer> reply)
    {
        using Answer = typename C::Answer;
        requestAny(command, [reply = std::move(reply)](const Result<codec::Json> &answer) {
            if (reply)
                reply(answer ? codec::decodeReply<Answer>(*answer) : Result<Answer>(answer.error()));
        });
    }
    //! Without an answer; dropped unless signed in, or when it is larger than the server takes.
    void tell(const Command &command);

Q_SIGNALS:
    void stateChanged();
    //! The first thing after a hello; events follow.
    void welcomed(const confab::reply::Welcome &welcome);
    void received(const confab::EventFrame &frame);
    //! A durable event of a newer server: nothing can be done with it, but its number counts.
    void receivedUnknown(confab::RoomId room, qint64 ev);
    //! The server wants another token; nothing happens until setToken(). `expired` is false when it was called wrong;
    //! `reason` is the close's.
    void tokenRefused(bool expired, const QString &reason);
    //! The server will not have us back: banned, the guest's session ended … No more tries by itself.
    void refused(quint16 code, const QString &reason);

private:
    void openTransport();
    void dropTransport();
    void sayHello();
    void onWelcome(const Result<codec::Json> &answer);
    void onFrame(const QByteArray &frame);
    void onComplaint(const Error &error);
    void onUnreadable(const Error &error);
    void onEvent(const EventFrame &frame);
    void onClosed(quint16 code, const QString &reason);
    void onSilence();
    void onConnectTimeout();
    void setState(State state, const QString &reason = {});
    //! The error is why it is not sent.
    std::optional<Error> send(std::optional<qint64> id, const Command &command);

    ConnectionSetup m_setup;
    State m_state = State::Offline;
    QString m_reason;
    QString m_distrust;
    QString m_token;
    std::optional<reply::Welcome> m_welcome;
    Limits m_limits;
    qint64 m_helloId = 0; // of this connection; 0: not said
    HelloSize m_helloSize;
    std::unique_ptr<Transport> m_transport;
    PendingRequests m_requests;
    OutgoingFrames m_outgoing;
    RetryPlan m_retry;
    Heartbeat m_heartbeat;
    QTimer m_connectTimer; // goes in steps: time in which nothing could be heard here counts as one of them
    int m_connectSteps = 0;
    bool m_wanted = false;
    bool m_waitsForToken = false;
};

} // namespace confab::client
