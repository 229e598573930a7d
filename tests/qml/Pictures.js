// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT

// How many pixels of a grabbed picture are red, yellow or brown: no letter, border or button is.
function warm(image) {
    let count = 0;
    for (let y = 0; y < image.height; ++y) {
        for (let x = 0; x < image.width; ++x) {
            if (image.red(x, y) - image.blue(x, y) > 60)
                ++count;
        }
    }
    return count;
}

// Whether two pictures of one height agree in their first columns.
function same(image, other, columns) {
    for (let y = 0; y < image.height; ++y) {
        for (let x = 0; x < columns; ++x) {
            if (image.pixel(x, y) !== other.pixel(x, y))
                return false;
        }
    }
    return true;
}
