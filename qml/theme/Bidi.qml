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

    // A sentence with several names in the places of %1, %2 and so on. A chain of arg() would look for the second
    // place within the first name.
    function sentence(words: string, names: var): string {
        return words.replace(/%(\d)/g, (place, number) => isolated(names[number - 1]));
    }
}
