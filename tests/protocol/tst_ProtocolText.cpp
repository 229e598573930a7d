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

//! The form that lists what a struct consists of.
struct Outline
{
    QStringList names = {};

    void required(field::Name name, auto &, auto...) { names.append(name); }
    void given(field::Name name, auto &, auto...) { names.append(name); }
    void optional(field::Name name, auto &, auto...) { names.append(name); }
    void nullable(field::Name name, auto &, auto...) { names.append(name); }
    void erasable(field::Name name, auto &) { names.append(name); }
    void known(field::Name name, auto &) { names.append(name); }
    void constant(field::Name name, field::Name) { names.append(name); }
    void group(field::Name name, auto fields)
    {
        names.append(name);
        fields(*this);
    }
    void optionalGroup(field::Name name, bool, auto fields) { group(name, fields); }
    void refuseIf(bool, field::Name, QStringView) {}
    void atMost(field::Name, qsizetype, int Limits::*, QStringView) {}
};

template <class T>
QStringList fieldsOf()
{
    Outline outline;
    T it;
    T::describe(outline, it);
    return outline.names;
}

template <class... Alternatives>
QList<std::pair<QString, QStringList>> outlines(std::type_identity<std::variant<Alternatives...>>)
{
    return {{QString(Alternatives::kName), fieldsOf<Alternatives>()}...};
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
            QVERIFY2(hasLine({u"tests/data/wire/"_s + sample.name + u".json"_s}),
                     qPrintable(u"PROTOCOL.md does not mention tests/data/wire/%1.json"_s.arg(sample.name)));
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
            if (file.fileName().contains("/server/compat/"_L1))
                continue; // clients of other systems know nothing of ours
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
        QStringList missing;
        for (const QLatin1String name : codec::kCommandNames) {
            if (!hasLine({u"`"_s + name + u'`'}))
                missing.append(u"PROTOCOL.md has no row for the command “%1”"_s.arg(name));
        }
        for (const QLatin1String name : codec::kEventNames) {
            if (!hasLine({u"`"_s + name + u'`'}))
                missing.append(u"PROTOCOL.md has no row for the event “%1”"_s.arg(name));
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }
    void everyFieldOfACommandIsDescribed()
    {
        for (const auto &[name, fields] : outlines(std::type_identity<Command>())) {
            for (const QString &field : fields) {
                // The data is the second cell.
                const QRegularExpression row(u"^\\| `%1` \\| [^|]*\\b%2\\b"_s.arg(name, field));
                QVERIFY2(hasMatch(row),
                         qPrintable(u"in PROTOCOL.md the row of “%1” does not name “%2” in its second cell"_s
                                        .arg(name, field)));
            }
        }
    }
    void everyFieldOfAValueIsDescribed()
    {
        const QList<std::pair<QString, QStringList>> values{
            {u"user"_s, fieldsOf<User>()},
            {u"room"_s, fieldsOf<Room>()},
            {u"member"_s, fieldsOf<Member>()},
            {u"room summary"_s, fieldsOf<RoomSummary>().mid(fieldsOf<Room>().size())},
            {u"notify of a room"_s, fieldsOf<NotifyChoice>()},
            {u"directory entry"_s, fieldsOf<DirectoryEntry>()},
            {u"ban"_s, fieldsOf<Ban>()},
            {u"invite"_s, fieldsOf<Invite>()},
            {u"person"_s, fieldsOf<Person>().mid(fieldsOf<User>().size())},
            {u"sign-in of a person"_s, fieldsOf<SessionEntry>()},
            {u"server settings"_s, fieldsOf<ServerSettings>()},
            {u"audit entry"_s, fieldsOf<AuditEntry>()},
            {u"audit target"_s, fieldsOf<AuditTarget>()},
            {u"presence"_s, fieldsOf<Presence>()},
            {u"cursor"_s, fieldsOf<Cursor>()},
            {u"message"_s, fieldsOf<Message>()},
            {u"attachment"_s, fieldsOf<Attachment>()},
            {u"reaction"_s, fieldsOf<Reaction>()},
            {u"stream of a message"_s, fieldsOf<MessageStream>()},
            {u"stream part"_s, fieldsOf<StreamPart>()},
            {u"agent"_s, fieldsOf<reply::Agent>()},
        };
        for (const auto &[name, fields] : values) {
            for (const QString &field : fields) {
                const QRegularExpression row(u"^\\| %1 \\| [^|]*\\b%2\\b"_s.arg(name, field));
                QVERIFY2(hasMatch(row), qPrintable(name + u": "_s + field));
            }
        }
    }

private:
    bool hasMatch(const QRegularExpression &row) const
    {
        return std::ranges::any_of(m_lines, [&](const QString &line) { return row.match(line).hasMatch(); });
    }
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
