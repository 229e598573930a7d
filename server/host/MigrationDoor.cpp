// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MigrationDoor.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {
constexpr int kComeBackMs = 5'000;
}

MigrationDoor::MigrationDoor(gateway::FrontSetup setup, const gateway::HttpRouter &later)
{
    const auto comeBack = [this](const gateway::HttpRequest &, const gateway::Captures &, gateway::HttpReply reply) {
        reply(gateway::errorResponse(reason()));
    };
    // An upgrade is a request like others here: nobody is taken in.
    m_router.add("GET", QString::fromLatin1(std::exchange(setup.policy.gatewayPath, QByteArray())), comeBack);
    for (const gateway::HttpRouter::Entry &entry : later.entries()) {
        if (entry.pattern == u"/healthz"_s)
            m_router.add(entry.method, entry.pattern, *later.match(entry.method, entry.pattern).handler);
        else if (entry.pattern != u"/readyz"_s)
            m_router.add(entry.method, entry.pattern, comeBack);
    }
    m_router.add("GET", u"/readyz"_s,
                 [this](const gateway::HttpRequest &, const gateway::Captures &, gateway::HttpReply reply) {
                     const QJsonObject body{{u"status"_s, u"migrating"_s},
                                            {u"percent"_s, m_percent},
                                            {u"reason"_s, reason().text()}};
                     reply(gateway::jsonResponse(QJsonDocument(body).toJson(QJsonDocument::Compact), 503));
                 });
    setup.router = &m_router;
    m_front = std::make_unique<gateway::HttpFront>(std::move(setup), [](gateway::ClientSocket *, const auto &) {});
}

void MigrationDoor::listen(const QList<ListenAt> &places)
{
    const gateway::FrontPolicy &policy = m_front->setup().policy;
    const auto census = gateway::Listener::makeCensus(policy);
    for (const ListenAt &at : places) {
        QList<QHostAddress> addresses{at.address};
        if (at.isLocalhost)
            addresses = {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)};
        for (const QHostAddress &address : addresses) {
            auto listener = std::make_unique<gateway::Listener>(policy, std::vector{m_front.get()}, census);
            if (at.port != 0 && listener->start(at.port, address))
                m_listeners.push_back(std::move(listener));
        }
    }
}

Error MigrationDoor::reason() const
{
    return {.code = ErrorCode::Unavailable,
            .message = u"The server's data is being brought to its new version: %1 % are done."_s.arg(m_percent),
            .retryAfterMs = kComeBackMs};
}

} // namespace confab::host
