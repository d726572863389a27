//! Flocktory's own tags: what they push, when they fire, and what the push is made of.

mod data_layer;
mod loader;
mod payload;
mod place;
mod push;
pub(super) mod triggers;
mod value;

use super::container::{Container, Thing};
use super::javascript::Script;
use super::javascript::names::Names;
use super::owner::Kind;
use crate::code::Code;
use crate::problem::{Problems, Report};
use payload::Payload;
use std::collections::HashMap;

/// A script with what its names stand for.
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

/// What of a container matters for the order.
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

pub(super) fn check(postcheckout: &Postcheckout<'_>, problems: &mut Problems) {
    let mut orders = Vec::new();
    let mut unknown = false;
    for tag in &postcheckout.tags {
        match check_tag(postcheckout, tag, problems) {
            Some(true) => orders.push(tag),
            Some(false) => {}
            None => unknown = true,
        }
    }
    if orders.is_empty() && !unknown {
        problems.report_at("containerVersion.tag", Report::error(Code::GtmPostcheckoutMissing));
    }
    triggers::check_shared(&orders, problems);
    data_layer::check(&postcheckout.container.all_referred(orders.iter().map(|tag| tag.thing)), problems);
    loader::check(postcheckout, problems);
}

/// Checks a tag; whether it sends the order, or was meant to. Nothing if its event cannot be read.
fn check_tag(postcheckout: &Postcheckout<'_>, tag: &FlocktoryTag<'_>, problems: &mut Problems) -> Option<bool> {
    let (mut pushes, mut guarded) = (Vec::new(), false);
    for read in &tag.scripts {
        push::check_queue(read, problems);
        for push in push::find(read) {
            pushes.push(push.is_postcheckout());
            if push.check(read, problems) {
                guarded = guarded || push.is_guarded(read);
                if let Some(payload) = push.payload {
                    Payload::check(postcheckout, read, payload, problems);
                }
            }
        }
    }
    let mut is_order = pushes.contains(&Some(true));
    // Without a script element the code is shown to the customer as text; what does not parse was told of.
    if tag.scripts.is_empty() && tag.html.contains("postcheckout") {
        is_order = true;
        if super::html::scripts(tag.html).is_empty() {
            let owner = tag.thing.owner().in_brackets(problems.lang());
            problems.report_at(&tag.path, Report::error(Code::GtmScriptMissing).owner(owner));
        }
    }
    if is_order {
        triggers::check(postcheckout, tag, guarded, problems);
    }
    if is_order || !pushes.contains(&None) { Some(is_order) } else { None }
}
