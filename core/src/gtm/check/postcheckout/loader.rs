//! The loader, which every page needs: in this container, or in the page itself.

use super::super::owner::Kind;
use super::triggers;
use super::{FlocktoryTag, Postcheckout};
use crate::page::loader::LOADER;
use crate::report::code::Code;
use crate::report::describe;
use crate::report::problem::{Effect, Problems, Report};

const SITE_ID: &str = "site_id=";

pub(super) fn check(postcheckout: &Postcheckout<'_>, problems: &mut Problems) {
    for tag in
        postcheckout.tags.iter().filter(|tag| tag.html.contains("flocktory.com") && tag.html.contains("hello.js"))
    {
        let owner = tag.thing.owner().in_brackets(problems.lang());
        problems.report_at(&tag.path, Report::error(Code::GtmOldApi).owner(owner));
    }
    let is_loader = |tag: &&FlocktoryTag<'_>| tag.html.contains("flocktory.com") && tag.html.contains("loader.js");
    let mut loaders = postcheckout.tags.iter().filter(is_loader);
    let Some(first) = loaders.next() else {
        let mut tags = postcheckout.container.of(Kind::Tag);
        if tags.any(|tag| tag.node.text_of("notes").contains(LOADER)) {
            return;
        }
        return problems.report_at("containerVersion.tag", Report::warning(Code::GtmLoaderMissing, Effect::Told));
    };
    for loader in loaders.clone() {
        let report =
            Report::warning(Code::GtmLoaderRepeated, Effect::Told).expected(describe::label(first.thing.name()));
        problems.report_at(&loader.path, report.owner(loader.thing.owner().in_brackets(problems.lang())));
    }
    for loader in std::iter::once(first).chain(loaders) {
        triggers::check_fires(postcheckout, loader, problems);
        if let Some(id) = site_id(loader.html)
            && !id.bytes().all(|b| b.is_ascii_digit())
        {
            problems.report_at(&loader.path, Report::error(Code::SiteIdInvalid).given(describe::label(id)));
        }
    }
}

/// The number as it is written; nothing if it is put together or comes from a variable.
fn site_id(html: &str) -> Option<&str> {
    let rest = &html[html.find(SITE_ID)? + SITE_ID.len()..];
    let id = &rest[..rest.find(['"', '\'', '&', '>', '<', '\\', '\n'])?];
    Some(id).filter(|id| !id.is_empty() && !id.contains("{{"))
}
