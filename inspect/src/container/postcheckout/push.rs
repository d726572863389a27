//! `window.flocktory.push(['postcheckout', {…}])`: what is pushed, and on which way.

use super::super::javascript::names::way;
use super::Read;
use super::queue;
use crate::container::codes;
use flocktory_postcheckout::internal::{Collector, ProblemBuilder, describe, suggest};
use oxc_ast::ast::{Argument, ArrayExpression, ArrayExpressionElement, CallExpression, Expression};
use oxc_span::{GetSpan as _, Span};
use std::collections::HashSet;

pub(super) const EVENT: &str = "postcheckout";

/// Events that people push for an order under a wrong name.
const MEANT: [&str; 7] = ["purchase", "order", "checkout", "transaction", "success", "thankyou", "postpurchase"];

/// How an event reaches the queue.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `flocktory.push([…])`
    List,
    /// `flocktory.push('postcheckout', {…})` or `flocktory.push({…})`
    Bare,
    /// `send(['postcheckout', {…}])` or `send('postcheckout', {…})`, where `send` is anything.
    Wrapped,
}

/// An event on its way into the queue.
pub(super) struct Push<'a> {
    pub(super) span: Span,
    /// The event's name with its place; none if it cannot be read.
    event: Option<(&'a str, Span)>,
    pub(super) form: Form,
    pub(super) payload: Option<&'a Expression<'a>>,
    /// Whether it goes into an array that nobody reads where the queue is not there.
    pub(super) is_into_copy: bool,
}

/// Every push of a script into Flocktory's queue, and every order that looks as if it came there.
pub(super) fn find<'a>(read: &Read<'a>) -> Vec<Push<'a>> {
    let mut seen = HashSet::new();
    let mut pushes = Vec::new();
    for &call in &read.names.calls {
        if let Some(push) = pushed(read, call, &mut seen) {
            pushes.push(push);
        }
    }
    // Next to the order's own push, a function that takes the event's name counts it for another service.
    if !pushes.iter().any(|push| matches!(push.event, Some((EVENT, _)))) {
        pushes.extend(read.names.calls.iter().filter_map(|call| wrapped(read, call)));
    }
    let lists = read.names.arrays.iter().filter(|list| !seen.contains(&list.span.start));
    pushes.extend(lists.filter_map(|list| wrapped_list(read, list)));
    pushes
}

/// A call of the queue's `push`; what it pushes is added to `seen`.
fn pushed<'a>(read: &Read<'a>, call: &'a CallExpression<'a>, seen: &mut HashSet<u32>) -> Option<Push<'a>> {
    let member = call.callee.as_member_expression()?;
    let is_push = member.static_property_name() == Some("push") && queue::is_queue(&read.names, member.object());
    let first = call.arguments.first().filter(|_| is_push)?.as_expression()?;
    seen.insert(first.span().start);
    let value = named(read, first);
    seen.insert(value.span().start);
    let (event, payload, form) = match value {
        Expression::ArrayExpression(list) => {
            let (event, payload) = pair(list);
            (event, payload, Form::List)
        }
        Expression::StringLiteral(_) => {
            (Some(value), call.arguments.get(1).and_then(Argument::as_expression), Form::Bare)
        }
        Expression::ObjectExpression(_) => (None, Some(value), Form::Bare),
        // Anything else that cannot be read may be a list.
        _ => (None, None, Form::List),
    };
    let event = event.and_then(|event| text(read, event));
    let is_into_copy = queue::is_copy(read, member.object());
    Some(Push { span: call.span, event, form, payload, is_into_copy })
}

/// `send('postcheckout', {…})`, where `send` is a function by its name, or something of Flocktory's.
fn wrapped<'a>(read: &Read<'a>, call: &'a CallExpression<'a>) -> Option<Push<'a>> {
    let (event, payload) = match call.arguments.as_slice() {
        [event, payload, ..] => (event.as_expression()?, payload.as_expression()?),
        _ => return None,
    };
    let event = text(read, event).filter(|(name, _)| *name == EVENT)?;
    let is_sender = match &call.callee {
        Expression::Identifier(_) => may_be_object(payload),
        // Its own queue was looked at.
        Expression::StaticMemberExpression(member) => {
            let is_named = way(&member.object).is_some_and(|object| super::mentions(&object));
            is_named && !queue::is_queue(&read.names, &member.object)
        }
        _ => false,
    };
    is_sender.then_some(Push {
        span: call.span,
        event: Some(event),
        form: Form::Wrapped,
        payload: Some(payload),
        is_into_copy: false,
    })
}

/// `['postcheckout', {…}]` anywhere else.
fn wrapped_list<'a>(read: &Read<'a>, list: &'a ArrayExpression<'a>) -> Option<Push<'a>> {
    let (event, payload) = pair(list);
    let payload = payload.filter(|payload| may_be_object(payload))?;
    let event = text(read, event?).filter(|(name, _)| *name == EVENT)?;
    Some(Push { span: list.span, event: Some(event), form: Form::Wrapped, payload: Some(payload), is_into_copy: false })
}

fn pair<'a>(list: &'a ArrayExpression<'a>) -> (Option<&'a Expression<'a>>, Option<&'a Expression<'a>>) {
    let mut elements = list.elements.iter().map(ArrayExpressionElement::as_expression);
    (elements.next().flatten(), elements.next().flatten())
}

/// Whether an expression may give an order: texts, numbers and functions do not.
fn may_be_object(expression: &Expression<'_>) -> bool {
    matches!(
        expression,
        Expression::ObjectExpression(_)
            | Expression::Identifier(_)
            | Expression::CallExpression(_)
            | Expression::ConditionalExpression(_)
            | Expression::LogicalExpression(_)
            | Expression::StaticMemberExpression(_)
            | Expression::ComputedMemberExpression(_)
    )
}

/// The value of an expression, if it is a name.
fn named<'a>(read: &Read<'a>, expression: &'a Expression<'a>) -> &'a Expression<'a> {
    match expression {
        Expression::Identifier(name) => read.names.value(&name.name).unwrap_or(expression),
        _ => expression,
    }
}

/// A text that has no reference in it, with its place.
fn text<'a>(read: &Read<'a>, expression: &'a Expression<'a>) -> Option<(&'a str, Span)> {
    match named(read, expression) {
        Expression::StringLiteral(literal) if read.script.references_within(literal.span).next().is_none() => {
            Some((literal.value.as_str(), literal.span))
        }
        _ => None,
    }
}

/// Pushes into the queue of the old API.
pub(super) fn find_old(read: &Read<'_>) -> Vec<Span> {
    let is_old = |call: &&&CallExpression<'_>| {
        call.callee.as_member_expression().is_some_and(|member| {
            let path = way(member.object());
            member.static_property_name() == Some("push")
                && matches!(path.as_deref(), Some("_flocktory" | "window._flocktory"))
        })
    };
    read.names.calls.iter().filter(is_old).map(|call| call.span).collect()
}

impl Push<'_> {
    /// Whether this is the order's push, or was meant to be; nothing if that cannot be read.
    pub(super) fn is_postcheckout(&self) -> Option<bool> {
        match self.event {
            Some((event, _)) => Some(event == EVENT || is_meant(event)),
            None => (self.form == Form::Bare).then_some(true),
        }
    }

    /// Reports a wrong form or name; whether what is pushed is an order.
    pub(super) fn check(&self, read: &Read<'_>, problems: &mut Collector) -> bool {
        let place = &read.script.place;
        match self.event {
            Some((event, span)) if event != EVENT => {
                if is_meant(event) {
                    let report = ProblemBuilder::error(codes::GTM_EVENT_NAME).given(describe::label(event));
                    place.report(span.start, report, problems);
                }
                return is_meant(event);
            }
            None if self.form == Form::List => return false,
            _ => {}
        }
        if self.form == Form::Bare || self.payload.is_none() {
            place.report(self.span.start, ProblemBuilder::error(codes::GTM_PUSH_FORM), problems);
        }
        true
    }

    /// Whether the push depends on a condition that is not only about the queue.
    pub(super) fn is_guarded(&self, read: &Read<'_>) -> bool {
        let about = |test: Span| !read.script.text(test).contains("flocktory");
        read.names.tests_of(self.span).any(about) || read.names.tests_before(self.span).any(about)
    }
}

fn is_meant(event: &str) -> bool {
    event != EVENT && (suggest::nearest(event, [EVENT]).is_some() || suggest::nearest(event, MEANT).is_some())
}
