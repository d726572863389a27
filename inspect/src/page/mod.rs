//! The check of a page, or of a file of JavaScript.

mod attributes;
mod cause;
pub(crate) mod codes;
pub(crate) mod document;
mod policy;

use crate::excerpt::{Excerpts, Masks};
use crate::finding::Finding;
use crate::kind::FileKind;
use crate::payload;
use crate::php;
use crate::script::push::{Branches, EVENT, Use, exclude_each_other, is_loader, is_old_loader, uses};
use crate::script::value::{Kind, Value};
use crate::script::{Grammar, expression, parse};
use crate::source::{Encoding, SourceText};
use crate::stack::MOST;
use crate::template::{self, Template};
use document::{Document, Script, declared_charset};
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::internal::{ProblemBuilder, describe};
use flocktory_postcheckout::{Charset, Code, Lang, Problem, Severity};
use oxc_allocator::Allocator;
use oxc_semantic::SemanticBuilder;
use policy::{MAX_POLICIES, Policy, SCRIPTS};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::slice;

/// What is known of a page besides its text.
#[derive(Clone, Copy, Default)]
pub(crate) struct Delivery<'d> {
    /// The policies of its headers.
    pub(crate) policies: &'d [&'d str],
    /// The encoding that its `Content-Type` names.
    pub(crate) charset: Option<&'d str>,
    /// Whether the browser decoded it: its bytes say nothing of its encoding.
    pub(crate) is_decoded: bool,
    /// Whether the browser requested the loader, whoever added it.
    pub(crate) has_loader: bool,
    /// The shop's feed, in which ordered items are looked for.
    pub(crate) feed: Option<&'d Feed>,
}

/// Bytes of the longest script of a file that is parsed, for which the parser needs room.
pub(crate) fn longest_script(source: &SourceText<'_>, kind: FileKind) -> usize {
    /// Shorter files are not worth a look.
    const SHORT: usize = 1 << 18;
    let text = source.text();
    let scripts = match kind {
        FileKind::Page if text.len() > SHORT => Document::new(text).scripts,
        FileKind::Script if text.len() > MOST => Vec::new(),
        _ => return text.len(),
    };
    scripts.iter().map(|script| script.content.len()).filter(|&length| length <= MOST).max().unwrap_or(0)
}

/// Finds what is wrong with a page, with a script, or with a template of them.
pub(crate) fn inspect(source: &SourceText<'_>, kind: FileKind, delivery: Delivery<'_>, lang: Lang) -> Vec<Finding> {
    let (template, in_code) = read(source, kind);
    let (mut findings, mut masks) = (Vec::new(), Masks::default());
    let variants = template.as_ref().map(|template| template.variants.iter().map(|text| SourceText::of(text.into())));
    let codes = variants.into_iter().flatten().map(Some).chain(template.is_none().then_some(None));
    for (variant, code) in codes.enumerate() {
        let code = code.as_ref().unwrap_or(source);
        let mut page = Page::new(source, code, template.as_ref(), delivery, lang);
        page.inspect(kind);
        // The code is the same in each variant.
        for order in in_code.iter().filter(|_| variant == 0) {
            page.judge(order);
        }
        findings.append(&mut page.findings);
        masks = page.masks;
    }
    findings.sort_by_key(|finding| (finding.line, finding.column));
    // What is outside of the branches is in each variant of a template.
    let mut seen = HashSet::new();
    findings.retain(|Finding { line, column, problem, .. }| {
        seen.insert((*line, *column, problem.code, problem.path.clone()))
    });
    let excerpts = Excerpts::new(source, masks);
    for finding in findings.iter_mut().take(MAX_EXCERPTS) {
        finding.excerpt = finding.offset.and_then(|offset| excerpts.at(offset));
    }
    findings
}

/// The template that a file is, and the orders that its code builds.
fn read(source: &SourceText<'_>, kind: FileKind) -> (Option<Template>, Vec<Value>) {
    let mut template = kind.is_template().then(|| Template::read(kind, source.text()));
    let in_code = template.as_mut().map(|template| php::orders(source.text(), template)).unwrap_or_default();
    (template, in_code)
}

/// The orders in a file.
pub(crate) struct Orders {
    pub(crate) in_scripts: Vec<Value>,
    /// Those that code of PHP builds.
    pub(crate) in_code: Vec<Value>,
    pub(crate) template: Option<Template>,
}

/// The orders in a page, in a script, or in a template of them.
pub(crate) fn orders(source: &SourceText<'_>, kind: FileKind) -> Orders {
    let (template, in_code) = read(source, kind);
    let code = template.as_ref().and_then(|template| template.variants.first()).map(|text| SourceText::of(text.into()));
    let mut page = Page::new(source, code.as_ref().unwrap_or(source), template.as_ref(), Delivery::default(), Lang::En);
    page.orders = Some(Vec::new());
    page.inspect(kind);
    let in_scripts = page.orders.unwrap_or_default();
    Orders { in_scripts, in_code, template }
}

struct Page<'s> {
    source: &'s SourceText<'s>,
    /// The source without the tags of a template; each byte has the place that it has in the source.
    code: &'s SourceText<'s>,
    template: Option<&'s Template>,
    lang: Lang,
    delivery: Delivery<'s>,
    findings: Vec<Finding>,
    /// The orders that were judged, if they are wanted.
    orders: Option<Vec<Value>>,
    /// Orders as JSON, in blocks and in attributes.
    blocks: usize,
    /// The tags that load the loader.
    loaders: Vec<usize>,
    /// Where the script of the old API is loaded.
    old_loaders: Vec<usize>,
    /// What excerpts do not show.
    masks: Masks,
}

impl<'s> Page<'s> {
    fn new(
        source: &'s SourceText<'s>,
        code: &'s SourceText<'s>,
        template: Option<&'s Template>,
        delivery: Delivery<'s>,
        lang: Lang,
    ) -> Page<'s> {
        Page {
            source,
            code,
            template,
            lang,
            delivery,
            findings: Vec::new(),
            orders: None,
            blocks: 0,
            loaders: Vec::new(),
            old_loaders: Vec::new(),
            masks: Masks::default(),
        }
    }

    fn add(&mut self, offset: usize, problem: Problem) {
        self.findings.push(Finding::new(self.source.location(offset), problem));
    }

    fn report(&mut self, offset: usize, severity: Severity, builder: &ProblemBuilder) {
        self.add(offset, builder.build(severity, "", self.lang));
    }

    fn error(&mut self, offset: usize, code: Code) {
        self.report(offset, Severity::Error, &ProblemBuilder::error(code));
    }

    /// Reports what the page as a whole lacks.
    fn lacks(&mut self, severity: Severity, code: Code) {
        self.findings.push(Finding::of_text(ProblemBuilder::error(code).build(severity, "", self.lang)));
    }

    fn inspect(&mut self, kind: FileKind) {
        let text = self.code.text();
        // A template may be one of a script.
        let is_script = match self.template {
            Some(_) => !text.trim_start().starts_with('<') && !text.contains("<script"),
            None => kind == FileKind::Script,
        };
        let whole = 0..text.len();
        let scripts = if is_script { vec![(whole, Grammar::File)] } else { self.elements() };
        // Many shops load it by their own script; a template is a part of a page.
        let is_loaded = self.delivery.has_loader
            || self.template.is_some()
            || !self.loaders.is_empty()
            || scripts.iter().any(|(range, _)| is_loader(self.code.slice(range.clone())));
        let scripts: Vec<_> = scripts.into_iter().filter(|(range, grammar)| self.parses(range, *grammar)).collect();
        let orders = self.blocks + self.uses(&scripts);
        if !is_script {
            self.check_loaders(is_loaded);
        }
        if kind == FileKind::Page && !self.delivery.is_decoded {
            self.check_charset();
        }
        let has_errors = self.findings.iter().any(|finding| finding.problem.severity == Severity::Error);
        if orders == 0 && self.template.is_none() && !has_errors {
            self.lacks(Severity::Error, codes::PAGE_PUSH_MISSING);
        }
    }

    /// The texts of the page's scripts. What the tags themselves load is checked, and what their attributes say.
    fn elements(&mut self) -> Vec<(Range<usize>, Grammar)> {
        let html = self.code.text();
        let document = Document::new(html);
        self.check_policies(&document);
        for element in &document.elements {
            if self.template.is_none() {
                attributes::hide(element, html, &mut self.masks);
            }
            let (orders, found) = attributes::orders(element, html, self.delivery.feed, self.lang);
            self.blocks += orders;
            for (offset, problem) in found.into_iter().chain(attributes::check(element, self.lang)) {
                self.add(offset, problem);
            }
        }
        let mut ranges = Vec::new();
        for script in document.scripts {
            match &script.src {
                Some(src) if is_old_loader(src) => self.old_loaders.push(script.start),
                Some(src) if is_loader(src) => {
                    self.loaders.push(script.start);
                    self.site_id(src, script.start);
                }
                None if script.is_data => self.block(script.content),
                None => ranges.extend(script.grammar.map(|grammar| (script.content, grammar))),
                _ => {}
            }
        }
        ranges
    }

    fn check_loaders(&mut self, is_loaded: bool) {
        if let Some(&again) = self.loaders.get(1) {
            self.report(again, Severity::Warning, &ProblemBuilder::error(codes::PAGE_LOADER_REPEATED));
        }
        match self.old_loaders.first() {
            Some(&old) if is_loaded => self.error(old, codes::PAGE_LOADERS_MIXED),
            Some(&old) => self.error(old, codes::PAGE_OLD_API),
            None if is_loaded => {}
            None => self.lacks(Severity::Warning, codes::PAGE_LOADER_MISSING),
        }
    }

    /// Reports the page's policies that forbid a script with an order, or Flocktory's own.
    fn check_policies(&mut self, document: &Document) {
        let of_headers = self.delivery.policies.iter().map(|text| (0, *text));
        let of_page = document.policies.iter().map(|policy| (policy.start, policy.text.as_str()));
        let policies: Vec<_> =
            of_headers.chain(of_page).take(MAX_POLICIES).map(|(start, text)| (start, Policy::new(text))).collect();
        if policies.is_empty() {
            return;
        }
        let with_order = |script: &&Script| script.src.is_none() && script.grammar.is_some() && !script.is_data;
        for script in document.scripts.iter().filter(with_order) {
            let text = self.source.slice(script.content.clone());
            if !speaks(text) {
                continue;
            }
            // A policy in the page counts from its place on.
            let before = policies.iter().filter(|(start, _)| *start <= script.start);
            let mut sources = before.filter_map(|(_, policy)| policy.sources(SCRIPTS));
            if let Some(sources) = sources.find(|sources| !sources.allows_inline(script.nonce.as_deref(), text)) {
                let builder = ProblemBuilder::error(codes::PAGE_CSP_INLINE).given(format!("`{}`", sources.directive));
                self.report(script.start, Severity::Error, &builder);
            }
        }
        let loader = document.scripts.iter().find(|script| script.src.as_deref().is_some_and(is_loader));
        if loader.is_none() && !speaks(self.source.text()) {
            return;
        }
        let nonce = loader.and_then(|script| script.nonce.as_deref());
        for (start, policy) in &policies {
            for (directive, sources, hosts) in policy.forbidden_hosts(loader.is_some(), nonce) {
                let severity = if directive == SCRIPTS { Severity::Error } else { Severity::Warning };
                let builder = ProblemBuilder::error(codes::PAGE_CSP_HOSTS)
                    .given(format!("`{}`", sources.directive))
                    .expected(hosts.join(", "));
                self.report(*start, severity, &builder);
            }
        }
    }

    /// Reports bytes that are not of the encoding that the page is declared to have.
    fn check_charset(&mut self) {
        let of_page = declared_charset(self.source.text());
        let (place, declared) = match (self.source.has_mark, self.delivery.charset, of_page) {
            (true, ..) => (0, "UTF-8".to_owned()),
            (_, Some(of_header), _) => (0, of_header.to_owned()),
            (_, None, Some(of_page)) => of_page,
            (_, None, None) => return,
        };
        let is_utf8 = match declared.to_ascii_lowercase().parse() {
            Ok(Charset::Utf8) => true,
            Ok(Charset::Windows1251) => false,
            _ => return,
        };
        let (place, expected) = match (is_utf8, self.source.encoding) {
            (true, Encoding::Windows1251) => (place, "windows-1251"),
            (true, Encoding::BrokenUtf8(place)) => {
                (place, self.lang.choose("partly broken UTF-8", "местами испорченный UTF-8"))
            }
            (false, Encoding::Utf8 | Encoding::BrokenUtf8(_)) => (place, "UTF-8"),
            _ => return,
        };
        let builder = ProblemBuilder::error(codes::PAGE_CHARSET).given(describe::label(&declared)).expected(expected);
        self.report(place, Severity::Warning, &builder);
    }

    /// Judges the orders of a block of JSON.
    fn block(&mut self, range: Range<usize>) {
        self.blocks += 1;
        if range.len() > MOST {
            return;
        }
        let json = self.code.only(&[range], (b'(', b')'));
        match expression(&json, self.template) {
            Some(Value { kind: Kind::List(orders), .. }) => orders.iter().for_each(|order| self.judge(order)),
            Some(order) => self.judge(&order),
            None => {}
        }
    }

    fn judge(&mut self, order: &Value) {
        if let Some(orders) = &mut self.orders {
            orders.push(order.clone());
        }
        // What a template has of a customer is code.
        if self.template.is_none() {
            payload::hide(order, self.source.text(), |offset| offset, &mut self.masks);
        }
        for (span, problem) in payload::judge(order, self.template, self.delivery.feed, self.lang) {
            self.add(span.start as usize, problem);
        }
    }

    fn site_id(&mut self, src: &str, offset: usize) {
        let (_, query) = src.split_once('?').unwrap_or_default();
        let site_id = query.split('&').find_map(|pair| pair.strip_prefix("site_id=")).unwrap_or_default();
        let is_printed = site_id.contains(template::MARK);
        if !is_printed && (site_id.is_empty() || !site_id.bytes().all(|byte| byte.is_ascii_digit())) {
            let builder = ProblemBuilder::error(Code::SITE_ID_INVALID).given(describe::label(site_id));
            self.add(offset, builder.build(Severity::Error, "site_id", self.lang));
        }
    }

    /// Whether a script parses. One that does not is reported if it has to do with orders.
    fn parses(&mut self, range: &Range<usize>, grammar: Grammar) -> bool {
        let script = self.code.slice(range.clone());
        if script.len() > MOST {
            if speaks(script) {
                // It may have an order.
                self.blocks += 1;
                let builder = ProblemBuilder::note(codes::PAGE_SCRIPT_TOO_LONG).expected(MOST.to_string());
                self.report(range.start, Severity::Note, &builder);
            }
            return false;
        }
        let Err(error) = parse(&Allocator::default(), script, grammar) else { return true };
        // Texts in code of PHP need not be a whole script.
        let is_code = grammar == Grammar::File && self.template.is_some_and(|template| !template.code.is_empty());
        if speaks(script) && !is_code {
            let cause = cause::cause(script, error.offset, self.lang);
            let builder = ProblemBuilder::error(codes::PAGE_SCRIPT_SYNTAX).given(error.message).expected(cause);
            self.report(range.start + error.offset, Severity::Error, &builder);
            if self.template.is_none() {
                self.masks.hide_keys(self.source.text(), range.clone());
            }
        }
        false
    }

    /// Checks how the scripts use the queue, and counts the orders.
    fn uses(&mut self, scripts: &[(Range<usize>, Grammar)]) -> usize {
        // A variable of one is read in others.
        let ranges: Vec<_> = scripts.iter().map(|(range, _)| range.clone()).collect();
        let grammar = scripts.iter().map(|(_, grammar)| *grammar).max().unwrap_or(Grammar::Classic);
        let mut ids = HashMap::new();
        self.uses_of(&ranges, grammar, &mut ids).unwrap_or_else(|| {
            // Together they do not parse where two declare the same name by `let`.
            let alone: Vec<_> = scripts.iter().filter(|(range, _)| speaks(self.code.slice(range.clone()))).collect();
            let each = alone.into_iter().take(MAX_ALONE);
            each.filter_map(|(range, grammar)| self.uses_of(slice::from_ref(range), *grammar, &mut ids)).sum()
        })
    }

    fn uses_of(&mut self, ranges: &[Range<usize>], grammar: Grammar, ids: &mut Ids) -> Option<usize> {
        let allocator = Allocator::default();
        let scripts = self.code.only(ranges, (b';', b';'));
        let program = parse(&allocator, &scripts, grammar).ok()?;
        let semantic = SemanticBuilder::new().build(program).semantic;
        let mut orders = 0;
        for (span, of) in uses(&semantic, self.template) {
            let offset = span.start as usize;
            if matches!(of, Use::OldOrder | Use::EventName(_) | Use::Form) && self.template.is_none() {
                // Its values are not judged, so their places are not known.
                self.masks.hide_keys(self.source.text(), offset..self.source.line(offset).end.min(offset + NEAR));
            }
            match of {
                Use::Order(payload, branches) => {
                    orders += 1;
                    self.judge(&payload);
                    let id = payload.get("order").and_then(|order| order.get("id")).and_then(Value::to_text);
                    let Some(id) = id else { continue };
                    let SameId { orders: earlier, is_reported } = ids.entry(id.clone()).or_default();
                    let first = earlier.iter().find(|(_, of)| !exclude_each_other(of, &branches));
                    if let Some((first, _)) = first.filter(|_| !std::mem::replace(is_reported, true)) {
                        let builder = ProblemBuilder::error(codes::PAGE_ORDER_REPEATED).given(describe::label(&id));
                        let problem = if first.is_same(&payload) {
                            builder.build(Severity::Error, "", self.lang)
                        } else {
                            Problem::order_id_repeated(&id, None, self.lang)
                        };
                        self.add(offset, problem);
                    }
                    if earlier.len() < MAX_EQUAL_IDS {
                        earlier.push((payload, branches));
                    }
                }
                Use::OldOrder => {
                    orders += 1;
                    self.error(offset, codes::PAGE_OLD_API);
                }
                Use::EventName(name) => {
                    orders += 1;
                    let builder = ProblemBuilder::error(codes::PAGE_EVENT_NAME).given(describe::label(&name));
                    self.report(offset, Severity::Error, &builder);
                }
                Use::Form => {
                    orders += 1;
                    self.error(offset, codes::PAGE_PUSH_FORM);
                }
                Use::Overwritten => self.error(offset, codes::PAGE_QUEUE_OVERWRITTEN),
                Use::Local => self.error(offset, codes::PAGE_QUEUE_LOCAL),
                Use::Loader(address) => self.site_id(&address, offset),
                Use::OldLoader => self.old_loaders.push(offset),
            }
        }
        Some(orders)
    }
}

type Ids = HashMap<String, SameId>;

/// The orders with one id, and the branches that they are pushed in.
#[derive(Default)]
struct SameId {
    orders: Vec<(Value, Branches)>,
    /// Whether it is reported that there are several.
    is_reported: bool,
}

/// Findings with an excerpt: nobody reads as many.
const MAX_EXCERPTS: usize = 1_000;

/// Scripts that are read alone.
const MAX_ALONE: usize = 100;

/// Bytes of an order that is not judged which its excerpt may show.
const NEAR: usize = 2_000;

/// Orders with one id that are compared with later ones.
const MAX_EQUAL_IDS: usize = 16;

/// Whether a script has to do with Flocktory.
fn speaks(script: &str) -> bool {
    script.contains("flocktory") || script.contains(EVENT)
}
