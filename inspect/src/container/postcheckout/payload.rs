//! The payload: an object of known fields, each looked for where the code sets it.

use super::super::javascript::returns::Callable;
use super::kind::kind;
use super::place::{FieldType, Place, Role, expected, object_place, severity};
use super::value::gives_text;
use super::{Postcheckout, Read};
use crate::container::codes;
use flocktory_postcheckout::internal::{Collector, Object, Outcome, ProblemBuilder, describe, suggest};
use flocktory_postcheckout::{Field, Lang};
use oxc_ast::ast::{Expression, LogicalOperator, ObjectExpression, ObjectPropertyKind, UnaryOperator};
use oxc_span::{GetSpan as _, Span};

/// How far a name is followed to its value.
const MAX_STEPS: usize = 8;
/// Values that are looked at in one container: real ones have hundreds.
const MAX_VALUES: usize = 20_000;

/// A reader of one payload.
pub(super) struct Payload<'p, 'a> {
    postcheckout: &'p Postcheckout<'a>,
    problems: &'p mut Collector,
    /// How many values were looked at.
    seen: &'p mut usize,
}

/// An object that goes by a name, under which more may be set on it.
#[derive(Clone, Copy)]
struct Named<'n> {
    /// How the script comes to it: `payload.order`.
    way: &'n str,
    /// Whether it may get properties in a way that cannot be read.
    is_open: bool,
}

impl<'p, 'a> Payload<'p, 'a> {
    /// Reports what is wrong with a payload.
    pub(super) fn check(
        postcheckout: &'p Postcheckout<'a>,
        read: &Read<'a>,
        payload: &'a Expression<'a>,
        seen: &'p mut usize,
        problems: &'p mut Collector,
    ) {
        Payload { postcheckout, problems, seen }.object(read, payload, Object::Postcheckout, "", 0);
    }

    pub(super) fn postcheckout(&self) -> &'p Postcheckout<'a> {
        self.postcheckout
    }

    pub(super) fn report(&mut self, read: &Read<'a>, span: Span, report: ProblemBuilder) {
        read.script.place.report(span.start, report, self.problems);
    }

    /// A report of what a field must be.
    pub(super) fn mistyped(&mut self, read: &Read<'a>, span: Span, place: Place<'_>) {
        let due = FieldType::of(place.field);
        // An id that is a number is read as its digits.
        let report = if due == FieldType::Text {
            place.warning(codes::GTM_FIELD_TYPE)
        } else {
            place.error(codes::GTM_FIELD_TYPE)
        };
        let expected = if place.field == Field::Sex { "'m' | 'f'" } else { due.name(self.problems.lang()) };
        self.report(read, span, report.expected(expected));
    }

    /// Whether a value is too far away, or too much was looked at.
    pub(super) fn is_far(&mut self, steps: usize) -> bool {
        *self.seen += 1;
        steps > MAX_STEPS || *self.seen > MAX_VALUES
    }

    /// Notes that a part of the payload is not judged.
    pub(super) fn unread(&mut self, read: &Read<'a>, span: Span, given: impl Into<String>) {
        self.report(read, span, ProblemBuilder::note(codes::GTM_PAYLOAD_UNREAD).given(given));
    }

    /// Checks a value where an object is due.
    pub(super) fn object(
        &mut self,
        read: &Read<'a>,
        value: &'a Expression<'a>,
        object: Object,
        place: &str,
        steps: usize,
    ) {
        if self.is_far(steps) {
            return self.unread(read, value.span(), what(object, self.problems.lang()));
        }
        match value {
            Expression::ObjectExpression(literal) => self.properties(read, literal, object, place, None, steps),
            Expression::LogicalExpression(logical) => {
                if logical.operator != LogicalOperator::And {
                    self.object(read, &logical.left, object, place, steps + 1);
                }
                // `payload || {}`
                if !is_empty_object(&logical.right) {
                    self.object(read, &logical.right, object, place, steps + 1);
                }
            }
            Expression::ConditionalExpression(choice) => {
                for value in [&choice.consequent, &choice.alternate].into_iter().filter(|value| !is_nothing(value)) {
                    self.object(read, value, object, place, steps + 1);
                }
            }
            Expression::AssignmentExpression(assignment) => {
                self.object(read, &assignment.right, object, place, steps + 1);
            }
            Expression::Identifier(identifier) => {
                match (read.script.referred(value), read.names.value(&identifier.name)) {
                    (Some(name), _) => self.referred_object(read, value, name, object, place, steps),
                    (None, Some(Expression::ObjectExpression(literal))) => {
                        let way = identifier.name.as_str();
                        let named = Named { way, is_open: read.names.is_open(way) };
                        self.properties(read, literal, object, place, Some(named), steps + 1);
                    }
                    (None, Some(value)) => self.object(read, value, object, place, steps + 1),
                    // An element of a list that somebody else made.
                    (None, None) if object == Object::Item && read.names.is_parameter(&identifier.name) => {}
                    (None, None) => self.opaque(read, value, object),
                }
            }
            Expression::CallExpression(call) => match read.names.callable(&call.callee) {
                Some(callable) => {
                    let values = read.names.returned(callable);
                    if values.is_empty() {
                        self.no_object(read, value.span(), object);
                    }
                    for value in values.into_iter().filter(|value| !is_nothing(value)) {
                        self.object(read, value, object, place, steps + 1);
                    }
                }
                None => self.opaque(read, value, object),
            },
            Expression::ComputedMemberExpression(_) if object == Object::Item => {}
            _ => match read.names.member(value) {
                Some(value) => self.object(read, value, object, place, steps + 1),
                None => self.opaque(read, value, object),
            },
        }
    }

    /// A variable of Tag Manager where an object is due.
    fn referred_object(
        &mut self,
        read: &Read<'a>,
        value: &'a Expression<'a>,
        name: &str,
        object: Object,
        place: &str,
        steps: usize,
    ) {
        // One that is not there was reported as that.
        let Some(thing) = self.postcheckout.container.variable(name) else { return };
        if gives_text(thing) {
            self.no_object(read, value.span(), object);
        } else if self.postcheckout.functions.contains_key(&thing.index) {
            self.returned(name, |payload, read, value| {
                if !is_nothing(value) {
                    payload.object(read, value, object, place, steps + 1);
                }
            });
        } else if object == Object::Postcheckout {
            self.unread(read, value.span(), what(object, self.problems.lang()));
        }
    }

    /// Something whose properties cannot be read: no object at all, or one that is not judged.
    fn opaque(&mut self, read: &Read<'a>, value: &'a Expression<'a>, object: Object) {
        match kind(read, value) {
            Some(_) => self.no_object(read, value.span(), object),
            None => self.unread(read, value.span(), what(object, self.problems.lang())),
        }
    }

    fn no_object(&mut self, read: &Read<'a>, span: Span, object: Object) {
        let lang = self.problems.lang();
        let report = ProblemBuilder::error(codes::GTM_FIELD_TYPE)
            .given(what(object, lang))
            .expected(FieldType::Object(object).name(lang));
        self.report(read, span, report);
    }

    /// Visits what a Custom JavaScript variable returns.
    pub(super) fn returned(&mut self, name: &str, mut visit: impl FnMut(&mut Self, &Read<'a>, &'a Expression<'a>)) {
        let postcheckout = self.postcheckout;
        let Some(thing) = postcheckout.container.variable(name) else { return };
        let Some(read) = postcheckout.functions.get(&thing.index) else { return };
        let Some(function) = read.script.function() else { return };
        for value in read.names.returned(Callable::of(function)) {
            visit(self, read, value);
        }
    }

    fn properties(
        &mut self,
        read: &Read<'a>,
        literal: &'a ObjectExpression<'a>,
        object: Object,
        place: &str,
        named: Option<Named<'_>>,
        steps: usize,
    ) {
        let mut is_open = named.is_some_and(|named| named.is_open);
        let mut given: Vec<(String, Span, &'a Expression<'a>)> = Vec::new();
        for property in &literal.properties {
            match property {
                ObjectPropertyKind::ObjectProperty(property) => match property.key.static_name() {
                    Some(name) => given.push((name.into_owned(), property.span, &property.value)),
                    None => is_open = true,
                },
                ObjectPropertyKind::SpreadProperty(_) => is_open = true,
            }
        }
        for assigned in named.map(|named| read.names.assigned(named.way)).unwrap_or_default() {
            given.push((assigned.property.to_owned(), assigned.value.span(), assigned.value));
        }
        let written = |name: &str| Field::from_name(name).filter(|field| object.written().contains(field));
        let has = |field: Field| given.iter().any(|(name, ..)| name == field.name());
        let mut meant = Vec::new();
        for (name, span, value) in &given {
            let full = format!("{place}{name}");
            match written(name) {
                Some(field) => {
                    let place = Place { object, field, name: &full, steps };
                    let way = named.map(|named| format!("{}.{name}", named.way));
                    let named = named.zip(way.as_deref()).map(|(named, way)| Named { way, ..named });
                    self.field(read, value, place, named);
                }
                None => {
                    let Some(suggestion) = misnamed(name, object, &has) else { continue };
                    let field = written(&suggestion);
                    meant.extend(field);
                    let report = match field {
                        Some(field) => severity(object, field, codes::GTM_FIELD_UNKNOWN),
                        None => ProblemBuilder::warning(codes::GTM_FIELD_UNKNOWN, Outcome::None),
                    };
                    self.report(read, *span, report.given(describe::label(&full)).suggestion(Some(suggestion)));
                }
            }
        }
        let missing = |field: &Field| !has(*field) && !meant.contains(field);
        for field in expected(object).iter().copied().filter(missing) {
            if is_open {
                // It may be set in a way that cannot be read.
                return self.unread(read, literal.span, what(object, self.problems.lang()));
            }
            let report = severity(object, field, codes::GTM_FIELD_MISSING).given(format!("`{place}{}`", field.name()));
            self.report(read, literal.span, report);
        }
    }

    fn field(&mut self, read: &Read<'a>, value: &'a Expression<'a>, place: Place<'_>, named: Option<Named<'_>>) {
        match (FieldType::of(place.field), value, named) {
            (FieldType::Object(object), Expression::ObjectExpression(literal), _) => {
                self.properties(read, literal, object, object_place(object), named, place.steps);
            }
            (FieldType::Items, Expression::ArrayExpression(_), Some(Named { way, is_open }))
                if is_open || !read.names.pushed(way).is_empty() =>
            {
                self.named_items(read, value, (way, &[value]), place, Role::Whole);
            }
            _ => self.value(read, value, place, Role::Whole),
        }
    }
}

/// An object of the payload, in a message.
fn what(object: Object, lang: Lang) -> &'static str {
    match object {
        Object::User => "`user`",
        Object::Order => "`order`",
        Object::Item => "`order.items[]`",
        Object::Postcheckout => lang.choose("the order", "заказ"),
    }
}

/// `undefined`, `null`, `void 0`: what a function returns where it has nothing.
pub(super) fn is_nothing(value: &Expression<'_>) -> bool {
    match value {
        Expression::NullLiteral(_) => true,
        Expression::Identifier(name) => name.name == "undefined",
        Expression::UnaryExpression(unary) => unary.operator == UnaryOperator::Void,
        _ => false,
    }
}

fn is_empty_object(value: &Expression<'_>) -> bool {
    matches!(value, Expression::ObjectExpression(literal) if literal.properties.is_empty())
}

/// The field that a key is meant for, unless that is there or the key may be one that a partner agreed on with
/// Flocktory.
fn misnamed(key: &str, object: Object, has: &dyn Fn(Field) -> bool) -> Option<String> {
    let suggestion = suggest::field(key, object)?;
    let field = Field::from_name(&suggestion).filter(|field| object.written().contains(field));
    // Fields that only the library's input has, such as a user's phone, are not fields of the payload.
    let is_ours = object.fields().iter().any(|field| field.name() == key);
    let fits = match field {
        Some(field) => !has(field),
        None => suggestion.contains('.'),
    };
    (fits && !is_ours).then_some(suggestion)
}
