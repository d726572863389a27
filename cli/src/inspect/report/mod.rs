//! Findings for whoever decides: one page of HTML that needs nothing else.

mod escape;
mod words;

use super::found::{Found, InFile};
use crate::explain::link;
use crate::output::say;
use escape::{Prose, Text, sentence};
use flocktory_postcheckout::{Code, Lang, Problem, Severity};
use flocktory_postcheckout_inspect::{Excerpt, FileKind, Finding};
use std::fmt::{self, Write as _};
use std::io;
use words::{ERRORS, FILES, NOTES, WARNINGS, cost, noun, section, severity, verdict};

const STYLE: &str = include_str!("style.css");

/// Places of one code that are shown.
const SHOWN: usize = 20;

pub(super) fn print(found: &Found, lang: Lang) -> io::Result<()> {
    let mut html = String::new();
    let report = Report { found, lang, chapters: chapters(found) };
    report.write(&mut html).map_err(io::Error::other)?;
    say(html.trim_end())
}

/// The findings of one code.
struct Chapter<'f> {
    severity: Severity,
    code: Code,
    list: Vec<&'f InFile>,
}

/// The findings by severity, the worst first, and of each severity in the order in which their codes were found.
fn chapters(found: &Found) -> Vec<Chapter<'_>> {
    let mut chapters: Vec<Chapter<'_>> = Vec::new();
    for in_file in &found.list {
        let Problem { severity, code, .. } = in_file.finding.problem;
        match chapters.iter_mut().find(|chapter| chapter.code == code && chapter.severity == severity) {
            Some(chapter) => chapter.list.push(in_file),
            None => chapters.push(Chapter { severity, code, list: vec![in_file] }),
        }
    }
    chapters.sort_by_key(|chapter| std::cmp::Reverse(chapter.severity));
    chapters
}

struct Report<'f> {
    found: &'f Found,
    lang: Lang,
    chapters: Vec<Chapter<'f>>,
}

impl Report<'_> {
    fn write(&self, html: &mut String) -> fmt::Result {
        let lang = self.lang;
        let count = |severity| self.found.problems().filter(|problem| problem.severity == severity).count();
        let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
        let files = self.found.kinds.len();
        let verdict = verdict([errors, warnings, notes, files], lang);
        let state = match (errors, warnings) {
            (1.., _) => "error",
            (0, 1..) => "warning",
            (0, 0) => "fine",
        };
        write!(
            html,
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
            lang.choose("en", "ru"),
            Text(&verdict),
        )?;
        write!(
            html,
            "<header class=\"{state}\">\n<p class=\"about\">{}</p>\n<h1>{}.</h1>\n<dl class=\"counts\">\n",
            lang.choose("Flocktory integration check", "Проверка интеграции с Flocktory"),
            Text(&verdict)
        )?;
        for (class, count, of) in [
            ("error", errors, ERRORS),
            ("warning", warnings, WARNINGS),
            ("note", notes, NOTES),
            ("files", files, FILES),
        ] {
            let class = if count == 0 { "none" } else { class };
            writeln!(html, "<div class=\"{class}\"><dt>{}</dt><dd>{count}</dd></div>", noun(count, of, lang))?;
        }
        html.push_str("</dl>\n</header>\n<main>\n");
        self.contents(html)?;
        let mut last = None;
        for (index, chapter) in self.chapters.iter().enumerate() {
            if last.replace(chapter.severity) != Some(chapter.severity) {
                writeln!(html, "<h2>{}</h2>", section(chapter.severity, lang))?;
            }
            self.chapter(html, index, chapter)?;
        }
        self.library(html)?;
        write!(
            html,
            "</main>\n<footer>\n<p>{}</p>\n<p>flocktory-postcheckout {}</p>\n</footer>\n</body>\n</html>\n",
            lang.choose(
                "Nothing was run or loaded for this report. Emails, phones and names of customers are masked.",
                "Для этого отчёта ничего не выполнялось и не загружалось. Email, телефоны и имена покупателей скрыты."
            ),
            env!("CARGO_PKG_VERSION"),
        )
    }

    /// The list of what to fix, if it is long enough to need one.
    fn contents(&self, html: &mut String) -> fmt::Result {
        if self.chapters.len() < 3 {
            return Ok(());
        }
        write!(
            html,
            "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n<ol>\n",
            self.lang.choose("In short", "Коротко")
        )?;
        for (index, chapter) in self.chapters.iter().enumerate() {
            let problem = &chapter.list[0].finding.problem;
            let times = match chapter.list.len() {
                1 => String::new(),
                count => format!(" <b>× {count}</b>"),
            };
            let message = sentence(&problem.message, &problem.path);
            writeln!(
                html,
                "<li class=\"{}\"><a href=\"#p{index}\">{}</a>{times}</li>",
                chapter.severity.as_str(),
                Prose(&message)
            )?;
        }
        html.push_str("</ol>\n</nav>\n");
        Ok(())
    }

    fn chapter(&self, html: &mut String, index: usize, chapter: &Chapter<'_>) -> fmt::Result {
        let Chapter { severity: of, code, list } = chapter;
        let lang = self.lang;
        write!(
            html,
            "<article class=\"{}\" id=\"p{index}\">\n<p class=\"kind\"><span class=\"severity\">{}</span> <span>{}</span></p>\n",
            of.as_str(),
            severity(*of, lang),
            Prose(code.rule(lang))
        )?;
        for in_file in list.iter().take(SHOWN) {
            self.place(html, in_file)?;
        }
        if let Some(more @ 1..) = list.len().checked_sub(SHOWN) {
            let text = match lang {
                Lang::Ru => format!("И ещё {more}: их перечисляет --format json."),
                _ => format!("And {more} more: --format json lists them."),
            };
            writeln!(html, "<p class=\"place\">{text}</p>")?;
        }
        let advice = [
            (lang.choose("What it costs", "Чего это стоит"), cost(&list[0].finding.problem, lang)),
            (lang.choose("What to do", "Что делать"), code.fix(lang)),
        ];
        html.push_str("<dl class=\"advice\">\n");
        for (title, text) in advice {
            writeln!(html, "<div><dt>{title}</dt><dd>{}</dd></div>", Prose(text))?;
        }
        write!(
            html,
            "</dl>\n<p class=\"more\"><a href=\"{}\">{}: <code>{code}</code></a></p>\n</article>\n",
            Text(&link(*code, lang)),
            lang.choose("More about this rule", "Подробнее о правиле"),
        )
    }

    fn place(&self, html: &mut String, InFile { file, finding }: &InFile) -> fmt::Result {
        let Finding { document, line, column, excerpt, problem, .. } = finding;
        let message = sentence(&problem.message, &problem.path);
        write!(html, "<h3>{}</h3>\n<p class=\"place\"><b>{}</b>", Prose(&message), Text(file))?;
        if !document.is_empty() {
            write!(html, ", {}", Text(document))?;
        }
        if let Some(excerpt) = excerpt {
            writeln!(html, ", {}</p>", self.lang.line_column((*line).into(), (*column).into()))?;
            draw(html, excerpt, *line)?;
        } else {
            html.push_str("</p>\n");
        }
        if let Some(hint) = &problem.hint {
            writeln!(html, "<p class=\"hint\">{}</p>", Prose(&sentence(hint, "")))?;
        }
        Ok(())
    }

    /// How the library does it, in the language of the templates, or in that of most shops.
    fn library(&self, html: &mut String) -> fmt::Result {
        let lang = self.lang;
        let language = self.found.kinds.iter().find_map(|kind| match kind {
            FileKind::Django | FileKind::Jinja2 => Some(&PYTHON),
            FileKind::Erb => Some(&RUBY),
            FileKind::Php | FileKind::Smarty | FileKind::Twig | FileKind::Blade => Some(&PHP),
            _ => None,
        });
        let (name, example, page) = language.unwrap_or(&PHP);
        write!(
            html,
            "<section class=\"library\">\n<h2>{}</h2>\n<p>{}</p>\n<pre><code>{}</code></pre>\n<p><a href=\"{}/blob/main/{page}\">{}</a></p>\n</section>\n",
            lang.choose("How the library does it", "Как это делает библиотека"),
            lang.choose(
                "It takes the order as the shop has it, checks it by the same rules, and prints a script that no text can break. A wrong order is reported to the developers and not sent.",
                "Она берёт заказ в том виде, в котором он есть в магазине, проверяет его по тем же правилам и выводит скрипт, который не сломает никакой текст. О неверном заказе узнают разработчики, а не покупатели."
            ),
            Text(example),
            env!("CARGO_PKG_REPOSITORY"),
            match lang {
                Lang::Ru => format!("Установка и примеры для {name}"),
                _ => format!("Installation and examples for {name}"),
            },
        )
    }
}

/// A language: its name, an example, and its page.
type Example = (&'static str, &'static str, &'static str);

const PHP: Example = (
    "PHP",
    "echo Flocktory\\Postcheckout\\render([
    'user' => ['name' => $name, 'email' => $email],
    'order' => ['id' => $id, 'price' => $total, 'items' => $items],
]);",
    "bindings-php/README.md",
);

const PYTHON: Example = (
    "Python",
    "flocktory_postcheckout.render({
    \"user\": {\"name\": name, \"email\": email},
    \"order\": {\"id\": id, \"price\": total, \"items\": items},
})",
    "bindings-python/README.md",
);

const RUBY: Example = (
    "Ruby",
    "Flocktory::Postcheckout.render(
  user: { name: name, email: email },
  order: { id: id, price: total, items: items }
)",
    "bindings-ruby/README.md",
);

/// The line with its place marked.
fn draw(html: &mut String, Excerpt { text, start, end, .. }: &Excerpt, line: u32) -> fmt::Result {
    let byte = |chars: usize| text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    let (start, end) = (byte(*start), byte(*end));
    let (before, place, after) = (&text[..start], &text[start..end], &text[end..]);
    writeln!(
        html,
        "<pre class=\"line\"><span class=\"number\">{line}</span><code>{}<mark>{}</mark>{}</code></pre>",
        Text(before),
        Text(place),
        Text(after)
    )
}
