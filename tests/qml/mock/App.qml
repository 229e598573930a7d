// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
pragma Singleton
import QtQml

// Stands where the app's entry point stands; every value can be set by a test.
QtObject {
    id: root

    enum Page { Starting, Welcome, Joining, Chat }

    property int page: 3
    property bool signInKept: false
    property string serverName: "This computer"
    property string version: "0.1.0"
    property OnboardingController onboarding: OnboardingController {}
    property AccountListModel accounts: AccountListModel {}
    property OwnPerson self: OwnPerson {}
    property ConnectionStatus connection: ConnectionStatus {}
    property HostInfo host: HostInfo {}
    property RoomListModel rooms: RoomListModel {}
    property CurrentRoom room: CurrentRoom {}
    property DirectoryModel directory: DirectoryModel {}
    property NewMessage newMessage: NewMessage {}
    property Invitation invitation: Invitation {}
    property PersonCard person: PersonCard {}
    property Profile profile: Profile {}
    property ServerOptions server: ServerOptions {}
    property Settings settings: Settings {}
    property ToastModel toasts: ToastModel {}
    property LinkOpener links: LinkOpener {}
    property Departure departure: Departure {}
    property Background background: Background {}
    property NoticeSettings noticeSettings: NoticeSettings {}
    property EmojiListModel emoji: EmojiListModel {}
    property int unread: 0
    property var calls: []

    signal addressOffered(string address)

    function logOut() { root.calls.push("logOut"); }
    function leaveFor(address: string) { root.calls.push("leaveFor " + address); }
    function openAddress(address: string) { root.calls.push("openAddress " + address); }
    function isAddress(text: string): bool { return text.includes("://"); }
    function isPasswordLink(text: string): bool { return text.includes("/reset#"); }
    function switchAccount() { root.calls.push("switchAccount"); }
    function quit() { root.calls.push("quit"); }
    function setWindowActive(active: bool) {}
}
