// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Screenshots.h"

#include "client/Workspace.h"
#include "platform/Attendance.h"

#include <QDir>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace confab {

namespace {
constexpr int kPollMs = 40;
constexpr int kGiveUpMs = 60'000;
constexpr QSize kWide(1180, 760);
constexpr QSize kNarrow(400, 760);
} // namespace

Screenshots::Screenshots(QQuickWindow &window, models::App &app, hosting::LocalServer &server, QString folder)
    : m_window(window)
    , m_app(app)
    , m_server(server)
    , m_folder(std::move(folder))
{
    m_timer.setInterval(kPollMs);
    connect(&m_timer, &QTimer::timeout, this, &Screenshots::wait);
}

Screenshots::~Screenshots() = default;

void Screenshots::start()
{
    QDir().mkpath(m_folder);
    m_app.settings()->setReducedMotion(true);
    m_app.settings()->setThemeMode(models::Settings::Light);
    m_window.resize(kWide);
    m_views = views();
    next();
}

QList<Screenshots::View> Screenshots::views()
{
    const auto always = [] { return true; };
    const auto theme = [this](models::Settings::ThemeMode mode) {
        return [this, mode] { m_app.settings()->setThemeMode(mode); };
    };
    return {
        {u"welcome"_s, [] {}, [this] { return m_app.page() == models::App::Welcome; }, 600},
        {u"first-answer"_s, [this] { host(); }, [this] { return isSeeded() && hasRunningAnswer(300); }, 0},
        {u"library"_s, [this] { openRoom(u"Street library"_s); }, always, 900},
        {u"conversation"_s, [this] { openRoom(u"Lobby"_s); }, [this] { return m_demo->isQuiet(); }, 1'200},
        {u"streaming"_s,
         [this] {
             openRoom(u"Lobby"_s);
             m_app.room()->composer()->setText(u"@Sage how does a websocket differ from plain requests?"_s);
             m_app.room()->composer()->send();
         },
         [this] { return hasRunningAnswer(160); }, 0},
        {u"dark"_s, theme(models::Settings::Dark), [this] { return !hasRunningAnswer(0); }, 900},
        {u"members"_s,
         [this, theme] {
             theme(models::Settings::Light)();
             m_app.settings()->setMembersShown(true);
         },
         always, 900},
        {u"narrow"_s,
         [this] {
             m_app.settings()->setMembersShown(false);
             m_window.resize(kNarrow);
         },
         always, 900},
        {u"empty"_s,
         [this] {
             m_window.resize(kWide);
             m_app.rooms()->create(u"Garden plans"_s, u"What to plant, and where"_s, true);
         },
         [this] { return m_app.room()->name() == "Garden plans"_L1; }, 900},
        {u"offline"_s,
         [this] {
             openRoom(u"Lobby"_s);
             m_server.stop();
         },
         [this] { return m_app.connection()->state() == models::ConnectionStatus::Offline; }, 300},
        {u"offline-waiting"_s,
         [this] {
             m_app.room()->composer()->setText(u"I'll bring the blue paint on Sunday."_s);
             m_app.room()->composer()->send();
         },
         always, 600},
    };
}

void Screenshots::host()
{
    m_app.onboarding()->hostHere(u"Ada"_s);
}

bool Screenshots::isSeeded()
{
    if (m_demo)
        return m_demo->isSeeded() && m_app.room()->name() == "Lobby"_L1;
    client::Workspace *workspace = m_app.workspace();
    if (workspace && workspace->connection().isLive() && m_app.room()->isOpen()) {
        m_demo = std::make_unique<hosting::Demo>(*workspace);
        connect(m_demo.get(), &hosting::Demo::failed, this,
                [](const QString &text) { QTextStream(stderr) << "confab: " << text << Qt::endl; });
        m_demo->start();
    }
    return false;
}

//! An answer in the open room that is being written and has at least so many characters.
bool Screenshots::hasRunningAnswer(int characters) const
{
    const models::TimelineModel &timeline = *m_app.room()->timeline();
    for (int row = 0; row < qMin(timeline.rowCount(), 8); ++row) {
        const QModelIndex index = timeline.index(row);
        if (index.data(models::TimelineModel::AnswerRole).value<models::AnswerInfo>().running &&
            index.data(models::TimelineModel::ContentRole).toString().size() >= characters)
            return true;
    }
    return false;
}

void Screenshots::openRoom(const QString &name)
{
    if (const auto room = hosting::roomNamed(*m_app.workspace(), name))
        m_app.rooms()->open(room->toString());
}

void Screenshots::next()
{
    if (m_views.isEmpty()) {
        Q_EMIT finished(true);
        return;
    }
    m_app.attendance().noteSign(); // the pictures are of somebody at work
    m_views.first().prepare();
    m_since.start();
    m_timer.start();
}

void Screenshots::wait()
{
    if (m_views.first().isReady()) {
        m_timer.stop();
        QTimer::singleShot(m_views.first().restMs, this, &Screenshots::grab);
    } else if (m_since.elapsed() > kGiveUpMs) {
        m_timer.stop();
        QTextStream(stderr) << "confab: the view " << m_views.first().name << " did not come up" << Qt::endl;
        Q_EMIT finished(false);
    }
}

void Screenshots::grab()
{
    const QString path = QDir(m_folder).filePath(m_views.takeFirst().name + ".png"_L1);
    if (!m_window.grabWindow().save(path)) {
        QTextStream(stderr) << "confab: " << path << " can't be written" << Qt::endl;
        Q_EMIT finished(false);
        return;
    }
    QTextStream(stdout) << path << Qt::endl;
    next();
}

} // namespace confab
