// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Calls.h"
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

//! Goes over lines of one language.
class LinePass final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    explicit LinePass(const KSyntaxHighlighting::Definition &definition)
        : m_name(definition.name())
        , m_diff(m_name == "Diff"_L1)
        , m_calls(hasCalls(m_name))
    {
        setDefinition(definition);
    }

    QList<Token> run(QStringView line, LineState &state)
    {
        m_tokens.clear();
        const auto *before = std::any_cast<KSyntaxHighlighting::State>(&state);
        state = highlightLine(line, before ? *before : KSyntaxHighlighting::State());
        if (m_diff)
            markChange(line);
        return m_calls ? withCalls(m_tokens, line) : m_tokens;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const TokenKind kind = kindOf(format, m_name);
        if (kind == TokenKind::Plain || length == 0 || m_diff)
            return;
        if (!m_tokens.isEmpty() && m_tokens.last().kind == kind && m_tokens.last().end() == offset)
            m_tokens.last().length += length;
        else
            m_tokens.append({offset, length, kind});
    }

private:
    void markChange(QStringView line)
    {
        if (line.startsWith(u'+') || line.startsWith(u'-'))
            m_tokens.append({0, int(line.size()), line.front() == u'+' ? TokenKind::Added : TokenKind::Removed});
        else if (line.startsWith("@@"_L1))
            m_tokens.append({0, int(line.size()), TokenKind::Meta});
    }

    QList<Token> m_tokens;
    const QString m_name;
    const bool m_diff;
    const bool m_calls;
};

class SyntaxHighlighter final : public Highlighter
{
public:
    SyntaxHighlighter() { m_repository.addCustomSearchPath(u":/confab/highlighting"_s); }

    QList<Token> lineTokens(const QString &language, QStringView line, LineState &state) override
    {
        const std::shared_ptr<LinePass> pass = find(language);
        return pass ? pass->run(line, state) : QList<Token>();
    }

private:
    std::shared_ptr<LinePass> find(const QString &language)
    {
        if (language.isEmpty())
            return {};
        const auto known = m_found.constFind(language);
        if (known != m_found.cend())
            return *known;
        KSyntaxHighlighting::Definition definition = m_repository.definitionForName(definitionName(language));
        if (!definition.isValid())
            definition = m_repository.definitionForFileName(u"code."_s + language);
        const auto pass = definition.isValid() ? std::make_shared<LinePass>(definition) : nullptr;
        // Names come from messages: remember some, not all.
        if (m_found.size() < 200)
            m_found.insert(language, pass);
        return pass;
    }

    KSyntaxHighlighting::Repository m_repository;
    QHash<QString, std::shared_ptr<LinePass>> m_found;
};

} // namespace

std::unique_ptr<Highlighter> makeHighlighter()
{
    return std::make_unique<SyntaxHighlighter>();
}

} // namespace confab::markdown
