//! JavaScript of tags and variables: parsed, and checked for what Tag Manager takes.

mod es5;
pub(super) mod names;
pub(super) mod returns;

use super::owner::Owner;
use super::substitute::substitute;
use crate::container::codes;
use flocktory_postcheckout::Code;
use flocktory_postcheckout::internal::{Collector, Outcome, ProblemBuilder, Reference, references};
use oxc_allocator::Allocator;
use oxc_ast::ast::{Expression, Function, Program, Statement};
use oxc_diagnostics::OxcDiagnostic;
use oxc_parser::{ParseOptions, Parser};
use oxc_span::{SourceType, Span};

/// Characters that Tag Manager takes in one field.
pub(super) const MAX_CODE: usize = 102_400;

/// A parsed code.
pub(super) struct Script<'a> {
    pub(super) program: &'a Program<'a>,
    /// The text that was parsed: references are identifiers of the same length.
    pub(super) source: &'a str,
    pub(super) references: &'a [Reference<'a>],
    pub(super) place: Place<'a>,
}

/// Where a script is.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) path: &'a str,
    pub(super) owner: Owner<'a>,
    /// The whole text that the code is a part of.
    text: &'a str,
    /// Where in that text the code starts.
    start: usize,
    /// Bytes that were set before the code to parse it.
    before: usize,
}

impl Place<'_> {
    /// The line and column in the text, from 1, of a place in what was parsed.
    fn line_column(&self, offset: u32) -> (u32, u32) {
        let at = (self.start + offset as usize).saturating_sub(self.before).min(self.text.len());
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = 1 + before.matches('\n').count();
        let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        (number(line), number(column))
    }

    pub(super) fn report(&self, offset: u32, report: ProblemBuilder, problems: &mut Collector) {
        let place = if problems.is_full() { (0, 0) } else { self.line_column(offset) };
        let owner = self.owner.in_brackets_at(place, problems.lang());
        problems.report_at(self.path, report.owner(owner));
    }
}

impl<'a> Script<'a> {
    /// The name that an expression refers to, if it is a reference.
    pub(super) fn referred(&self, expression: &Expression<'_>) -> Option<&'a str> {
        let Expression::Identifier(identifier) = expression else { return None };
        let mut within = self.references_within(identifier.span);
        within.next().filter(|_| within.next().is_none()).map(|reference| reference.name)
    }

    /// The references in a part of the code.
    pub(super) fn references_within(&self, span: Span) -> impl Iterator<Item = &'a Reference<'a>> {
        let (start, end) = (span.start as usize, span.end as usize);
        let from = self.references.partition_point(|reference| reference.start < start);
        self.references.iter().skip(from).take_while(move |reference| reference.end <= end)
    }

    pub(super) fn text(&self, span: Span) -> &'a str {
        self.source.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// The function of a Custom JavaScript variable.
    pub(super) fn function(&self) -> Option<&'a Function<'a>> {
        match self.program.body.as_slice() {
            [Statement::ExpressionStatement(statement)] if self.program.directives.is_empty() => {
                match &statement.expression {
                    Expression::FunctionExpression(function) => Some(function),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// How much a fault matters: what Flocktory's tag needs must work, the rest of a container is its owner's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Needed,
    Other,
}

impl Weight {
    pub(super) fn report(self, code: Code) -> ProblemBuilder {
        match self {
            Weight::Needed => ProblemBuilder::error(code),
            Weight::Other => ProblemBuilder::warning(code, Outcome::None),
        }
    }
}

/// A reader of one field's code.
pub(super) struct Reader<'a, 'p> {
    pub(super) allocator: &'a Allocator,
    pub(super) weight: Weight,
    pub(super) problems: &'p mut Collector,
}

impl<'a> Reader<'a, '_> {
    /// The scripts of a Custom HTML tag.
    pub(super) fn html(&mut self, html: &'a str, path: &str, owner: Owner<'a>) -> Vec<Script<'a>> {
        if !self.fits(html, path, owner) {
            return Vec::new();
        }
        let path = self.allocator.alloc_str(path);
        let substituted = substitute(html);
        let scripts = super::html::scripts(&substituted).into_iter();
        let scripts = scripts.filter_map(|range| {
            let place = Place { path, owner, text: html, start: range.start, before: 0 };
            let code = self.allocator.alloc_str(&substituted[range.clone()]);
            match self.parse(code, place, &html[range]) {
                Ok(script) => Some(script),
                Err(error) => {
                    self.syntax(&error, &place);
                    None
                }
            }
        });
        let scripts: Vec<_> = scripts.collect();
        for script in &scripts {
            es5::check(script, self.weight, self.problems);
        }
        scripts
    }

    /// The code of a Custom JavaScript variable.
    pub(super) fn function(&mut self, code: &'a str, path: &str, owner: Owner<'a>) -> Option<Script<'a>> {
        if !self.fits(code, path, owner) {
            return None;
        }
        let path = self.allocator.alloc_str(path);
        let place = Place { path, owner, text: code, start: 0, before: 1 };
        // Tag Manager takes the function for an expression; a semicolon after it is often left there.
        let trimmed = code.trim_end().trim_end_matches(';');
        let wrapped = self.allocator.alloc_str(&format!("({}\n)", substitute(trimmed)));
        let script = match self.parse(wrapped, place, &format!("({trimmed}")) {
            Ok(script) => script,
            Err(error) => {
                let alone = self.allocator.alloc_str(&substitute(code));
                let place = Place { before: 0, ..place };
                match self.parse(alone, place, code) {
                    Ok(_) => place.report(0, self.weight.report(codes::GTM_FUNCTION_FORM), self.problems),
                    Err(_) => self.syntax(&error, &Place { before: 1, ..place }),
                }
                return None;
            }
        };
        es5::check(&script, self.weight, self.problems);
        if script.function().is_none() && !es5::is_arrow(&script) {
            place.report(1, self.weight.report(codes::GTM_FUNCTION_FORM), self.problems);
        }
        Some(script)
    }

    fn fits(&mut self, code: &str, path: &str, owner: Owner<'_>) -> bool {
        // Bytes are counted first: they are never fewer than the characters.
        let fits = code.len() <= MAX_CODE || code.chars().count() <= MAX_CODE;
        if !fits {
            let report = ProblemBuilder::error(codes::GTM_CODE_TOO_LONG).expected(MAX_CODE.to_string());
            let owner = owner.in_brackets(self.problems.lang());
            self.problems.report_at(path, report.owner(owner));
        }
        fits
    }

    /// Parses a code whose references are substituted; `original` has them still.
    fn parse(&self, source: &'a str, place: Place<'a>, original: &str) -> Result<Script<'a>, OxcDiagnostic> {
        let options = ParseOptions { preserve_parens: false, ..ParseOptions::default() };
        let parser = Parser::new(self.allocator, source, SourceType::default().with_script(true));
        let parsed = parser.with_options(options).parse();
        if let Some(error) = parsed.errors.into_iter().next() {
            return Err(error);
        }
        let original = self.allocator.alloc_str(original);
        let references = self.allocator.alloc_slice_copy(&references(original).collect::<Vec<_>>());
        Ok(Script { program: self.allocator.alloc(parsed.program), source, references, place })
    }

    fn syntax(&mut self, error: &OxcDiagnostic, place: &Place<'_>) {
        let label = error.labels.as_deref().and_then(<[_]>::first);
        let offset = label.map_or(0, |label| u32::try_from(label.offset()).unwrap_or(u32::MAX));
        let message: String = error.message.chars().take(120).collect();
        place.report(offset, self.weight.report(codes::GTM_JAVASCRIPT_SYNTAX).given(message), self.problems);
    }
}
