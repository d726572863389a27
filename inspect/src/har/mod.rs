//! The check of a browser's recording (HTTP Archive): its pages and scripts, and what Flocktory received.

pub(crate) mod codes;
mod model;
mod offer;

use crate::container::{codes as container_codes, compiled};
use crate::finding::Finding;
use crate::kind::FileKind;
use crate::page::{self, Delivery, codes as page_codes, document::charset_of};
use crate::payload;
use crate::script::push::is_loader;
use crate::script::value::Value;
use crate::source::SourceText;
use crate::stack::with_room_for;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::internal::{ProblemBuilder, describe};
use flocktory_postcheckout::{Code, Lang, Severity, scrub};
use model::{Content, Entry, Har};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// The address of published containers.
const TAG_MANAGER: &str = "googletagmanager.com/gtm.js";

/// Finds what is wrong with a recording.
pub(crate) fn inspect(file: &[u8], feed: Option<&Feed>, lang: Lang) -> Vec<Finding> {
    let har: Har<'_> = match serde_json::from_slice(file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file)) {
        Ok(har) => har,
        Err(error) => {
            let builder = ProblemBuilder::error(codes::HAR_INVALID).given(error.to_string());
            return vec![Finding::of_text(builder.build(Severity::Error, "", lang))];
        }
    };
    let entries: Vec<Entry<'_>> =
        har.log.entries.iter().filter_map(|entry| serde_json::from_str(entry.get()).ok()).collect();
    let mut recording = Recording {
        lang,
        feed,
        has_loader: entries.iter().any(|entry| is_loader(&entry.request.url)),
        findings: Vec::new(),
        seen: HashSet::new(),
        sent: HashMap::new(),
        pushes: 0,
        loads: 0,
    };
    for entry in &entries {
        recording.entry(entry);
    }
    recording.check_whole();
    recording.findings
}

struct Recording<'f> {
    lang: Lang,
    /// The shop's feed, in which ordered items are looked for.
    feed: Option<&'f Feed>,
    /// Whether the loader was requested, whoever added it: a page, or Tag Manager.
    has_loader: bool,
    findings: Vec<Finding>,
    /// The documents that were inspected: a page that is loaded again is the same.
    seen: HashSet<(String, String)>,
    /// How often each order was sent.
    sent: HashMap<String, usize>,
    /// Pages and scripts with orders.
    pushes: usize,
    /// Pages that load the loader themselves.
    loads: usize,
}

impl Recording<'_> {
    fn report(&mut self, document: &str, severity: Severity, builder: &ProblemBuilder) {
        let mut finding = Finding::of_text(builder.build(severity, "", self.lang));
        document.clone_into(&mut finding.document);
        self.findings.push(finding);
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        let url = entry.request.url.as_ref();
        let is_offer = offer::is_offer(url);
        let is_tag_manager = url.contains(TAG_MANAGER);
        if is_offer || is_loader(url) || is_tag_manager {
            self.request(entry, if is_tag_manager { Severity::Warning } else { Severity::Error });
        }
        if is_offer {
            self.order(entry);
        } else if !url.contains("flocktory.com/") {
            self.document(entry);
        }
    }

    /// Reports a request that the browser could not make, or that was refused.
    fn request(&mut self, entry: &Entry<'_>, severity: Severity) {
        let response = &entry.response;
        let error = response.error.as_deref().filter(|error| !error.is_empty());
        let given = match error {
            Some(error) => error.to_owned(),
            None if response.status <= 0 => {
                self.lang.choose("the browser blocked it", "браузер его заблокировал").to_owned()
            }
            None if response.status >= 400 => format!("HTTP {}", response.status),
            None => return,
        };
        let builder = ProblemBuilder::error(codes::HAR_REQUEST_FAILED).given(describe::label(&given));
        self.report(&without_query(&entry.request.url), severity, &builder);
    }

    /// Judges an order that Flocktory received.
    fn order(&mut self, entry: &Entry<'_>) {
        let document = without_query(&entry.request.url);
        let post = entry.request.post.as_ref().and_then(|post| post.text.as_deref());
        let Some(order) = offer::payload(&entry.request.url, post) else {
            return self.report(&document, Severity::Warning, &ProblemBuilder::error(codes::HAR_ORDER_UNREADABLE));
        };
        for (_, problem) in payload::judge(&order, None, self.feed, self.lang) {
            let mut finding = Finding::of_text(problem);
            finding.document.clone_from(&document);
            self.findings.push(finding);
        }
        let id = order.get("order").and_then(|order| order.get("id")).and_then(Value::to_text);
        let id = id.unwrap_or_default();
        let count = self.sent.entry(id.clone()).or_default();
        *count += 1;
        if *count == 2 {
            let builder = ProblemBuilder::error(page_codes::PAGE_ORDER_REPEATED).given(describe::label(&id));
            self.report(&document, Severity::Error, &builder);
        }
    }

    /// Inspects a page or a script that has to do with Flocktory.
    fn document(&mut self, entry: &Entry<'_>) {
        let Some(content) = &entry.response.content else { return };
        let declared = entry.response.header("content-type").next();
        let of = content.mime.as_deref().or(declared).unwrap_or_default().to_ascii_lowercase();
        let is_page = of.contains("html");
        if !is_page && !of.contains("javascript") && !of.contains("ecmascript") {
            return;
        }
        let Some((body, is_decoded)) = body(content) else { return };
        let source = SourceText::new(&body);
        let text = source.text();
        if !text.contains("flocktory") && !text.contains("postcheckout") {
            return;
        }
        let document = masked(entry.request.url.split('#').next().unwrap_or_default());
        if !self.seen.insert((document.clone(), flocktory_postcheckout::csp_hash(text))) {
            return;
        }
        let policies: Vec<&str> =
            entry.response.header("content-security-policy").flat_map(|policies| policies.split(',')).collect();
        let charset = declared.and_then(charset_of);
        let delivery = Delivery {
            policies: &policies,
            charset: charset.as_deref(),
            is_decoded,
            has_loader: self.has_loader,
            feed: self.feed,
        };
        let is_container = entry.request.url.contains(TAG_MANAGER);
        let kind = if is_page { FileKind::Page } else { FileKind::Script };
        let found = with_room_for(page::longest_script(&source, kind), || {
            if is_container {
                compiled::inspect(&source, self.lang)
            } else {
                page::inspect(&source, kind, delivery, self.lang)
            }
        });
        let found = found.unwrap_or_else(|failure| {
            let builder = ProblemBuilder::error(Code::UNREADABLE).given(failure.text(self.lang));
            vec![Finding::of_text(builder.build(Severity::Error, "", self.lang))]
        });
        let is = |code: Code| found.iter().any(|finding| finding.problem.code == code);
        let of_whole = [
            page_codes::PAGE_PUSH_MISSING,
            page_codes::PAGE_LOADER_MISSING,
            container_codes::GTM_POSTCHECKOUT_MISSING,
            container_codes::GTM_LOADER_MISSING,
        ];
        self.pushes += usize::from(!is(of_whole[0]) && !is(of_whole[2]));
        self.loads += usize::from(!is(page_codes::PAGE_LOADER_MISSING) && is_page);
        // Most pages of a shop have no order, and need none: both are judged for the whole recording.
        self.findings.extend(found.into_iter().filter(|finding| !of_whole.contains(&finding.problem.code)).map(
            |mut finding| {
                finding.document.clone_from(&document);
                finding
            },
        ));
    }

    fn check_whole(&mut self) {
        let is_sent = !self.sent.is_empty();
        if !self.has_loader && self.loads == 0 {
            self.report("", Severity::Warning, &ProblemBuilder::error(page_codes::PAGE_LOADER_MISSING));
        }
        if self.pushes == 0 && !is_sent {
            self.report("", Severity::Error, &ProblemBuilder::error(page_codes::PAGE_PUSH_MISSING));
        } else if !is_sent {
            self.report("", Severity::Warning, &ProblemBuilder::error(codes::HAR_ORDER_NOT_SENT));
        }
    }
}

/// The bytes of a body, and whether the browser decoded them to text.
fn body(content: &Content<'_>) -> Option<(Vec<u8>, bool)> {
    let text: Cow<'_, str> = serde_json::from_str(content.text?.get()).ok()?;
    if content.encoding.as_deref().is_some_and(|encoding| encoding.eq_ignore_ascii_case("base64")) {
        return Some((STANDARD.decode(text.as_ref()).ok()?, false));
    }
    Some((text.into_owned().into_bytes(), true))
}

/// An address whose parts with personal data are masked.
fn masked(url: &str) -> String {
    url.split_inclusive(['/', '?', '&', '=']).map(scrub).collect()
}

/// An address without its parameters, which have the customer's data.
fn without_query(url: &str) -> String {
    scrub(url.split(['?', '#']).next().unwrap_or_default())
}
