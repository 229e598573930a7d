// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Options.h"

#include <QCommandLineParser>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace confab {

Options Options::parse(const QStringList &arguments)
{
    const QCommandLineOption data(
        u"data"_s, u"Keep everything in DIR, and nothing in the user's data folder or key store."_s, u"DIR"_s);
    const QCommandLineOption server(u"server"_s, u"Join the room server at ADDRESS as a guest."_s, u"ADDRESS"_s);
    const QCommandLineOption open(u"open"_s, u"Open the form that joins the room server at ADDRESS, as a link does."_s,
                                  u"ADDRESS"_s);
    const QCommandLineOption name(u"name"_s, u"The name to join or host with."_s, u"NAME"_s);
    const QCommandLineOption hostHere(u"host-here"_s, u"Host a room in this app at once."_s);
    const QCommandLineOption demo(u"demo"_s, u"Host a room with a conversation and two scripted people in it."_s);
    const QCommandLineOption screenshot(u"screenshot"_s, u"Render the main views to PNG files in DIR, and end."_s,
                                        u"DIR"_s);
    const QCommandLineOption theme(u"theme"_s, u"Use this look: light or dark."_s, u"LOOK"_s);
    const QCommandLineOption stay(
        u"stay-signed-in"_s, u"Where no key store is used, keep the sign-in in a file that only this user can read."_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"A chat room for people and AI agents."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({data, server, open, name, hostHere, stay, demo, screenshot, theme});
    parser.addPositionalArgument(
        u"address"_s, u"The same as --server. A link that invites shows the form, unless --name says who comes."_s,
        u"[address]"_s);
    // From a menu of applications the launcher's entry starts the program with no address behind it.
    QStringList given = arguments;
    if (given.last() == "--open"_L1)
        given.removeLast();
    parser.process(given);

    Options options;
    options.data = parser.value(data);
    options.start.server = parser.value(server);
    if (options.start.server.isEmpty() && !parser.positionalArguments().isEmpty())
        options.start.server = parser.positionalArguments().first();
    if (parser.isSet(open)) {
        options.start.server = parser.value(open);
        options.start.ask = true;
    }
    options.start.name = parser.value(name);
    options.staySignedIn = parser.isSet(stay);
    options.demo = parser.isSet(demo);
    options.screenshots = parser.value(screenshot);
    options.start.hostHere = parser.isSet(hostHere) || options.demo;
    options.theme = parser.value(theme);
    if (!options.theme.isEmpty() && options.theme != "light"_L1 && options.theme != "dark"_L1) {
        std::fputs("confab: --theme is light or dark\n", stderr);
        std::exit(2);
    }
    return options;
}

} // namespace confab
