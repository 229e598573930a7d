// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatTwoParts.h"

namespace confab::compat::chatapp {

using namespace Qt::StringLiterals;

namespace {

//! Reads JSON that may end anywhere: what is there of a string is its beginning.
class CutJson
{
public:
    explicit CutJson(QStringView text)
        : m_text(text)
    {
    }

    bool isAtEnd() const { return m_at == m_text.size(); }
    QChar next() const { return isAtEnd() ? QChar() : m_text[m_at]; }
    void skip() { ++m_at; }
    void skipBlanks()
    {
        while (!isAtEnd() && next().isSpace())
            skip();
    }
    bool take(QChar wanted)
    {
        skipBlanks();
        if (isAtEnd() || next() != wanted)
            return false;
        skip();
        return true;
    }
    //! Behind its opening quote. `isWhole` is false where the text ends in it.
    QString string(bool *isWhole = nullptr)
    {
        QString value;
        while (!isAtEnd() && next() != u'"') {
            if (next() != u'\\')
                value += m_text[m_at++];
            else if (!escape(value))
                break;
        }
        const bool isClosed = !isAtEnd();
        if (isClosed)
            skip();
        else if (!value.isEmpty() && value.back().isHighSurrogate())
            value.chop(1); // its other half is still to come
        if (isWhole)
            *isWhole = isClosed;
        // A half of a pair that has no other one is nothing that could be told.
        return value.isValidUtf16() ? value : QString::fromUtf8(value.toUtf8());
    }
    //! To the end of a value of any kind.
    void skipValue()
    {
        int depth = 0;
        while (!isAtEnd()) {
            const QChar c = next();
            if (depth == 0 && (c == u',' || c == u'}'))
                return;
            skip();
            if (c == u'"')
                string();
            else if (c == u'{' || c == u'[')
                ++depth;
            else if (c == u'}' || c == u']')
                --depth;
        }
    }

private:
    //! False where the text ends in it: nothing is left then.
    bool escape(QString &value)
    {
        const QStringView rest = m_text.sliced(m_at + 1);
        const bool isCode = rest.startsWith(u'u');
        if (rest.size() < (isCode ? 5 : 1)) {
            m_at = m_text.size();
            return false;
        }
        if (isCode)
            value += QChar(char16_t(rest.sliced(1, 4).toUShort(nullptr, 16)));
        else
            value += meaningOf(rest[0]);
        m_at += isCode ? 6 : 2;
        return true;
    }
    static QChar meaningOf(QChar escaped)
    {
        switch (escaped.unicode()) {
        case u'n':
            return u'\n';
        case u't':
            return u'\t';
        case u'r':
            return u'\r';
        case u'b':
            return u'\b';
        case u'f':
            return u'\f';
        default:
            return escaped;
        }
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

QByteArray twoPartsSchema()
{
    return R"({"type":"object","properties":{"answer":{"type":"string"},"reason":{"type":"string"}},)"
           R"("required":["answer","reason"],"additionalProperties":false})"_qba;
}

std::optional<StructuredAnswer> twoPartsSoFar(QStringView text)
{
    CutJson json(text);
    if (!json.take(u'{'))
        return std::nullopt;
    StructuredAnswer answer;
    while (json.take(u'"')) {
        bool isWhole = false;
        const QString name = json.string(&isWhole);
        if (!isWhole || !json.take(u':'))
            break;
        const bool isText = json.take(u'"');
        if (isText && name == "answer"_L1)
            answer.answer = json.string();
        else if (isText && name == "reason"_L1)
            answer.reason = json.string();
        else if (isText)
            json.string();
        else
            json.skipValue();
        if (!json.take(u','))
            break;
    }
    return answer;
}

StructuredAnswer twoPartsOf(const QString &text)
{
    const auto parts = twoPartsSoFar(text);
    return parts && !parts->answer.isEmpty() ? *parts : StructuredAnswer{text, {}};
}

} // namespace confab::compat::chatapp
