// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/CloseCode.h"
#include "protocol/ErrorCode.h"
#include "protocol/EventNames.h"
#include "WireSamples.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace confab;
using namespace Qt::StringLiterals;

namespace {

QString textOf(Reconnect reconnect)
{
    switch (reconnect) {
    case Reconnect::Yes:
        return u"yes"_s;
    case Reconnect::AfterSignIn:
        return u"after signing in"_s;
    case Reconnect::No:
        break;
    }
    return u"no"_s;
}

} // namespace

//! Holds server/protocol/PROTOCOL.md to what the code does.
class tst_ProtocolText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(CONFAB_SOURCE_DIR "/server/protocol/PROTOCOL.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_lines = QString::fromUtf8(file.readAll()).split(u'\n');
    }
    void everySampleIsMentioned()
    {
        for (const WireSample &sample : wireSamples())
            QVERIFY2(hasLine({u"tests/data/wire/"_s + sample.name + u".json"_s}), qPrintable(sample.name));
    }
    void everySampleThatIsMentionedExists()
    {
        static const QRegularExpression mention(u"tests/data/wire/([a-z0-9-]+)\\.json"_s);
        QSet<QString> names;
        for (const WireSample &sample : wireSamples())
            names.insert(sample.name);
        auto found = mention.globalMatch(m_lines.join(u'\n'));
        QVERIFY(found.hasNext());
        while (found.hasNext()) {
            const QString name = found.next().captured(1);
            QVERIFY2(names.contains(name), qPrintable(name));
        }
    }
    void everyErrorCodeHasItsRow()
    {
        for (const ErrorInfo &info : allErrors()) {
            QVERIFY2(hasLine({u"| `"_s + info.name + u"` |"_s, u"| %1 |"_s.arg(info.httpStatus), info.text,
                              info.retryable ? u"| yes |"_s : u"| no |"_s}),
                     info.name.data());
        }
    }
    void everyCloseCodeHasItsRow()
    {
        for (const CloseInfo &info : allCloseCodes()) {
            const QString reason = info.reason.isEmpty() ? QString() : u"`%1`"_s.arg(info.reason);
            QVERIFY2(
                hasLine({u"| %1 |"_s.arg(int(info.code)), reason, u"| %1 |"_s.arg(textOf(info.reconnect)), info.text}),
                info.text.data());
        }
    }
    void whatTheServerClosesWithHasItsRow()
    {
        static const QRegularExpression close(u"CloseCode::(\\w+),\\s*(?:closereason::(\\w+)|u[\"]([^\"]*))"_s);
        int found = 0;
        QDirIterator files(QStringLiteral(CONFAB_SOURCE_DIR "/server"), {u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto closes = close.globalMatch(QString::fromUtf8(file.readAll()));
            while (closes.hasNext()) {
                const auto match = closes.next();
                found += file.fileName().endsWith("CloseCode.cpp"_L1) ? 0 : 1;
                // Any other reason of 1008 tells a client never to come back.
                QVERIFY2(match.captured(1) != u"Policy" || match.captured(3).isEmpty(), qPrintable(match.captured()));
            }
        }
        QVERIFY2(found >= 8, qPrintable(QString::number(found)));
        QVERIFY(hasLine({u"| 1001 | `restart;retryMs=N` |"_s})); // what Sockets::goodbye() says
    }
    void everyCommandAndEventIsDescribed()
    {
        for (const QLatin1String name : codec::kCommandNames)
            QVERIFY2(hasLine({u"`"_s + name + u'`'}), name.data());
        for (const QLatin1String name : codec::kEventNames)
            QVERIFY2(hasLine({u"`"_s + name + u'`'}), name.data());
    }

private:
    bool hasLine(const QStringList &parts) const
    {
        return std::ranges::any_of(m_lines, [&](const QString &line) {
            return std::ranges::all_of(parts, [&](const QString &part) { return line.contains(part); });
        });
    }

    QStringList m_lines;
};

QTEST_APPLESS_MAIN(tst_ProtocolText)
#include "tst_ProtocolText.moc"
