// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LoadRun.h"

#include "Person.h"
#include "protocol/Codec.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>

namespace confab::load {

using namespace Qt::StringLiterals;

namespace {
constexpr int kDrainMs = 5'000;
}

LoadRun::LoadRun(const Plan &plan)
    : m_plan(plan)
{
    m_clock.start();
    connect(&m_sending, &QTimer::timeout, this, &LoadRun::sendOne);
}

LoadRun::~LoadRun() = default;

void LoadRun::start()
{
    std::printf("%d people in %d rooms, %g messages a second for %d s, at %s\n", m_plan.people, m_plan.rooms,
                m_plan.perSecond, m_plan.seconds, qPrintable(m_plan.server.toString()));
    addPerson();
}

void LoadRun::addPerson()
{
    if (int(m_people.size()) == m_plan.people)
        return makeRooms();
    QUrl url = m_plan.server;
    url.setPath(u"/api/v1/auth/guest"_s);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_L1);
    const QString name = u"Load %1 %2"_s.arg(QRandomGenerator::global()->generate(), 0, 36).arg(m_people.size());
    QNetworkReply *answer =
        m_network.post(request, QJsonDocument(QJsonObject{{u"name"_s, name}}).toJson(QJsonDocument::Compact));
    connect(answer, &QNetworkReply::finished, this, [this, answer] {
        answer->deleteLater();
        const QJsonObject data = QJsonDocument::fromJson(answer->readAll()).object();
        if (answer->error() != QNetworkReply::NoError)
            return fail(u"no guest: %1 %2"_s.arg(answer->errorString(), data[u"error"][u"message"].toString()));
        QUrl gateway = m_plan.server;
        gateway.setScheme(gateway.scheme() == u"https"_s ? u"wss"_s : u"ws"_s);
        gateway.setPath(u"/gateway"_s);
        auto &person = m_people.emplace_back(std::make_unique<Person>(gateway, data[u"token"].toString()));
        connect(person.get(), &Person::ready, this, &LoadRun::addPerson);
        connect(person.get(), &Person::closed, this,
                [this](const QString &why) { fail(u"a connection ended: "_s + why); });
    });
}

void LoadRun::makeRooms()
{
    const QString run = QString::number(QRandomGenerator::global()->generate(), 36);
    auto waiting = std::make_shared<int>(m_plan.rooms);
    for (int i = 0; i < m_plan.rooms; ++i) {
        m_roomNames.append(u"load %1 %2"_s.arg(run).arg(i));
        m_people[size_t(i) % m_people.size()]->ask(command::RoomCreate{.name = m_roomNames.last()},
                                                   [this, waiting](const codec::Json &, const QString &error) {
                                                       if (!error.isEmpty())
                                                           return fail(u"no room: "_s + error);
                                                       if (--*waiting == 0)
                                                           joinAll();
                                                   });
    }
}

void LoadRun::joinAll()
{
    for (size_t i = 0; i < m_people.size(); ++i) {
        Person *person = m_people[i].get();
        connect(person, &Person::messageRead, this, [this](const QString &content) {
            if (content.isEmpty())
                ++m_refused;
            else if (content.startsWith("load "_L1))
                onRead(content.section(u' ', 1, 1).toLongLong());
        });
        const QString name = m_roomNames[qsizetype(i) % m_roomNames.size()];
        person->ask(command::RoomJoin{.name = name}, [this, person](const codec::Json &data, const QString &error) {
            const auto joined = codec::decodeReply<reply::Joined>(data);
            if (!error.isEmpty() || !joined)
                return fail(u"can't join: "_s + error);
            person->room = joined->room.room.id;
            if (++m_ready == int(m_people.size()))
                chat();
        });
    }
}

void LoadRun::chat()
{
    m_sending.start(std::max(1, int(1'000 / m_plan.perSecond)));
    QTimer::singleShot(m_plan.seconds * 1'000, this, [this] {
        m_sending.stop();
        QTimer::singleShot(kDrainMs, this, &LoadRun::report);
    });
}

void LoadRun::sendOne()
{
    const size_t index = QRandomGenerator::global()->bounded(quint32(m_people.size()));
    const RoomId room = m_people[index]->room;
    m_people[index]->send(u"load %1 and some words as people write them."_s.arg(m_clock.nsecsElapsed()));
    ++m_sent;
    m_expected += std::ranges::count_if(m_people, [&](const auto &person) { return person->room == room; });
}

void LoadRun::onRead(qint64 sentNs)
{
    m_latenciesNs.push_back(m_clock.nsecsElapsed() - sentNs);
}

void LoadRun::report()
{
    std::ranges::sort(m_latenciesNs);
    const auto quantile = [this](double q) {
        const auto index = size_t(q * double(m_latenciesNs.size() - 1));
        return m_latenciesNs.empty() ? 0.0 : double(m_latenciesNs[index]) / 1e6;
    };
    const qint64 missing = m_expected - qint64(m_latenciesNs.size());
    std::printf("%d sent, %d refused, %zu of %lld deliveries read\n", m_sent, m_refused, m_latenciesNs.size(),
                static_cast<long long>(m_expected));
    std::printf("from sending to reading, ms: p50 %.1f  p95 %.1f  p99 %.1f  slowest %.1f\n", quantile(0.5),
                quantile(0.95), quantile(0.99), quantile(1.0));
    if (m_refused > 0)
        std::printf("The server refused some: its rate limits are for people; try --set rateLimits.enabled=false\n");
    Q_EMIT finished(missing == 0 ? 0 : 1);
}

void LoadRun::fail(const QString &why)
{
    std::fprintf(stderr, "confab-load: %s\n", qPrintable(why));
    Q_EMIT finished(2);
}

} // namespace confab::load
