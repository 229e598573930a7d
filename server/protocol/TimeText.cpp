// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TimeText.h"

#include <chrono>

namespace confab::codec {

namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr qint64 kDayMs = 86'400'000;
constexpr Timestamp kFirst = milliseconds(sys_days(std::chrono::year(0) / 1 / 1).time_since_epoch()).count();
constexpr Timestamp kLast = milliseconds(sys_days(std::chrono::year(10'000) / 1 / 1).time_since_epoch()).count() - 1;

char *writeDigits(char *out, int value, int digits)
{
    for (int i = digits - 1; i >= 0; --i) {
        out[i] = char('0' + value % 10);
        value /= 10;
    }
    return out + digits;
}

// Takes numbers and marks off the front of a text.
struct TimeReader
{
    QStringView text;
    bool good = true;

    int number(int digits)
    {
        int value = 0;
        for (int i = 0; i < digits; ++i) {
            const int digit = text.isEmpty() ? -1 : text.front().unicode() - u'0';
            if (digit < 0 || digit > 9) {
                good = false;
                return 0;
            }
            value = value * 10 + digit;
            text = text.sliced(1);
        }
        return value;
    }
    bool take(char16_t mark)
    {
        if (text.isEmpty() || text.front().toUpper() != mark)
            return false;
        text = text.sliced(1);
        return true;
    }
    void expect(char16_t mark) { good = take(mark) && good; }
    int fractionMs()
    {
        int ms = 0;
        int scale = 100;
        do {
            ms += number(1) * scale;
            scale /= 10;
        } while (good && !text.isEmpty() && text.front() >= u'0' && text.front() <= u'9');
        return ms;
    }
    // The zone's distance from UTC in minutes.
    int zone()
    {
        if (take(u'Z'))
            return 0;
        const int sign = take(u'-') ? -1 : 1;
        if (sign > 0)
            expect(u'+');
        const int hours = number(2);
        expect(u':');
        const int minutes = number(2);
        good = good && hours < 24 && minutes < 60;
        return sign * (hours * 60 + minutes);
    }
};

} // namespace

char *writeTime(Timestamp time, char *out)
{
    time = std::clamp(time, kFirst, kLast);
    const auto day = std::chrono::floor<days>(std::chrono::sys_time<milliseconds>(milliseconds(time)));
    const year_month_day date(day);
    const int ms = int(time - day.time_since_epoch().count() * kDayMs);
    out = writeDigits(out, int(date.year()), 4);
    *out++ = '-';
    out = writeDigits(out, int(unsigned(date.month())), 2);
    *out++ = '-';
    out = writeDigits(out, int(unsigned(date.day())), 2);
    *out++ = 'T';
    out = writeDigits(out, ms / 3'600'000, 2);
    *out++ = ':';
    out = writeDigits(out, ms / 60'000 % 60, 2);
    *out++ = ':';
    out = writeDigits(out, ms / 1'000 % 60, 2);
    *out++ = '.';
    out = writeDigits(out, ms % 1'000, 3);
    *out++ = 'Z';
    return out;
}

QByteArray encodeTime(Timestamp time)
{
    QByteArray text(kTimeTextLength, Qt::Uninitialized);
    writeTime(time, text.data());
    return text;
}

std::optional<Timestamp> decodeTime(QStringView text)
{
    TimeReader reader{text};
    const int year = reader.number(4);
    reader.expect(u'-');
    const auto month = unsigned(reader.number(2));
    reader.expect(u'-');
    const auto day = unsigned(reader.number(2));
    reader.expect(u'T');
    const int hour = reader.number(2);
    reader.expect(u':');
    const int minute = reader.number(2);
    reader.expect(u':');
    const int second = reader.number(2);
    const int ms = reader.good && reader.take(u'.') ? reader.fractionMs() : 0;
    const int zone = reader.zone();
    const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!reader.good || !reader.text.isEmpty() || !date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const qint64 minutes = qint64(hour) * 60 + minute - zone;
    return sys_days(date).time_since_epoch().count() * kDayMs + minutes * 60'000 + second * 1'000 + ms;
}

} // namespace confab::codec
