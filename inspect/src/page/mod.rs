//! The check of a page, or of a file of JavaScript.

mod cause;
pub(crate) mod codes;
mod document;

use crate::finding::Finding;
use crate::kind::FileKind;
use crate::payload;
use crate::script::push::{EVENT, Use, uses};
use crate::script::value::{Kind, Value};
use crate::script::{expression, parse};
use crate::source::SourceText;
use document::scripts;
use flocktory_postcheckout::internal::{LOADER, ProblemBuilder, describe};
use flocktory_postcheckout::{Code, Lang, Problem, Severity};
use oxc_allocator::Allocator;
use oxc_semantic::SemanticBuilder;
use std::collections::HashMap;
use std::ops::Range;

/// The script of the old API.
const OLD_LOADER: &str = "/hello.js";

/// Finds what is wrong with a page, or with a script.
pub(crate) fn inspect(source: &SourceText<'_>, kind: FileKind, lang: Lang) -> Vec<Finding> {
    let mut page = Page { source, lang, findings: Vec::new(), blocks: 0 };
    page.inspect(kind);
    page.findings.sort_by_key(|finding| (finding.line, finding.column));
    page.findings
}

struct Page<'s> {
    source: &'s SourceText<'s>,
    lang: Lang,
    findings: Vec<Finding>,
    /// Blocks of JSON.
    blocks: usize,
}

impl Page<'_> {
    fn add(&mut self, offset: usize, problem: Problem) {
        self.findings.push(Finding::new(self.source.location(offset), problem));
    }

    fn report(&mut self, offset: usize, severity: Severity, builder: &ProblemBuilder) {
        self.add(offset, builder.build(severity, "", self.lang));
    }

    fn error(&mut self, offset: usize, code: Code) {
        self.report(offset, Severity::Error, &ProblemBuilder::error(code));
    }

    fn inspect(&mut self, kind: FileKind) {
        let whole = 0..self.source.text().len();
        let ranges = if kind == FileKind::Script { vec![whole] } else { self.elements() };
        let ranges: Vec<_> = ranges.into_iter().filter(|range| self.parses(range)).collect();
        let orders = self.blocks + self.uses(&self.source.only(&ranges, (b';', b';')));
        if orders == 0 && self.findings.iter().all(|finding| finding.problem.severity != Severity::Error) {
            self.error(0, codes::PAGE_PUSH_MISSING);
        }
    }

    /// The texts of the page's scripts. What the tags themselves load is checked.
    fn elements(&mut self) -> Vec<Range<usize>> {
        let (mut ranges, mut loaders) = (Vec::new(), Vec::new());
        for script in scripts(self.source.text()) {
            match &script.src {
                Some(src) if src.contains("flocktory") && src.contains(OLD_LOADER) => {
                    self.error(script.start, codes::PAGE_OLD_API);
                }
                Some(src) if is_loader(src) => {
                    loaders.push(script.start);
                    self.site_id(src, script.start);
                }
                None if script.is_data => self.block(script.content),
                None if script.is_classic => ranges.push(script.content),
                _ => {}
            }
        }
        // Many shops load it by their own script.
        let is_loaded = ranges.iter().any(|range| is_loader(self.source.slice(range.clone())));
        if let Some(again) = loaders.get(1) {
            self.report(*again, Severity::Warning, &ProblemBuilder::error(codes::PAGE_LOADER_REPEATED));
        } else if loaders.is_empty() && !is_loaded {
            self.report(0, Severity::Warning, &ProblemBuilder::error(codes::PAGE_LOADER_MISSING));
        }
        ranges
    }

    /// Judges the orders of a block of JSON.
    fn block(&mut self, range: Range<usize>) {
        self.blocks += 1;
        let json = self.source.only(&[range], (b'(', b')'));
        match expression(&json) {
            Some(Value { kind: Kind::List(orders), .. }) => orders.iter().for_each(|order| self.judge(order)),
            Some(order) => self.judge(&order),
            None => {}
        }
    }

    fn judge(&mut self, order: &Value) {
        for (span, problem) in payload::judge(order, self.lang) {
            self.add(span.start as usize, problem);
        }
    }

    fn site_id(&mut self, src: &str, offset: usize) {
        let (_, query) = src.split_once('?').unwrap_or_default();
        let site_id = query.split('&').find_map(|pair| pair.strip_prefix("site_id=")).unwrap_or_default();
        if site_id.is_empty() || !site_id.bytes().all(|byte| byte.is_ascii_digit()) {
            let builder = ProblemBuilder::error(Code::SITE_ID_INVALID).given(describe::label(site_id));
            self.add(offset, builder.build(Severity::Error, "site_id", self.lang));
        }
    }

    /// Whether a script parses. One that does not is reported if it has to do with orders.
    fn parses(&mut self, range: &Range<usize>) -> bool {
        let script = self.source.slice(range.clone());
        let Err(error) = parse(&Allocator::default(), script) else { return true };
        if script.contains("flocktory") || script.contains(EVENT) {
            let cause = cause::cause(script, error.offset, self.lang);
            let builder = ProblemBuilder::error(codes::PAGE_SCRIPT_SYNTAX).given(error.message).expected(cause);
            self.report(range.start + error.offset, Severity::Error, &builder);
        }
        false
    }

    /// Checks how the scripts use the queue, and counts the orders.
    fn uses(&mut self, scripts: &str) -> usize {
        let allocator = Allocator::default();
        // Each parses alone; together they do not where two declare the same name by `let`.
        let Ok(program) = parse(&allocator, scripts) else { return 0 };
        let semantic = SemanticBuilder::new().build(program).semantic;
        let mut orders = 0;
        let mut ids: HashMap<String, usize> = HashMap::new();
        for (span, of) in uses(&semantic) {
            let offset = span.start as usize;
            match of {
                Use::Order(payload) => {
                    orders += 1;
                    self.judge(&payload);
                    let id = payload.get("order").and_then(|order| order.get("id")).and_then(Value::to_text);
                    let is_order = !matches!(payload.kind, Kind::Opaque);
                    if let Some(id) = id.filter(|_| is_order) {
                        let count = ids.entry(id.clone()).or_default();
                        *count += 1;
                        if *count == 2 {
                            let builder = ProblemBuilder::error(codes::PAGE_ORDER_REPEATED).given(describe::label(&id));
                            self.report(offset, Severity::Error, &builder);
                        }
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
            }
        }
        orders
    }
}

/// Whether an address or a script names the loader, whatever its scheme.
fn is_loader(text: &str) -> bool {
    text.contains(LOADER.trim_start_matches("https:"))
}
