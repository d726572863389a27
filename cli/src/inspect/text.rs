//! Findings for people, like a compiler's.

use super::found::{Found, InFile};
use crate::output::{count, say, style};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use flocktory_postcheckout::{Lang, Problem, Severity};
use flocktory_postcheckout_inspect::Finding;
use std::collections::HashSet;
use std::io;

pub(super) fn print(found: &Found, lang: Lang) -> io::Result<()> {
    let mut explained = HashSet::new();
    for InFile { file, finding } in &found.list {
        let Finding { document, line, column, problem, .. } = finding;
        let Problem { severity, code, message, .. } = problem;
        let (style, name) = (style(*severity), severity.as_str());
        let document = if document.is_empty() { String::new() } else { format!(" ({document})") };
        let place = visible(&format!("{file}{document}"));
        say(format_args!("{place}:{line}:{column}: {style}{name}{style:#} {code}: {message}"))?;
        let below = below(finding, explained.insert(*code), lang);
        if !below.is_empty() {
            say(format_args!("{below}\n"))?;
        }
    }
    let plural = if found.kinds.len() == 1 { "" } else { "s" };
    say(format_args!("{} file{plural}: {}", found.kinds.len(), count(found.problems())))
}

/// The line with a caret, the hint, and, where the code is new, where to read more.
fn below(finding: &Finding, is_new: bool, lang: Lang) -> String {
    let level = match finding.problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_level(level);
    if let Some(excerpt) = &finding.excerpt {
        let byte = |chars: usize| excerpt.text.char_indices().nth(chars).map_or(excerpt.text.len(), |(at, _)| at);
        let place = AnnotationKind::Primary.span(byte(excerpt.start)..byte(excerpt.end));
        let line = usize::try_from(finding.line).unwrap_or(usize::MAX);
        group = group.element(Snippet::source(excerpt.text.as_str()).line_start(line).annotation(place));
    }
    if let Some(hint) = &finding.problem.hint {
        group = group.element(Level::HELP.with_name(lang.choose("help", "совет")).message(hint.as_str()));
    }
    if is_new {
        let more = format!("flocktory-postcheckout explain {}{}", finding.problem.code, lang.choose("", " --lang ru"));
        group = group.element(Level::INFO.with_name(lang.choose("more", "подробнее")).message(more));
    }
    if group.is_empty() { String::new() } else { Renderer::styled().render(&[group]) }
}

/// A name without characters that a terminal would obey.
fn visible(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
