//! The list of items: written, filled one by one, or made from another list.

use super::super::javascript::returns::Callable;
use super::Read;
use super::kind::method;
use super::payload::Payload;
use super::place::{Place, Role};
use crate::container::codes;
use flocktory_postcheckout::internal::{Object, ProblemBuilder};
use oxc_ast::ast::{CallExpression, Expression, ObjectPropertyKind};
use oxc_span::GetSpan as _;

const ITEMS: &str = "order.items[].";

impl<'a> Payload<'_, 'a> {
    /// A list of items that a variable's function returns; nothing at all may be returned as well.
    pub(super) fn returned_items(&mut self, read: &Read<'a>, value: &'a Expression<'a>, place: Place<'_>) {
        match value {
            Expression::ArrayExpression(list) if list.elements.is_empty() => {}
            Expression::ObjectExpression(_) => self.mistyped(read, value.span(), place),
            _ => self.value(read, value, place, Role::Chosen),
        }
    }

    /// A list under a name, or on an object that has one, which may be filled later.
    pub(super) fn named_items(
        &mut self,
        read: &Read<'a>,
        value: &'a Expression<'a>,
        (way, values): (&str, &[&'a Expression<'a>]),
        place: Place<'_>,
        role: Role,
    ) {
        let pushed = read.names.pushed(way);
        let is_empty =
            |value: &Expression<'_>| matches!(value, Expression::ArrayExpression(list) if list.elements.is_empty());
        let values: Vec<_> = values.iter().copied().filter(|value| !is_empty(value)).collect();
        if values.is_empty() && pushed.is_empty() {
            return self.unread(read, value.span(), format!("`{}`", place.name));
        }
        let is_constant = |value: &&Expression<'_>| match value {
            Expression::ArrayExpression(list) => {
                list.elements.iter().all(|item| item.as_expression().is_some_and(|item| is_constant_item(read, item)))
            }
            _ => false,
        };
        if values.iter().all(is_constant) && pushed.iter().all(|item| is_constant_item(read, item)) {
            return self.report(read, value.span(), place.error(codes::GTM_FIELD_CONSTANT));
        }
        for item in pushed {
            self.object(read, item, Object::Item, ITEMS, place.steps);
        }
        for value in values {
            self.value(read, value, place, role);
        }
    }

    /// A list that a call makes from another one; whether it is such a call.
    pub(super) fn made_items(&mut self, read: &Read<'a>, call: &'a CallExpression<'a>, place: Place<'_>) -> bool {
        if let Some(callable) = mapping(read, call) {
            let values = read.names.returned(callable);
            if values.is_empty() {
                self.report(read, callable.span, ProblemBuilder::error(codes::GTM_FUNCTION_RETURN));
            } else if values.iter().all(|item| is_constant_item(read, item)) {
                self.report(read, callable.span, place.error(codes::GTM_FIELD_CONSTANT));
            }
            for item in values.into_iter().filter(|item| !super::payload::is_nothing(item)) {
                self.object(read, item, Object::Item, ITEMS, place.steps);
            }
            return true;
        }
        // `lines.map(…).filter(…)`, jQuery's `$('.line').map(…).get()`
        match (method(call), call.callee.as_member_expression()) {
            (Some("filter" | "slice" | "reverse" | "sort" | "concat" | "get" | "toArray"), Some(member)) => {
                self.value(read, member.object(), place, Role::Chosen);
                true
            }
            _ => false,
        }
    }
}

/// The function that makes each item: of `lines.map(f)`, `$.map(lines, f)`, `[].map.call(lines, f)`.
fn mapping<'a>(read: &Read<'a>, call: &'a CallExpression<'a>) -> Option<Callable<'a>> {
    let member = call.callee.as_member_expression()?;
    let is_map = |name: Option<&str>| name == Some("map");
    let index = match member.static_property_name() {
        name if is_map(name) => {
            usize::from(matches!(read.script.text(member.object().span()), "$" | "jQuery" | "_" | "lodash"))
        }
        Some("call") => {
            member.object().as_member_expression().filter(|member| is_map(member.static_property_name()))?;
            1
        }
        _ => return None,
    };
    read.names.callable(call.arguments.get(index)?.as_expression()?)
}

/// Whether an item is the same for every order: each of its properties is written as it is, the id among them.
pub(super) fn is_constant_item(read: &Read<'_>, item: &Expression<'_>) -> bool {
    let Expression::ObjectExpression(literal) = item else { return false };
    let mut has_id = false;
    literal.properties.iter().all(|property| match property {
        ObjectPropertyKind::ObjectProperty(pair) => {
            has_id |= pair.key.static_name().as_deref() == Some("id");
            match &pair.value {
                Expression::NumericLiteral(_) => true,
                Expression::StringLiteral(text) => read.script.references_within(text.span).next().is_none(),
                _ => false,
            }
        }
        ObjectPropertyKind::SpreadProperty(_) => false,
    }) && has_id
}
