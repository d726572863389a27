//! The loader, which every page needs: in this container, or in the page itself.

use super::super::owner::Kind;
use super::triggers;
use super::{FlocktoryTag, Postcheckout};
use crate::container::codes;
use flocktory_postcheckout::Code;
use flocktory_postcheckout::internal::{Collector, LOADER, Outcome, ProblemBuilder, describe};

const SITE_ID: &str = "site_id=";

pub(super) fn check(postcheckout: &Postcheckout<'_>, problems: &mut Collector) {
    for tag in
        postcheckout.tags.iter().filter(|tag| tag.html.contains("flocktory.com") && tag.html.contains("hello.js"))
    {
        let owner = tag.thing.owner().in_brackets(problems.lang());
        problems.report_at(&tag.path, ProblemBuilder::error(codes::GTM_OLD_API).owner(owner));
    }
    let is_loader = |tag: &&FlocktoryTag<'_>| tag.html.contains("flocktory.com") && tag.html.contains("loader.js");
    let mut loaders = postcheckout.tags.iter().filter(is_loader);
    let Some(first) = loaders.next() else {
        let mut tags = postcheckout.container.of(Kind::Tag);
        if tags.any(|tag| tag.node.text_of("notes").contains(LOADER)) {
            return;
        }
        return problems
            .report_at("containerVersion.tag", ProblemBuilder::warning(codes::GTM_LOADER_MISSING, Outcome::None));
    };
    for loader in loaders.clone() {
        let report = ProblemBuilder::warning(codes::GTM_LOADER_REPEATED, Outcome::None)
            .expected(describe::label(first.thing.name()));
        problems.report_at(&loader.path, report.owner(loader.thing.owner().in_brackets(problems.lang())));
    }
    for loader in std::iter::once(first).chain(loaders) {
        triggers::check_fires(postcheckout, loader, problems);
        if let Some(id) = site_id(loader.html)
            && !id.bytes().all(|b| b.is_ascii_digit())
        {
            problems.report_at(&loader.path, ProblemBuilder::error(Code::SITE_ID_INVALID).given(describe::label(id)));
        }
    }
}

/// The number as it is written; nothing if it is put together or comes from a variable.
fn site_id(html: &str) -> Option<&str> {
    let rest = &html[html.find(SITE_ID)? + SITE_ID.len()..];
    let id = &rest[..rest.find(['"', '\'', '&', '>', '<', '\\', '\n'])?];
    Some(id).filter(|id| !id.is_empty() && !id.contains("{{"))
}
