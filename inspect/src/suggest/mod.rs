//! The calls of this library that replace what a shop wrote by hand, with the shop's own expressions.

mod outline;
mod style;

use crate::kind::FileKind;
use crate::page::{self, Orders};
use crate::source::SourceText;
use crate::stack::with_room_for;
use outline::Outline;

/// What to write in place of a push.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suggestion {
    /// The line of the push, or of the order in it.
    pub line: u32,
    /// The call of this library; for a page, the order as JSON. What has to be filled in is `…`; JSON lacks it.
    pub text: String,
}

/// The calls of this library that replace the pushes of a file, in the file's language: PHP for PHP and Smarty, Python for Django
/// and Jinja2, Twig, Blade and ERB; for a page or a script, orders as JSON. There are none for other kinds.
pub fn suggest(file: &[u8], kind: Option<FileKind>, name: &str) -> Vec<Suggestion> {
    let source = SourceText::new(file);
    let kind = kind.unwrap_or_else(|| FileKind::detect(name, source.text()));
    let Some(style) = style::of(kind) else { return Vec::new() };
    let suggestions = with_room_for(page::longest_script(&source, kind), || {
        let Orders { in_scripts, in_code, template } = page::orders(&source, kind);
        let in_scripts = in_scripts.iter().map(|order| (order, Outline::of(order, template.as_ref())));
        // An array of PHP is given to the library as it is.
        let in_code = in_code.iter().map(|order| {
            let array = source.slice(order.span.start as usize..order.span.end as usize);
            (order, array.starts_with(['[', 'a', 'A']).then(|| Outline::Code(array.to_owned())))
        });
        let suggestions = in_scripts.chain(in_code).filter_map(|(order, outline)| {
            let text = style.call(&outline?);
            Some(Suggestion { line: source.location(order.span.start as usize).line, text })
        });
        let mut suggestions: Vec<_> = suggestions.collect();
        suggestions.sort_by_key(|suggestion| suggestion.line);
        suggestions
    });
    suggestions.unwrap_or_default()
}
