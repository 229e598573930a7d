// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Texts.h"
#include "Window.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace confab::bench;

namespace {

constexpr int kStep = 8;        //!< characters an update
constexpr int kBetween = 512;   //!< where nothing is measured
constexpr int kMeasured = 1024; //!< characters around 1 KB, and the last of the text
constexpr int kAll = 4;         //!< portions that a reader gets who asks for all

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

double quantile(QList<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values.value(qMin(qsizetype(double(values.size()) * part), values.size() - 1));
}

void write(const QString &kind, const QString &name, double milliseconds)
{
    out() << kind << '\t' << name << '\t' << QString::number(milliseconds, 'f', 3) << Qt::endl;
}

void writeAnswer(Window &window, const Text &answer, bool every)
{
    constexpr int kFirst = 1024 - kMeasured / 2;
    QList<double> early;
    QList<double> late;
    QList<double> all;
    window.begin();
    for (qsizetype length = kStep; length <= answer.text.size();) {
        const double took = window.update(answer.text.first(length));
        const bool isEarly = length >= kFirst && length < kFirst + kMeasured;
        const bool isLate = length > answer.text.size() - kMeasured;
        all.append(took);
        if (isEarly)
            early.append(took);
        if (isLate)
            late.append(took);
        const qsizetype next = every || isEarly || isLate || length < kFirst ? kStep : kBetween;
        const qsizetype lastPart = answer.text.size() - kMeasured + kStep;
        length = length < lastPart ? qMin(length + next, lastPart) : length + next;
    }
    write(u"median at 1 KB"_s, answer.name, quantile(early, 0.5));
    write(u"p99 at 1 KB"_s, answer.name, quantile(early, 0.99));
    write(u"median at 32 KB"_s, answer.name, quantile(late, 0.5));
    write(u"p99 at 32 KB"_s, answer.name, quantile(late, 0.99));
    if (every)
        write(u"p99 of all"_s, answer.name, quantile(all, 0.99));
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(u"Basic"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"What a message of 32 KB costs the GUI thread, in ms of the processor: each "
                                     u"update while it is written in steps of "
                                     "8 characters, and its first frame. Prints lines of measure, text and figure."_s);
    parser.addHelpOption();
    const QCommandLineOption only(u"only"_s, u"Measure only texts of this name."_s, u"name"_s);
    const QCommandLineOption every(u"every"_s,
                                   u"Write the whole answer in small steps, not only where it is measured."_s);
    const QCommandLineOption part(u"part"_s, u"Measure only this: updates, frames, unfolded or all."_s, u"part"_s);
    parser.addOptions({only, every, part});
    parser.process(application);

    Window window;
    // Fonts, components and definitions are loaded once, by whatever comes first.
    const QList<Text> warmUp = messages();
    for (const Text &text : warmUp)
        window.show(text.text.first(200));
    const auto wanted = [&](const Text &text) { return !parser.isSet(only) || parser.value(only) == text.name; };
    const auto measures = [&](const QString &name) { return !parser.isSet(part) || parser.value(part) == name; };
    if (measures(u"updates"_s)) {
        for (const Text &answer : answers()) {
            if (wanted(answer))
                writeAnswer(window, answer, parser.isSet(every));
        }
    }
    for (const Text &message : messages()) {
        if (!wanted(message))
            continue;
        if (measures(u"frames"_s))
            write(u"first frame"_s, message.name, window.show(message.text));
        if (measures(u"unfolded"_s))
            write(u"first frame, unfolded"_s, message.name, window.show(message.text, kAll));
        if (measures(u"all"_s))
            write(u"all, when asked for"_s, message.name, window.showAll(message.text));
    }
    return 0;
}
