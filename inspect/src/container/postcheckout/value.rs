//! The value of one field of the payload, as far as it can be read without running the code.

use super::super::model::Thing;
use super::Read;
use super::items::is_constant_item;
use super::kind::{Kind, is_invented, kind};
use super::payload::{Payload, is_nothing};
use super::place::{FieldType, Place, Role, expected, object_place};
use crate::container::codes;
use crate::sample::is_sample;
use flocktory_postcheckout::Field;
use flocktory_postcheckout::internal::{Object, describe};
use oxc_ast::ast::{ArrayExpressionElement, BinaryOperator, CallExpression, Expression, LogicalOperator};
use oxc_span::{GetSpan as _, Span};

impl<'a> Payload<'_, 'a> {
    pub(super) fn value(&mut self, read: &Read<'a>, value: &'a Expression<'a>, place: Place<'_>, role: Role) {
        if self.is_far(place.steps) {
            return;
        }
        let due = FieldType::of(place.field);
        let further = Place { steps: place.steps + 1, ..place };
        if place.is_order_id() && is_made_up(read, value) {
            return self.report(read, value.span(), place.error(codes::GTM_ORDER_ID_INVENTED));
        }
        match value {
            Expression::LogicalExpression(logical) => {
                let chosen = role.one_of_several();
                if logical.operator == LogicalOperator::And {
                    return self.value(read, &logical.right, further, chosen);
                }
                self.value(read, &logical.left, further, chosen);
                self.value(read, &logical.right, further, if role == Role::Returned { role } else { Role::Instead });
            }
            Expression::ConditionalExpression(choice) => {
                self.value(read, &choice.consequent, further, role.one_of_several());
                self.value(read, &choice.alternate, further, role.one_of_several());
            }
            Expression::StringLiteral(literal) => {
                let quoted = read.script.references_within(literal.span).next().map(|reference| reference.name);
                self.string(read, &literal.value, literal.span, quoted, place, role);
            }
            Expression::NumericLiteral(literal) => match due {
                FieldType::Number if role == Role::Whole && place.object == Object::Order => {
                    self.report(read, literal.span, place.error(codes::GTM_FIELD_CONSTANT));
                }
                FieldType::Text if role == Role::Whole && place.object == Object::Order && place.field == Field::Id => {
                    self.report(read, literal.span, place.error(codes::GTM_FIELD_CONSTANT));
                }
                FieldType::Number => {}
                _ => self.mistyped(read, literal.span, place),
            },
            Expression::BooleanLiteral(literal) if role == Role::Returned && !literal.value => {}
            Expression::BooleanLiteral(literal) => self.mistyped(read, literal.span, place),
            Expression::NullLiteral(literal) => self.empty(read, literal.span, place, role),
            Expression::ArrayExpression(list) if due == FieldType::Items => {
                if list.elements.is_empty() && role == Role::Whole {
                    self.report(read, list.span, place.report(codes::GTM_FIELD_EMPTY));
                }
                let mut items = list.elements.iter().filter_map(ArrayExpressionElement::as_expression).peekable();
                if role == Role::Whole && items.peek().is_some() && items.all(|item| is_constant_item(read, item)) {
                    return self.report(read, list.span, place.error(codes::GTM_FIELD_CONSTANT));
                }
                for (index, element) in list.elements.iter().enumerate() {
                    if let Some(item) = ArrayExpressionElement::as_expression(element) {
                        self.object(read, item, Object::Item, &format!("order.items[{index}]."), place.steps + 1);
                    }
                }
            }
            Expression::ArrayExpression(list) => self.mistyped(read, list.span, place),
            Expression::ObjectExpression(literal) => match due {
                FieldType::Object(object) => self.object(read, value, object, object_place(object), place.steps),
                _ => self.mistyped(read, literal.span, place),
            },
            Expression::Identifier(identifier) => match read.script.referred(value) {
                Some(name) => self.reference(read, name, identifier.span, further),
                None => self.named(read, value, &identifier.name, further, role),
            },
            Expression::CallExpression(call) => self.call(read, value, call, further),
            Expression::BinaryExpression(sum) if sum.operator == BinaryOperator::Addition => {
                let text = [&sum.left, &sum.right].into_iter().find_map(|side| match side {
                    Expression::StringLiteral(literal) => Some(literal.value.as_str()),
                    _ => None,
                });
                match text {
                    Some(text) if place.field == Field::Email && text.contains("@unknown.email") => {
                        if let Some(name) = read.script.referred(&sum.left)
                            && !asks_for(read, name, sum.span)
                        {
                            self.report(read, sum.span, place.warning(codes::GTM_EMAIL_UNDEFINED));
                        }
                    }
                    _ => self.other(read, value, place),
                }
            }
            _ => match (due, read.names.member(value)) {
                (FieldType::Object(object), _) => {
                    self.object(read, value, object, object_place(object), place.steps);
                }
                (_, Some(value)) => self.value(read, value, further, role.of_name()),
                _ => self.other(read, value, place),
            },
        }
    }

    /// A value of which at most the kind is known.
    fn other(&mut self, read: &Read<'a>, value: &'a Expression<'a>, place: Place<'_>) {
        let fits = match (FieldType::of(place.field), kind(read, value)) {
            (FieldType::Items, None) => return self.unread(read, value.span(), format!("`{}`", place.name)),
            (_, None) => true,
            (FieldType::Text, Some(kind)) => kind == Kind::Text,
            (FieldType::Number, Some(kind)) => kind == Kind::Number,
            (FieldType::Items, Some(kind)) => kind == Kind::List,
            (FieldType::Object(_), Some(_)) => false,
        };
        if !fits {
            self.mistyped(read, value.span(), place);
        }
    }

    /// Nothing, where the field is better left out; a placeholder for a missing required value is not an error yet.
    fn empty(&mut self, read: &Read<'a>, span: Span, place: Place<'_>, role: Role) {
        if role == Role::Returned {
            return;
        }
        let code = codes::GTM_FIELD_EMPTY;
        self.report(read, span, if role == Role::Whole { place.report(code) } else { place.warning(code) });
    }

    /// A text in quotes, perhaps with a reference inside.
    fn string(&mut self, read: &Read<'a>, text: &str, span: Span, quoted: Option<&str>, place: Place<'_>, role: Role) {
        let due = FieldType::of(place.field);
        match quoted {
            Some(name) => {
                let code = codes::GTM_VARIABLE_QUOTED;
                let report = if due == FieldType::Text { place.warning(code) } else { place.error(code) };
                self.report(read, span, report.expected(describe::label(name)));
            }
            None if text.trim().is_empty() && role == Role::Returned => {}
            None if due != FieldType::Text => self.mistyped(read, span, place),
            // The page asks for an empty name where it is unknown.
            None if text.trim().is_empty() && place.field == Field::Name => {}
            None if text.trim().is_empty() => self.empty(read, span, place, role),
            None if place.field == Field::Sex && !matches!(text, "m" | "f") => self.mistyped(read, span, place),
            None if is_sample(place.object, place.field, text) => {
                self.report(read, span, place.report(codes::GTM_FIELD_CONSTANT));
            }
            None if role == Role::Whole => match (place.object, place.field) {
                (Object::User, Field::Email) | (Object::Order, Field::Id) => {
                    self.report(read, span, place.error(codes::GTM_FIELD_CONSTANT));
                }
                (Object::User, Field::Name | Field::Sex) => {
                    self.report(read, span, place.warning(codes::GTM_FIELD_CONSTANT));
                }
                _ => {}
            },
            None => {}
        }
    }

    /// A variable of Tag Manager in a field.
    fn reference(&mut self, read: &Read<'a>, name: &str, span: Span, place: Place<'_>) {
        let due = FieldType::of(place.field);
        let variable = self.postcheckout().container.variable(name);
        let is_random = variable.map_or(name == "Random Number", |thing| thing.node.text_of("type") == "r");
        if place.is_order_id() && is_random {
            return self.report(read, span, place.error(codes::GTM_ORDER_ID_INVENTED));
        }
        let Some(thing) = variable else { return };
        if due != FieldType::Text && gives_text(thing) {
            return self.mistyped(read, span, place);
        }
        self.returned(name, |payload, read, value| match due {
            _ if is_nothing(value) => {}
            FieldType::Object(object) => payload.object(read, value, object, object_place(object), place.steps),
            FieldType::Items => payload.returned_items(read, value, place),
            FieldType::Number | FieldType::Text => payload.value(read, value, place, Role::Returned),
        });
    }

    /// A name of the script in a field.
    fn named(&mut self, read: &Read<'a>, value: &'a Expression<'a>, name: &str, place: Place<'_>, role: Role) {
        if name == "undefined" {
            let code = codes::GTM_FIELD_EMPTY;
            let needed = expected(place.object).contains(&place.field);
            if role == Role::Whole && needed {
                self.report(read, value.span(), place.report(code));
            }
            return;
        }
        // A name's value is not a constant that somebody forgot.
        let role = role.of_name();
        match (FieldType::of(place.field), read.names.values(name)) {
            (FieldType::Object(object), _) => self.object(read, value, object, object_place(object), place.steps),
            (FieldType::Items, values) => self.named_items(read, value, (name, values), place, role),
            (_, [value]) => self.value(read, value, place, role),
            _ => {}
        }
    }

    /// Calls of functions that can be read, and of those whose results are known.
    fn call(&mut self, read: &Read<'a>, value: &'a Expression<'a>, call: &'a CallExpression<'a>, place: Place<'_>) {
        match (FieldType::of(place.field), read.names.callable(&call.callee)) {
            (FieldType::Object(object), _) => self.object(read, value, object, object_place(object), place.steps),
            (_, Some(callable)) => {
                for value in read.names.returned(callable).into_iter().filter(|value| !is_nothing(value)) {
                    self.value(read, value, place, Role::Returned);
                }
            }
            (FieldType::Items, None) if self.made_items(read, call, place) => {}
            _ => self.other(read, value, place),
        }
    }
}

/// Whether the code itself generates a value; names and functions are judged by their values.
fn is_made_up<'a>(read: &Read<'a>, value: &Expression<'a>) -> bool {
    let is_looked_through = match value {
        Expression::LogicalExpression(_) | Expression::ConditionalExpression(_) | Expression::Identifier(_) => true,
        Expression::CallExpression(call) => matches!(&call.callee, Expression::FunctionExpression(_)),
        _ => false,
    };
    !is_looked_through && is_invented(read, value)
}

/// Whether a place is reached only where something asked for a variable.
fn asks_for(read: &Read<'_>, name: &str, place: Span) -> bool {
    let names = |test: Span| read.script.references_within(test).any(|reference| reference.name == name);
    read.names.tests_of(place).any(names) || read.names.tests_before(place).any(names)
}

/// Whether a variable of this kind always gives text: a constant, a cookie, the text of an element, a URL.
pub(super) fn gives_text(variable: Thing<'_>) -> bool {
    let is_text = matches!(variable.node.text_of("type"), "c" | "d" | "k" | "u" | "f");
    is_text && variable.node.get("formatValue").and_then(|format| format.get("convertToNumber")).is_none()
}
