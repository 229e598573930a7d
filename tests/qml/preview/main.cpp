// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Renders the views with mock models to PNG files: confab-preview DIR [scene …]

#include <QDir>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQmlContext>
#include <QQuickStyle>
#include <QQuickWindow>

using namespace Qt::StringLiterals;

class Camera : public QObject
{
    Q_OBJECT

public:
    explicit Camera(QString folder)
        : m_folder(std::move(folder))
    {
        QDir().mkpath(m_folder);
    }

    Q_INVOKABLE bool shoot(QQuickWindow *window, const QString &name)
    {
        return window->grabWindow().save(u"%1/%2.png"_s.arg(m_folder, name));
    }

private:
    QString m_folder;
};

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QQuickStyle::setStyle(u"Basic"_s);
    const QStringList arguments = app.arguments();
    Camera camera(arguments.value(1, u"preview"_s));
    QQmlApplicationEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.rootContext()->setContextProperty(u"camera"_s, &camera);
    engine.rootContext()->setContextProperty(u"wanted"_s, arguments.mid(2));
    engine.load(QUrl(u"qrc:/preview/Preview.qml"_s));
    return engine.rootObjects().isEmpty() ? 1 : app.exec();
}

#include "main.moc"
