// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Workspace.h"
#include "Hosted.h"

#include <QSignalSpy>

using namespace confab;
using namespace confab::test;
using namespace Qt::StringLiterals;

namespace {

//! Believes that the server takes frames sixteen times as large as it does, as if something stood between them.
class WideTransport final : public client::Transport
{
public:
    WideTransport()
    {
        connect(m_real.get(), &Transport::connected, this, &Transport::connected);
        connect(m_real.get(), &Transport::pong, this, &Transport::pong);
        connect(m_real.get(), &Transport::closed, this, &Transport::closed);
        connect(m_real.get(), &Transport::received, this, [this](QByteArray frame) {
            const Limits usual;
            const auto named = [](int bytes) { return "\"frameBytes\":" + QByteArray::number(bytes); };
            Q_EMIT received(frame.replace(named(usual.frameBytes), named(16 * usual.frameBytes)));
        });
    }

    void open(const QUrl &url) override { m_real->open(url); }
    void send(const QByteArray &frame) override { m_real->send(frame); }
    void ping() override { m_real->ping(); }
    void close(quint16 code, const QString &reason) override { m_real->close(code, reason); }

private:
    std::unique_ptr<Transport> m_real = client::webSockets()();
};

//! The app's client library, signed in as a guest, with a folder of its own.
class Guest
{
public:
    Guest(const Hosted &hosted, const QString &name, const client::TransportFactory &makeTransport = {})
    {
        m_setup.address = hosted.address();
        m_setup.credentials = signInAsGuest(hosted, name);
        m_setup.folder = m_folder.path();
        m_setup.device = name;
        m_setup.makeTransport = makeTransport;
        comeBack();
    }

    void goAway() { m_workspace.reset(); }
    void comeBack()
    {
        m_workspace = std::make_unique<client::Workspace>(m_setup);
        if (auto opened = m_workspace->open(); !opened)
            qFatal("%s", qPrintable(opened.error().text()));
    }

    client::Workspace *operator->() { return m_workspace.get(); }
    bool isLive() { return m_workspace->connection().state() == client::Connection::State::Live; }
    RoomId lobby()
    {
        const auto rooms = m_workspace->rooms().ids();
        return rooms.isEmpty() ? RoomId() : rooms.first();
    }
    client::TimelineRows &rows() { return m_workspace->timeline(lobby())->rows(); }
    QStringList texts()
    {
        QStringList texts;
        for (int i = rows().count() - 1; i >= 0; --i)
            texts.append(rows().at(i).message.content);
        return texts;
    }
    void say(const QString &text)
    {
        QVERIFY(!m_workspace->outbox().send(lobby(), text, std::nullopt, std::nullopt).isEmpty());
    }

private:
    QTemporaryDir m_folder;
    client::WorkspaceSetup m_setup;
    std::unique_ptr<client::Workspace> m_workspace;
};

} // namespace

class tst_TwoPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talkAndSeeTheSame()
    {
        Hosted hosted;
        Guest ada(hosted, u"Ada"_s), bo(hosted, u"Bo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && bo.isLive(), kPatienceMs);
        ada.say(u"Hello **Bo**"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bo.texts(), QStringList{u"Hello **Bo**"_s}, kPatienceMs);
        bo.say(u"Hello Ada"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ada.texts(), (QStringList{u"Hello **Bo**"_s, u"Hello Ada"_s}), kPatienceMs);
        QCOMPARE(ada.rows().at(0).message.id, bo.rows().at(0).message.id);
        QTRY_VERIFY_WITH_TIMEOUT(ada.rows().at(1).delivery >= client::Delivery::Delivered, kPatienceMs);
    }

    void watchTheSameAnswerBeingWritten()
    {
        Hosted hosted;
        Guest ada(hosted, u"Ada"_s), bo(hosted, u"Bo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && bo.isLive(), kPatienceMs);
        ada.say(u"@Sage what is an event?"_s);
        const auto isWriting = [](Guest &guest) {
            const Message newest = guest.rows().count() > 0 ? guest.rows().at(0).message : Message();
            return newest.stream && newest.stream->state == StreamState::Writing && newest.content.size() > 20;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isWriting(bo), kPatienceMs);
        const auto isDone = [](Guest &guest) {
            const Message newest = guest.rows().at(0).message;
            return newest.stream && newest.stream->state == StreamState::Done;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isDone(ada) && isDone(bo), kPatienceMs);
        QCOMPARE(ada.texts(), bo.texts());
    }

    void loseNothingWhenTheServerRestarts()
    {
        Hosted hosted;
        Guest ada(hosted, u"Ada"_s), bo(hosted, u"Bo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && bo.isLive(), kPatienceMs);
        ada.say(u"before"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bo.texts(), QStringList{u"before"_s}, kPatienceMs);
        hosted.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!ada.isLive(), kPatienceMs);
        ada.say(u"while nobody was there"_s);
        ada.say(u"and one more"_s);
        QCOMPARE(ada.rows().at(0).delivery, client::Delivery::Sending);
        hosted.startAgain();
        const QStringList all{u"before"_s, u"while nobody was there"_s, u"and one more"_s};
        QTRY_COMPARE_WITH_TIMEOUT(bo.texts(), all, 3 * kPatienceMs);
        QCOMPARE(ada.texts(), all);
    }

    void seeWhatThereIsWhenTheServerIsSetBackToABackup()
    {
        Hosted hosted;
        Guest ada(hosted, u"Ada"_s), bo(hosted, u"Bo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && bo.isLive(), kPatienceMs);
        ada.say(u"kept"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bo.texts(), QStringList{u"kept"_s}, kPatienceMs);
        hosted.backUp();
        for (int i = 0; i < 5; ++i)
            ada.say(u"no more %1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(bo.texts().size(), 6, kPatienceMs);
        bo.goAway();
        hosted.stop();
        hosted.setBack();
        hosted.startAgain();
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive(), kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(ada.texts(), QStringList{u"kept"_s}, kPatienceMs);
        // As many as there were: by its numbers the log looks as if nothing had happened.
        for (int i = 0; i < 5; ++i)
            ada.say(u"missed %1"_s.arg(i));
        const QStringList all{u"kept"_s, u"missed 0"_s, u"missed 1"_s, u"missed 2"_s, u"missed 3"_s, u"missed 4"_s};
        QTRY_COMPARE_WITH_TIMEOUT(ada.texts(), all, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(ada.rows().at(0).delivery >= client::Delivery::Sent, kPatienceMs);
        bo.comeBack();
        QTRY_VERIFY_WITH_TIMEOUT(bo.isLive(), kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(bo.texts(), all, kPatienceMs);
        bo.say(u"after"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ada.texts(), all + QStringList{u"after"_s}, kPatienceMs);
    }

    void aMessageThatTheServerClosesForFailsAlone()
    {
        Hosted hosted;
        Guest ada(hosted, u"Ada"_s, [] { return std::make_unique<WideTransport>(); }), bo(hosted, u"Bo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && bo.isLive(), kPatienceMs);
        const QString poison = QString(12'000, QChar(0x1b)) + u"ok"_s; // six bytes each in a frame
        ada.say(u"before"_s);
        ada.say(poison);
        ada.say(u"after"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bo.texts(), (QStringList{u"before"_s, u"after"_s}), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive(), kPatienceMs);
        QCOMPARE(ada.texts(), (QStringList{u"before"_s, u"after"_s, poison}));
        QCOMPARE(ada.rows().at(0).delivery, client::Delivery::Failed);
        QVERIFY(!ada.rows().at(0).error->text().isEmpty());
    }

    void aPictureKeptUpByEventsEqualsAFreshOne()
    {
        Hosted hosted;
        Guest ada(hosted, u"Ada"_s), bo(hosted, u"Bo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && bo.isLive(), kPatienceMs);
        for (int i = 0; i < 12; ++i)
            (i % 2 ? ada : bo).say(u"message %1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(ada.texts().size(), 12, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(bo.texts().size(), 12, kPatienceMs);
        for (int i = 0; i < ada.rows().count(); i += 3) {
            const Message message = ada.rows().at(i).message;
            Guest &author = message.author.id == ada->self().id ? ada : bo;
            if (i % 2)
                author->messageRequests().remove(message.id, [](const Result<> &) {});
            else
                author->messageRequests().edit(message, u"edited "_s + message.content, [](const Result<> &) {});
        }
        const auto changed = [](Guest &guest) {
            return guest.texts().filter(u"edited"_s).size() + guest.texts().count(QString());
        };
        QTRY_COMPARE_WITH_TIMEOUT(changed(ada), 4, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(changed(bo), 4, kPatienceMs);
        Guest fresh(hosted, u"Cleo"_s);
        QTRY_COMPARE_WITH_TIMEOUT(fresh.isLive() ? fresh.texts() : QStringList(), ada.texts(), kPatienceMs);
        QCOMPARE(bo.texts(), ada.texts());
    }
};

QTEST_GUILESS_MAIN(tst_TwoPeople)

#include "tst_TwoPeople.moc"
