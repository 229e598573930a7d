// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ForgedTokens.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>

namespace confab::test {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
const QByteArray kHeader = R"({"alg":"HS256","typ":"JWT"})";

QByteArray encoded(const QByteArray &bytes)
{
    return bytes.toBase64(kBase64);
}

QByteArray mac(const QByteArray &text, const QByteArray &key,
               QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha256)
{
    return QMessageAuthenticationCode::hash(text, key, algorithm);
}

QByteArray headerFor(const QByteArray &alg)
{
    return R"({"alg":")" + alg + R"(","typ":"JWT"})";
}

} // namespace

ForgedTokens::ForgedTokens(QByteArray secret, core::Identity identity, Timestamp now)
    : m_secret(std::move(secret))
    , m_identity(std::move(identity))
    , m_now(now)
{
}

QByteArray ForgedTokens::compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray ForgedTokens::signedToken(const QByteArray &header, const QByteArray &payload) const
{
    const QByteArray text = encoded(header) + '.' + encoded(payload);
    return text + '.' + encoded(mac(text, m_secret));
}

QJsonObject ForgedTokens::claims() const
{
    const QString role = m_identity.serverRole == Role::Owner ? u"owner"_s : u"member"_s;
    return {{u"iss"_s, u"confab"_s},
            {u"aud"_s, u"confab"_s},
            {u"sub"_s, m_identity.user.id.toString()},
            {u"sid"_s, m_identity.session.toString()},
            {u"name"_s, m_identity.user.name},
            {u"guest"_s, m_identity.guest},
            {u"role"_s, role},
            {u"iat"_s, m_now / 1000},
            {u"exp"_s, m_identity.expiresAt / 1000},
            {u"jti"_s, u"018f4c1e-7b1a-7c3d-8e5f-000000000001"_s}};
}

QList<Forgery> ForgedTokens::all() const
{
    QList<Forgery> out;
    algorithms(out);
    headers(out);
    keys(out);
    times(out);
    wrongClaims(out);
    spellings(out);
    shapes(out);
    flips(out);
    return out;
}

void ForgedTokens::algorithms(QList<Forgery> &out) const
{
    const QByteArray payload = encoded(compact(claims()));
    for (const QByteArray none : {"none", "None", "NONE", "nOnE", "nonE", "", "null", " none"}) {
        const QByteArray text = encoded(headerFor(none)) + '.' + payload;
        out.append({"alg " + none + ", no signature", text + '.'});
        out.append({"alg " + none + ", two segments", text});
        out.append({"alg " + none + ", signed", signedToken(headerFor(none), compact(claims()))});
    }
    const std::pair<QByteArray, QCryptographicHash::Algorithm> sizes[] = {{"HS384", QCryptographicHash::Sha384},
                                                                          {"HS512", QCryptographicHash::Sha512},
                                                                          {"HS1", QCryptographicHash::Sha1}};
    for (const auto &[alg, hash] : sizes) {
        const QByteArray text = encoded(headerFor(alg)) + '.' + payload;
        out.append({alg + " with the right secret", text + '.' + encoded(mac(text, m_secret, hash))});
        const QByteArray lying = encoded(kHeader) + '.' + payload;
        out.append({alg + " called HS256", lying + '.' + encoded(mac(lying, m_secret, hash))});
    }
    for (const QByteArray alg : {"RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "ES512", "EdDSA", "HS256 ",
                                 "hs256", "Hs256", "HS-256", "A128KW", "dir"}) {
        out.append({"HS256 called " + alg, signedToken(headerFor(alg), compact(claims()))});
    }
}

void ForgedTokens::headers(QList<Forgery> &out) const
{
    const QByteArray extras[] = {R"("kid":"../../../../dev/null")",
                                 R"("kid":"/etc/passwd")",
                                 R"("kid":"' UNION SELECT 'secret' --")",
                                 R"("kid":"1; rm -rf /")",
                                 R"("kid":"")",
                                 R"("jku":"https://evil.example/jwks.json")",
                                 R"("x5u":"https://evil.example/cert.pem")",
                                 R"("x5c":["MIIB"])",
                                 R"("jwk":{"kty":"oct","k":"AAAA"})",
                                 R"("crit":["exp"])",
                                 R"("crit":[])",
                                 R"("cty":"JWT")",
                                 R"("zip":"DEF")",
                                 R"("b64":false)",
                                 R"("enc":"A128GCM")",
                                 R"("alg":"none")"};
    for (const QByteArray &extra : extras)
        out.append(
            {"header with " + extra, signedToken(R"({"alg":"HS256","typ":"JWT",)" + extra + '}', compact(claims()))});
    for (const QByteArray header :
         {R"({"alg":"HS256"})", R"({"typ":"JWT"})", R"({"typ":"JWT","alg":"HS256"})", R"({"alg":"HS256","typ":"jwt"})",
          R"({"alg":"HS256","typ":"at+jwt"})", R"({"alg":"HS256","typ":"JWE"})", R"({ "alg":"HS256","typ":"JWT"})",
          R"({"alg":["HS256"],"typ":"JWT"})", R"({"alg":null,"typ":"JWT"})", R"({"Alg":"HS256","typ":"JWT"})",
          R"({"alg":"none","alg":"HS256","typ":"JWT"})", "{}", "[]", "null", "", "HS256"}) {
        out.append({"header " + header, signedToken(header, compact(claims()))});
    }
}

void ForgedTokens::keys(QList<Forgery> &out) const
{
    const QByteArray text = encoded(kHeader) + '.' + encoded(compact(claims()));
    const QByteArray wrong[] = {"",
                                QByteArray(1, '\0'),
                                QByteArray(32, '\0'),
                                "secret",
                                "changeme",
                                m_secret.first(31),
                                m_secret.toUpper(),
                                m_secret + m_secret,
                                m_secret + 'x',
                                m_secret.toBase64(),
                                m_secret.toHex()};
    for (const QByteArray &key : wrong)
        out.append({"key " + key.toHex(), text + '.' + encoded(mac(text, key))});
    out.append(
        {"hash without a key", text + '.' + encoded(QCryptographicHash::hash(text, QCryptographicHash::Sha256))});
}

void ForgedTokens::times(QList<Forgery> &out) const
{
    const qint64 now = m_now / 1000;
    const auto with = [&](const QByteArray &what, const QString &claim, const QJsonValue &value) {
        QJsonObject changed = claims();
        if (value.isUndefined())
            changed.remove(claim);
        else
            changed.insert(claim, value);
        out.append({what, signedToken(kHeader, compact(changed))});
    };
    with("no exp", u"exp"_s, QJsonValue::Undefined);
    with("exp now", u"exp"_s, now);
    with("exp a second ago", u"exp"_s, now - 1);
    with("exp a day ago", u"exp"_s, now - 86'400);
    with("exp 0", u"exp"_s, 0);
    with("exp negative", u"exp"_s, -1);
    with("exp in a year", u"exp"_s, now + 365 * 86'400);
    with("exp in the year 292278994", u"exp"_s, 9'223'372'036'854'775LL);
    with("exp above the integers", u"exp"_s, 1e300);
    with("exp with a fraction", u"exp"_s, double(now) + 600.5);
    with("exp as text", u"exp"_s, QString::number(now + 600));
    with("exp null", u"exp"_s, QJsonValue::Null);
    with("exp in milliseconds", u"exp"_s, m_now + 600'000);
    with("exp true", u"exp"_s, true);
    with("no iat", u"iat"_s, QJsonValue::Undefined);
    with("iat in ten minutes", u"iat"_s, now + 600);
    with("iat a day ago", u"iat"_s, now - 86'400);
    with("nbf in an hour", u"nbf"_s, now + 3600);
    with("nbf in the past", u"nbf"_s, now - 3600);
}

void ForgedTokens::wrongClaims(QList<Forgery> &out) const
{
    const std::pair<QString, QJsonValue> changes[] = {{u"iss"_s, u"evil"_s},
                                                      {u"iss"_s, u""_s},
                                                      {u"iss"_s, u"Confab"_s},
                                                      {u"aud"_s, u"other"_s},
                                                      {u"aud"_s, QJsonArray{u"confab"_s}},
                                                      {u"aud"_s, QJsonValue::Null},
                                                      {u"sub"_s, u"admin"_s},
                                                      {u"sub"_s, u""_s},
                                                      {u"sub"_s, m_identity.user.id.toString().toUpper()},
                                                      {u"sub"_s, 1},
                                                      {u"sid"_s, u"' OR 1=1 --"_s},
                                                      {u"sid"_s, QJsonValue::Null},
                                                      {u"role"_s, u"admin"_s},
                                                      {u"role"_s, u"Owner"_s},
                                                      {u"role"_s, QJsonArray{u"owner"_s}},
                                                      {u"guest"_s, u"false"_s},
                                                      {u"guest"_s, 0},
                                                      {u"name"_s, 7},
                                                      {u"jti"_s, u""_s},
                                                      {u"jti"_s, 5},
                                                      {u"admin"_s, true},
                                                      {u"kid"_s, u"x"_s},
                                                      {u"scope"_s, u"*"_s},
                                                      {u"exp "_s, 9'999'999'999LL}};
    for (const auto &[claim, value] : changes) {
        QJsonObject changed = claims();
        changed.insert(claim, value);
        out.append({"claim " + claim.toUtf8() + " changed to " + compact({{u"v"_s, value}}),
                    signedToken(kHeader, compact(changed))});
    }
    const QJsonObject whole = claims();
    for (const QString &claim : whole.keys()) {
        QJsonObject lacking = whole;
        lacking.remove(claim);
        out.append({"claim " + claim.toUtf8() + " missing", signedToken(kHeader, compact(lacking))});
        const QByteArray twice = "{\"" + claim.toUtf8() + "\":\"first\"," + compact(whole).mid(1);
        out.append({"claim " + claim.toUtf8() + " twice", signedToken(kHeader, twice)});
    }
    for (const QByteArray payload : {"", "{}", "[]", "null", "\"x\"", "1", "{", "{\"exp\":1e999}", "\xff\xfe"})
        out.append({"payload " + payload, signedToken(kHeader, payload)});
    out.append({"payload with spaces", signedToken(kHeader, QJsonDocument(whole).toJson(QJsonDocument::Indented))});
    out.append({"payload with something behind it", signedToken(kHeader, compact(whole) + "{}")});
    out.append({"payload with a mark before it", signedToken(kHeader, "\xef\xbb\xbf" + compact(whole))});
}

void ForgedTokens::spellings(QList<Forgery> &out) const
{
    // The claims are made as long as leaves bits unused in the last character, and holds + or / in plain base64.
    QJsonObject object = claims();
    object.insert(u"name"_s, u"\u00fe\u00ff\u00fe\u00ff>>??"_s);
    while (compact(object).size() % 3 != 1)
        object.insert(u"name"_s, object.value("name"_L1).toString() + u'x');
    const QByteArray payload = encoded(compact(object));
    const auto sign = [this](const QByteArray &text) { return text + '.' + encoded(mac(text, m_secret)); };
    const QByteArray head = encoded(kHeader);
    out.append({"payload padded", sign(head + '.' + payload + "==")});
    out.append({"header padded", sign(head + "=." + payload)});
    QByteArray lastBits = payload;
    lastBits.back() = char(lastBits.back() + 1);
    out.append({"unused bits set in the payload", sign(head + '.' + lastBits)});
    out.append(
        {"plain base64 alphabet", sign(head + '.' + QByteArray(payload).replace('-', '+').replace('_', '/') + '+')});
    out.append({"line break in the payload", sign(head + '.' + payload.first(10) + '\n' + payload.mid(10))});
    out.append({"space in the payload", sign(head + '.' + payload.first(10) + ' ' + payload.mid(10))});
    out.append({"NUL in the payload", sign(head + '.' + payload.first(10) + '\0' + payload.mid(10))});
    const QByteArray good = signedToken(kHeader, compact(claims()));
    out.append({"signature padded", good + '='});
    QByteArray signatureBits = good;
    const QByteArray alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    signatureBits.back() = alphabet[alphabet.indexOf(signatureBits.back()) ^ 1];
    out.append({"unused bits set in the signature", signatureBits});
    out.append({"signature in hex",
                good.first(good.lastIndexOf('.') + 1) + mac(good.first(good.lastIndexOf('.')), m_secret).toHex()});
}

void ForgedTokens::shapes(QList<Forgery> &out) const
{
    const QByteArray good = signedToken(kHeader, compact(claims()));
    const QList<QByteArray> parts = good.split('.');
    for (const QByteArray shape : {"", ".", "..", "...", "Bearer", "null", "undefined"})
        out.append({"shape '" + shape + '\'', shape});
    out.append({"signature missing", parts[0] + '.' + parts[1]});
    out.append({"signature empty", parts[0] + '.' + parts[1] + '.'});
    out.append({"payload empty", parts[0] + ".." + parts[2]});
    out.append({"header empty", '.' + parts[1] + '.' + parts[2]});
    out.append({"header only", parts[0]});
    out.append({"four segments", good + ".x"});
    out.append({"five segments", parts[0] + '.' + parts[1] + ".x.y." + parts[2]});
    out.append({"trailing dot", good + '.'});
    out.append({"leading dot", '.' + good});
    out.append({"signature first", parts[2] + '.' + parts[0] + '.' + parts[1]});
    out.append({"twice", good + good});
    out.append({"half of the signature", good.chopped(22)});
    out.append({"a byte more in the signature", good + 'A'});
    for (const QByteArray space : {" ", "\n", "\t", "\r\n", "\v"}) {
        out.append({"space before", space + good});
        out.append({"space after", good + space});
    }
    out.append({"with its scheme", "Bearer " + good});
    out.append({"quoted", '"' + good + '"'});
    QJsonObject large = claims();
    large.insert(u"name"_s, QString(10'000, u'a'));
    out.append({"10 KB", signedToken(kHeader, compact(large))});
    out.append({"10 KB of one letter", QByteArray(10'000, 'e')});
    out.append({"10 KB of dots", QByteArray(10'000, '.')});
    out.append({"1 MB", parts[0] + '.' + QByteArray(1'000'000, 'A') + '.' + parts[2]});
}

void ForgedTokens::flips(QList<Forgery> &out) const
{
    const QByteArray good = signedToken(kHeader, compact(claims()));
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray flipped = good;
        flipped[i] = char(flipped[i] ^ (1 << (i % 8)));
        out.append({"bit flipped in byte " + QByteArray::number(i), flipped});
    }
    const QList<QByteArray> parts = good.split('.');
    const QByteArray raw = QByteArray::fromBase64(parts[2], kBase64);
    for (qsizetype i = 0; i < raw.size(); ++i) {
        QByteArray flipped = raw;
        flipped[i] = char(flipped[i] ^ 0x80);
        out.append({"bit flipped in signature byte " + QByteArray::number(i),
                    parts[0] + '.' + parts[1] + '.' + encoded(flipped)});
    }
}

} // namespace confab::test
