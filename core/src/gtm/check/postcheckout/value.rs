//! What stands in one field of the payload, as far as it can be read without running the code.

use super::super::container::Thing;
use super::super::javascript::returns;
use super::Read;
use super::payload::Payload;
use super::place::{Due, Place, Role, expected, object_place};
use crate::code::Code;
use crate::field::{Field, Object};
use crate::read::describe;
use oxc_ast::ast::{ArrayExpressionElement, BinaryOperator, CallExpression, Expression, LogicalOperator};
use oxc_span::{GetSpan as _, Span};

impl<'a> Payload<'_, 'a> {
    pub(super) fn value(&mut self, read: &Read<'a>, value: &'a Expression<'a>, place: Place<'_>, role: Role) {
        if self.is_far(place.steps) {
            return;
        }
        let due = Due::of(place.field);
        let further = Place { steps: place.steps + 1, ..place };
        match value {
            Expression::LogicalExpression(logical) => {
                let (left, right) = match logical.operator {
                    LogicalOperator::And => (None, Role::Chosen),
                    _ => (Some(&logical.left), Role::Instead),
                };
                if let Some(left) = left {
                    self.value(read, left, further, Role::Chosen);
                }
                self.value(read, &logical.right, further, right);
            }
            Expression::ConditionalExpression(choice) => {
                self.value(read, &choice.consequent, further, Role::Chosen);
                self.value(read, &choice.alternate, further, Role::Chosen);
            }
            Expression::StringLiteral(literal) => {
                let quoted = read.script.references_within(literal.span).next().map(|reference| reference.name);
                self.string(read, &literal.value, literal.span, quoted, place, role);
            }
            Expression::NumericLiteral(literal) => match due {
                Due::Number if role == Role::Whole && place.object == Object::Order => {
                    self.report(read, literal.span, place.error(Code::GtmFieldConstant));
                }
                Due::Text if role == Role::Whole && place.object == Object::Order && place.field == Field::Id => {
                    self.report(read, literal.span, place.error(Code::GtmFieldConstant));
                }
                Due::Number => {}
                _ => self.mistyped(read, literal.span, place),
            },
            Expression::BooleanLiteral(literal) => self.mistyped(read, literal.span, place),
            Expression::NullLiteral(literal) => self.empty(read, literal.span, place, role),
            Expression::ArrayExpression(list) if due == Due::Items => {
                if list.elements.is_empty() && role == Role::Whole {
                    self.report(read, list.span, place.report(Code::GtmFieldEmpty));
                }
                for (index, element) in list.elements.iter().enumerate() {
                    if let Some(item) = ArrayExpressionElement::as_expression(element) {
                        self.object(read, item, Object::Item, &format!("order.items[{index}]."), place.steps + 1);
                    }
                }
            }
            Expression::ArrayExpression(list) => self.mistyped(read, list.span, place),
            Expression::ObjectExpression(literal) => match due {
                Due::Object(object) => self.object(read, value, object, object_place(object), place.steps),
                _ => self.mistyped(read, literal.span, place),
            },
            Expression::Identifier(identifier) => match read.script.referred(value) {
                Some(name) => self.reference(read, name, identifier.span, further),
                None => self.named(read, value, &identifier.name, further, role),
            },
            Expression::CallExpression(call) => self.call(read, call, further),
            Expression::BinaryExpression(sum) if sum.operator == BinaryOperator::Addition => {
                let text = [&sum.left, &sum.right].into_iter().find_map(|side| match side {
                    Expression::StringLiteral(literal) => Some(literal.value.as_str()),
                    _ => None,
                });
                match text {
                    Some(_) if due != Due::Text => self.mistyped(read, sum.span, place),
                    Some(text) if place.field == Field::Email && text.contains("@unknown.email") => {
                        if let Some(name) = read.script.referred(&sum.left)
                            && !asks_for(read, name, sum.span)
                        {
                            self.report(read, sum.span, place.warning(Code::GtmEmailUndefined));
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// Nothing, where the field is better left out; what stands for a needed value's absence is no error yet.
    fn empty(&mut self, read: &Read<'a>, span: Span, place: Place<'_>, role: Role) {
        let code = Code::GtmFieldEmpty;
        self.report(read, span, if role == Role::Whole { place.report(code) } else { place.warning(code) });
    }

    /// A text in quotes, perhaps with a reference inside.
    fn string(&mut self, read: &Read<'a>, text: &str, span: Span, quoted: Option<&str>, place: Place<'_>, role: Role) {
        let due = Due::of(place.field);
        match quoted {
            Some(name) => {
                let code = Code::GtmVariableQuoted;
                let report = if due == Due::Text { place.warning(code) } else { place.error(code) };
                self.report(read, span, report.expected(describe::label(name)));
            }
            None if due != Due::Text => self.mistyped(read, span, place),
            // The page asks for an empty name where it is unknown.
            None if text.trim().is_empty() && place.field == Field::Name => {}
            None if text.trim().is_empty() => self.empty(read, span, place, role),
            None if place.field == Field::Sex && !matches!(text, "m" | "f") => self.mistyped(read, span, place),
            None if role == Role::Whole => match (place.object, place.field) {
                (Object::User, Field::Email) | (Object::Order, Field::Id) => {
                    self.report(read, span, place.error(Code::GtmFieldConstant));
                }
                (Object::User, Field::Name) => self.report(read, span, place.warning(Code::GtmFieldConstant)),
                _ => {}
            },
            None => {}
        }
    }

    /// A variable of Tag Manager in a field.
    fn reference(&mut self, read: &Read<'a>, name: &str, span: Span, place: Place<'_>) {
        let due = Due::of(place.field);
        let Some(thing) = self.postcheckout().container.variable(name) else { return };
        if due != Due::Text && gives_text(thing) {
            return self.mistyped(read, span, place);
        }
        self.returned(name, |payload, read, value| match due {
            Due::Object(object) => payload.object(read, value, object, object_place(object), place.steps),
            Due::Items => payload.returned_items(read, value, place),
            Due::Number | Due::Text => {}
        });
    }

    /// A list of items that a variable's function returns; nothing at all may be returned as well.
    fn returned_items(&mut self, read: &Read<'a>, value: &'a Expression<'a>, place: Place<'_>) {
        match value {
            Expression::ArrayExpression(list) if list.elements.is_empty() => {}
            Expression::ArrayExpression(_) | Expression::CallExpression(_) => {
                self.value(read, value, place, Role::Chosen);
            }
            Expression::Identifier(identifier) if read.script.referred(value).is_none() => {
                self.named(read, value, &identifier.name, place, Role::Chosen);
            }
            Expression::ObjectExpression(_) => self.mistyped(read, value.span(), place),
            _ => {}
        }
    }

    /// A name of the script in a field.
    fn named(&mut self, read: &Read<'a>, value: &'a Expression<'a>, name: &str, place: Place<'_>, role: Role) {
        if name == "undefined" {
            let code = Code::GtmFieldEmpty;
            let needed = expected(place.object).contains(&place.field);
            if role == Role::Whole && needed {
                self.report(read, value.span(), place.report(code));
            }
            return;
        }
        match Due::of(place.field) {
            Due::Object(object) => self.object(read, value, object, object_place(object), place.steps),
            due => {
                let pushed = read.names.pushed(name);
                if due == Due::Items {
                    for item in pushed {
                        self.object(read, item, Object::Item, "order.items[].", place.steps);
                    }
                }
                match read.names.value(name) {
                    // Filled later, in a way that may not be seen.
                    Some(Expression::ArrayExpression(list)) if due == Due::Items && list.elements.is_empty() => {}
                    // What a name stands for is no constant that somebody forgot.
                    Some(value) => {
                        self.value(read, value, place, if role == Role::Whole { Role::Chosen } else { role });
                    }
                    None => {}
                }
            }
        }
    }

    /// Calls whose results are known to be text, and lists that `map` makes.
    fn call(&mut self, read: &Read<'a>, call: &'a CallExpression<'a>, place: Place<'_>) {
        let due = Due::of(place.field);
        let method = call.callee.as_member_expression().and_then(oxc_ast::ast::MemberExpression::static_property_name);
        let function = read.script.text(call.callee.span());
        let gives_text = matches!(method, Some("toFixed" | "toString" | "replace" | "join"))
            || matches!(function, "String" | "JSON.stringify");
        if gives_text && due != Due::Text {
            return self.mistyped(read, call.span, place);
        }
        if due == Due::Items
            && method == Some("map")
            && let Some(Expression::FunctionExpression(function)) =
                call.arguments.first().and_then(|first| first.as_expression())
        {
            for value in returns::values(function) {
                self.object(read, value, Object::Item, "order.items[].", place.steps);
            }
        }
    }
}

/// Whether a place is reached only where something asked for a variable.
fn asks_for(read: &Read<'_>, name: &str, place: Span) -> bool {
    let names = |test: Span| read.script.references_within(test).any(|reference| reference.name == name);
    read.names.tests_of(place).any(names) || read.names.tests_before(place).any(names)
}

/// Whether a variable of this kind always gives text: a constant, a cookie, the text of an element, a URL.
fn gives_text(variable: Thing<'_>) -> bool {
    let is_text = matches!(variable.node.text_of("type"), "c" | "d" | "k" | "u" | "f");
    is_text && variable.node.get("formatValue").and_then(|format| format.get("convertToNumber")).is_none()
}
