//! Evaluates what is constant: literals, concatenation, variables that are set once, and what is added to them later.

use super::value::{Kind, Part, Value};
use crate::template::{MARK, Template};
use oxc_ast::AstKind;
use oxc_ast::ast::{
    Argument, ArrayExpression, ArrayExpressionElement, AssignmentTarget, BinaryOperator, CallExpression, Expression,
    IdentifierReference, LogicalOperator, ObjectExpression, ObjectPropertyKind, TemplateLiteral, UnaryOperator,
};
use oxc_semantic::{NodeId, ReferenceId, Semantic, SymbolId};
use oxc_span::{GetSpan as _, Span};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Values that one script may have: beyond them, values are opaque.
const MAX_VALUES: u32 = 200_000;

/// Uses of variables that are looked at, for what they add to a value: beyond them, variables are opaque.
const MAX_USES: u32 = 2_000_000;

/// Nested expressions and variables that refer to others.
const MAX_NESTING: u32 = 200;

/// Evaluates the expressions of one script.
pub(crate) struct Evaluator<'a, 's> {
    pub(super) semantic: &'s Semantic<'a>,
    template: Option<&'s Template>,
    left: Cell<u32>,
    uses_left: Cell<u32>,
    /// The values of variables that were evaluated alone: a script may use one as often as it likes.
    known: RefCell<HashMap<Result<SymbolId, String>, Option<Kind>>>,
    /// The declarations and global names that are being evaluated: none has a value that contains itself.
    open: RefCell<Vec<String>>,
}

impl<'a, 's> Evaluator<'a, 's> {
    pub(crate) fn new(semantic: &'s Semantic<'a>, template: Option<&'s Template>) -> Evaluator<'a, 's> {
        let (left, uses_left) = (Cell::new(MAX_VALUES), Cell::new(MAX_USES));
        Evaluator { semantic, template, left, uses_left, known: RefCell::default(), open: RefCell::default() }
    }

    pub(crate) fn value(&self, expression: &Expression<'a>) -> Value {
        self.at(expression, 0)
    }

    pub(super) fn at(&self, expression: &Expression<'a>, depth: u32) -> Value {
        let span = expression.span();
        if depth > MAX_NESTING || spend(&self.left, 1).is_none() {
            return Value::opaque(span);
        }
        Value::new(span, self.kind(expression, depth + 1).unwrap_or(Kind::Opaque))
    }

    fn kind(&self, expression: &Expression<'a>, depth: u32) -> Option<Kind> {
        Some(match expression {
            Expression::StringLiteral(text) => self.text(&text.value, text.span),
            Expression::NumericLiteral(number) => self.printed(number.span).unwrap_or(Kind::Number(number.value)),
            Expression::BooleanLiteral(flag) => Kind::Bool(flag.value),
            Expression::NullLiteral(_) => Kind::Null,
            Expression::ParenthesizedExpression(inner) => return Some(self.at(&inner.expression, depth).kind),
            Expression::TemplateLiteral(template) => return self.text_of(template, depth),
            Expression::ObjectExpression(object) => return self.object(object, depth),
            Expression::ArrayExpression(array) => return self.list(array, depth),
            Expression::Identifier(name) if name.name.contains(MARK) => return self.printed(name.span),
            Expression::Identifier(name) => return self.variable(name, depth),
            Expression::StaticMemberExpression(member) => {
                let object = self.at(&member.object, depth);
                match (&object.kind, member.property.name.as_str()) {
                    (Kind::Map(_), key) => object.get(key)?.kind.clone(),
                    (Kind::Text(text), "length") => Kind::Number(count(text.encode_utf16().count())),
                    (Kind::List(list), "length") => Kind::Number(count(list.len())),
                    _ => return None,
                }
            }
            Expression::UnaryExpression(unary) => {
                let value = self.at(&unary.argument, depth);
                match unary.operator {
                    UnaryOperator::Void => Kind::Undefined,
                    UnaryOperator::LogicalNot => Kind::Bool(!value.is_true()?),
                    UnaryOperator::UnaryPlus => Kind::Number(number(&value)?),
                    UnaryOperator::UnaryNegation => Kind::Number(-number(&value)?),
                    _ => return None,
                }
            }
            Expression::BinaryExpression(binary) => {
                let (left, right) = (self.at(&binary.left, depth), self.at(&binary.right, depth));
                match (binary.operator, &left.kind, &right.kind) {
                    (BinaryOperator::Addition, Kind::Number(left), Kind::Number(right)) => Kind::Number(left + right),
                    (BinaryOperator::Addition, ..) => left.concatenated(&right)?,
                    (BinaryOperator::Subtraction, ..) => Kind::Number(number(&left)? - number(&right)?),
                    (BinaryOperator::Multiplication, ..) => Kind::Number(number(&left)? * number(&right)?),
                    (BinaryOperator::Division, ..) => Kind::Number(number(&left)? / number(&right)?),
                    _ => return None,
                }
            }
            Expression::LogicalExpression(logical) => {
                let left = self.at(&logical.left, depth);
                if let Kind::Mixed(_) = left.kind {
                    return Some(left.kind);
                }
                let takes_right = match logical.operator {
                    LogicalOperator::Or => !left.is_true()?,
                    LogicalOperator::And => left.is_true()?,
                    LogicalOperator::Coalesce => {
                        left.is_true()?;
                        matches!(left.kind, Kind::Null | Kind::Undefined)
                    }
                };
                if takes_right { self.at(&logical.right, depth).kind } else { left.kind }
            }
            Expression::ConditionalExpression(condition) => {
                let branch = match self.at(&condition.test, depth).is_true() {
                    Some(true) => &condition.consequent,
                    Some(false) => &condition.alternate,
                    None => {
                        let texts = [&condition.consequent, &condition.alternate].map(|branch| {
                            match self.at(branch, depth).kind {
                                Kind::Text(text) => Some(text),
                                _ => None,
                            }
                        });
                        let texts = texts.into_iter().collect::<Option<_>>()?;
                        return Some(Kind::Mixed(vec![Part::OneOf(texts)]));
                    }
                };
                self.at(branch, depth).kind
            }
            Expression::AssignmentExpression(assignment) => self.at(&assignment.right, depth).kind,
            Expression::CallExpression(call) => return self.call(call, depth),
            _ => return None,
        })
    }

    fn object(&self, object: &ObjectExpression<'a>, depth: u32) -> Option<Kind> {
        let mut pairs: Vec<(String, Value)> = Vec::with_capacity(object.properties.len());
        let mut places: HashMap<String, usize> = HashMap::new();
        // The last value of a key counts, at the place of the first.
        let mut set = |key: &str, value: Value| match places.get(key) {
            Some(&place) => pairs[place].1 = value,
            None => {
                places.insert(key.to_owned(), pairs.len());
                pairs.push((key.to_owned(), value));
            }
        };
        for property in &object.properties {
            match property {
                ObjectPropertyKind::ObjectProperty(property) => {
                    let key = property.key.static_name()?;
                    // A placeholder in place of pairs.
                    let key = if key.starts_with(MARK) { MARK.into() } else { key };
                    set(&key, self.at(&property.value, depth));
                }
                ObjectPropertyKind::SpreadProperty(spread) => {
                    set(MARK, Value::opaque(spread.span));
                }
            }
        }
        Some(Kind::Map(pairs))
    }

    fn list(&self, array: &ArrayExpression<'a>, depth: u32) -> Option<Kind> {
        let is_printed = |element: &&ArrayExpressionElement<'_>| self.template.is_none() || !element.is_elision();
        let elements = array.elements.iter().filter(is_printed).map(|element| match element {
            ArrayExpressionElement::SpreadElement(_) => None,
            ArrayExpressionElement::Elision(elision) => Some(Value::new(elision.span, Kind::Undefined)),
            element => element.as_expression().map(|expression| self.at(expression, depth)),
        });
        Some(Kind::List(elements.collect::<Option<_>>()?))
    }

    /// The text of a template literal.
    pub(super) fn template_text(&self, template: &TemplateLiteral<'a>) -> Option<String> {
        match self.text_of(template, 0)? {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    fn text_of(&self, template: &TemplateLiteral<'a>, depth: u32) -> Option<Kind> {
        let mut text = Value::new(template.span, Kind::Text(String::new()));
        for (index, part) in template.quasis.iter().enumerate() {
            let part = Value::new(part.span, self.text(part.value.cooked.as_ref()?, part.span));
            text.kind = text.concatenated(&part)?;
            if let Some(expression) = template.expressions.get(index) {
                text.kind = text.concatenated(&self.at(expression, depth))?;
            }
        }
        Some(text.kind)
    }

    /// The value of a text in which a template may print.
    fn text(&self, text: &str, span: Span) -> Kind {
        let printed = self.template.map(|template| template.within(span.start as usize..span.end as usize));
        let (Some(template), Some(printed)) = (self.template, printed.filter(|printed| !printed.is_empty())) else {
            let has_blanks =
                self.template.is_some_and(|template| template.has_control(span.start as usize..span.end as usize));
            return Kind::Text(if has_blanks { without_blanks(text) } else { text.to_owned() });
        };
        let (mut parts, mut rest) = (Vec::new(), text);
        for placeholder in printed {
            let length = template.get(placeholder).map_or(0, |placeholder| placeholder.range.len());
            let Some((before, after)) = rest.split_once(MARK) else { break };
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            parts.push(Part::Printed { placeholder, in_text: true });
            rest = after.get(length.saturating_sub(MARK.len())..).unwrap_or_default();
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Kind::Mixed(parts)
    }

    /// The value that a template prints at a place, if it prints all of it.
    fn printed(&self, span: Span) -> Option<Kind> {
        let template = self.template?;
        let (start, end) = (span.start as usize, span.end as usize);
        let placeholder = template.within(start..end).next()?;
        let range = &template.get(placeholder)?.range;
        (range.start == start).then(|| Kind::Mixed(vec![Part::Printed { placeholder, in_text: false }]))
    }

    /// The calls whose result is constant.
    fn call(&self, call: &CallExpression<'a>, depth: u32) -> Option<Kind> {
        let argument =
            |index: usize| Some(self.at(call.arguments.get(index).and_then(Argument::as_expression)?, depth));
        match &call.callee {
            Expression::Identifier(callee) => {
                let name = callee.name.as_str();
                if !matches!(name, "String" | "Number" | "parseFloat" | "parseInt") {
                    return self.returned(callee, depth);
                }
                let value = argument(0)?;
                Some(match name {
                    "parseInt" if value.to_text().is_none() => return rounded(&value),
                    _ if is_mixed(&value) => value.kind,
                    "String" => Kind::Text(value.to_text()?),
                    "Number" => Kind::Number(number(&value)?),
                    name => Kind::Number(leading_number(&value.to_text()?, name == "parseFloat")),
                })
            }
            Expression::StaticMemberExpression(member) => {
                let is_of = |of| matches!(&member.object, Expression::Identifier(name) if name.name == of);
                let is_json = is_of("JSON");
                match member.property.name.as_str() {
                    "round" | "floor" | "ceil" | "trunc" if is_of("Math") => rounded(&argument(0)?),
                    "toFixed" => match argument(0) {
                        Some(Value { kind: Kind::Number(digits), .. }) if digits > 0.0 => None,
                        _ => rounded(&self.at(&member.object, depth)),
                    },
                    "map" => self.mapped(call, depth),
                    "parse" if is_json => {
                        let text = match argument(0)?.kind {
                            Kind::Text(text) => text,
                            kind @ Kind::Mixed(_) => return Some(kind),
                            _ => return None,
                        };
                        from_json(&serde_json::from_str(&text).ok()?, call.span, 0).map(|value| value.kind)
                    }
                    "toString" if call.arguments.is_empty() => {
                        let value = self.at(&member.object, depth);
                        if is_mixed(&value) { Some(value.kind) } else { Some(Kind::Text(value.to_text()?)) }
                    }
                    "trim" => match self.at(&member.object, depth).kind {
                        Kind::Text(text) => Some(Kind::Text(text.trim().to_owned())),
                        kind @ Kind::Mixed(_) => Some(kind),
                        _ => None,
                    },
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The value of a variable that is set once, with what is added to it later.
    fn variable(&self, name: &IdentifierReference<'a>, depth: u32) -> Option<Kind> {
        let symbol = self.semantic.scoping().get_reference(name.reference_id.get()?).symbol_id();
        let key = symbol.ok_or_else(|| name.name.to_string());
        // Inside of another name's value it may be cut off, where it leads back to that.
        let is_alone = self.open.borrow().is_empty();
        if is_alone && let Some(kind) = self.known.borrow().get(&key) {
            return kind.clone().filter(|kind| spend(&self.left, kind.size()).is_some());
        }
        // A name may be declared in several functions; the same name in another one is opaque meanwhile.
        let kind = self.once(&name.name, || self.assembled(name, depth));
        if is_alone {
            self.known.borrow_mut().insert(key, kind.clone());
        }
        kind
    }

    /// Evaluates what a name has, unless that is done already.
    pub(super) fn once(&self, name: &str, evaluate: impl FnOnce() -> Option<Kind>) -> Option<Kind> {
        if self.open.borrow().iter().any(|open| open == name) {
            return None;
        }
        self.open.borrow_mut().push(name.to_owned());
        let kind = evaluate();
        self.open.borrow_mut().pop();
        kind
    }

    fn assembled(&self, name: &IdentifierReference<'a>, depth: u32) -> Option<Kind> {
        let scoping = self.semantic.scoping();
        let reference = scoping.get_reference(name.reference_id.get()?);
        let (declared, references): (_, Vec<ReferenceId>) = match reference.symbol_id() {
            Some(symbol) => {
                let declaration = scoping.symbol_declaration(symbol);
                let declared = match self.semantic.nodes().kind(declaration) {
                    // A part of a pattern is a part of its value.
                    AstKind::VariableDeclarator(declarator) if declarator.id.get_binding_identifier().is_some() => {
                        declarator.init.as_ref()
                    }
                    AstKind::FormalParameter(parameter) => Some(self.passed(declaration, parameter.span)?),
                    _ => return None,
                };
                (declared, scoping.get_resolved_reference_ids(symbol).to_vec())
            }
            None if name.name == "undefined" => return Some(Kind::Undefined),
            None => (None, scoping.root_unresolved_references().get(name.name.as_str())?.to_vec()),
        };
        spend(&self.uses_left, u32::try_from(references.len()).unwrap_or(u32::MAX))?;
        let mut set: Vec<_> = declared.into_iter().collect();
        let mut later = Vec::new();
        for id in references {
            let reference = scoping.get_reference(id);
            if reference.is_write() {
                set.push(self.assigned(reference.node_id())?);
            } else {
                later.push(reference.node_id());
            }
        }
        let [expression] = set.as_slice() else { return None };
        let mut value = self.at(expression, depth);
        for node in later {
            self.add(node, &mut value, depth)?;
        }
        Some(value.kind)
    }

    /// What the only call of a function passes for a parameter.
    fn passed(&self, parameter: NodeId, span: Span) -> Option<&'a Expression<'a>> {
        let nodes = self.semantic.nodes();
        let mut function = nodes.parent_node(nodes.parent_id(parameter));
        let (parameters, name) = match function.kind() {
            AstKind::Function(function) => (&function.params, function.id.as_ref()),
            AstKind::ArrowFunctionExpression(function) => (&function.params, None),
            _ => return None,
        };
        let index = parameters.items.iter().position(|item| item.span == span)?;
        let call = match name.and_then(|name| name.symbol_id.get()) {
            Some(symbol) => {
                let [reference] = self.semantic.scoping().get_resolved_reference_ids(symbol) else { return None };
                self.callee_of(self.semantic.scoping().get_reference(*reference).node_id())
            }
            None => {
                while let AstKind::ParenthesizedExpression(_) = nodes.parent_kind(function.id()) {
                    function = nodes.parent_node(function.id());
                }
                self.callee_of(function.id())
            }
        };
        call?.arguments.get(index)?.as_expression()
    }

    /// The call whose function a node is.
    fn callee_of(&self, node: NodeId) -> Option<&'a CallExpression<'a>> {
        let nodes = self.semantic.nodes();
        match nodes.parent_kind(node) {
            AstKind::CallExpression(call) if call.callee.span() == nodes.kind(node).span() => Some(call),
            _ => None,
        }
    }

    /// What a plain assignment to a name sets.
    fn assigned(&self, name: NodeId) -> Option<&'a Expression<'a>> {
        match self.semantic.nodes().parent_kind(name) {
            AstKind::AssignmentExpression(assignment) if assignment.operator.is_assign() => Some(&assignment.right),
            _ => None,
        }
    }

    /// Applies one use of a variable to its value: `order.items = …`, `order.items.push(…)`. `None`: it is unknown what
    /// the use does to it.
    fn add(&self, name: NodeId, value: &mut Value, depth: u32) -> Option<()> {
        let nodes = self.semantic.nodes();
        let (mut node, mut keys) = (name, Vec::new());
        loop {
            let parent = nodes.parent_id(node);
            match nodes.kind(parent) {
                AstKind::StaticMemberExpression(member) if member.object.span() == nodes.kind(node).span() => {
                    keys.push(member.property.name.as_str());
                    node = parent;
                }
                AstKind::AssignmentExpression(assignment) if assignment.left.span() == nodes.kind(node).span() => {
                    let AssignmentTarget::StaticMemberExpression(_) = &assignment.left else { return Some(()) };
                    let new = self.at(&assignment.right, depth);
                    let (last, way) = keys.split_last()?;
                    let mut target = value;
                    for key in way {
                        target = child(target, key)?;
                    }
                    target.set(last, if assignment.operator.is_assign() { new } else { Value::opaque(new.span) });
                    return Some(());
                }
                AstKind::CallExpression(call) if call.callee.span() == nodes.kind(node).span() => {
                    let Some((&"push", way)) = keys.split_last() else { return Some(()) };
                    let mut target = value;
                    for key in way {
                        target = child(target, key)?;
                    }
                    for argument in &call.arguments {
                        let new = self.at(argument.as_expression()?, depth);
                        match &mut target.kind {
                            Kind::List(list) => list.push(new),
                            kind => *kind = Kind::Opaque,
                        }
                    }
                    return Some(());
                }
                _ => return Some(()),
            }
        }
    }
}

/// Takes a part of what is left; `None`, and nothing is left, if that is less.
fn spend(left: &Cell<u32>, part: u32) -> Option<()> {
    let rest = left.get().checked_sub(part);
    left.set(rest.unwrap_or(0));
    rest.map(|_| ())
}

/// The value of a key, which is made if an object lacks it.
fn child<'v>(value: &'v mut Value, key: &str) -> Option<&'v mut Value> {
    let Kind::Map(pairs) = &mut value.kind else { return None };
    let place = pairs.iter().position(|(name, _)| name == key)?;
    Some(&mut pairs[place].1)
}

/// A value of JSON, all of it at the place of the call that reads it.
fn from_json(json: &serde_json::Value, span: Span, depth: u32) -> Option<Value> {
    if depth > MAX_NESTING {
        return None;
    }
    Some(Value::new(
        span,
        match json {
            serde_json::Value::Null => Kind::Null,
            serde_json::Value::Bool(flag) => Kind::Bool(*flag),
            serde_json::Value::Number(number) => Kind::Number(number.as_f64()?),
            serde_json::Value::String(text) => Kind::Text(text.clone()),
            serde_json::Value::Array(list) => {
                Kind::List(list.iter().map(|value| from_json(value, span, depth + 1)).collect::<Option<_>>()?)
            }
            serde_json::Value::Object(map) => {
                let pair = |(key, value): (&String, _)| Some((key.clone(), from_json(value, span, depth + 1)?));
                Kind::Map(map.iter().map(pair).collect::<Option<_>>()?)
            }
        },
    ))
}

/// A value without its fraction, if it is not constant.
fn rounded(value: &Value) -> Option<Kind> {
    if let Kind::Number(number) = value.kind {
        return Some(Kind::Number(number.trunc()));
    }
    let mut parts = value.parts()?;
    parts.push(Part::Rounded);
    Some(Kind::Mixed(parts))
}

/// A text without the spaces that have replaced the tags of a template, the shortest of which has four bytes.
fn without_blanks(text: &str) -> String {
    text.split("    ").map(str::trim_start).collect::<String>().trim().to_owned()
}

const fn is_mixed(value: &Value) -> bool {
    matches!(value.kind, Kind::Mixed(_))
}

/// The number that JavaScript makes of a value.
fn number(value: &Value) -> Option<f64> {
    match &value.kind {
        Kind::Number(number) => Some(*number),
        Kind::Bool(flag) => Some(f64::from(u8::from(*flag))),
        Kind::Null => Some(0.0),
        Kind::Undefined => Some(f64::NAN),
        Kind::Text(text) if text.trim().is_empty() => Some(0.0),
        Kind::Text(text) => {
            let text = text.trim();
            let is_decimal = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'+' | b'-' | b'e' | b'E'));
            Some(if is_decimal { text.parse().unwrap_or(f64::NAN) } else { f64::NAN })
        }
        Kind::List(_) | Kind::Map(_) | Kind::Mixed(_) | Kind::Opaque => None,
    }
}

/// The number that a text begins with, as `parseFloat` and `parseInt` read it.
fn leading_number(text: &str, has_fraction: bool) -> f64 {
    let text = text.trim_start();
    let mut end = 0;
    let mut has_point = !has_fraction;
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' => end = at + 1,
            '+' | '-' if at == 0 => {}
            '.' if !has_point => has_point = true,
            _ => break,
        }
    }
    text[..end].parse().unwrap_or(f64::NAN)
}

#[expect(clippy::cast_precision_loss, reason = "a script has fewer values")]
fn count(length: usize) -> f64 {
    length as f64
}
