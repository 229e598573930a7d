// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/FormRequest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;

class tst_FormRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrongIsSaidWhereItBelongs_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("name");
        QTest::newRow("a name that is taken") << ErrorCode::Conflict << u"name"_s << true;
        QTest::newRow("a name that is none") << ErrorCode::BadRequest << u"name"_s << true;
        QTest::newRow("one link too many") << ErrorCode::Conflict << u"room"_s << false;
        QTest::newRow("an owner who can't go") << ErrorCode::Conflict << QString() << false;
        QTest::newRow("a password") << ErrorCode::BadRequest << u"newPassword"_s << false;
    }
    void whatIsWrongIsSaidWhereItBelongs()
    {
        QFETCH(ErrorCode, code);
        QFETCH(QString, field);
        QFETCH(bool, name);
        FormRequest form;
        form.begin<Done>({})(Error{code, u"No."_s, field});
        QVERIFY(!form.isBusy());
        QCOMPARE(form.nameError(), name ? u"No."_s : QString());
        QCOMPARE(form.errorText(), name ? QString() : u"No."_s);
        QCOMPARE(form.errorField(), field);
        form.clearErrors();
        QVERIFY(form.nameError().isEmpty() && form.errorText().isEmpty() && form.errorField().isEmpty());
    }

    //! What stands elsewhere in the form would go from under who types.
    void whatIsTypedTakesAwayWhatIsWrongWithTheNameAlone()
    {
        FormRequest form;
        form.begin<Done>({})(Error{ErrorCode::Conflict, u"Taken."_s, u"name"_s});
        form.clearNameError();
        QVERIFY(form.nameError().isEmpty());
        form.begin<Done>({})(Error{ErrorCode::Unavailable, u"No answer."_s});
        form.clearNameError();
        QCOMPARE(form.errorText(), u"No answer."_s);
        const auto reply = form.begin<Done>({}); // it is tried again
        QVERIFY(form.errorText().isEmpty());
    }

    void anAnswerToWhatNobodyLooksAtAnyMoreShowsNothing()
    {
        FormRequest form;
        const auto reply = form.begin<Done>([](const Done &) { QFAIL("It was given up."); });
        form.giveUp();
        reply(Done{});
        QVERIFY(!form.isBusy());
    }
};

QTEST_GUILESS_MAIN(tst_FormRequest)
#include "tst_FormRequest.moc"
