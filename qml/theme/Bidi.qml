// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
pragma Singleton

import QtQml

// Names in sentences: letters that run the other way keep to themselves, and so do the quotes and full stops around them.
QtObject {
    // As it is put into a sentence; empty stays empty. For what is shown, not for what is copied or sent.
    function isolated(text: string): string {
        return text === "" ? "" : "\u2068" + text + "\u2069";
    }
}
