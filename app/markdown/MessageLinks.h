// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Links.h"

#include <QObject>
#include <QStringList>

namespace confab::markdown {

//! The links of one message, to be chosen from a menu.
class MessageLinks : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(QStringList titles READ titles NOTIFY textChanged FINAL)

public:
    using QObject::QObject;

    QString text() const { return m_text; }
    void setText(const QString &text);
    //! Of the first few, short enough for a menu; they tell the host wherever the label doesn't.
    QStringList titles() const;

    Q_INVOKABLE QString url(int index) const { return m_links.value(index).url; }
    Q_INVOKABLE QString label(int index) const { return m_links.value(index).label; }

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
    QList<LinkPlace> m_links;
};

} // namespace confab::markdown
