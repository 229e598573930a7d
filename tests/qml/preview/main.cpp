// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Renders the scenes of the stage to PNG files, or one scene with each of some messages.

#include "../PaintedPictures.h"
#include "markdown/FontFallbacks.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

constexpr int kRestMs = 300;
constexpr int kTooltipMs = 700;

//! Shows one scene after the other, and photographs each when it has come to rest.
class Photographer : public QObject
{
    Q_OBJECT

public:
    struct Picture
    {
        QString scene;
        QString name;
        QString answer = {}; //!< for the scene of that name
    };

    Photographer(QQuickWindow &stage, QString folder, QList<Picture> pictures)
        : m_stage(stage)
        , m_folder(std::move(folder))
        , m_pictures(std::move(pictures))
    {
        QDir().mkpath(m_folder);
    }

    void next()
    {
        if (m_pictures.isEmpty())
            return QCoreApplication::quit();
        if (!m_pictures.first().answer.isEmpty())
            m_stage.setProperty("answer", m_pictures.first().answer);
        QMetaObject::invokeMethod(&m_stage, "reset");
        QTimer::singleShot(0, this, [this] { tell("begin"); });
        QTimer::singleShot(kRestMs, this, [this] { tell("finish"); });
        QTimer::singleShot(kRestMs + kTooltipMs, this, &Photographer::shoot);
    }

private:
    void tell(const char *function)
    {
        QMetaObject::invokeMethod(&m_stage, function, Q_ARG(QString, m_pictures.first().scene));
    }
    void shoot()
    {
        m_stage.grabWindow().save(u"%1/%2.png"_s.arg(m_folder, m_pictures.takeFirst().name));
        next();
    }

    QQuickWindow &m_stage;
    QString m_folder;
    QList<Picture> m_pictures;
};

QList<Photographer::Picture> picturesOf(const QStringList &scenes)
{
    QList<Photographer::Picture> pictures;
    for (const QString &scene : scenes)
        pictures.append({scene, scene});
    return pictures;
}

QList<Photographer::Picture> picturesOfAnswers(const QStringList &files)
{
    QList<Photographer::Picture> pictures;
    for (const QString &name : files) {
        QFile file(name);
        if (file.open(QFile::ReadOnly))
            pictures.append({u"answer"_s, QFileInfo(name).completeBaseName(), QString::fromUtf8(file.readAll())});
        else
            qWarning("%s can't be read", qPrintable(name));
    }
    return pictures;
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QQuickStyle::setStyle(u"Basic"_s);
    confab::markdown::completeFonts({u"Inter"_s, u"JetBrains Mono"_s});
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption width(u"width"_s, u"Of the window, in pixels."_s, u"PX"_s, u"1180"_s);
    const QCommandLineOption height(u"height"_s, u"Of the window, in pixels."_s, u"PX"_s, u"760"_s);
    const QCommandLineOption scale(u"scale"_s, u"Of the text: 2 is 200 %."_s, u"NUMBER"_s, u"1"_s);
    const QCommandLineOption dark(u"dark"_s, u"In the dark look."_s);
    const QCommandLineOption answers(u"answers"_s, u"What follows the folder are files with an answer each."_s);
    parser.addOptions({width, height, scale, dark, answers});
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go."_s);
    parser.addPositionalArgument(u"scene"_s, u"Only these scenes."_s, u"[scene …]"_s);
    parser.process(app);

    QQmlApplicationEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.addImageProvider(u"pictures"_s, new confab::tests::PaintedPictures);
    engine.load(QUrl(u"qrc:/stage/Stage.qml"_s));
    if (engine.rootObjects().isEmpty())
        return 1;
    auto &stage = *qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    stage.resize(parser.value(width).toInt(), parser.value(height).toInt());
    stage.setProperty("scale", parser.value(scale).toDouble());
    stage.setProperty("dark", parser.isSet(dark));
    QVariant all;
    QMetaObject::invokeMethod(&stage, "names", Q_RETURN_ARG(QVariant, all));
    const QStringList arguments = parser.positionalArguments();
    const QStringList chosen = arguments.mid(1);
    Photographer photographer(stage, arguments.value(0, u"preview"_s),
                              parser.isSet(answers) ? picturesOfAnswers(chosen)
                                                    : picturesOf(chosen.isEmpty() ? all.toStringList() : chosen));
    photographer.next();
    return app.exec();
}

#include "main.moc"
