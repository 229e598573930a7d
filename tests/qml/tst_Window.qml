// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab
import Confab.Models
import Confab.Theme
import "Scenes.js" as Scenes
import "Tree.js" as Tree

TestCase {
    id: root

    property Main window

    name: "Window"
    when: windowShown

    Component {
        id: windowType

        Main {
        }
    }

    function init() {
        App.page = App.Chat;
        App.calls = [];
        App.settings.themeMode = Settings.Light;
        App.settings.membersShown = false;
        App.settings.sidebarCollapsed = false;
        App.settings.reducedMotion = true;
        App.settings.textScale = 1;
        App.room.open = true;
        App.room.calls = [];
        App.rooms.calls = [];
        App.rooms.unreadElsewhere = 0;
        App.self.guest = false;
        App.host.hosting = true;
        App.onboarding.calls = [];
        App.onboarding.errorText = "";
        App.onboarding.busy = false;
        App.connection.state = ConnectionStatus.Live;
        App.connection.text = "Live";
        App.connection.line = "";
        App.connection.waiting = 0;
        App.connection.retries = 0;
        App.connection.secondsToRetry = 0;
        App.connection.canRetry = false;
        App.room.timeline.setRows(Scenes.troubles());
        Scenes.rooms(App.rooms);
        Scenes.members(App.room.members, 0);
        open(1180, 760);
    }

    function open(width, height) {
        if (window !== null)
            window.destroy();
        window = windowType.createObject(null, { width: width, height: height });
        window.requestActivate();
        tryVerify(() => window.active);
        waitForRendering(window.contentItem);
    }

    function cleanupTestCase() {
        window.destroy();
    }

    function everything() {
        return window.contentItem.parent ?? window.contentItem;
    }

    function named(name) {
        return Tree.byName(everything(), name);
    }

    // Walks with Tab until it comes round, and collects the names of the stops.
    function stops() {
        const names = [];
        const first = window.activeFocusItem;
        for (let i = 0; i < 80; ++i) {
            keyClick(Qt.Key_Tab);
            const item = window.activeFocusItem;
            if (item === first)
                break;
            names.push(item.Accessible.name);
        }
        return names;
    }

    function checkNames(where) {
        const controls = Tree.all(everything(), (item) => item.activeFocusOnTab === true || item.clicked !== undefined);
        verify(controls.length > 2, where);
        for (const control of controls) {
            verify(control.Accessible.name !== "", where + ": no name on " + control);
            verify(control.Accessible.role !== Accessible.NoRole, where + ": no role on " + control.Accessible.name);
        }
    }

    function test_everyControlHasANameAndARole() {
        checkNames("chat");
        App.settings.membersShown = true;
        checkNames("members");
        App.page = App.Welcome;
        waitForRendering(window.contentItem);
        checkNames("welcome");
    }

    function test_everyControlOfTheDialogsHasANameAndARole_data() {
        return [
            { tag: "settings", key: Qt.Key_Comma, name: "Reduce motion" },
            { tag: "newRoom", key: Qt.Key_N, name: "Make the room" },
            { tag: "switcher", key: Qt.Key_K, name: "Go to a room or to somebody" }
        ];
    }

    function test_everyControlOfTheDialogsHasANameAndARole(data) {
        keyClick(data.key, Qt.ControlModifier);
        tryVerify(() => named(data.name) !== null);
        checkNames(data.tag);
    }

    function test_tabReachesEveryPartOfTheChatPage() {
        named("Message Lobby").forceActiveFocus(Qt.TabFocusReason);
        const names = stops();
        for (const name of ["New message or room", "Hide the sidebar", "Go to a room, a person or a command", "Lobby", "Connection: Live", "Settings", "Room menu"])
            verify(names.indexOf(name) >= 0, name + " is not among " + names.join(", "));
        verify(names.some((name) => Tree.plain(name).startsWith("Sage, 09:36")), "no message among " + names.join(", "));
    }

    function test_arrowsReachWhatCanBePressedInTheMessages() {
        named("Messages").forceActiveFocus(Qt.TabFocusReason);
        const names = [];
        for (let row = 0; row < 8; ++row) {
            for (let part = 0; part < 3; ++part) {
                keyClick(Qt.Key_Right);
                names.push(window.activeFocusItem.Accessible.name);
            }
            keyClick(Qt.Key_Up);
        }
        for (const name of ["Retry", "Discard", "Ask again"])
            verify(names.indexOf(name) >= 0, name + " is not among " + names.join(", "));
    }

    function test_tabReachesEveryPartOfTheWelcomePage() {
        App.page = App.Welcome;
        waitForRendering(window.contentItem);
        named("Your name").forceActiveFocus(Qt.TabFocusReason);
        const names = stops();
        verify(names.indexOf("Host here") >= 0, names.join(", "));
        verify(names.indexOf("Join") >= 0, names.join(", "));
    }

    function test_focusIsAlwaysVisible() {
        named("Settings").forceActiveFocus(Qt.TabFocusReason);
        const ring = Tree.find(named("Settings"), (item) => item.shown !== undefined);
        verify(ring !== null && ring.visible);
        compare(ring.border.color, Theme.accent);
    }

    function test_hostingTakesOneClick() {
        App.page = App.Welcome;
        waitForRendering(window.contentItem);
        mouseClick(named("Host here"));
        compare(App.onboarding.calls, ["hostHere Ada Lovelace"]);
    }

    function test_joiningTakesAnAddressAndAName() {
        App.page = App.Welcome;
        waitForRendering(window.contentItem);
        mouseClick(named("Join"));
        const address = Tree.find(everything(), (item) => item.placeholderText === "confab://host:8420/" && item.activeFocus);
        verify(address !== null);
        address.text = "confab://10.0.0.4:8420/";
        keyClick(Qt.Key_Return);
        compare(App.onboarding.calls.filter((call) => call.startsWith("join")), ["join confab://10.0.0.4:8420/ Ada Lovelace"]);
    }

    function test_forgettingAnAccountAsksFirst() {
        App.accounts.append({ accountId: "a1", name: "Bo", server: "host", guest: true, hosted: false, signedIn: true, initials: "B", colorIndex: 1 });
        App.page = App.Welcome;
        waitForRendering(window.contentItem);
        const entry = Tree.find(everything(), (item) => item.accountId !== undefined && item.forgetRequested !== undefined);
        verify(entry !== null);
        entry.forgetRequested();
        compare(App.onboarding.calls, []);
        tryVerify(() => named("Forget \u2068%1\u2069 on this computer?".arg(entry.name)) !== null);
        mouseClick(Tree.find(everything(), (item) => item.text === "Forget" && item.kind !== undefined && item.visible));
        compare(App.onboarding.calls, ["forget a1"]);
        App.accounts.clear();
    }

    function test_aSlowStartSaysWhatItWaitsFor() {
        App.page = App.Starting;
        tryVerify(() => Tree.find(everything(), (item) => item.text !== undefined && String(item.text).includes("key store")) !== null);
    }

    function test_errorsOfOnboardingAreShownInWords() {
        App.page = App.Welcome;
        App.onboarding.errorText = "No server answers.";
        waitForRendering(window.contentItem);
        verify(named("No server answers.") !== null);
    }

    function test_theSwitcherOpensTheRoomThatIsChosen() {
        keyClick(Qt.Key_K, Qt.ControlModifier);
        tryVerify(() => window.activeFocusItem.placeholderText === "Go to…");
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls, ["open r2"]);
    }

    function test_theSwitcherFilters() {
        keyClick(Qt.Key_F6);
        tryVerify(() => window.activeFocusItem.placeholderText === "Go to…");
        keyClick(Qt.Key_R);
        compare(App.rooms.switcher.filter, "r");
        verify(App.rooms.switcher.count < App.rooms.count);
        keyClick(Qt.Key_Escape);
        tryCompare(App.rooms.switcher, "count", 0);
    }

    function test_aNewRoomNeedsAName() {
        keyClick(Qt.Key_N, Qt.ControlModifier);
        tryVerify(() => named("Make the room") !== null);
        verify(!named("Make the room").enabled);
        tryVerify(() => window.activeFocusItem.Accessible.name === "Name");
        window.activeFocusItem.text = "Kitchen";
        keyClick(Qt.Key_Return);
        compare(App.rooms.calls, ["create Kitchen  true"]);
    }

    function test_clickingARoomOpensIt() {
        const entry = named("Release 2, 3 unread");
        verify(entry !== null);
        mouseClick(entry);
        compare(App.rooms.calls, ["open r2"]);
    }

    function test_aRoomKeepsItsNameWhenItsFirstWordsArrive() {
        const sidebar = App.rooms.sidebar;
        const row = sidebar.rowOfRoom("r2");
        sidebar.setProperty(row, "preview", "");
        sidebar.setProperty(row, "previewAuthor", "");
        const entry = named("Release 2, 3 unread");
        const title = Tree.find(entry, (item) => item.text === "Release 2");
        const middle = title.y;
        sidebar.setProperty(row, "preview", "Hello");
        sidebar.setProperty(row, "previewAuthor", "Mia");
        verify(title.y < middle);
        verify(title.height > 10);
        sidebar.setProperty(row, "preview", "");
        sidebar.setProperty(row, "previewAuthor", "");
        compare(title.y, middle);
        verify(title.height > 10);
    }

    function test_aNarrowWindowShowsOnePaneWithAWayBack() {
        open(380, 640);
        verify(named("Messages") !== null);
        compare(named("Go to a room, a person or a command"), null);
        mouseClick(named("Back to the rooms"));
        compare(App.room.calls, ["close"]);
        tryVerify(() => named("Go to a room, a person or a command") !== null);
        compare(named("Messages"), null);
    }

    function test_theSmallestWindowKeepsEverythingInside() {
        open(360, 480);
        for (const name of ["Message Lobby", "Room menu", "Back to the rooms", "Send"]) {
            const item = named(name);
            verify(item !== null, name);
            const place = item.mapToItem(window.contentItem, 0, 0);
            verify(place.x >= 0 && place.x + item.width <= 360 && place.y >= 0 && place.y + item.height <= 480, name);
        }
    }

    function test_theSidebarCollapses() {
        keyClick(Qt.Key_B, Qt.ControlModifier);
        compare(named("Go to a room, a person or a command"), null);
        mouseClick(named("Show the sidebar"));
        verify(named("Go to a room, a person or a command") !== null);
    }

    function test_theConnectionIsAlwaysInSight() {
        App.connection.state = ConnectionStatus.Offline;
        App.connection.text = "Offline";
        App.connection.line = "Offline, next try in 7 s";
        App.connection.canRetry = true;
        const pill = named("Connection: Offline, next try in 7 s");
        verify(pill !== null);
        mouseClick(pill);
        compare(App.connection.retries, 1);
    }

    function test_aWindowWithoutTheSidebarTellsWhatItTells_data() {
        return [{ tag: "narrow", width: 380, collapsed: false }, { tag: "sidebar hidden", width: 1180, collapsed: true }];
    }

    function test_aWindowWithoutTheSidebarTellsWhatItTells(data) {
        App.settings.sidebarCollapsed = data.collapsed;
        open(data.width, 640);
        const back = data.collapsed ? "Show the sidebar" : "Back to the rooms";
        verify(named("You are Ada Lovelace · This computer") !== null);
        verify(named(back) !== null);
        App.rooms.unreadElsewhere = 12;
        verify(named(back + ", 12 unread") !== null);
        App.connection.state = ConnectionStatus.Offline;
        App.connection.line = "Offline, next try in 7 s · 2 waiting";
        App.connection.canRetry = true;
        const line = named("Connection: Offline, next try in 7 s · 2 waiting");
        verify(line !== null);
        mouseClick(line);
        compare(App.connection.retries, 1);
    }

    function test_whoOneIsStandsWholeAndTheServerWhereItHasRoom_data() {
        return [{ tag: "usual text", scale: 1, text: "You are Ada Lovelace · This computer" }, { tag: "larger text", scale: 2, text: "You are Ada Lovelace" }];
    }

    function test_whoOneIsStandsWholeAndTheServerWhereItHasRoom(data) {
        App.settings.textScale = data.scale;
        open(360, 640);
        const line = Tree.find(everything(), (item) => item.naturalWidth !== undefined && Tree.plain(String(item.text)).startsWith("You are"));
        verify(line !== null);
        tryVerify(() => Tree.plain(line.text) === data.text);
        verify(!line.truncated);
        // It is told in any case.
        verify(named("You are Ada Lovelace · This computer") !== null);
    }

    function test_offlineIsToldOverTheMembersToo() {
        App.connection.state = ConnectionStatus.Offline;
        App.connection.line = "Offline";
        open(380, 640);
        verify(named("Connection: Offline") !== null);
        keyClick(Qt.Key_M, Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => named("Back to the room") !== null);
        verify(named("Connection: Offline") !== null);
    }

    function test_withoutARoomTheSidebarIsThere() {
        App.settings.sidebarCollapsed = true;
        App.room.open = false;
        open(1180, 640);
        verify(named("Go to a room, a person or a command") !== null);
    }

    function test_signingOutSaysWhatBecomesOfTheMessages_data() {
        return [
            { tag: "own server", hosting: true, guest: false, words: "stay on this computer" },
            { tag: "another's server", hosting: false, guest: false, words: "stay on the server" },
            { tag: "a guest", hosting: false, guest: true, words: "nobody can be this guest again" }
        ];
    }

    function test_signingOutSaysWhatBecomesOfTheMessages(data) {
        App.host.hosting = data.hosting;
        App.self.guest = data.guest;
        Tree.find(everything(), (item) => item.signOut !== undefined).signOut();
        tryVerify(() => named("Sign out \u2068Ada Lovelace\u2069?") !== null);
        const sentence = Tree.find(everything(), (item) => String(item.text).includes(data.words));
        verify(sentence !== null);
    }

    function test_aRoomOnThisComputerSaysSo() {
        mouseClick(named("Only on this computer"));
        tryVerify(() => named("Copy the address") !== null);
        const before = App.host.copies;
        // Beside links it stands last, where it may have to be scrolled to.
        named("Copy the address").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        compare(App.host.copies, before + 1);
    }

    function test_theTextColumnStopsGrowing() {
        open(1600, 700);
        const row = Tree.find(everything(), (item) => item.columnWidth !== undefined && item.width > 800);
        compare(row.columnWidth, 760);
    }

    function test_typingNeverMovesTheTimeline() {
        const list = named("Messages");
        const before = list.height;
        App.room.typingText = "Bo is typing…";
        waitForRendering(window.contentItem);
        compare(list.height, before);
        verify(named("Bo is typing…") !== null);
        App.room.typingText = "";
    }

    function test_settingsChangeThemeAndTextSize() {
        keyClick(Qt.Key_Comma, Qt.ControlModifier);
        tryVerify(() => named("Dark") !== null);
        waitForRendering(window.contentItem);
        mouseClick(named("Dark"));
        compare(Theme.dark, true);
        mouseClick(named("150 %"));
        compare(Theme.textScale, 1.5);
        App.settings.textScale = 1;
    }

    function test_theRoomOneWritesInStaysInSightWhenItGoesToTheTop() {
        for (let i = 0; i < 40; ++i)
            App.rooms.append(Object.assign({}, App.rooms.get(1), { roomId: "more" + i, name: "Room " + i }));
        const sidebar = App.rooms.sidebar;
        const first = sidebar.rowOfRoom("r1");
        const last = sidebar.rowOfRoom("more39");
        const list = Tree.find(window.contentItem, (item) => item.heldId !== undefined && item.reveal !== undefined);
        list.positionViewAtEnd();
        waitForRendering(window.contentItem);
        verify(list.contentY > 500);
        // Another one moves nothing.
        sidebar.currentRow = last;
        sidebar.move(first + 3, first, 1);
        waitForRendering(window.contentItem);
        verify(list.contentY > 500);
        sidebar.currentRow = first;
        sidebar.move(last, first, 1);
        waitForRendering(window.contentItem);
        verify(list.itemAtIndex(first) !== null && list.contentY <= list.itemAtIndex(first).y);
        verify(Tree.find(list, (item) => item.minimumSize !== undefined && item.steady) !== null);
    }

    function test_membersWithoutRoomBesideStandInThePlaceOfTheRoom() {
        App.settings.textScale = 2;
        window.width = 1180;
        waitForRendering(window.contentItem);
        keyClick(Qt.Key_M, Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => named("Back to the room") !== null);
        compare(named("Message Lobby"), null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => named("Message Lobby") !== null);
        App.settings.textScale = 1;
    }

    function test_theMembersOfARoomDoNotCoverTheNextOne() {
        App.settings.textScale = 2;
        window.width = 1180;
        waitForRendering(window.contentItem);
        keyClick(Qt.Key_M, Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => named("Back to the room") !== null);
        App.room.roomId = "r2";
        tryVerify(() => named("Message Lobby") !== null && named("Message Lobby").activeFocus);
        App.room.roomId = "r1";
        App.settings.textScale = 1;
    }

    function test_onesNameLeadsToTheProfile() {
        mouseClick(named("Your profile, " + App.self.name));
        tryVerify(() => named("About you (optional)") !== null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => named("About you (optional)") === null);
    }

    function test_aMessageHasTheKeyboardAgainWhenWhatItHasOpenedCloses_data() {
        return [{ tag: "menu", key: Qt.Key_Return, modifiers: Qt.NoModifier, text: "Copy", part: "triggered" }, { tag: "question", key: Qt.Key_Delete, modifiers: Qt.ControlModifier, text: "Delete", part: "kind" }];
    }

    function test_aMessageHasTheKeyboardAgainWhenWhatItHasOpenedCloses(data) {
        for (let i = 0; i < App.room.timeline.count; ++i)
            App.room.timeline.setInfo(i, { canDelete: true });
        const list = Tree.find(everything(), (item) => item.scrollByPage !== undefined && item.heldKey !== undefined);
        list.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Up);
        keyClick(Qt.Key_Up);
        const row = list.currentItem;
        verify(row.focused && row.index > 0);
        keyClick(data.key, data.modifiers);
        const open = () => Tree.find(everything(), (item) => item.text === data.text && item[data.part] !== undefined && item.visible) !== null;
        tryVerify(() => open() && !list.activeFocus);
        waitForRendering(window.contentItem);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !open());
        waitForRendering(window.contentItem);
        tryVerify(() => row.focused);
        const index = row.index;
        keyClick(Qt.Key_Up);
        tryVerify(() => list.currentIndex > index && list.activeFocus);
        compare(App.room.composer.editing, false);
    }

    function test_aKeyLeadsToTheListOfRooms_data() {
        return [{ tag: "beside the room", collapsed: false }, { tag: "put away", collapsed: true }];
    }

    function test_aKeyLeadsToTheListOfRooms(data) {
        App.settings.sidebarCollapsed = data.collapsed;
        keyClick(Qt.Key_Left, Qt.AltModifier);
        tryVerify(() => {
            for (let item = window.activeFocusItem; item !== null; item = item.parent) {
                if (item.Accessible.name === "Rooms")
                    return true;
            }
            return false;
        });
    }

    function test_whoGoesBackToTheRoomsBeginsAtTheOneTheyComeFrom() {
        App.rooms.currentId = "r3";
        open(500, 700);
        App.rooms.currentId = "";
        keyClick(Qt.Key_Left, Qt.AltModifier);
        tryVerify(() => !App.room.open);
        const list = Tree.find(everything(), (item) => item.heldId !== undefined && item.reveal !== undefined && item.visible && item.activeFocus);
        verify(list !== null, "the list of rooms has not the keyboard");
        compare(list.currentIndex, App.rooms.sidebar.rowOfRoom("r3"));
        App.rooms.currentId = "r1";
    }

    function test_theSettingsShowWhereTheKeyboardIs() {
        keyClick(Qt.Key_Comma, Qt.ControlModifier);
        tryVerify(() => named("Dark") !== null);
        tryVerify(() => Tree.find(everything(), (item) => item.around !== undefined && item.gap !== undefined && item.visible) !== null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => named("Dark") === null);
    }

    function test_keysChangeTheSizeOfTheText() {
        keyClick(Qt.Key_Plus, Qt.ControlModifier);
        compare(Theme.textScale, 1.15);
        keyClick(Qt.Key_Equal, Qt.ControlModifier);
        compare(Theme.textScale, 1.3);
        keyClick(Qt.Key_Minus, Qt.ControlModifier);
        compare(Theme.textScale, 1.15);
        keyClick(Qt.Key_0, Qt.ControlModifier);
        compare(Theme.textScale, 1);
    }

    function test_loggingOutAsksFirst() {
        keyClick(Qt.Key_Comma, Qt.ControlModifier);
        tryVerify(() => named("Sign out") !== null);
        named("Sign out").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        compare(App.calls.indexOf("logOut"), -1);
        tryVerify(() => named("Sign out \u2068Ada Lovelace\u2069?") !== null && named("Reduce motion") === null);
        mouseClick(Tree.find(everything(), (item) => item.text === "Sign out" && item.kind !== undefined && item.visible));
        verify(App.calls.indexOf("logOut") >= 0);
    }

    function test_aLinkIsShownBeforeItOpens() {
        App.links.host = "example.org";
        App.links.address = "https://example.org/a";
        App.links.pending = true;
        tryVerify(() => named("Open this link?") !== null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => App.links.calls.indexOf("cancel") >= 0);
    }

    function test_aLinkThatMisleadsIsNotOpenedByEnter_data() {
        return [
            {
                tag: "harmless",
                warning: "",
                focused: "Open"
            },
            {
                tag: "misleading",
                warning: "The text names another address.",
                focused: "Cancel"
            }
        ];
    }

    function test_aLinkThatMisleadsIsNotOpenedByEnter(data) {
        App.links.host = "example.org";
        App.links.address = "https://example.org/a";
        App.links.warning = data.warning;
        App.links.pending = true;
        tryVerify(() => named("Open this link?") !== null);
        tryVerify(() => window.activeFocusItem !== null && window.activeFocusItem.text === data.focused);
        keyClick(Qt.Key_Escape);
        tryVerify(() => named("Open this link?") === null);
        App.links.warning = "";
    }

    function test_aSiteCanBeTrustedAndThatTakenBack() {
        App.links.calls = [];
        App.links.host = "example.org";
        App.links.site = "example.org";
        App.links.address = "https://example.org/a";
        App.links.pending = true;
        tryVerify(() => named("Always open links to example.org") !== null);
        named("Always open links to example.org").toggle();
        mouseClick(named("Open"));
        tryCompare(App.links, "calls", ["open always"]);
        App.links.site = "";
        App.links.pending = true;
        tryVerify(() => named("Open this link?") !== null);
        compare(named("Always open links to "), null);
        keyClick(Qt.Key_Escape);
        App.settings.trustedSites = ["example.org", "other.test"];
        keyClick(Qt.Key_Comma, Qt.ControlModifier);
        tryVerify(() => named("Ask again for links to other.test") !== null);
        named("Ask again for links to other.test").clicked();
        compare(App.settings.trustedSites, ["example.org"]);
        App.settings.trustedSites = [];
        keyClick(Qt.Key_Escape);
    }

    function test_whatAToastTellsCanBeTakenBack() {
        App.toasts.append({ toastId: 6, text: "Sage was removed from the room.", tone: ToastModel.Info, actionText: "Undo", kept: false });
        tryVerify(() => named("Undo") !== null);
        mouseClick(named("Undo"));
        compare(App.toasts.acted, 6);
        compare(App.toasts.count, 0);
    }

    function test_theTitleSaysHowManyMessagesWait() {
        compare(window.title, "\u2068Lobby\u2069 – Confab");
        App.unread = 12;
        compare(window.title, "(12) \u2068Lobby\u2069 – Confab");
        // Letters that run the other way leave the count and the program where they are.
        App.room.name = "גינה";
        compare(window.title, "(12) \u2068גינה\u2069 – Confab");
        App.room.name = "Lobby";
        App.page = App.Welcome;
        App.unread = 0;
        compare(window.title, "Confab");
    }

    function test_theWindowThatIsTakenIntoTheTraySaysSoTheFirstTime() {
        App.background.taking = true;
        App.background.understood = 0;
        window.close();
        verify(window.visible);
        tryVerify(() => named("Confab keeps running") !== null);
        keyClick(Qt.Key_Return);
        compare(App.background.understood, 1);
        window.close();
        tryVerify(() => named("Confab keeps running") !== null);
        mouseClick(Tree.find(everything(), (item) => item.text === "Quit" && item.kind !== undefined && item.visible));
        compare(App.calls, ["quit"]);
        App.background.taking = false;
    }

    function test_whatWasDoneInADialogIsToldOverIt() {
        keyClick(Qt.Key_Comma, Qt.ControlModifier);
        tryVerify(() => named("Reduce motion") !== null);
        App.toasts.append({ toastId: 7, text: "Copied.", tone: ToastModel.Success, actionText: "Undo", kept: false });
        tryVerify(() => named("Undo") !== null);
        waitForRendering(window.contentItem);
        mouseClick(named("Undo"));
        compare(App.toasts.acted, 7);
        // The dialog is still there.
        verify(named("Reduce motion") !== null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => named("Reduce motion") === null);
    }

    function test_aShortToastOffersBesideItsWordsAndALongOneBelowThemWhereItIsNarrow_data() {
        return [{ tag: "short", width: 1180, text: "Copied.", below: false }, { tag: "short, narrow", width: 360, text: "Copied.", below: false }, { tag: "long", width: 1180, text: "word ".repeat(12), below: false }, { tag: "long, narrow", width: 320, text: "word ".repeat(12), below: true }];
    }

    function test_aShortToastOffersBesideItsWordsAndALongOneBelowThemWhereItIsNarrow(data) {
        open(data.width, 760);
        App.toasts.append({ toastId: 8, text: data.text, tone: ToastModel.Success, actionText: "Undo", kept: false });
        tryVerify(() => named("Undo") !== null);
        Tree.draw(root, window.contentItem);
        const toast = Tree.find(everything(), (item) => item.tight !== undefined && item.actionText === "Undo");
        const words = Tree.find(toast, (item) => item.text === data.text && item.wrapMode !== undefined);
        const offered = named("Undo");
        compare(offered.mapToItem(toast, 0, offered.height / 2).y > words.mapToItem(toast, 0, words.height).y, data.below);
        if (data.text === "Copied.")
            compare(words.lineCount, 1);
        mouseClick(offered);
        compare(App.toasts.count, 0);
    }

    function test_toastsCanBeDismissed() {
        App.toasts.append({ toastId: 5, text: "Copied.", tone: ToastModel.Success, actionText: "", kept: false });
        tryVerify(() => named("Copied.") !== null);
        mouseClick(named("Dismiss"));
        compare(App.toasts.count, 0);
    }
}
