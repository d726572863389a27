//! `window.flocktory.push(['postcheckout', {…}])`: the queue, and what is pushed.

use super::super::javascript::names::way;
use super::Read;
use crate::code::Code;
use crate::problem::{Problems, Report};
use crate::read::describe;
use crate::suggest;
use oxc_ast::ast::{Argument, ArrayExpressionElement, Expression};
use oxc_span::{GetSpan as _, Span};

const EVENT: &str = "postcheckout";

/// Events that people push for an order under a wrong name.
const MEANT: [&str; 7] = ["purchase", "order", "checkout", "transaction", "success", "thankyou", "postpurchase"];

/// A call of the queue's `push`.
pub(super) struct Push<'a> {
    span: Span,
    /// The event's name with its place; none if it cannot be read.
    event: Option<(&'a str, Span)>,
    /// Whether it is one list.
    is_list: bool,
    pub(super) payload: Option<&'a Expression<'a>>,
}

/// Every push of a script into Flocktory's queue.
pub(super) fn find<'a>(read: &Read<'a>) -> Vec<Push<'a>> {
    let calls = read.names.calls.iter().filter_map(|call| {
        let member = call.callee.as_member_expression()?;
        let is_push = member.static_property_name() == Some("push") && is_queue(read, member.object());
        let first = call.arguments.first().filter(|_| is_push)?.as_expression()?;
        let value = match first {
            Expression::Identifier(name) => read.names.value(&name.name).unwrap_or(first),
            _ => first,
        };
        let (event, payload, is_list) = match value {
            Expression::ArrayExpression(list) => {
                let mut elements = list.elements.iter().map(ArrayExpressionElement::as_expression);
                (elements.next().flatten(), elements.next().flatten(), true)
            }
            // Anything else that cannot be read may be a list.
            Expression::StringLiteral(_) => {
                (Some(value), call.arguments.get(1).and_then(Argument::as_expression), false)
            }
            Expression::ObjectExpression(_) => (None, Some(value), false),
            _ => (None, None, true),
        };
        let event = match event {
            Some(Expression::StringLiteral(literal))
                if read.script.references_within(literal.span).next().is_none() =>
            {
                Some((literal.value.as_str(), literal.span))
            }
            _ => None,
        };
        Some(Push { span: call.span, event, is_list, payload })
    });
    calls.collect()
}

/// Whether an expression is the queue: `window.flocktory`, a name that stands for it, or the assignment that makes it.
fn is_queue(read: &Read<'_>, expression: &Expression<'_>) -> bool {
    is_queue_itself(read, expression) || {
        let Expression::Identifier(name) = expression else { return false };
        read.names.value(&name.name).is_some_and(|value| is_queue_itself(read, value))
    }
}

fn is_queue_itself(read: &Read<'_>, expression: &Expression<'_>) -> bool {
    match expression {
        Expression::AssignmentExpression(assignment) => is_queue_name(read.script.text(assignment.left.span())),
        Expression::LogicalExpression(logical) => is_queue_itself(read, &logical.left),
        _ => way(expression).is_some_and(|way| is_queue_name(&way)),
    }
}

fn is_queue_name(text: &str) -> bool {
    let name = text.strip_prefix("window").or(text.strip_prefix("self")).unwrap_or(text);
    matches!(name.trim_matches(['.', '[', ']', '\'', '"']), "flocktory")
}

impl Push<'_> {
    /// Whether this is the order's push, or was meant to be; nothing if that cannot be read.
    pub(super) fn is_postcheckout(&self) -> Option<bool> {
        match self.event {
            Some((event, _)) => Some(event == EVENT || is_meant(event)),
            None => (!self.is_list).then_some(true),
        }
    }

    /// Reports a wrong form or name; whether what is pushed is an order.
    pub(super) fn check(&self, read: &Read<'_>, problems: &mut Problems) -> bool {
        let place = &read.script.place;
        match self.event {
            Some((event, span)) if event != EVENT => {
                if is_meant(event) {
                    let report = Report::error(Code::GtmEventName).given(describe::quoted(event));
                    place.report(span.start, report, problems);
                }
                return is_meant(event);
            }
            None if self.is_list => return false,
            _ => {}
        }
        if !self.is_list || self.payload.is_none() {
            place.report(self.span.start, Report::error(Code::GtmPushForm), problems);
        }
        true
    }

    /// Whether the push stands or falls with a condition that is not about the queue alone.
    pub(super) fn is_guarded(&self, read: &Read<'_>) -> bool {
        let about = |test: Span| !read.script.text(test).contains("flocktory");
        read.names.tests_of(self.span).any(about) || read.names.tests_before(self.span).any(about)
    }
}

fn is_meant(event: &str) -> bool {
    event != EVENT && (suggest::nearest(event, [EVENT]).is_some() || suggest::nearest(event, MEANT).is_some())
}

/// Reports a queue that is made anew where it may be there.
pub(super) fn check_queue(read: &Read<'_>, problems: &mut Problems) {
    for (target, value, span) in &read.names.writes {
        let makes = matches!(value, Expression::ArrayExpression(_)) && is_queue_name(read.script.text(*target));
        let asked = || read.names.tests_of(*span).any(|test| read.script.text(test).contains("flocktory"));
        if makes && !asked() {
            read.script.place.report(span.start, Report::error(Code::GtmQueueOverwritten), problems);
        }
    }
}
