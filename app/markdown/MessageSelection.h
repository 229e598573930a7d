// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "CopiedText.h"
#include "MessageBlocks.h"
#include "SelectableParts.h"
#include "TextRange.h"

#include <QObject>
#include <QPointer>
#include <QQuickItem>

#include <memory>

namespace confab::markdown {

class SelectionGuard;

//! What is selected of one message, from wherever it was begun to wherever it was led, over all that it is drawn by.
//! It lasts while the message is in sight and says there what it said; one that grows keeps it.
class MessageSelection : public QObject
{
    Q_OBJECT
    Q_PROPERTY(confab::markdown::MessageBlocks *blocks READ blocks WRITE setBlocks NOTIFY blocksChanged FINAL)
    Q_PROPERTY(QQuickItem *view READ view WRITE setView NOTIFY viewChanged FINAL)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY rangeChanged FINAL)

public:
    //! What is selected at least.
    enum class Grain { Character, Word, Paragraph };

    explicit MessageSelection(QObject *parent = nullptr);
    ~MessageSelection() override;

    MessageBlocks *blocks() const { return m_blocks; }
    void setBlocks(MessageBlocks *blocks);
    //! What shows the message. With the keyboard elsewhere, the selection ends.
    QQuickItem *view() const { return m_view; }
    void setView(QQuickItem *view);
    SelectableParts &parts() { return m_parts; }

    TextRange range() const;
    bool isEmpty() const { return range().isEmpty(); }
    //! Nothing is selected yet if the grain is a character.
    void begin(const TextPosition &at, Grain grain);
    //! From where it was begun.
    void extend(const TextPosition &to);
    //! The end that was led here last.
    TextPosition head() const;
    //! Leads it there, not a word more.
    void moveHead(const TextPosition &to);
    //! Whether all of a block is in it.
    Q_INVOKABLE bool covers(int block) const;
    //! Above the message its beginning, below it its end, else what is nearest to a point in the window.
    TextPosition positionNear(const QPointF &scene) const;

    Q_INVOKABLE void selectAll();
    Q_INVOKABLE void clear();
    //! What is selected.
    Q_INVOKABLE confab::markdown::CopiedText copied() const;

Q_SIGNALS:
    void blocksChanged();
    void viewChanged();
    void rangeChanged();

private:
    void set(const TextRange &anchor, const TextRange &head);
    TextRange grown(const TextPosition &at) const;
    void checkLater();
    void check();
    bool stands() const;

    QPointer<MessageBlocks> m_blocks;
    QPointer<QQuickItem> m_view;
    SelectableParts m_parts;
    TextRange m_anchor;
    TextRange m_head;
    Grain m_grain = Grain::Character;
    QList<Block> m_said; //!< when the range was set
    std::unique_ptr<SelectionGuard> m_guard;
    bool m_checking = false;
};

} // namespace confab::markdown
