// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LoadRun.h"

#include <QCommandLineParser>
#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("confab-load"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Fills a Confab server with chatting guests, to see how many a machine carries. Start the server with "
        "--set rateLimits.enabled=false, and raise --people and --rate until p99 is more than you like."));
    parser.addHelpOption();
    const auto option = [&parser](const char *name, const char *value, const char *text) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1("N"),
                          QString::fromLatin1(value)});
    };
    option("url", "http://127.0.0.1:8420", "The server's address.");
    option("people", "100", "Guests, one connection each.");
    option("rooms", "10", "Rooms that they are dealt out to.");
    option("rate", "20", "Messages a second, in all rooms together.");
    option("seconds", "20", "How long they chat.");
    parser.process(application);
    const auto number = [&parser](const char *name) { return parser.value(QString::fromLatin1(name)).toDouble(); };
    const confab::load::Plan plan{QUrl(parser.value(QStringLiteral("url"))), qMax(1, int(number("people"))),
                                  qMax(1, int(number("rooms"))), qMax(0.1, number("rate")),
                                  qMax(1, int(number("seconds")))};
    confab::load::LoadRun run(plan);
    QObject::connect(&run, &confab::load::LoadRun::finished, &application, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    run.start();
    return application.exec();
}
