// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/MarkdownParser.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

//! Addresses that stand in a text as they are.
class tst_Autolinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreLinks_data();
    void addressesAreLinks();
    void whatIsNoAddressIsText_data();
    void whatIsNoAddressIsText();
    void nothingInAnAddressIsMarkup();
};

namespace {

QList<std::pair<QString, QString>> linksOfFirstRow(const QString &text)
{
    QList<std::pair<QString, QString>> links;
    const RichText content = parse(text).first().content;
    for (const Span &span : content.spans) {
        if (span.formats.testFlag(Link))
            links.append({content.text.sliced(span.start, span.length), span.url});
    }
    return links;
}

} // namespace

void tst_Autolinks::addressesAreLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *name, const QString &text, const QString &label, const QString &url = {}) {
        QTest::newRow(name) << text << label << (url.isEmpty() ? label : url);
    };
    row("a host without a dot", u"at http://localhost:3000/x now"_s, u"http://localhost:3000/x"_s);
    row("www", u"www.example.org"_s, u"www.example.org"_s, u"http://www.example.org"_s);
    row("capitals", u"HTTPS://EXAMPLE.ORG/X"_s, u"HTTPS://EXAMPLE.ORG/X"_s, u"https://example.org/X"_s);
    row("IPv6", u"http://[::1]:3000/x"_s, u"http://[::1]:3000/x"_s);
    row("letters of all languages", u"https://m\u00FCnchen.example/x"_s, u"https://m\u00FCnchen.example/x"_s,
        u"https://xn--mnchen-3ya.example/x"_s);
    row("a server", u"join confab://10.0.0.5:8420/"_s, u"confab://10.0.0.5:8420/"_s);
    row("a server by TLS", u"join confabs://10.0.0.5:8420/i/x?k=y"_s, u"confabs://10.0.0.5:8420/i/x?k=y"_s);
    row("after Chinese", u"\u8BBF\u95EEhttps://example.org/a"_s, u"https://example.org/a"_s);
    row("before a Chinese comma", u"https://example.org/a\uFF0C\u8C22\u8C22"_s, u"https://example.org/a"_s);
    row("in quotes", u"\"https://example.org/d\""_s, u"https://example.org/d"_s);
    row("in brackets", u"[https://example.org/z]"_s, u"https://example.org/z"_s);
    row("in round brackets", u"(https://example.org/z)"_s, u"https://example.org/z"_s);
    row("with round brackets", u"https://example.org/z_(y)"_s, u"https://example.org/z_(y)"_s);
    row("an argument", u"get(https://example.org/z);"_s, u"https://example.org/z"_s);
    row("a full stop", u"See https://example.org/z."_s, u"https://example.org/z"_s);
    row("an entity", u"https://example.org/z&copy;"_s, u"https://example.org/z"_s);
    row("a bar", u"https://example.org/a|b"_s, u"https://example.org/a|b"_s, u"https://example.org/a%7Cb"_s);
    row("who signs in", u"https://user@example.com/x"_s, u"https://user@example.com/x"_s);
    row("a mail", u"to ada@example.org, please"_s, u"ada@example.org"_s, u"mailto:ada@example.org"_s);
    row("a mail with its scheme", u"Contact: mailto:ada@example.org."_s, u"mailto:ada@example.org"_s);
    row("a scheme in capitals", u"(MAILTO:ada@example.org)"_s, u"MAILTO:ada@example.org"_s,
        u"mailto:ada@example.org"_s);
    row("a longer word before a mail", u"xmailto:ada@example.org"_s, u"ada@example.org"_s, u"mailto:ada@example.org"_s);
    row("in bold", u"**https://example.org/z**"_s, u"https://example.org/z"_s);
}

void tst_Autolinks::addressesAreLinks()
{
    QFETCH(QString, text);
    QFETCH(QString, label);
    QFETCH(QString, url);
    const auto links = linksOfFirstRow(text);
    QCOMPARE(links.size(), 1);
    QCOMPARE(links.first().first, label);
    QCOMPARE(links.first().second, url);
}

void tst_Autolinks::whatIsNoAddressIsText_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"http://"_s, u"xhttp://a.example"_s, u"www.a"_s, u"awww.a.example"_s, u"a@b"_s,
                                u"@ada@b"_s, u"file:///etc/passwd"_s, u"javascript://a.example/%0Aalert(1)"_s,
                                u"std::string"_s, u"https://?x"_s, u"a@b..c"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void tst_Autolinks::whatIsNoAddressIsText()
{
    QFETCH(QString, text);
    QVERIFY(linksOfFirstRow(text).isEmpty());
    QCOMPARE(parse(text).first().content.text, text);
}

void tst_Autolinks::nothingInAnAddressIsMarkup()
{
    const RichText text = parse(u"https://a.example/_next/*x*/~~y~~/$a$ and *b*"_s).first().content;
    QCOMPARE(text.text, u"https://a.example/_next/*x*/~~y~~/$a$ and b"_s);
    QCOMPARE(text.spans.size(), 2);
    QCOMPARE(text.spans.first().length, int(u"https://a.example/_next/*x*/~~y~~/$a$"_s.size()));
}

QTEST_GUILESS_MAIN(tst_Autolinks)
#include "tst_Autolinks.moc"
