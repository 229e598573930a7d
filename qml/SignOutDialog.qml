// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import Confab.Controls
import Confab.Models
import Confab.Theme

// What signing out takes away, and where the rest stays: that depends on whose server it is, and on the account.
ConfirmDialog {
    id: root

    readonly property string lost: App.connection.unsent > 0 ? qsTr("Drafts and what has not been sent yet (%L1) are lost.").arg(App.connection.unsent) : qsTr("Drafts are lost.")
    readonly property string kept: App.host.hosting ? qsTr("The rooms and messages stay on this computer: “Open your room” brings them back.") : App.self.guest ? qsTr("What you wrote stays on the server, but nobody can be this guest again.") : qsTr("The messages stay on the server; this computer forgets them.")

    acceptKind: AppButton.Danger
    acceptText: qsTr("Sign out")
    heading: qsTr("Sign out %1?").arg(Bidi.isolated(App.self.name))
    sentence: root.lost + " " + root.kept

    onAccepted: App.logOut()
}
