//! The check of a file, whatever its kind.

use crate::container::{check_container, compiled};
use crate::finding::Finding;
use crate::har;
use crate::kind::FileKind;
use crate::page::{self, Delivery};
use crate::source::SourceText;
use crate::stack::with_room_for;
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::internal::ProblemBuilder;
use flocktory_postcheckout::{Code, Lang, Severity};

/// How to inspect a file.
#[derive(Clone, Copy, Default)]
#[non_exhaustive]
pub struct InspectOptions<'a> {
    /// The language of the messages.
    pub lang: Lang,
    /// What the file is; `None`: its content and its name say it.
    pub kind: Option<FileKind>,
    /// The file's name.
    pub name: &'a str,
    /// The index of the shop's feed, in which ordered items are looked for.
    pub feed: Option<&'a Feed>,
}

/// What was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Inspection {
    /// What the file is.
    pub kind: FileKind,
    /// What is wrong with it, in the order of the file.
    pub findings: Vec<Finding>,
}

/// Finds what is wrong with the integration in a file: a page as a browser gets it, a script, a template, a container. Nothing is run or
/// fetched: values that are known only when scripts run are notes, `not_judged`.
pub fn inspect(file: &[u8], options: &InspectOptions<'_>) -> Inspection {
    let source = SourceText::new(file);
    let kind = options.kind.unwrap_or_else(|| FileKind::detect(options.name, source.text()));
    let lang = options.lang;
    if kind == FileKind::Har {
        // Each page of it gets a stack for its size.
        return Inspection { kind, findings: har::inspect(file, options.feed, lang) };
    }
    let delivery = Delivery { feed: options.feed, ..Delivery::default() };
    let room = page::longest_script(&source, kind);
    let done = with_room_for(room, || match kind {
        FileKind::Container => check_container(file, lang).into_iter().map(Finding::of_text).collect(),
        FileKind::CompiledContainer => compiled::inspect(&source, lang),
        kind => page::inspect(&source, kind, delivery, lang),
    });
    let findings = done.unwrap_or_else(|failure| {
        let builder = ProblemBuilder::error(Code::UNREADABLE).given(failure.text(lang));
        vec![Finding::of_text(builder.build(Severity::Error, "", lang))]
    });
    Inspection { kind, findings }
}
