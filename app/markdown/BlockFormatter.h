// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"
#include "FormatRuns.h"
#include "Links.h"
#include "TextLook.h"

#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>

class QTextDocument;

namespace confab::markdown {

//! Owns what stands in a read-only TextEdit: characters and character formats, set by cursor, never as a markup string.
//! Only what changed is touched, so that selection and layout survive while a text grows.
class BlockFormatter : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QQuickTextDocument *document READ document WRITE setDocument NOTIFY documentChanged FINAL)
    Q_PROPERTY(confab::markdown::RichText content READ content WRITE setContent NOTIFY contentChanged FINAL)
    Q_PROPERTY(int linkCount READ linkCount NOTIFY linksChanged FINAL)
    Q_PROPERTY(confab::markdown::TextLook *look READ look WRITE setLook NOTIFY lookChanged FINAL)
    Q_PROPERTY(qreal lineHeight READ lineHeight WRITE setLineHeight NOTIFY lineHeightChanged FINAL)

public:
    explicit BlockFormatter(QObject *parent = nullptr);

    QQuickTextDocument *document() const { return m_document; }
    void setDocument(QQuickTextDocument *document);
    RichText content() const { return m_content; }
    void setContent(const RichText &content);
    //! Of those that the keyboard stops at, in what is shown.
    int linkCount() const { return int(m_links.size()); }
    Q_INVOKABLE confab::markdown::LinkPlace link(int index) const { return m_links.value(index); }
    TextLook *look() const { return m_look; }
    void setLook(TextLook *look);
    //! In px; 0: the font's own.
    qreal lineHeight() const { return m_lineHeight; }
    void setLineHeight(qreal height);

    //! What the reader saw of the link to `url`.
    Q_INVOKABLE QString labelOf(const QString &url) const;

    //! To be called when the TextEdit is complete: until then it lays out what it has again and again.
    Q_INVOKABLE void start();

Q_SIGNALS:
    void documentChanged();
    void contentChanged();
    void linksChanged();
    void lookChanged();
    void lineHeightChanged();

private:
    void apply();
    void reapply();
    void setLinks(const QList<LinkPlace> &links);
    void applyLineHeight(QTextDocument *document);
    int applyText(QTextDocument *document);
    void applyFormats(QTextDocument *document, int unchanged);
    void applyIndents(QTextDocument *document);
    void shapeJoinedLetters(QTextDocument &document, const QList<FormatRun> &runs, int from);
    void thickenEastAsianLetters(QTextDocument &document, const QList<FormatRun> &runs, int from);

    QPointer<QQuickTextDocument> m_document;
    QPointer<TextLook> m_look;
    RichText m_content;
    qreal m_lineHeight = 0;
    QString m_shownText;
    QList<LinkPlace> m_links;
    QList<FormatRun> m_shownRuns;
    bool m_started = false;
    bool m_indented = false; // some paragraph
};

} // namespace confab::markdown
