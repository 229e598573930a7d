// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ConfigFile.h"

#include <QHash>
#include <QRegularExpression>

#include <optional>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

QString unquoted(const QString &value, const QString &quotes)
{
    const bool isQuoted = value.size() >= 2 && quotes.contains(value.front()) && value.front() == value.back();
    return isQuoted ? value.sliced(1, value.size() - 2) : value;
}

//! What both kinds of file have in common: lines with numbers, comments, and names that may not stand twice.
class LineReader
{
public:
    explicit LineReader(const QString &source)
        : m_source(source)
    {
    }

    //! Calls read(line, number) for each line that is no comment.
    template <class Read>
    ConfigText run(const QString &text, Read read)
    {
        const QStringList lines = text.split(u'\n');
        for (m_line = 1; m_line <= lines.size(); ++m_line) {
            const QString line = lines[m_line - 1].trimmed();
            if (!line.isEmpty() && !line.startsWith(u'#') && !line.startsWith(u';'))
                read(line);
        }
        return m_text;
    }

    void add(const QString &name, const QString &value)
    {
        if (const int before = m_seen.value(name))
            return complain(name, u"stands here for the second time, after line %1"_s.arg(before));
        m_seen.insert(name, m_line);
        m_text.lines.append({name, value, m_line});
    }
    void addSection(const QString &name) { m_text.sections.append({name, {}, m_line}); }
    void complain(const QString &name, const QString &why) { m_text.problems.append({m_source, m_line, name, why}); }

private:
    QString m_source;
    ConfigText m_text;
    QHash<QString, int> m_seen;
    int m_line = 0;
};

} // namespace

QString ConfigProblem::toString() const
{
    QString out = source;
    if (line > 0)
        out += u":%1"_s.arg(line);
    if (!key.isEmpty())
        out += u": "_s + key;
    return out + u": "_s + text;
}

ConfigText parseIni(const QString &text, const QString &source)
{
    static const QRegularExpression header(u"^\\[((?:provider|agent)\\.[^\\[\\]]+|[A-Za-z0-9.]+)\\]$"_s);
    static const QRegularExpression setting(u"^(headers\\.[A-Za-z0-9!#$%&'*+.^_`|~-]+|[A-Za-z0-9.]+)\\s*=\\s*(.*)$"_s);
    LineReader reader(source);
    std::optional<QString> section = QString(); // none: it could not be read, so nobody knows whose its settings are
    return reader.run(text, [&](const QString &line) {
        if (const auto match = header.match(line); match.hasMatch()) {
            reader.addSection(match.captured(1));
            section = match.captured(1) + u'.';
        } else if (const auto found = setting.match(line); found.hasMatch()) {
            if (section)
                reader.add(*section + found.captured(1), unquoted(found.captured(2), u"\""_s));
        } else {
            if (line.startsWith(u'['))
                section.reset();
            // The line is not repeated: it may be a secret that lost its name.
            reader.complain({}, u"this is neither a [section] nor a name = value"_s);
        }
    });
}

ConfigText parseEnv(const QString &text, const QString &source)
{
    static const QRegularExpression setting(u"^(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)$"_s);
    LineReader reader(source);
    return reader.run(text, [&](const QString &line) {
        const auto found = setting.match(line);
        if (!found.hasMatch())
            reader.complain({}, u"this is no NAME=value"_s);
        else if (found.captured(1).startsWith("CONFAB_"_L1))
            reader.add(found.captured(1), unquoted(found.captured(2).trimmed(), u"\"'"_s));
    });
}

} // namespace confab::host
