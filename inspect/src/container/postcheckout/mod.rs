//! Flocktory's own tags: what they push, when they fire, and what the push is made of.

mod data_layer;
mod items;
mod kind;
mod loader;
mod payload;
mod place;
mod push;
mod queue;
pub(super) mod triggers;
mod value;

use super::html::{Piece, pieces};
use super::javascript::Script;
use super::javascript::names::Names;
use super::model::{Container, Thing};
use super::owner::Kind;
use crate::container::codes;
use flocktory_postcheckout::internal::{Collector, Outcome, ProblemBuilder, describe, program};
use oxc_span::Span;
use payload::Payload;
use push::Form;
use std::collections::HashMap;

/// A script with the values of its names.
pub(super) struct Read<'a> {
    pub(super) script: Script<'a>,
    pub(super) names: Names<'a>,
}

impl<'a> Read<'a> {
    pub(super) fn new(script: Script<'a>) -> Read<'a> {
        let names = Names::of(&script);
        Read { script, names }
    }
}

/// A tag that speaks of Flocktory.
pub(super) struct FlocktoryTag<'a> {
    pub(super) thing: Thing<'a>,
    pub(super) html: &'a str,
    pub(super) path: String,
    pub(super) scripts: Vec<Read<'a>>,
}

/// The parts of a container that matter for the order.
pub(super) struct Postcheckout<'a> {
    pub(super) container: &'a Container<'a>,
    pub(super) tags: Vec<FlocktoryTag<'a>>,
    /// Custom JavaScript variables that the tags need, by their index.
    pub(super) functions: HashMap<usize, Read<'a>>,
}

/// Whether a tag is one of those that are read as Flocktory's.
pub(super) fn html_of(tag: Thing<'_>) -> Option<(&str, String)> {
    let is_html = tag.kind == Kind::Tag && tag.node.text_of("type") == "html";
    tag.parameter("html").filter(|(html, _)| is_html && mentions(html))
}

fn mentions(text: &str) -> bool {
    const NAME: &[u8] = b"flocktory";
    text.as_bytes().windows(NAME.len()).any(|window| window.eq_ignore_ascii_case(NAME))
}

/// What a tag sends.
#[derive(Default)]
struct Sent {
    /// The order, or what was meant to be it.
    is_order: bool,
    /// Something that cannot be read: its script, and where.
    unknown: Option<(usize, Span)>,
    /// The order as the old API has it.
    is_old: bool,
}

pub(super) fn check(postcheckout: &Postcheckout<'_>, problems: &mut Collector) {
    let is_made = postcheckout.tags.iter().flat_map(|tag| &tag.scripts).any(queue::makes);
    let mut seen = 0;
    let tags = postcheckout.tags.iter();
    let sent: Vec<_> = tags.map(|tag| (tag, check_tag(postcheckout, tag, is_made, &mut seen, problems))).collect();
    let orders: Vec<_> = sent.iter().filter(|(_, sent)| sent.is_order).map(|(tag, _)| *tag).collect();
    if orders.is_empty() && !sent.iter().any(|(_, sent)| sent.is_old) {
        let mut unknown = sent.iter().filter_map(|(tag, sent)| Some((tag, sent.unknown?))).peekable();
        if unknown.peek().is_none() {
            problems.report_at("containerVersion.tag", ProblemBuilder::error(codes::GTM_POSTCHECKOUT_MISSING));
        }
        for (tag, (script, span)) in unknown {
            let given = problems.lang().choose("what is pushed here", "то, что здесь отправляется,");
            let report = ProblemBuilder::note(codes::GTM_PAYLOAD_UNREAD).given(given);
            tag.scripts[script].script.place.report(span.start, report, problems);
        }
    }
    triggers::check_shared(&orders, problems);
    data_layer::check(&postcheckout.container.all_referred(orders.iter().map(|tag| tag.thing)), problems);
    loader::check(postcheckout, problems);
}

fn check_tag(
    postcheckout: &Postcheckout<'_>,
    tag: &FlocktoryTag<'_>,
    is_made: bool,
    seen: &mut usize,
    problems: &mut Collector,
) -> Sent {
    let (mut sent, mut guarded) = (Sent::default(), false);
    // The library's own script makes its payload from variables while it runs.
    let is_ours = program::is_ours(tag.html);
    for (index, read) in tag.scripts.iter().enumerate() {
        let has_copy = queue::check(read, is_made, problems);
        for span in push::find_old(read) {
            sent.is_old = true;
            read.script.place.report(span.start, ProblemBuilder::error(codes::GTM_OLD_API), problems);
        }
        for push in push::find(read) {
            match push.is_postcheckout() {
                Some(true) => sent.is_order = true,
                Some(false) => {}
                None => sent.unknown = sent.unknown.or(Some((index, push.span))),
            }
            if !push.check(read, problems) {
                continue;
            }
            guarded = guarded || push.is_guarded(read);
            if push.form != Form::Wrapped && !is_made && !has_copy && !queue::is_asked_for(read, push.span) {
                let report = if push.is_into_copy {
                    ProblemBuilder::error(codes::GTM_QUEUE_LOCAL)
                } else {
                    ProblemBuilder::warning(codes::GTM_QUEUE_MISSING, Outcome::None)
                };
                read.script.place.report(push.span.start, report, problems);
            }
            if let Some(payload) = push.payload.filter(|_| !is_ours) {
                Payload::check(postcheckout, read, payload, seen, problems);
            }
        }
        // A name of the event that goes somewhere, but not where it can be followed to.
        if !sent.is_order && !sent.is_old && sent.unknown.is_none() {
            let event = read.names.texts.iter().find(|text| text.value == push::EVENT);
            sent.unknown = event.map(|text| (index, text.span));
        }
    }
    if !sent.is_order && !sent.is_old && sent.unknown.is_none() && tag.html.contains(push::EVENT) {
        sent.is_order = check_elements(tag, problems);
    }
    if sent.is_order {
        triggers::check(postcheckout, tag, guarded, problems);
    }
    sent
}

/// Reports code that no browser runs, since it is in no script element or in one of another type; whether there is such
/// code, or code that does not parse.
fn check_elements(tag: &FlocktoryTag<'_>, problems: &mut Collector) -> bool {
    let owner = tag.thing.owner().in_brackets(problems.lang());
    let pieces = pieces(tag.html);
    let has_event = |range: &std::ops::Range<usize>| tag.html[range.clone()].contains(push::EVENT);
    let report = pieces.iter().find_map(|piece| match piece {
        Piece::Markup(range) if has_event(range) => Some(ProblemBuilder::error(codes::GTM_SCRIPT_MISSING)),
        Piece::Data(range, of) if has_event(range) => {
            Some(ProblemBuilder::error(codes::GTM_SCRIPT_TYPE).given(describe::label(&tag.html[of.clone()])))
        }
        _ => None,
    });
    if let Some(report) = report {
        problems.report_at(&tag.path, report.owner(owner));
        return true;
    }
    // Code that does not parse is reported already.
    tag.scripts.is_empty() && pieces.iter().any(|piece| matches!(piece, Piece::Script(range) if has_event(range)))
}
