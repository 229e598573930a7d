// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"
#include "HttpMessage.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace confab::gateway {

//! What the {name} parts of a pattern matched: never empty, never with a slash, but otherwise unchecked input.
using Captures = QHash<QString, QString>;
//! Answers a request, at once or later; in vain where the connection has gone meanwhile. What a handler refuses is an
//! answer too, in the words of its API. An Error says that it has failed, and so does a reply that is dropped: the
//! client gets 500.
using HttpReply = core::Reply<HttpResponse>;
using HttpHandler = std::function<void(const HttpRequest &, const Captures &, HttpReply)>;

//! Whether a WebSocket is let in.
struct SocketVerdict
{
    std::optional<HttpResponse> refusal = {}; //!< instead of the upgrade
    std::shared_ptr<void> visitor = {};       //!< goes to whoever takes the socket
};
//! As an HttpReply.
using SocketReply = core::Reply<SocketVerdict>;
using SocketHandler = std::function<void(const HttpRequest &, const Captures &, SocketReply)>;

//! Which handler answers which method and path. Filled before the listener starts, only read afterwards (by all loops).
class HttpRouter
{
public:
    //! 64 KiB of content and its JSON around it.
    static constexpr qint64 kDefaultBodyBytes = 80 * 1024;

    //! `pattern` is like "/api/v1/rooms/{id}/messages": a part is fixed text or one capture, fixed text wins.
    //! HEAD is answered by GET without the body, OPTIONS by the front; neither is added.
    void add(const QByteArray &method, const QString &pattern, HttpHandler handler,
             qint64 bodyLimit = kDefaultBodyBytes);
    //! The handler is called before the body is read, and reads HttpRequest::stream itself. Where it replies without
    //! doing so, to refuse somebody or something, the connection ends with the answer.
    void addStreaming(const QByteArray &method, const QString &pattern, HttpHandler handler, qint64 bodyLimit);

    //! WebSockets are spoken there, beside what else the path may answer.
    void addSocket(const QString &pattern, SocketHandler handler);
    struct SocketMatch
    {
        const SocketHandler *handler = nullptr; //!< null when nothing fits
        Captures captures = {};
    };
    SocketMatch matchSocket(const QString &path) const;

    //! What a method and path lead to. `handler` is null when nothing fits: then `allow` is empty for a path that does
    //! not exist (404), else it lists the methods of that path (405).
    struct Match
    {
        const HttpHandler *handler = nullptr;
        Captures captures = {};
        qint64 bodyLimit = 0;
        bool isStreaming = false;
        QByteArray allow = {};
    };
    Match match(const QByteArray &method, const QString &path) const;

    //! Method and pattern of every route, in the order of adding: for documents and for tests that must cover each.
    struct Entry
    {
        QByteArray method;
        QString pattern;
    };
    QList<Entry> entries() const;

private:
    struct Route
    {
        QByteArray method;
        QString pattern;
        QStringList parts;
        HttpHandler handler;
        qint64 bodyLimit;
        bool isStreaming;
    };
    struct Socket
    {
        QStringList parts;
        SocketHandler handler;
    };
    static bool fits(const QStringList &pattern, const QStringList &parts, Captures *captures, int *fixedParts);

    std::vector<Route> m_routes;
    std::vector<Socket> m_sockets;
};

} // namespace confab::gateway
