// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// An address and a name; a password too for those who have an account.
Column {
    id: root

    enum Way {
        Guest,
        SignIn,
        Register
    }

    // Why it is shown.
    enum Reason {
        // A link or an address leads here.
        Given,
        // So does the last address, for want of another.
        Suggested,
        // Nobody can be that guest any more.
        NewName,
        // An account wants its own.
        Password
    }

    required property OnboardingController controller
    readonly property Invitation invitation: root.controller.invitation
    property int way: JoinForm.Guest
    readonly property bool exposed: root.controller.isExposed(addressField.text)
    readonly property bool withPassword: root.asked && root.way !== JoinForm.Guest
    readonly property bool withheld: root.exposed && root.withPassword && !anyway.checked
    // A link for a new password: a page for the browser, and nothing to join.
    readonly property bool forPassword: App.isPasswordLink(addressField.text)
    readonly property bool asked: root.known === "" && !root.forPassword
    readonly property bool filled: root.forPassword || root.known !== "" || nameField.text.trim() !== "" && (!root.withPassword || passwordField.text !== "")
    // Asked for and not done, until the switch says yes.
    property bool heldBack: false
    // Who is signed in on that server already, and so is asked for nothing.
    property string known: ""
    // It is for one person: whoever else is signed in there is not meant.
    property bool personal: false
    readonly property bool invited: root.invitation.state !== Invitation.None
    readonly property string problem: root.controller.errorText !== "" ? root.controller.errorText : root.heldBack && root.withheld ? qsTr("Nothing was sent: the way to this server is not encrypted. To send the password all the same, switch that on.") : ""

    signal backRequested

    spacing: Theme.spaceL

    // From wherever in the form.
    Keys.onEnterPressed: root.submit()
    Keys.onReturnPressed: root.submit()

    TextInputField {
        id: addressField

        enabled: !root.controller.busy
        error: root.controller.addressError !== "" ? root.controller.addressError : root.invitation.errorText
        exact: true
        hint: root.forPassword ? qsTr("This link is for a new password. It opens in your browser.") : ""
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
        label: qsTr("Link or address")
        placeholder: qsTr("confab://host:8420/")
        width: parent.width

        // What was said is of another server.
        onEdited: {
            root.controller.clearErrors();
            root.look();
        }
    }

    Banner {
        iconName: "warning"
        text: qsTr("The way to this server is not encrypted: others on it can read what is written.")
        tone: Banner.Attention
        visible: root.exposed && !root.forPassword
        width: parent.width
    }

    KnownHere {
        enabled: !root.controller.busy
        name: root.known
        visible: root.known !== "" && !root.forPassword
        width: parent.width

        onOtherRequested: {
            root.known = "";
            nameField.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    TextInputField {
        id: nameField

        enabled: !root.controller.busy
        error: root.controller.nameError
        label: qsTr("Your name")
        maximumLength: 60
        placeholder: qsTr("How others see you")
        visible: root.asked
        width: parent.width

        onEdited: root.controller.clearFieldErrors()
    }

    SegmentedChoice {
        current: root.way
        enabled: !root.controller.busy
        label: qsTr("How to join")
        options: [qsTr("As a guest"), qsTr("Sign in"), qsTr("New account")]
        visible: root.asked
        width: parent.width

        onChosen: index => {
            root.way = index;
            root.controller.clearErrors();
        }
    }

    TextInputField {
        id: passwordField

        echoMode: TextInput.Password
        enabled: !root.controller.busy
        error: root.controller.passwordError
        hint: root.way === JoinForm.Register ? qsTr("At least eight characters. A sentence is best.") : ""
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        label: qsTr("Password")
        visible: root.withPassword
        width: parent.width

        onEdited: root.controller.clearFieldErrors()
    }

    AccountCode {
        id: account

        controller: root.controller
        // The link has one.
        visible: root.asked && root.way === JoinForm.Register && !root.invited
        width: parent.width
    }

    AppSwitch {
        id: anyway

        explanation: qsTr("Others can read it too. Better use one that you use nowhere else.")
        text: qsTr("Send the password unencrypted")
        visible: root.exposed && root.withPassword
        width: parent.width
    }

    AppSwitch {
        checked: root.controller.staySignedIn
        explanation: checked ? qsTr("This computer has no key store: the sign-in is kept in a file that only you can read.") : root.way === JoinForm.Guest ? qsTr("This computer has no key store: when Confab is closed, you can't be this guest again.") : qsTr("This computer has no key store: when Confab is closed, you have to sign in again.")
        text: qsTr("Stay signed in on this computer")
        visible: root.asked && !root.controller.keyStoreAvailable
        width: parent.width

        onToggled: root.controller.staySignedIn = checked
    }

    // Beside the button that it answers, where it moves no field while it comes and goes.
    Banner {
        iconName: "warning"
        text: root.problem
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    // In the order in which they stand; below each other where they don't fit beside each other.
    Grid {
        anchors.right: parent.right
        columns: backButton.implicitWidth + joinButton.implicitWidth + spacing > parent.width ? 1 : 2
        horizontalItemAlignment: Grid.AlignRight
        spacing: Theme.spaceS

        AppButton {
            id: backButton

            kind: AppButton.Quiet
            text: qsTr("Back")

            onClicked: root.backRequested()
        }

        AppButton {
            id: joinButton

            enabled: !root.controller.busy && addressField.text.trim() !== "" && root.filled
            kind: AppButton.Primary
            text: root.forPassword ? qsTr("Open in the browser") : root.known !== "" ? qsTr("Go on") : root.way === JoinForm.Guest ? qsTr("Join") : root.way === JoinForm.SignIn ? qsTr("Sign in") : qsTr("Make the account")

            onClicked: root.submit()
        }
    }

    function start(address: string, name: string, reason: int): void {
        addressField.text = address;
        nameField.text = name !== "" ? name : root.controller.suggestedName;
        passwordField.text = "";
        anyway.checked = false;
        root.heldBack = false;
        account.clear();
        root.way = reason === JoinForm.Password ? JoinForm.SignIn : JoinForm.Guest;
        root.personal = reason === JoinForm.Password || reason === JoinForm.NewName;
        root.look();
        // Nobody has said yet that they want to go there.
        if (reason === JoinForm.Suggested)
            root.known = "";
        if (root.known !== "")
            joinButton.forceActiveFocus(Qt.TabFocusReason);
        else if (reason === JoinForm.Password)
            passwordField.forceActiveFocus(Qt.OtherFocusReason);
        else if (root.invited && reason !== JoinForm.Suggested || reason === JoinForm.NewName) {
            nameField.forceActiveFocus(Qt.OtherFocusReason);
            // A name of their own is written over the one that is proposed.
            nameField.selectAll();
        } else {
            addressField.forceActiveFocus(Qt.OtherFocusReason);
            // Pasted over it comes the link that somebody has sent.
            addressField.selectAll();
        }
    }

    function look(): void {
        root.invitation.look(addressField.text);
        root.known = root.personal ? "" : root.controller.signedInAs(addressField.text);
    }

    function submit(): void {
        if (root.forPassword)
            return App.openAddress(addressField.text);
        root.heldBack = root.withheld;
        if (root.withheld) {
            anyway.forceActiveFocus(Qt.OtherFocusReason);
            return;
        }
        const address = addressField.text.trim();
        const name = nameField.text.trim();
        if (root.known !== "")
            root.controller.goOn(address);
        else if (root.way === JoinForm.Guest)
            root.controller.join(address, name);
        else if (root.way === JoinForm.SignIn)
            root.controller.signIn(address, name, passwordField.text);
        else
            root.controller.registerAccount(address, name, passwordField.text, account.code);
    }
}
