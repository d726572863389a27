//! JavaScript: parsed, and evaluated as far as its values are constant. Nothing is run.

pub(crate) mod evaluate;
mod function;
pub(crate) mod push;
pub(crate) mod value;

use crate::template::Template;
use oxc_allocator::Allocator;
use oxc_ast::ast::{Program, Statement};
use oxc_diagnostics::LabeledSpan;
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::{SourceType, Span};
use std::ops::Range;

/// Why a script cannot be parsed, and where.
pub(crate) struct SyntaxError {
    pub(crate) offset: usize,
    pub(crate) message: String,
}

/// What a script may be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grammar {
    /// A classic script of a page.
    Classic,
    /// A module of a page.
    Module,
    /// A file, which a build may translate: a script or a module, which may have JSX and types.
    File,
}

/// The value of a text that is one expression, such as JSON.
pub(crate) fn expression(source: &str, template: Option<&Template>) -> Option<value::Value> {
    let allocator = Allocator::default();
    let program = parse(&allocator, source, Grammar::Classic).ok()?;
    let semantic = SemanticBuilder::new().build(program).semantic;
    match program.body.as_slice() {
        [Statement::ExpressionStatement(statement)] => {
            Some(evaluate::Evaluator::new(&semantic, template).value(&statement.expression))
        }
        _ => None,
    }
}

/// Parses a script. The error is that of the grammar that is tried first.
pub(crate) fn parse<'a>(
    allocator: &'a Allocator,
    source: &'a str,
    grammar: Grammar,
) -> Result<&'a Program<'a>, SyntaxError> {
    let script = SourceType::default().with_script(true);
    match grammar {
        Grammar::Classic => parse_as(allocator, source, script),
        Grammar::Module => parse_as(allocator, source, SourceType::mjs()),
        Grammar::File => parse_as(allocator, source, script).or_else(|error| {
            let mut others = [SourceType::jsx(), SourceType::tsx()].into_iter();
            others.find_map(|of| parse_as(allocator, source, of).ok()).ok_or(error)
        }),
    }
}

fn parse_as<'a>(allocator: &'a Allocator, source: &'a str, of: SourceType) -> Result<&'a Program<'a>, SyntaxError> {
    let parsed = Parser::new(allocator, source, of).parse();
    match parsed.errors.first() {
        None => Ok(allocator.alloc(parsed.program)),
        Some(error) => {
            let label = error.labels.as_deref().and_then(<[_]>::first);
            let message = error.message.chars().take(120).collect();
            Err(SyntaxError { offset: label.map_or(0, LabeledSpan::offset), message })
        }
    }
}

/// A range of a text as a span of its script, each byte of which has the place that it has in the text.
pub(crate) fn span(range: &Range<usize>) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(offset(range.start), offset(range.end))
}
