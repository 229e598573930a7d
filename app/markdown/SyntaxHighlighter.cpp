// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Calls.h"
#include "Highlighter.h"
#include "Languages.h"
#include "Parameters.h"
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

//! Where a line of a shell begins, and whether what it answers stands between its commands.
struct ShellState
{
    LineState command;
    bool prompted = false;
    bool goesOn = false; //!< the command above has another line
};

//! "$ ", "% " and "ada@host:~$ " before a command; "# " is a comment more often.
qsizetype promptLength(QStringView line)
{
    if (line.startsWith("$ "_L1) || line.startsWith("% "_L1))
        return 2;
    const qsizetype at = line.indexOf(u'@');
    const qsizetype space = line.indexOf(u' ');
    const bool names = at > 0 && space > at + 1 && QStringView(u"$#%").contains(line[space - 1]);
    return names ? space + 1 : 0;
}

//! Goes over lines of one language.
class LinePass final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    explicit LinePass(const KSyntaxHighlighting::Definition &definition)
        : m_name(definition.name())
        , m_diff(m_name == "Diff"_L1)
        , m_shell(m_name == "Bash"_L1 || m_name == "Zsh"_L1 || m_name == "Fish"_L1)
        , m_parameters(m_name == "PowerShell"_L1)
        , m_calls(hasCalls(m_name))
    {
        setDefinition(definition);
    }

    QList<Token> run(QStringView line, LineState &state) { return m_shell ? session(line, state) : words(line, state); }

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
    //! Behind the first prompt, what has none is no command but what one has said.
    QList<Token> session(QStringView line, LineState &state)
    {
        const auto *before = std::any_cast<ShellState>(&state);
        ShellState shell = before ? *before : ShellState();
        const qsizetype prompt = promptLength(line);
        if (prompt > 0)
            shell = {{}, true, false};
        else if (shell.prompted && !shell.goesOn)
            return {};
        QList<Token> tokens = words(line.sliced(prompt), shell.command);
        for (Token &token : tokens)
            token.start += int(prompt);
        if (prompt > 0)
            tokens.prepend({0, int(prompt), TokenKind::Comment});
        shell.goesOn = line.endsWith(u'\\');
        state = shell;
        return tokens;
    }

    QList<Token> words(QStringView line, LineState &state)
    {
        m_tokens.clear();
        const auto *before = std::any_cast<KSyntaxHighlighting::State>(&state);
        state = highlightLine(line, before ? *before : KSyntaxHighlighting::State());
        if (m_diff)
            markChange(line);
        return m_calls ? withCalls(m_tokens, line) : m_parameters ? withParameters(m_tokens, line) : m_tokens;
    }

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
    const bool m_shell;
    const bool m_parameters;
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
