//! The payload: its fields by name, and what stands in them.

use super::super::container::Thing;
use super::super::javascript::{names, returns};
use super::{Postcheckout, Read};
use crate::code::Code;
use crate::field::{Field, Object};
use crate::options::Lang;
use crate::problem::{Effect, Problems, Report};
use crate::read::describe;
use crate::suggest;
use oxc_ast::ast::{ArrayExpressionElement, BinaryOperator, Expression, LogicalOperator, ObjectPropertyKind};
use oxc_span::{GetSpan as _, Span};

/// How far a name is followed to what it stands for.
const MAX_STEPS: usize = 8;

/// What a field must be in the payload.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Due {
    Object(Object),
    Items,
    Number,
    Text,
}

impl Due {
    fn of(field: Field) -> Due {
        match field {
            Field::User => Due::Object(Object::User),
            Field::Order => Due::Object(Object::Order),
            Field::Items => Due::Items,
            Field::Price | Field::Count => Due::Number,
            _ => Due::Text,
        }
    }

    const fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Due::Object(_), Lang::En) => "an object",
            (Due::Object(_), Lang::Ru) => "объект",
            (Due::Items, Lang::En) => "an Array",
            (Due::Items, Lang::Ru) => "Array",
            (Due::Number, Lang::En) => "a number",
            (Due::Number, Lang::Ru) => "число",
            (Due::Text, Lang::En) => "text",
            (Due::Text, Lang::Ru) => "текст",
        }
    }
}

/// How much a field is needed.
fn severity(object: Object, field: Field, code: Code) -> Report {
    let needed = match object {
        Object::Postcheckout => matches!(field, Field::User | Field::Order),
        Object::User => field == Field::Email,
        Object::Order => matches!(field, Field::Id | Field::Price | Field::Items),
        Object::Item => false,
    };
    if needed { Report::error(code) } else { Report::warning(code, Effect::Told) }
}

/// Fields that are reported where they are missing.
fn expected(object: Object) -> &'static [Field] {
    match object {
        Object::Postcheckout => &[Field::User, Field::Order],
        Object::User => &[Field::Name, Field::Email],
        Object::Order => &[Field::Id, Field::Price, Field::Items],
        Object::Item => &[Field::Id],
    }
}

/// One field of the payload.
#[derive(Clone, Copy)]
struct Place<'p> {
    object: Object,
    field: Field,
    /// `order.price`.
    name: &'p str,
    steps: usize,
}

impl Place<'_> {
    fn report(&self, code: Code) -> Report {
        severity(self.object, self.field, code).given(format!("`{}`", self.name))
    }

    fn error(&self, code: Code) -> Report {
        Report::error(code).given(format!("`{}`", self.name))
    }

    fn warning(&self, code: Code) -> Report {
        Report::warning(code, Effect::Told).given(format!("`{}`", self.name))
    }
}

/// How a value stands in its field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Alone.
    Whole,
    /// For what stands before it, if that is nothing.
    Instead,
    /// Where a condition holds.
    Chosen,
}

pub(super) struct Fields<'f, 'a> {
    pub(super) postcheckout: &'f Postcheckout<'a>,
    pub(super) problems: &'f mut Problems,
}

impl<'a> Fields<'_, 'a> {
    pub(super) fn payload(&mut self, read: &Read<'a>, payload: &'a Expression<'a>) {
        self.object(read, payload, Object::Postcheckout, "", 0);
    }

    fn report(&mut self, read: &Read<'a>, span: Span, report: Report) {
        read.script.place.report(span.start, report, self.problems);
    }

    fn object(&mut self, read: &Read<'a>, value: &'a Expression<'a>, object: Object, place: &str, steps: usize) {
        if steps > MAX_STEPS {
            return;
        }
        let way = names::way(value).filter(|_| read.script.referred(value).is_none());
        let open = way.as_deref().is_some_and(|way| read.names.is_open(way.split('.').next().unwrap_or(way)));
        match value {
            Expression::ObjectExpression(literal) => {
                self.properties(read, literal, object, place, (None, false), steps);
            }
            Expression::Identifier(identifier) => {
                if let Some(name) = read.script.referred(value) {
                    self.variable(name, |fields, read, value| {
                        if matches!(value, Expression::ObjectExpression(_) | Expression::Identifier(_)) {
                            fields.object(read, value, object, place, steps + 1);
                        }
                    });
                } else if let Some(value) = read.names.value(&identifier.name) {
                    match value {
                        Expression::ObjectExpression(literal) => {
                            self.properties(read, literal, object, place, (way.as_deref(), open), steps + 1);
                        }
                        _ => self.object(read, value, object, place, steps + 1),
                    }
                }
            }
            _ => {}
        }
    }

    /// Visits what a Custom JavaScript variable returns.
    fn variable(&mut self, name: &str, mut visit: impl FnMut(&mut Self, &Read<'a>, &'a Expression<'a>)) {
        let postcheckout = self.postcheckout;
        let Some(thing) = postcheckout.container.variable(name) else { return };
        let Some(read) = postcheckout.functions.get(&thing.index) else { return };
        let Some(function) = read.script.function() else { return };
        for value in returns::values(function) {
            visit(self, read, value);
        }
    }

    /// Checks an object's properties; `made` is the name that it goes by, under which more may be set on it, and
    /// whether that may happen unseen.
    fn properties(
        &mut self,
        read: &Read<'a>,
        literal: &'a oxc_ast::ast::ObjectExpression<'a>,
        object: Object,
        place: &str,
        (made, open): (Option<&str>, bool),
        steps: usize,
    ) {
        let mut open = open;
        let mut given: Vec<(String, Span, &'a Expression<'a>)> = Vec::new();
        for property in &literal.properties {
            match property {
                ObjectPropertyKind::ObjectProperty(property) => match property.key.static_name() {
                    Some(name) => given.push((name.into_owned(), property.span, &property.value)),
                    None => open = true,
                },
                ObjectPropertyKind::SpreadProperty(_) => open = true,
            }
        }
        for assigned in made.map(|way| read.names.assigned(way)).unwrap_or_default() {
            given.push((assigned.property.to_owned(), assigned.value.span(), assigned.value));
        }
        let written = |name: &str| Field::from_name(name).filter(|field| object.written().contains(field));
        let has = |field: Field| given.iter().any(|(name, ..)| name == field.name());
        let mut meant = Vec::new();
        for (name, span, value) in &given {
            if let Some(field) = written(name) {
                let name = format!("{place}{name}");
                let way = made.map(|made| format!("{made}.{}", field.name()));
                self.field(read, value, Place { object, field, name: &name, steps }, way.as_deref());
                continue;
            }
            // What a partner agreed on with Flocktory goes under names of its own.
            let Some(suggestion) = suggest::field(name, object) else { continue };
            let field = written(&suggestion);
            if field.is_some_and(has)
                || field.is_none() && !suggestion.contains('.')
                || Field::from_name(name).is_some_and(|_| object == Object::User)
            {
                continue;
            }
            meant.extend(field);
            let report = match field {
                Some(field) => severity(object, field, Code::GtmFieldUnknown),
                None => Report::warning(Code::GtmFieldUnknown, Effect::Told),
            };
            let name = describe::label(&format!("{place}{name}"));
            self.report(read, *span, report.given(name).suggestion(Some(suggestion)));
        }
        if open {
            return;
        }
        for &field in expected(object).iter().filter(|&&field| !has(field) && !meant.contains(&field)) {
            let report = severity(object, field, Code::GtmFieldMissing).given(format!("`{place}{}`", field.name()));
            self.report(read, literal.span, report);
        }
    }

    /// Checks what stands in one field. `way` is how the script comes to it: `payload.order`.
    fn field(&mut self, read: &Read<'a>, value: &'a Expression<'a>, place: Place<'_>, way: Option<&str>) {
        match (Due::of(place.field), value) {
            (Due::Object(object), Expression::ObjectExpression(literal)) => {
                let open = way.is_some_and(|way| read.names.is_open(way.split('.').next().unwrap_or(way)));
                let inside = object_place(object);
                self.properties(read, literal, object, inside, (way, open), place.steps);
            }
            _ => self.value(read, value, place, Role::Whole),
        }
    }

    fn value(&mut self, read: &Read<'a>, value: &'a Expression<'a>, place: Place<'_>, role: Role) {
        if place.steps > MAX_STEPS {
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
            Expression::NullLiteral(literal) => {
                let needed = place.report(Code::GtmFieldEmpty);
                self.report(
                    read,
                    literal.span,
                    if role == Role::Whole { needed } else { place.warning(Code::GtmFieldEmpty) },
                );
            }
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
                Due::Object(object) => {
                    self.properties(read, literal, object, object_place(object), (None, false), place.steps);
                }
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
                        let unasked = role != Role::Chosen && read.script.referred(&sum.left).is_some();
                        if unasked {
                            self.report(read, sum.span, place.warning(Code::GtmEmailUndefined));
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn mistyped(&mut self, read: &Read<'a>, span: Span, place: Place<'_>) {
        let due = Due::of(place.field);
        // An id that is a number is read as its digits.
        let report = if due == Due::Text { place.warning(Code::GtmFieldType) } else { place.error(Code::GtmFieldType) };
        let expected = if place.field == Field::Sex { "'m' | 'f'" } else { due.name(self.problems.lang()) };
        self.report(read, span, report.expected(expected));
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
            None if text.trim().is_empty() => {
                let needed = place.report(Code::GtmFieldEmpty);
                let report = if role == Role::Whole { needed } else { place.warning(Code::GtmFieldEmpty) };
                self.report(read, span, report);
            }
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
        let Some(thing) = self.postcheckout.container.variable(name) else { return };
        if due != Due::Text && gives_text(thing) {
            return self.mistyped(read, span, place);
        }
        self.variable(name, |fields, read, value| match due {
            Due::Object(object) => fields.object(read, value, object, object_place(object), place.steps),
            Due::Items => fields.returned_items(read, value, place),
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
    fn call(&mut self, read: &Read<'a>, call: &'a oxc_ast::ast::CallExpression<'a>, place: Place<'_>) {
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

const fn object_place(object: Object) -> &'static str {
    match object {
        Object::Item => "order.items[].",
        other => other.place(),
    }
}

/// Whether a variable of this kind always gives text: a constant, a cookie, the text of an element, a URL.
fn gives_text(variable: Thing<'_>) -> bool {
    let is_text = matches!(variable.node.text_of("type"), "c" | "d" | "k" | "u" | "f");
    is_text && variable.node.get("formatValue").and_then(|format| format.get("convertToNumber")).is_none()
}
