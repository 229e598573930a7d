// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/CloseCode.h"
#include "protocol/Limits.h"
#include "websocket/FrameReader.h"

#include <QObject>

#include <functional>

namespace confab::gateway {

//! Durable events and acks must arrive or end the connection; ephemeral ones may be dropped under pressure.
enum class Delivery : quint8 { Durable, Ephemeral };

//! What an endpoint tells its loop. Called on the loop's thread, in turns of its own: never in the middle of a call to
//! the endpoint.
class EndpointEvents
{
public:
    virtual ~EndpointEvents() = default;
    //! `utf8` is valid, and lasts as long as the call. taken() is owed for it.
    virtual void textReceived(quint64 connection, QByteArrayView utf8) = 0;
    //! A text was too large to be kept. taken() is owed for its heldBytes().
    virtual void tooLargeReceived(quint64 connection, const websocket::TooLargeMessage &message) = 0;
    //! The connection is gone; the endpoint is deleted after this.
    virtual void endpointClosed(quint64 connection) = 0;
};

//! Whose WebSockets are spoken: our own, or Qt's where this build has them.
enum class WebSockets : quint8 { Confab, Qt };

struct EndpointSettings
{
    Limits limits = {};
    WebSockets webSockets = WebSockets::Confab;
    int heartbeatMs = 12'000;
    int closeMs = 2'000; //!< in which the other side has to answer a goodbye
    //! Texts that may wait to be taken, limits.queueBytes in all; who has more there is not read for a while, and feels
    //! it by TCP. Looked at before each read of up to 16 KiB.
    int commandsInFlight = 256;
    websocket::Binary binary = websocket::Binary::Fault; //!< of our own WebSockets
};

//! The server's side of one connection, whatever carries it: takes finished texts, gives whole ones, finds out who is
//! gone, says goodbye. Knows nothing of what the texts mean. Loop thread.
//!
//! Texts come as the frames of a WebSocket (websocket/Frames.h: textFrame(), one or more behind one another), because
//! that is what nearly all are sent as, and the same bytes are shared by all who get them. What speaks otherwise takes
//! the texts out again by websocket::takeText().
//!
//! A transport of requests and answers, such as long polling, is an endpoint as well: enqueue() keeps texts, bounded by
//! limits.queueBytes; flush() answers the request that waits with them, or leaves them to the next; whenBelow() counts
//! what no request has fetched; a request's body gives textReceived() for each text in it, and is not read while too
//! much is in flight; close() answers with the goodbye; the heartbeat counts requests that stay away. HTTP requests
//! reach it by its session's id, so it outlives each of them, and endpointClosed() is told when none has come for too
//! long.
class Endpoint : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Puts frames into the queue; a reader who lets it overflow is closed with 1008 slow_consumer, and has some
    //! seconds in which to read that far. True: they are the first there, so a flush() is owed from now on.
    virtual bool enqueue(const QByteArray &frames, Delivery delivery) = 0;
    virtual void flush() = 0;
    //! A flush() follows soon.
    virtual void prefetch() const {}
    //! Flushes, says goodbye, and cuts the connection if the other side does not answer in time.
    virtual void close(CloseCode code, const QString &reason) = 0;
    //! Calls back once as soon as fewer than `bytes` wait to be sent, or at once; never if the connection ends first.
    virtual void whenBelow(qint64 bytes, std::function<void()> callback) = 0;
    //! A received text of so many bytes was dealt with.
    virtual void taken(qint64 bytes) = 0;
};

} // namespace confab::gateway
