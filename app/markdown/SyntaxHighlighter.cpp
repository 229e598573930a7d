// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Highlighter.h"

#include <QHash>

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

TokenKind kindOf(KSyntaxHighlighting::Theme::TextStyle style)
{
    using Theme = KSyntaxHighlighting::Theme;
    switch (style) {
    case Theme::Keyword:
    case Theme::ControlFlow:
    case Theme::Import:
        return TokenKind::Keyword;
    case Theme::Function:
    case Theme::BuiltIn:
    case Theme::Extension:
        return TokenKind::Function;
    case Theme::DataType:
    case Theme::Attribute:
        return TokenKind::Type;
    case Theme::Char:
    case Theme::SpecialChar:
    case Theme::String:
    case Theme::VerbatimString:
    case Theme::SpecialString:
        return TokenKind::String;
    case Theme::DecVal:
    case Theme::BaseN:
    case Theme::Float:
    case Theme::Constant:
        return TokenKind::Constant;
    case Theme::Comment:
    case Theme::Documentation:
    case Theme::CommentVar:
    case Theme::Information:
        return TokenKind::Comment;
    case Theme::Preprocessor:
    case Theme::Annotation:
    case Theme::RegionMarker:
        return TokenKind::Meta;
    default:
        return TokenKind::Plain;
    }
}

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
        const TokenKind kind = kindOf(format.textStyle());
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

//! Names that fences use, where the library has another one.
QString usualName(const QString &language)
{
    static const QHash<QString, QString> names = {
        {u"c++"_s, u"C++"_s},
        {u"cc"_s, u"C++"_s},
        {u"h"_s, u"C++"_s},
        {u"hpp"_s, u"C++"_s},
        {u"sh"_s, u"Bash"_s},
        {u"shell"_s, u"Bash"_s},
        {u"console"_s, u"Bash"_s},
        {u"json"_s, u"JavaScript"_s},
        {u"jsonc"_s, u"JavaScript"_s},
        {u"patch"_s, u"Diff"_s},
        {u"yml"_s, u"YAML"_s},
        {u"golang"_s, u"Go"_s},
        {u"node"_s, u"JavaScript"_s},
        {u"mjs"_s, u"JavaScript"_s},
        {u"postgres"_s, u"SQL (PostgreSQL)"_s},
        {u"psql"_s, u"SQL (PostgreSQL)"_s},
        {u"ini"_s, u"INI Files"_s},
        {u"conf"_s, u"INI Files"_s},
        {u"php"_s, u"PHP/PHP"_s},
        {u"bat"_s, u"MS-DOS Batch"_s},
        {u"ps1"_s, u"PowerShell"_s},
        {u"make"_s, u"Makefile"_s},
        {u"nginx"_s, u"nginx Configuration"_s},
        {u"svg"_s, u"XML"_s},
    };
    return names.value(language.toLower(), language);
}

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
        KSyntaxHighlighting::Definition definition = m_repository.definitionForName(usualName(language));
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
