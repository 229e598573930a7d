// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/FontFallbacks.h"
#include "PaintedPictures.h"

#include <QGuiApplication>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QtQuickTest>

using namespace Qt::StringLiterals;

//! Runs the tst_*.qml files against the real view modules and the mock models.
class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable()
    {
        QQuickStyle::setStyle(u"Basic"_s);
        confab::markdown::completeFonts({u"Inter"_s, u"JetBrains Mono"_s});
    }
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(u"qrc:/qt/qml"_s);
        engine->addImageProvider(u"pictures"_s, new confab::tests::PaintedPictures);
    }
};

QUICK_TEST_MAIN_WITH_SETUP(views, Setup)

#include "tst_views.moc"
