//! The queue `window.flocktory`: what makes it, what empties it, what only looks like it.

use super::super::javascript::names::{Names, Write, is_within_one, outermost, way};
use super::Read;
use crate::container::codes;
use flocktory_postcheckout::internal::{Collector, ProblemBuilder};
use oxc_ast::ast::Expression;
use oxc_span::Span;

const QUEUE: &str = "flocktory";

/// Whether an expression is the queue: `window.flocktory`, a name for it, or the assignment that makes it.
pub(super) fn is_queue(names: &Names<'_>, expression: &Expression<'_>) -> bool {
    is_queue_itself(names, expression) || {
        let Expression::Identifier(name) = expression else { return false };
        names.value(&name.name).is_some_and(|value| is_queue_itself(names, value))
    }
}

fn is_queue_itself(names: &Names<'_>, expression: &Expression<'_>) -> bool {
    match expression {
        Expression::AssignmentExpression(assignment) => {
            let target = assignment
                .left
                .as_member_expression()
                .and_then(|member| Some(format!("{}.{}", way(member.object())?, member.static_property_name()?)));
            let target = target.or_else(|| assignment.left.get_identifier_name().map(str::to_owned));
            target.is_some_and(|target| is_queue_way(names, &target))
        }
        Expression::LogicalExpression(logical) => is_queue_itself(names, &logical.left),
        _ => way(expression).is_some_and(|way| is_queue_way(names, &way)),
    }
}

/// Whether a way such as `window.flocktory` is the queue's.
fn is_queue_way(names: &Names<'_>, path: &str) -> bool {
    let is_window = |object: &str| {
        matches!(object, "window" | "self" | "top" | "parent" | "globalThis")
            || names.value(object).and_then(way).is_some_and(|object| object == "window")
    };
    match path.rsplit_once('.') {
        None => path == QUEUE,
        Some((object, name)) => name == QUEUE && is_window(object),
    }
}

/// Whether a write sets the global queue, not a name of the same spelling inside of a function.
fn is_global(names: &Names<'_>, write: &Write<'_>) -> bool {
    write
        .way
        .as_deref()
        .is_some_and(|way| is_queue_way(names, way) && !(way == QUEUE && names.is_local(QUEUE, write.span)))
}

/// Whether a script makes the queue, well or not.
pub(super) fn makes(read: &Read<'_>) -> bool {
    read.names.writes.iter().any(|write| is_global(&read.names, write))
}

/// Whether a place depends on a condition on the queue.
pub(super) fn is_asked_for(read: &Read<'_>, place: Span) -> bool {
    let about = |test: Span| read.script.text(test).contains(QUEUE);
    read.names.tests_of(place).any(about) || read.names.tests_before(place).any(about)
}

/// An array of one's own where the queue is not there: `window.flocktory || []`.
pub(super) fn is_copy(read: &Read<'_>, expression: &Expression<'_>) -> bool {
    matches!(expression, Expression::LogicalExpression(logical)
        if is_queue_itself(&read.names, &logical.left) && is_new_list(&logical.right))
}

fn is_new_list(expression: &Expression<'_>) -> bool {
    match expression {
        Expression::ArrayExpression(_) => true,
        Expression::NewExpression(made) => matches!(&made.callee, Expression::Identifier(name) if name.name == "Array"),
        _ => false,
    }
}

/// Reports a queue that is made anew where it may be there, and an array that nobody reads; whether there is such an
/// array. `is_made` if the queue is made somewhere in the container.
pub(super) fn check(read: &Read<'_>, is_made: bool, problems: &mut Collector) -> bool {
    let names = &read.names;
    // `var flocktory = …flocktory…` in a function: the name is the local one already, and is undefined.
    let declares_queue = |write: &&Write<'_>| write.is_declaration && write.way.as_deref() == Some(QUEUE);
    let declared = outermost(names.writes.iter().filter(declares_queue).map(|write| write.span).collect());
    let hoisted = |place: Span| names.is_local(QUEUE, place) && is_within_one(place, &declared);
    let mut is_local = false;
    for write in &names.writes {
        let global = is_global(names, write);
        let own = write.way.as_deref() == Some(QUEUE) && !global;
        let code = match write.value {
            value if is_new_list(value) && global => {
                let asked = names.tests_of(write.span).any(|test| read.script.text(test).contains(QUEUE));
                (!asked).then_some(codes::GTM_QUEUE_OVERWRITTEN)
            }
            value if is_new_list(value) && own => Some(codes::GTM_QUEUE_LOCAL),
            value @ Expression::LogicalExpression(logical) if is_copy(read, value) => {
                let undefined = matches!(&logical.left, Expression::Identifier(name) if hoisted(name.span));
                match (global, undefined) {
                    (true, true) => Some(codes::GTM_QUEUE_OVERWRITTEN),
                    (true, false) => None,
                    (false, true) => Some(codes::GTM_QUEUE_LOCAL),
                    (false, false) => (!is_made).then_some(codes::GTM_QUEUE_LOCAL),
                }
            }
            _ => None,
        };
        if let Some(code) = code {
            is_local |= code == codes::GTM_QUEUE_LOCAL;
            read.script.place.report(write.span.start, ProblemBuilder::error(code), problems);
        }
    }
    is_local
}
