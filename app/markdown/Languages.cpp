// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Languages.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

struct Language
{
    const char *definition;
    const char *names; //!< separated by spaces
};

//! What fences say, as GitHub, editors and models do.
constexpr Language kLanguages[] = {
    {"Ada", "ada adb ads"},
    {"Apache Configuration", "apache apacheconf htaccess"},
    {"ARM Assembler", "arm armasm aarch64"},
    {"AsciiDoc", "asciidoc adoc"},
    {"Assembly", "asm assembly assembler nasm masm x86asm x86 gas s avr"},
    {"AWK", "awk gawk mawk nawk"},
    {"Bash", "bash sh shell console terminal shell-session shellsession bash-session shellscript ksh posix command "
             "commandline cli"},
    {"BibTeX", "bibtex bib"},
    {"C", "c"},
    {"C#", "c# cs csharp dotnet csx"},
    {"C++", "c++ cc cpp cxx h h++ hh hpp hxx cuda cu metal arduino ino"},
    {"Clojure", "clojure clj cljs cljc edn"},
    {"CMake", "cmake"},
    {"COBOL", "cobol cbl cob"},
    {"CoffeeScript", "coffeescript coffee"},
    {"Common Lisp", "lisp commonlisp common-lisp cl elisp emacs-lisp el wat wasm"},
    {"Crystal", "crystal cr"},
    {"CSS", "css postcss"},
    {"CSV", "csv"},
    {"Cucumber Gherkin feature", "gherkin cucumber feature"},
    {"D", "d dlang"},
    {".desktop", "desktop"},
    {"Dart", "dart flutter"},
    {"Diff", "diff patch udiff"},
    {"Dockerfile", "docker dockerfile containerfile"},
    {"DotEnv", "env dotenv"},
    {"Elixir", "elixir ex exs"},
    {"Elixir/HEEx", "heex eex leex"},
    {"Elm", "elm"},
    {"Erlang", "erlang erl hrl"},
    {"Fish", "fish"},
    {"Fortran (Fixed Format)", "f77 fortran77 fixed"},
    {"Fortran (Free Format)", "fortran f90 f95 f03 f08"},
    {"FSharp", "f# fsharp fs fsx fsi"},
    {"Git Ignore", "gitignore dockerignore npmignore ignore"},
    {"Gleam", "gleam"},
    {"GLSL", "glsl hlsl vert frag shader"},
    {"Gnuplot", "gnuplot"},
    {"Go", "go golang gomod"},
    {"Godot", "gdscript gd godot"},
    {"GraphQL", "graphql gql"},
    {"dot", "dot graphviz gv"},
    {"Groovy", "groovy gradle jenkinsfile jenkins"},
    {"Haskell", "haskell hs purescript purs"},
    {"Haxe", "haxe hx"},
    {"HTML", "html htm xhtml html5 ejs erb cshtml razor blade jsp"},
    {"HTTP", "http https rest"},
    {"INI Files", "ini cfg conf config editorconfig gitconfig pgbouncer"},
    {"Java", "java apex"},
    {"Java Properties", "properties"},
    {"JavaScript", "javascript js node nodejs mjs cjs es6 ecmascript jq"},
    {"JavaScript React (JSX)", "jsx"},
    {"Jinja", "jinja jinja2 j2 njk nunjucks django liquid helm"},
    {"JSON", "json jsonc jsonl ndjson geojson ipynb webmanifest avsc"},
    {"JSON5", "json5 hjson"},
    {"Jsonnet", "jsonnet libsonnet"},
    {"Julia", "julia jl"},
    {"Just", "just justfile"},
    {"KDL", "kdl"},
    {"Kotlin", "kotlin kt kts"},
    {"LaTeX", "latex tex katex math"},
    {"LESSCSS", "less"},
    {"Log", "log logs"},
    {"Lua", "lua luau"},
    {"Makefile", "make makefile mk mak gnumake"},
    {"Markdown", "markdown md mdx mkd rmd qmd"},
    {"Matlab", "matlab octave"},
    {"Mermaid", "mermaid mmd"},
    {"MS-DOS Batch", "bat batch cmd dos dosbatch winbatch"},
    {"Mustache/Handlebars (HTML)", "mustache handlebars hbs"},
    {"nginx Configuration", "nginx nginxconf caddyfile caddy"},
    {"Ninja", "ninja"},
    {"Nix", "nix nixos"},
    {"Objective Caml", "ocaml ml mli reason re"},
    {"Objective-C", "objective-c objc objectivec obj-c m"},
    {"Objective-C++", "objective-c++ objc++ objectivec++ mm"},
    {"Odin", "odin"},
    {"OpenCL", "opencl"},
    {"OpenSCAD", "openscad scad"},
    {"Pascal", "pascal pas delphi"},
    {"Perl", "perl pl pm"},
    {"PHP", "php php3 php5 php7 php8 phtml"},
    {"PowerShell", "powershell ps1 ps pwsh posh psm1"},
    {"Prolog", "prolog swipl"},
    {"Protobuf", "proto protobuf proto3 grpc thrift"},
    {"TextProto", "textproto pbtxt txtpb"},
    {"Puppet", "puppet pp"},
    {"Python", "python py py3 python3 python2 pyi pyw pycon ipython sage nim mojo"},
    {"QML", "qml"},
    {"R Script", "r rscript splus"},
    {"Racket", "racket rkt"},
    {"Raku", "raku perl6"},
    {"reStructuredText", "rst restructuredtext"},
    {"Robot", "robot robotframework"},
    {"Ruby", "ruby rb gemfile podfile rake irb"},
    {"Rust", "rust rs wgsl"},
    {"SASS", "sass stylus styl"},
    {"Scala", "scala sc sbt"},
    {"Scheme", "scheme scm guile"},
    {"SCSS", "scss"},
    {"SML", "sml"},
    {"Solidity", "solidity sol"},
    {"SPARQL", "sparql rq"},
    {"SQL", "sql sqlite tsql t-sql mssql plsql oracle hql bigquery snowflake duckdb"},
    {"SQL (MySQL)", "mysql mariadb"},
    {"SQL (PostgreSQL)", "postgres postgresql psql pgsql plpgsql"},
    {"Starlark", "starlark bazel bzl"},
    {"Swift", "swift swiftui"},
    {"systemd unit", "systemd service timer"},
    {"Tcsh", "csh tcsh"},
    {"Terraform", "terraform tf tfvars hcl nomad opentofu"},
    {"TOML", "toml"},
    {"Twig/Twig", "twig"},
    {"TypeScript", "typescript ts mts cts deno"},
    {"TypeScript React (TSX)", "tsx"},
    {"Typst", "typst typ"},
    {"V", "v vlang"},
    {"Vala", "vala"},
    {"Verilog", "verilog systemverilog sv"},
    {"VHDL", "vhdl vhd"},
    {"Vim Script", "vim viml vimscript neovim"},
    {"Visual Basic", "vb vba vbnet vb.net visualbasic vbs vbscript basic"},
    {"Vue", "vue svelte astro"},
    {"XML", "xml svg xsl xslt xsd xaml rss atom plist csproj pom wsdl"},
    {"YAML", "yaml yml docker-compose compose k8s kubernetes openapi ansible"},
    {"Zig", "zig"},
    {"Zsh", "zsh"},
};

QHash<QString, QString> tableOfNames()
{
    QHash<QString, QString> table;
    for (const Language &language : kLanguages) {
        const QStringList names = QString::fromLatin1(language.names).split(u' ');
        for (const QString &name : names)
            table.insert(name, QString::fromLatin1(language.definition));
    }
    return table;
}

//! Fences of some tools go on behind the name: "python:app.py", "js{1,3}", "rust,ignore", "{.haskell}".
QString bareName(const QString &language)
{
    QStringView name = language;
    for (const QStringView opening :
         {QStringView(u"{"), QStringView(u"."), QStringView(u"language-"), QStringView(u"lang-")}) {
        if (name.startsWith(opening))
            name = name.sliced(opening.size());
    }
    const auto end =
        std::find_if(name.begin(), name.end(), [](QChar c) { return QStringView(u":,;{}=()[]").contains(c); });
    return name.first(end - name.begin()).trimmed().toString().toLower();
}

} // namespace

QString definitionName(const QString &language)
{
    static const QHash<QString, QString> names = tableOfNames();
    const QString name = bareName(language);
    return names.value(name, name);
}

QStringList languageNames()
{
    QStringList names;
    for (const Language &language : kLanguages)
        names += QString::fromLatin1(language.names).split(u' ');
    return names;
}

} // namespace confab::markdown
