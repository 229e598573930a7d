// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Highlighter.h"
#include "Languages.h"
#include "TokenKinds.h"

#include <QHash>

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

//! One pass over one text.
class Pass final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    Pass(const KSyntaxHighlighting::Definition &definition, bool diff)
        : m_diff(diff)
    {
        setDefinition(definition);
    }

    QList<Token> run(const QString &text)
    {
        KSyntaxHighlighting::State state;
        qsizetype start = 0;
        while (start <= text.size()) {
            qsizetype end = text.indexOf(u'\n', start);
            if (end < 0)
                end = text.size();
            m_lineStart = int(start);
            const QStringView line = QStringView(text).sliced(start, end - start);
            state = highlightLine(line, state);
            if (m_diff)
                markChange(line);
            start = end + 1;
        }
        return m_tokens;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const TokenKind kind = kindOf(format);
        if (kind == TokenKind::Plain || length == 0 || m_diff)
            return;
        const int start = m_lineStart + offset;
        if (!m_tokens.isEmpty() && m_tokens.last().kind == kind &&
            m_tokens.last().start + m_tokens.last().length == start)
            m_tokens.last().length += length;
        else
            m_tokens.append({start, length, kind});
    }

private:
    void markChange(QStringView line)
    {
        if (line.startsWith(u'+') || line.startsWith(u'-'))
            m_tokens.append(
                {m_lineStart, int(line.size()), line.front() == u'+' ? TokenKind::Added : TokenKind::Removed});
        else if (line.startsWith("@@"_L1))
            m_tokens.append({m_lineStart, int(line.size()), TokenKind::Meta});
    }

    QList<Token> m_tokens;
    int m_lineStart = 0;
    bool m_diff;
};

class SyntaxHighlighter final : public Highlighter
{
public:
    SyntaxHighlighter() { m_repository.addCustomSearchPath(u":/confab/highlighting"_s); }

    QList<Token> tokens(const QString &language, const QString &text) override
    {
        const KSyntaxHighlighting::Definition definition = find(language);
        if (!definition.isValid())
            return {};
        return Pass(definition, definition.name() == "Diff"_L1).run(text);
    }

private:
    KSyntaxHighlighting::Definition find(const QString &language)
    {
        if (language.isEmpty())
            return {};
        const auto known = m_found.constFind(language);
        if (known != m_found.cend())
            return *known;
        KSyntaxHighlighting::Definition definition = m_repository.definitionForName(definitionName(language));
        if (!definition.isValid())
            definition = m_repository.definitionForFileName(u"code."_s + language);
        // Names come from messages: remember some, not all.
        if (m_found.size() < 200)
            m_found.insert(language, definition);
        return definition;
    }

    KSyntaxHighlighting::Repository m_repository;
    QHash<QString, KSyntaxHighlighting::Definition> m_found;
};

} // namespace

std::unique_ptr<Highlighter> makeHighlighter()
{
    return std::make_unique<SyntaxHighlighter>();
}

} // namespace confab::markdown
