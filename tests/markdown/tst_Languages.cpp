// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "markdown/Highlighter.h"
#include "markdown/Languages.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

//! That code of the languages people write is told apart, whatever its fence calls it.
class tst_Languages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void codeHasItsColours_data();
    void codeHasItsColours();
    void wordsHaveTheirKind_data();
    void wordsHaveTheirKind();
    void everyNameIsKnown();
    void aFenceMaySayMoreThanTheName_data();
    void aFenceMaySayMoreThanTheName();
    void whatIsNoLanguageStaysPlain();

private:
    std::unique_ptr<Highlighter> m_highlighter;
};

namespace {

struct Sample
{
    const char *language;
    int kinds; //!< how many it has at least
    const char *text;
};

constexpr Sample kSamples[] = {
    {"ada", 4,
     "with Ada.Text_IO; -- c\nprocedure Main is\n   X : Integer := 42;\nbegin\n   Put_Line (\"hi\");\nend Main;"},
    {"apache", 3,
     "# c\n<VirtualHost *:80>\n  ServerName \"example.org\"\n  ErrorLog /var/log\n  KeepAlive On\n</VirtualHost>"},
    {"arm", 3, "@ c\n.global _start\n_start: mov r0, #42\n  ldr r1, =msg\n  bl f"},
    {"asciidoc", 2, "= Title\n\n*bold* `code` https://a.example[b]\n\n// c\n* item"},
    {"asm", 5, "section .text\n_start: mov rax, 60 ; c\n  lea rdi, [msg]\n  syscall\nmsg db \"hi\", 10"},
    {"awk", 4, "# c\nBEGIN { FS = \",\" }\n{ total += $2; print length($1) }"},
    {"bash", 4, "#!/bin/bash\n# c\nfor f in \"$@\"; do\n  echo \"a $f\" | grep -c x\ndone"},
    {"bat", 3, "@echo off\nREM c\nset NAME=world\nif exist \"a.txt\" goto end\necho %NAME%"},
    {"bibtex", 3, "@article{knuth84,\n  title = {Literate Programming},\n  year = 1984\n}"},
    {"c", 5, "#include <stdio.h>\n/* c */\nint main(void) { printf(\"%d\\n\", 42); return 0; }"},
    {"c#", 5, "// c\nusing System;\npublic class A { public int F(string x) => x.Length + 42; string s = \"a\"; }"},
    {"c++", 5, "#include <vector>\n// c\nint f(const std::string &s) { return s.size() + 42; } auto x = \"a\";"},
    {"clojure", 4, "; c\n(defn f [x] (str \"a\" (+ x 42)))\n(def k :key)"},
    {"cmake", 3, "# c\nset(NAME \"a\")\nif(NOT TARGET x)\n  add_library(x STATIC a.cpp)\nendif()"},
    {"cobol", 3,
     "IDENTIFICATION DIVISION.\nPROGRAM-ID. HELLO.\nPROCEDURE DIVISION.\n    DISPLAY \"Hello\" 42.\n    STOP RUN."},
    {"coffee", 4, "# c\nsquare = (x) -> x * 42\nalert \"a\" if square?"},
    {"cr", 4, "# c\ndef f(x : Int32) : String\n  \"a #{x + 42}\"\nend"},
    {"css", 4, "/* c */\n.a > p { color: #fff; margin: 0 4px; content: \"x\"; }"},
    {"csv", 2, "name,age,town\n\"Ada\",36,Rome\nBo,42,Oslo"},
    {"d", 4, "// c\nimport std.stdio;\nvoid main() { int x = 42; writeln(\"a\"); }"},
    {"dart", 5, "// c\nimport 'a.dart';\nclass A { final int x = 42; String f() => \"a\"; }"},
    {"diff", 3, "@@ -1,2 +1,2 @@\n-old\n+new\n same"},
    {"docker", 3, "# c\nFROM node:20\nRUN npm ci\nENV A=\"b\"\nCMD [\"node\", \"a.js\"]"},
    {"desktop", 2, "# c\n[Desktop Entry]\nName=A\nExec=a"},
    {"dot", 3, "// c\ndigraph g { a -> b [label=\"x\", weight=42]; }"},
    {"dotenv", 2, "# c\nAPI_KEY=\"abc\"\nPORT=8080"},
    {"elixir", 4, "# c\ndefmodule A do\n  def f(x), do: \"a #{x + 42}\"\n  @attr :ok\nend"},
    {"elm", 4, "-- c\nmodule Main exposing (main)\nmain : Int\nmain = String.length \"a\" + 42"},
    {"erlang", 4, "% c\n-module(a).\nf(X) -> io:format(\"a ~p\", [X + 42]), ok."},
    {"f77", 3, "C c\n      PROGRAM A\n      INTEGER X\n      X = 42\n      PRINT *, 'a'\n      END"},
    {"fish", 3, "# c\nfunction f\n  set -l x \"a\"\n  if test $x = 1; echo $x; end\nend"},
    {"fortran", 4, "! c\nprogram a\n  integer :: x = 42\n  print *, \"a\", sqrt(2.0)\nend program"},
    {"fsharp", 4, "// c\nlet f (x: int) = sprintf \"a %d\" (x + 42)\nmodule A =\n  type T = int"},
    {"gdscript", 4, "# c\nextends Node\nfunc _ready():\n\tvar x = 42\n\tprint(\"a\")"},
    {"gherkin", 3, "# c\nFeature: Login\n  @smoke\n  Scenario: ok\n    Given a user \"Ada\"\n    When 42"},
    {"gitignore", 2, "# c\n*.log\n!keep.log\nbuild/"},
    {"gleam", 4, "// c\nimport gleam/io\npub fn main() { let x = 42 io.println(\"a\") }"},
    {"glsl", 4, "// c\n#version 330\nuniform vec3 a;\nvoid main() { float x = 4.2; gl_Position = vec4(a, 1.0); }"},
    {"gnuplot", 3, "# c\nset title \"a\"\nplot sin(x) with lines lw 42"},
    {"go", 5, "// c\npackage main\nfunc f(x int) string { return fmt.Sprint(\"a\", x+42) }"},
    {"graphql", 3, "# c\nquery Q($id: ID!) { user(id: $id, n: 42, s: \"a\") { name } }\ntype A { b: Int! }"},
    {"groovy", 4, "// c\nimport a.B\ndef f(int x) { return \"a ${x + 42}\" }"},
    {"hs", 5, "-- c\nmodule A where\nimport Data.List\nf :: Int -> String\nf x = show (x + 42) ++ \"a\""},
    {"haxe", 4, "// c\nclass A { static function main():Void { var x = 42; trace(\"a\"); } }"},
    {"heex", 3, "<p class=\"a\">{@x}</p>\n<%= if @y do %>\n<% end %>"},
    {"html", 4, "<!-- c -->\n<p class=\"a\" id=b>text &amp; more</p>\n<script>let x = 1;</script>"},
    {"http", 4, "POST /login HTTP/1.1\nHost: example.org\nContent-Type: application/json\n\n{\"a\": 1}"},
    {"ini", 3, "; c\n[section]\nkey=value\nport=8080"},
    {"java", 5,
     "// c\nimport java.util.List;\n@Override\npublic class A { int f(String s) { return s.length() + 42; } String x = "
     "\"a\"; }"},
    {"jinja", 3, "{# c #}\n{% for x in items if x > 42 %}\n  <b>{{ x|upper }}</b> {{ \"a\" }}\n{% endfor %}"},
    {"js", 4, "// c\nimport a from 'b';\nexport const f = async (x) => { return `a ${x + 42}`; };\nclass A {}"},
    {"json", 4, "// c\n{\"name\": \"Ada\", \"age\": 36, \"ok\": true}"},
    {"json5", 3, "// c\n{name: 'Ada', age: 36, ok: true}"},
    {"jsonnet", 4, "// c\nlocal f(x) = x + 42;\n{ a: \"b\", c: f(1) }"},
    {"jsx", 4, "// c\nconst A = ({x}) => { return <p className=\"a\">{x + 42}</p>; };"},
    {"julia", 4, "# c\nfunction f(x::Int)\n  println(\"a $x\")\n  return x + 42\nend"},
    {"just", 3, "# c\nbuild target=\"all\":\n  cargo build {{target}}\nx := \"a\""},
    {"kdl", 3, "// c\nnode \"a\" key=42 {\n  child true\n}"},
    {"kotlin", 5, "// c\nimport a.B\n@Test\nfun f(x: Int): String { val y = 42; return \"a $x\" }"},
    {"latex", 4, "% c\n\\documentclass{article}\n\\begin{equation}\n\\frac{a}{b} = 42 \\text{x}\n\\end{equation}"},
    {"less", 4, "// c\n@a: #fff;\n.b { color: @a; .c(); width: 42px; content: \"x\"; }"},
    {"lisp", 4, "; c\n(defun f (x) \"doc\" (+ x 42))\n(setq a :key)"},
    {"log", 4, "2026-03-03 10:20:30 ERROR Could not open \"a.txt\": 42\n2026-03-03 10:20:31 INFO ok"},
    {"lua", 4, "-- c\nlocal function f(x)\n  return \"a\" .. tostring(x + 42)\nend"},
    {"makefile", 3, "# c\nCC := gcc\nall: a.o\n\t$(CC) -o a $(wildcard *.c)\nifeq ($(A),1)\nendif"},
    {"markdown", 4, "# Title\n\nSome **bold** and `code`, [a](https://b.example).\n\n- item\n> quote\n<!-- c -->"},
    {"matlab", 3, "% c\nfunction y = f(x)\n  y = sin(x) + 42;\n  disp('a');\nend"},
    {"mermaid", 2, "%% c\ngraph TD\n  A[Start] --> B{Ok?}\n  B -->|yes| C(\"x\")"},
    {"mustache", 3, "{{! c }}\n<p class=\"a\">{{name}}</p>\n{{#each x}}{{/each}}"},
    {"mysql", 4, "-- c\nSELECT COUNT(*), 'a' FROM `users` WHERE id = 42 LIMIT 1;"},
    {"nginx", 3, "# c\nserver {\n  listen 80;\n  location / { proxy_pass http://a:8080; root \"/x\"; }\n}"},
    {"ninja", 3, "# c\nrule cc\n  command = gcc $in -o $out\nbuild a.o: cc a.c"},
    {"nix", 3,
     "# c\n{ pkgs ? import <nixpkgs> {} }:\nlet x = 42; in pkgs.mkShell { name = \"a\"; buildInputs = [ ]; }"},
    {"objc", 5,
     "// c\n#import <Foundation/Foundation.h>\n@interface A : NSObject\n- (int)f:(NSString *)s { return 42 + [s "
     "length]; }\n@end NSString *x = @\"a\";"},
    {"objc++", 4, "// c\n#import <a.h>\n@interface A : NSObject\n@end\nstd::string x = \"a\"; int y = 42;"},
    {"ocaml", 4, "(* c *)\nlet rec f x = if x = 42 then \"a\" else string_of_int x\nmodule A = struct end"},
    {"odin", 4, "// c\npackage a\nimport \"core:fmt\"\nmain :: proc() { x: int = 42; fmt.println(\"a\") }"},
    {"opencl", 4, "// c\n__kernel void f(__global float *a) { int i = get_global_id(0); a[i] = 4.2f; }"},
    {"openscad", 3, "// c\nmodule a(x = 42) { cube([x, 1, 2]); }\na();"},
    {"pascal", 4, "{ c }\nprogram A;\nvar x: Integer;\nbegin\n  x := 42;\n  WriteLn('a');\nend."},
    {"perl", 4, "# c\nuse strict;\nmy $x = 42;\nsub f { return \"a $x\"; }\nprint f();"},
    {"php", 5, "function f(int $x): string { return \"a $x\"; } // c\n$y = 42;"},
    {"pl", 4, "# c\nforeach my $x (@list) { print \"a $x\", length($x), 42; }"},
    {"postgres", 4, "-- c\nSELECT count(*), 'a' FROM users WHERE id = 42 AND created_at > now();"},
    {"powershell", 4, "# c\nfunction Get-A { param([string]$Name)\n  Write-Host \"a $Name\"; return 42 }"},
    {"prolog", 3, "% c\n:- module(a, [f/2]).\nf(X, Y) :- Y is X + 42, write('a')."},
    {"properties", 2, "# c\na.b=value\nc: 42"},
    {"proto", 4, "// c\nsyntax = \"proto3\";\nmessage A { string name = 1; repeated int32 b = 2; }"},
    {"ps1", 4, "# c\nforeach ($x in Get-ChildItem) { if ($x.Length -gt 42) { \"a\" } }"},
    {"puppet", 3, "# c\nclass a { package { 'nginx': ensure => present } $x = 42 }"},
    {"py", 5, "# c\nimport os\n@cache\ndef f(x: int) -> str:\n    return f\"a {x + 42}\"\nclass A: pass"},
    {"qml", 4, "// c\nimport QtQuick\nItem { id: root; property int x: 42; text: \"a\"; onClicked: f() }"},
    {"r", 4, "# c\nf <- function(x) x + 1L\nlibrary(dplyr)\nprint(\"a\")"},
    {"racket", 4, "; c\n#lang racket\n(define (f x) (string-append \"a\" (number->string (+ x 42))))"},
    {"raku", 3, "# c\nsub f(Int $x) { say \"a $x\"; return 42 }"},
    {"rb", 4, "# c\nrequire 'a'\nclass A\n  def f(x) = \"a #{x + 42}\"\n  attr_reader :b\nend"},
    {"robot", 2, "*** Test Cases ***\nLogin\n    # c\n    Log    ${x}    level=INFO"},
    {"rst", 2, "Title\n=====\n\n``code`` and :ref:`a`\n\n.. note:: x\n\n   |b|"},
    {"rust", 5, "// c\nuse std::fmt;\n#[derive(Debug)]\nfn f(x: i32) -> String { format!(\"a {}\", x + 42) }"},
    {"sass", 3, "// c\n$a: #fff\n.b\n  color: $a\n  width: 42px"},
    {"scala", 5, "// c\nimport a.B\n@main def f(x: Int): String = { val y = 42; s\"a $x\" }"},
    {"scheme", 4, "; c\n(define (f x) (string-append \"a\" (number->string (+ x 42))))"},
    {"scss", 4, "// c\n$a: #fff;\n.b { color: $a; &:hover { width: 42px; } @include c(\"x\"); }"},
    {"sh", 3, "# c\nif [ -f \"$1\" ]; then\n  export A=42\nfi"},
    {"shell", 3, "# c\nnpm install && echo \"done\" | tee log.txt\nfor i in 1 2; do :; done"},
    {"sml", 4, "(* c *)\nfun f (x : int) = Int.toString (x + 42)\nval s = \"a\""},
    {"solidity", 5,
     "// c\npragma solidity ^0.8.0;\ncontract A { uint256 x = 42; function f() public returns (string memory) { return "
     "\"a\"; } }"},
    {"sparql", 3, "# c\nPREFIX a: <http://a/>\nSELECT ?x WHERE { ?x a:b \"c\" . FILTER(?x > 42) }"},
    {"sql", 4, "-- c\nSELECT COUNT(*), 'a' FROM users WHERE id = 42 ORDER BY name;"},
    {"starlark", 4, "# c\nload(\"//a:b.bzl\", \"c\")\ndef f(x):\n    return \"a\" + str(42)"},
    {"svelte", 4, "<script>\n  let x = 42; // c\n</script>\n<p class=\"a\">{x}</p>"},
    {"swift", 4, "// c\nimport Foundation\nfunc f(x: Int) -> String { let y = 42; return \"a \\(x)\" }"},
    {"systemd", 2, "# c\n[Unit]\nDescription=A\n[Service]\nExecStart=/usr/bin/a\nRestart=always"},
    {"tcsh", 3, "# c\nset x = \"a\"\nforeach i (1 2)\n  echo $i\nend"},
    {"terraform", 3, "# c\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = \"a\"\n  count  = 42\n  tags = var.tags\n}"},
    {"textproto", 3, "# c\nname: \"a\"\nb { c: 42 d: true }"},
    {"toml", 4, "# c\n[package]\nname = \"a\"\nversion = 42\nok = true"},
    {"ts", 5,
     "// c\nimport { a } from 'b';\ninterface A { x: number }\nexport function f(x: string): Promise<A> { return null; "
     "} const y = `a ${42}`;"},
    {"tsx", 5, "// c\nexport function A({ x }: { x: number }) { return <p className=\"a\">{x + 42}</p>; }"},
    {"twig", 3, "{# c #}\n{% for x in y %}<b>{{ x|upper }}</b>{% endfor %} {{ \"a\" ~ 42 }}"},
    {"typst", 3, "// c\n= Title\n#let f(x) = [a #x]\n#set text(size: 12pt)\n*bold*"},
    {"vala", 4, "// c\nusing GLib;\nclass A : Object { int x = 42; void f() { print(\"a\"); } }"},
    {"vb", 5, "' c\nPublic Sub A()\n  Dim x As Integer = 42\n  MsgBox(\"a\")\nEnd Sub"},
    {"v", 4, "// c\nmodule main\nfn f(x int) string { return 'a ${x + 42}' }"},
    {"verilog", 4,
     "// c\nmodule a(input clk, output reg [7:0] q);\n  always @(posedge clk) q <= 8'd42;\n  initial "
     "$display(\"a\");\nendmodule"},
    {"vhdl", 3, "-- c\nentity a is port (clk : in std_logic); end a;\nsignal x : integer := 42;"},
    {"viml", 4, "\" c\nfunction! F(x)\n  let g:a = 'b'\n  return a:x + 42\nendfunction\nset number"},
    {"vue", 4,
     "<template>\n  <p :class=\"a\" v-if=\"x\">{{ x }}</p>\n</template>\n<script>\nconst x = 42 // c\n</script>"},
    {"xml", 3, "<?xml version=\"1.0\"?>\n<!-- c -->\n<a b=\"c\">text &amp;</a>"},
    {"yaml", 4, "# c\nname: \"a\"\nport: 8080\nok: true\nlist:\n  - &x b"},
    {"yml", 3, "on: push # c\njobs:\n  build:\n    runs-on: ubuntu\n    timeout: 42"},
    {"zig", 5,
     "// c\nconst std = @import(\"std\");\npub fn main() void { const x: u32 = 42; std.debug.print(\"a\", .{}); }"},
    {"zsh", 3, "# c\nautoload -U compinit\nexport A=\"b\"\nif [[ -n $A ]]; then echo 1; fi"},
};

QSet<TokenKind> kindsOf(Highlighter &highlighter, const QString &language, const QString &text)
{
    QSet<TokenKind> kinds;
    const QList<Token> tokens = highlighter.tokens(language, text);
    for (const Token &token : tokens)
        kinds.insert(token.kind);
    return kinds;
}

} // namespace

void tst_Languages::initTestCase()
{
    m_highlighter = makeHighlighter();
    if (m_highlighter->tokens(u"cpp"_s, u"return 1;"_s).isEmpty())
        QSKIP("built without a highlighting library");
}

void tst_Languages::codeHasItsColours_data()
{
    QTest::addColumn<int>("kinds");
    QTest::addColumn<QString>("text");
    for (const Sample &sample : kSamples)
        QTest::newRow(sample.language) << sample.kinds << QString::fromUtf8(sample.text);
}

void tst_Languages::codeHasItsColours()
{
    QFETCH(int, kinds);
    QFETCH(QString, text);
    const QString language = QString::fromUtf8(QTest::currentDataTag());
    const QSet<TokenKind> found = kindsOf(*m_highlighter, language, text);
    QVERIFY2(found.size() >= kinds, qPrintable(u"%1 kinds"_s.arg(found.size())));
}

void tst_Languages::wordsHaveTheirKind_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::addColumn<TokenKind>("kind");
    const auto row = [](const char *language, const char *text, const char *word, TokenKind kind) {
        QTest::addRow("%s: %s", language, word)
            << QString::fromUtf8(language) << QString::fromUtf8(text) << QString::fromUtf8(word) << kind;
    };
    row("json", "{\"name\": \"Ada\"}", "name", TokenKind::Key);
    row("json", "{\"name\": \"Ada\"}", "Ada", TokenKind::String);
    row("yaml", "name: build", "name", TokenKind::Key);
    row("yaml", "name: build", "build", TokenKind::Plain);
    row("yaml", "port: 8080", "8080", TokenKind::Constant);
    row("yaml", "on: [push, pull_request]", "[", TokenKind::Plain);
    row("ini", "DEBUG=true", "true", TokenKind::Constant);
    row("sh", "npm install", "npm", TokenKind::Function);
    row("console", "$ npm test\n2 passed in 0.03s", "npm", TokenKind::Function);
    row("console", "$ npm test\n2 passed in 0.03s", "2 passed", TokenKind::Plain);
    row("bash", "ada@host:~$ make \\\n  all && npm test\nfor you", "npm", TokenKind::Function);
    row("bash", "ada@host:~$ make \\\n  all && npm test\nfor you", "for", TokenKind::Plain);
    row("toml", "name = \"a\"", "name", TokenKind::Key);
    row("ini", "port=8080", "port", TokenKind::Key);
    row("properties", "a.b=value", "a.b", TokenKind::Key);
    row("python", "def area(shape: Shape): return Circle(1)", "area", TokenKind::Function);
    row("python", "def area(shape: Shape): return Circle(1)", "Shape", TokenKind::Type);
    row("python", "def area(shape: Shape): return Circle(1)", "return", TokenKind::Keyword);
    row("cpp", "Result<Row> RoomLog::append(int a);", "Result", TokenKind::Type);
    row("cpp", "Result<Row> RoomLog::append(int a);", "append", TokenKind::Function);
    row("rust", "fn f(x: &Foo) { x.len() }", "Foo", TokenKind::Type);
    row("rust", "fn f(x: &Foo) { x.len() }", "len", TokenKind::Function);
    row("rust", "pub fn make<F>(f: F) -> Vec<F>", "make", TokenKind::Function);
    row("rust", "let often = a<b;", "often", TokenKind::Plain);
    row("go", "func Map[T any](list []T) {}", "Map", TokenKind::Function);
    row("js", "const MAX = total;", "total", TokenKind::Plain);
    row("python", "# call Foo(1)", "Foo", TokenKind::Comment);
    row("html", "<p class=\"a\">Text</p>", "class", TokenKind::Key);
    row("css", "p { color: #fff; }", "color", TokenKind::Key);
    const char *const shell =
        "Get-ChildItem -Recurse -Filter *.log | Where-Object { $_.Length -gt 5 } # -Name\n$a -ceq '-Path -Force'";
    row("powershell", shell, "Get-ChildItem", TokenKind::Function);
    row("powershell", shell, "-Recurse", TokenKind::Key);
    row("powershell", shell, "-Filter", TokenKind::Key);
    row("powershell", shell, "Filter", TokenKind::Key);
    row("powershell", shell, "-gt", TokenKind::Plain);
    row("powershell", shell, "-Name", TokenKind::Comment);
    row("powershell", shell, "-Force", TokenKind::String);
}

void tst_Languages::wordsHaveTheirKind()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(QString, word);
    const int at = int(text.indexOf(word));
    TokenKind kind = TokenKind::Plain;
    int end = 0;
    for (const Token &token : m_highlighter->tokens(language, text)) {
        QVERIFY(token.start >= end);
        end = token.end();
        if (token.start <= at && at < token.end())
            kind = token.kind;
    }
    QTEST(kind, "kind");
}

void tst_Languages::everyNameIsKnown()
{
    const QStringList names = languageNames();
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
    // What has a row above has its colours: is there one for what each of the names means?
    QSet<QString> tried;
    for (const Sample &sample : kSamples)
        tried.insert(definitionName(QString::fromLatin1(sample.language)));
    QStringList untried;
    for (const QString &name : names) {
        if (!tried.contains(definitionName(name)))
            untried.append(name);
    }
    QVERIFY2(untried.isEmpty(), qPrintable(untried.join(u' ')));
}

void tst_Languages::aFenceMaySayMoreThanTheName_data()
{
    QTest::addColumn<QString>("language");
    for (const char *language : {"Python", "PYTHON", "python:src/app.py", "python,ignore", "python{1,3}", "{.python}",
                                 "language-python", "python=", "{python}"})
        QTest::newRow(language) << QString::fromUtf8(language);
}

void tst_Languages::aFenceMaySayMoreThanTheName()
{
    QFETCH(QString, language);
    QCOMPARE(definitionName(language), u"Python"_s);
}

void tst_Languages::whatIsNoLanguageStaysPlain()
{
    for (const QString &name : {u"text"_s, u"txt"_s, u"plaintext"_s, u"plain"_s, u"output"_s, u"none"_s, u"nonsense"_s,
                                u"."_s, u"../x"_s, QString()})
        QVERIFY2(m_highlighter->tokens(name, u"return \"a\"; // 1\n# x"_s).isEmpty(), qPrintable(name));
}

QTEST_GUILESS_MAIN(tst_Languages)
#include "tst_Languages.moc"
