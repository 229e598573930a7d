// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>
#include <vector>

namespace confab::load {

struct Plan
{
    QUrl server = {};
    int people = 100;
    int rooms = 10;
    double perSecond = 20; //!< messages in all
    int seconds = 20;
};

class Person;

//! Fills a server with people who chat, and measures how long messages take from being sent to being read. Lives on one
//! thread; ends with finished().
class LoadRun final : public QObject
{
    Q_OBJECT

public:
    explicit LoadRun(const Plan &plan);
    ~LoadRun() override;
    void start();

Q_SIGNALS:
    //! With exit code 0 when every message reached everybody in its room.
    void finished(int exitCode);

private:
    void addPerson();
    void makeRooms();
    void joinAll();
    void chat();
    void sendOne();
    void onRead(qint64 sentNs);
    void report();
    void fail(const QString &why);

    Plan m_plan;
    QNetworkAccessManager m_network;
    std::vector<std::unique_ptr<Person>> m_people;
    QStringList m_roomNames;
    QElapsedTimer m_clock;
    QTimer m_sending;
    std::vector<qint64> m_latenciesNs;
    qint64 m_expected = 0;
    int m_sent = 0;
    int m_refused = 0;
    int m_ready = 0;
};

} // namespace confab::load
