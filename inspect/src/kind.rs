//! What a file is: recognised by its content, and by its name where the content leaves it open.

use flocktory_postcheckout::UnknownName;
use flocktory_postcheckout::internal::Named;
use std::str::FromStr;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileKind {
    /// A page as the browser gets it.
    Page,
    /// A file of JavaScript.
    Script,
    /// The browser's recording of a visit (HTTP Archive).
    Har,
    /// A container that was exported from Tag Manager.
    Container,
    /// A published container, `gtm.js`.
    CompiledContainer,
    /// PHP, with or without HTML around it.
    Php,
    /// A template of Smarty.
    Smarty,
    /// A template of Twig.
    Twig,
    /// A template of Django.
    Django,
    /// A template of Jinja2.
    Jinja2,
    /// A template of ERB.
    Erb,
    /// A template of Blade.
    Blade,
    /// A JSP page.
    Jsp,
}

impl Named for FileKind {
    const ALL: &'static [(&'static str, FileKind)] = &[
        ("page", FileKind::Page),
        ("script", FileKind::Script),
        ("har", FileKind::Har),
        ("container", FileKind::Container),
        ("compiled-container", FileKind::CompiledContainer),
        ("php", FileKind::Php),
        ("smarty", FileKind::Smarty),
        ("twig", FileKind::Twig),
        ("django", FileKind::Django),
        ("jinja2", FileKind::Jinja2),
        ("erb", FileKind::Erb),
        ("blade", FileKind::Blade),
        ("jsp", FileKind::Jsp),
    ];
}

impl FromStr for FileKind {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<FileKind, UnknownName> {
        FileKind::from_name(name).ok_or_else(UnknownName::of::<FileKind>)
    }
}

/// The ends of file names that decide, the longer ones first.
const NAMES: &[(&str, FileKind)] = &[
    (".blade.php", FileKind::Blade),
    (".php", FileKind::Php),
    (".phtml", FileKind::Php),
    (".inc", FileKind::Php),
    (".tpl", FileKind::Smarty),
    (".twig", FileKind::Twig),
    (".erb", FileKind::Erb),
    (".rhtml", FileKind::Erb),
    (".jsp", FileKind::Jsp),
    (".jspx", FileKind::Jsp),
    (".jspf", FileKind::Jsp),
    (".j2", FileKind::Jinja2),
    (".jinja", FileKind::Jinja2),
    (".jinja2", FileKind::Jinja2),
    (".har", FileKind::Har),
    (".jsx", FileKind::Script),
    (".tsx", FileKind::Script),
    (".ts", FileKind::Script),
];

/// What only one of the languages has, the more certain first.
const SIGNS: &[(&str, FileKind)] = &[
    ("<?php", FileKind::Php),
    ("<?=", FileKind::Php),
    ("<? ", FileKind::Php),
    ("<%@", FileKind::Jsp),
    ("<c:", FileKind::Jsp),
    ("<fmt:", FileKind::Jsp),
    ("<jsp:", FileKind::Jsp),
    ("<%", FileKind::Erb),
    ("{!!", FileKind::Blade),
    ("@json(", FileKind::Blade),
    ("@foreach", FileKind::Blade),
    ("Js::from(", FileKind::Blade),
    ("{$", FileKind::Smarty),
    ("{/if}", FileKind::Smarty),
    ("{/foreach}", FileKind::Smarty),
    ("{literal}", FileKind::Smarty),
    ("|escapejs", FileKind::Django),
    ("|json_script", FileKind::Django),
    ("|floatformat", FileKind::Django),
    ("|unlocalize", FileKind::Django),
    ("|stringformat", FileKind::Django),
    ("forloop.", FileKind::Django),
    ("{% load", FileKind::Django),
    ("{% static", FileKind::Django),
    ("|tojson", FileKind::Jinja2),
    ("|int", FileKind::Jinja2),
    ("e('js')", FileKind::Twig),
    ("escape('js')", FileKind::Twig),
    ("|json_encode", FileKind::Twig),
    ("|number_format", FileKind::Twig),
    ("|raw", FileKind::Twig),
    ("{{ path(", FileKind::Twig),
    ("{{ asset(", FileKind::Twig),
];

impl FileKind {
    /// Its name, as the flag `--kind` of the command takes it.
    pub fn as_str(self) -> &'static str {
        FileKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// The names of all kinds.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FileKind::ALL.iter().map(|(name, _)| *name)
    }

    /// Whether it is a template: its values are known only on the server.
    pub const fn is_template(self) -> bool {
        !matches!(
            self,
            FileKind::Page | FileKind::Script | FileKind::Har | FileKind::Container | FileKind::CompiledContainer
        )
    }

    /// Whether a file of a source tree is one of these by its name, or by its content if its name leaves it open.
    pub fn is_known(name: &str, file: &[u8]) -> bool {
        const PAGES_AND_SCRIPTS: [&str; 8] = [".html", ".htm", ".xhtml", ".shtml", ".js", ".mjs", ".cjs", ".vue"];
        let name = name.to_ascii_lowercase();
        let ends = |end: &str| name.ends_with(end);
        let is_json = || {
            let text = String::from_utf8_lossy(file);
            matches!(FileKind::detect(&name, &text), FileKind::Container | FileKind::Har)
        };
        NAMES.iter().any(|(end, _)| ends(end)) || PAGES_AND_SCRIPTS.into_iter().any(ends) || ends(".json") && is_json()
    }

    /// What a file is.
    pub fn detect(name: &str, text: &str) -> FileKind {
        let name = name.to_ascii_lowercase();
        let head = text.trim();
        if let Some((_, kind)) = NAMES.iter().find(|(end, _)| name.ends_with(end)) {
            return *kind;
        }
        if head.starts_with('{') && head.ends_with('}') {
            // Scripts hardly ever begin with a brace.
            if head.contains("\"containerVersion\"") || head.contains("\"exportFormatVersion\"") {
                return FileKind::Container;
            }
            if head.contains("\"log\"") && head.contains("\"entries\"") {
                return FileKind::Har;
            }
        }
        if text.contains("\"macros\":") && text.contains("\"predicates\":") {
            return FileKind::CompiledContainer;
        }
        // Bundlers read modules, template engines do not.
        let is_module = |line: &str| ["import ", "export "].iter().any(|word| line.starts_with(word));
        if name.ends_with("js") && text.lines().any(is_module) {
            return FileKind::Script;
        }
        // Pages have braces of other template engines, which run in the browser: only scripts of Flocktory decide.
        let code: Vec<&str> = flocktory_code(text).collect();
        // A page of a shop that sells such texts: its price is a number.
        let is_printed = code.iter().any(|code| has_price(code));
        let is_sign = |(sign, _): &&(&str, FileKind)| {
            if sign.starts_with('<') {
                return text.contains(sign);
            }
            !is_printed && code.iter().any(|code| code.contains(sign))
        };
        if let Some((_, kind)) = SIGNS.iter().find(is_sign) {
            return *kind;
        }
        if !is_printed && code.iter().any(|code| code.contains("{%") || code.contains("{{") && code.contains("}}")) {
            return FileKind::Django;
        }
        if head.starts_with('<') { FileKind::Page } else { FileKind::Script }
    }
}

/// The scripts of a page that mention Flocktory, or all of a text that has no scripts.
fn flocktory_code(text: &str) -> impl Iterator<Item = &str> {
    let elements = text.split("<script").skip(1).filter_map(|rest| {
        let (tag, content) = rest.split_once('>')?;
        let is_classic = !tag.contains("type=") || tag.contains("javascript");
        is_classic.then(|| content.split("</script").next().unwrap_or(content))
    });
    let scripts: Vec<&str> = if text.contains("<script") { elements.collect() } else { vec![text] };
    scripts.into_iter().filter(|script| script.contains("flocktory") || script.contains("postcheckout"))
}

/// Whether a script has a price that is a number.
fn has_price(script: &str) -> bool {
    script.split("price").skip(1).any(|rest| {
        let value = rest.trim_start_matches(['"', '\'', ' ']).strip_prefix(':').map(str::trim_start);
        value.is_some_and(|value| value.trim_start_matches(['"', '\'']).starts_with(|c: char| c.is_ascii_digit()))
    })
}
