// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "multiuser/Transcript.h"
#include "websocket/Frames.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using compat::multiuser::Transcript;

namespace {

Message at(qint64 seq)
{
    return {.id = MessageId::make(), .seq = seq};
}

QByteArray entryOf(const QString &text)
{
    return "{\"text\":\"" + text.toUtf8() + "\"}";
}

QStringList textsIn(Transcript &transcript)
{
    QStringList texts;
    QByteArrayView frames = transcript.frame();
    const QByteArray text = websocket::takeText(frames)->toByteArray();
    const QJsonArray messages = QJsonDocument::fromJson(text).object().value(u"messages"_s).toArray();
    for (const auto &message : messages)
        texts.append(message.toObject().value(u"text"_s).toString());
    return texts;
}

} // namespace

class tst_Transcript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entriesStandInTheirOrderHoweverTheyCame();
    void whatIsChangedOrGoneIsSoForWhoComesNext();
    void theNewestAreKept();
};

// S3.7
void tst_Transcript::entriesStandInTheirOrderHoweverTheyCame()
{
    Transcript transcript;
    for (const int seq : {3, 1, 2})
        transcript.put(at(seq), entryOf(QString::number(seq)));
    QCOMPARE(textsIn(transcript), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
}

// S3.25
void tst_Transcript::whatIsChangedOrGoneIsSoForWhoComesNext()
{
    Transcript transcript;
    transcript.put(at(1), entryOf(u"one"_s));
    transcript.put(at(2), entryOf(u"two"_s));
    QCOMPARE(textsIn(transcript).size(), 2);
    transcript.replace(at(2), entryOf(u"two, edited"_s));
    transcript.replace(at(3), entryOf(u"never there"_s));
    transcript.remove(at(1));
    QCOMPARE(textsIn(transcript), QStringList{u"two, edited"_s});
}

void tst_Transcript::theNewestAreKept()
{
    Transcript transcript;
    for (int seq = 1; seq <= 1'005; ++seq)
        transcript.put(at(seq), entryOf(QString::number(seq)));
    QCOMPARE(textsIn(transcript).size(), 1'000);
    QCOMPARE(textsIn(transcript).first(), u"6"_s);
    QVERIFY(transcript.isFull());
    Transcript large;
    const QString text(100'000, u'x');
    for (int seq = 1; seq <= 30; ++seq)
        large.put(at(seq), entryOf(text));
    QCOMPARE(textsIn(large).size(), 10);
    QVERIFY(large.frame().size() <= Transcript::kBytes + 100);
}

QTEST_GUILESS_MAIN(tst_Transcript)
#include "tst_Transcript.moc"
