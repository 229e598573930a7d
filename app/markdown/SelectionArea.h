// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MessageSelection.h"
#include "SelectionKeys.h"

#include <QPointer>
#include <QQuickItem>

namespace confab::markdown {

//! Where the pointer selects what a message says. One lies over the message and takes what hits words; one lies below
//! and takes what nothing else wanted. Has the keyboard while something is selected.
class SelectionArea : public QQuickItem
{
    Q_OBJECT
    Q_PROPERTY(
        confab::markdown::MessageSelection *selection READ selection WRITE setSelection NOTIFY selectionChanged FINAL)
    Q_PROPERTY(bool wordsOnly MEMBER m_wordsOnly NOTIFY wordsOnlyChanged FINAL)
    Q_PROPERTY(bool dragging READ isDragging NOTIFY draggingChanged FINAL)

public:
    explicit SelectionArea(QQuickItem *parent = nullptr);

    MessageSelection *selection() const { return m_selection; }
    void setSelection(MessageSelection *selection);
    //! The pointer is leading the selection.
    bool isDragging() const { return m_dragging; }
    //! Where it is, in the window.
    Q_INVOKABLE QPointF pointer() const { return m_pointer; }
    //! Where the end is that a key has led on, in the window.
    Q_INVOKABLE QRectF head() const;
    //! Something else lies below the pointer than before.
    Q_INVOKABLE void follow();
    Q_INVOKABLE void copy() const;

Q_SIGNALS:
    void selectionChanged();
    void wordsOnlyChanged();
    void draggingChanged();
    //! By a key.
    void headMoved();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseUngrabEvent() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool takes(QMouseEvent *event);
    bool isThird(const QMouseEvent &press) const;
    void setDragging(bool dragging);
    void offerToPaste() const;

    QPointer<MessageSelection> m_selection;
    SelectionKeys m_keys;
    QPointer<SelectablePart> m_pressed; //!< with a link at the pointer
    QString m_link;
    QPointF m_pressedAt;
    QPointF m_pointer;
    QPointF m_doubledAt;
    quint64 m_doubled = 0; //!< when, in ms
    bool m_wordsOnly = false;
    bool m_dragging = false;
    bool m_leads = false; //!< the pointer may select
};

} // namespace confab::markdown
