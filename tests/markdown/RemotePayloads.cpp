// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RemotePayloads.h"

using namespace Qt::StringLiterals;

namespace confab::test {

QStringList remotePayloads(const QString &base)
{
    QStringList payloads = {
        u"![x](BASE/a.png)"_s,
        u"![x](<BASE/a.png>)"_s,
        u"![x](BASE/a.png \"title\")"_s,
        u"![x][r]\n\n[r]: BASE/a.png"_s,
        u"![r][]\n\n[r]: BASE/a.png"_s,
        u"![r]\n\n[r]: <BASE/a.png>"_s,
        u"[![x](BASE/a.png)](BASE/b)"_s,
        u"| a |\n|---|\n| ![x](BASE/a.png) |"_s,
        u"# ![x](BASE/a.png)"_s,
        u"- ![x](BASE/a.png)"_s,
        u"> ![x](BASE/a.png)"_s,
        u"- [ ] ![x](BASE/a.png)"_s,
        u"**![x](BASE/a.png)**"_s,
        u"![x](//127.0.0.1/a.png)"_s,
        u"![x](\\\\\\\\127.0.0.1\\\\share\\\\a.png)"_s,
        u"![x](file:///etc/hostname)"_s,
        u"![x](FILE:///etc/hostname)"_s,
        u"![x](/etc/hostname)"_s,
        u"![x](qrc:/qt/qml/Confab/Main.qml)"_s,
        u"![x](data:image/png;base64,iVBORw0KGgo=)"_s,
        u"![x](&#104;ttp://127.0.0.1:1/a.png)"_s,
        u"![x](hTTp://127.0.0.1:1/a.png)"_s,
        u"<img src=\"BASE/a.png\">"_s,
        u"<IMG SRC=BASE/a.png>"_s,
        u"<img srcset=\"BASE/a.png 2x\">"_s,
        u"text <img src='BASE/a.png'/> text"_s,
        u"&lt;img src=\"BASE/a.png\"&gt;"_s,
        u"`<img src=\"BASE/a.png\">`"_s,
        u"```html\n<img src=\"BASE/a.png\">\n```"_s,
        u"<div style=\"background-image:url(BASE/a.png)\">x</div>"_s,
        u"<p style=\"background:url('BASE/a.png')\">x</p>"_s,
        u"<body background=\"BASE/a.png\">x</body>"_s,
        u"<table background=\"BASE/a.png\"><tr><td>x</td></tr></table>"_s,
        u"<table><tr><td background=\"BASE/a.png\">x</td></tr></table>"_s,
        u"<style>@import url(BASE/a.css);</style>"_s,
        u"<link rel=\"stylesheet\" href=\"BASE/a.css\">"_s,
        u"<link rel=prefetch href=BASE/a>"_s,
        u"<iframe src=\"BASE/\"></iframe>"_s,
        u"<object data=\"BASE/a.swf\"></object>"_s,
        u"<embed src=\"BASE/a.svg\">"_s,
        u"<script src=\"BASE/a.js\"></script>"_s,
        u"<svg><image href=\"BASE/a.png\"/></svg>"_s,
        u"<video poster=\"BASE/a.png\"></video>"_s,
        u"<audio src=\"BASE/a.ogg\" autoplay>"_s,
        u"<input type=image src=\"BASE/a.png\">"_s,
        u"<meta http-equiv=refresh content=\"0;url=BASE/\">"_s,
        u"<base href=\"BASE/\"><img src=a.png>"_s,
        u"<img src=\"file:///etc/passwd\">"_s,
        u"<html><body><img src=\"BASE/a.png\"></body></html>"_s,
        u"<!DOCTYPE html><img src=\"BASE/a.png\">"_s,
        u"<qt><img src=\"BASE/a.png\"></qt>"_s,
        u"<ol><li><img src=\"BASE/a.png\"></li></ol>"_s,
        u"BASE/a.png"_s,
        u"<BASE/a.png>"_s,
        u"[x](BASE/a.png)"_s,
        u"[x]: BASE/a.png\n\n[x]"_s,
        u"<!-- <img src=\"BASE/a.png\"> -->"_s,
        u"<![CDATA[<img src=\"BASE/a.png\">]]>"_s,
        u"<?xml-stylesheet href=\"BASE/a.xsl\"?>"_s,
        u"* * *\n![x](BASE/a.png)\n* * *"_s,
    };
    payloads.replaceInStrings(u"BASE"_s, base);
    return payloads;
}

} // namespace confab::test
