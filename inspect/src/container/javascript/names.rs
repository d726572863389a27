//! The values of a script's names, as far as they can be read without running it.

use super::Script;
use super::returns::Callable;
use oxc_ast::AstKind;
use oxc_ast::ast::{
    Argument, ArrayExpression, AssignmentExpression, AssignmentTarget, CallExpression, Expression, FormalParameters,
    FunctionType, ObjectPropertyKind, StringLiteral,
};
use oxc_ast_visit::Visit;
use oxc_span::{GetSpan as _, Span};
use std::collections::HashMap;

/// A property that is set on an object after it was made.
pub(crate) struct Assigned<'a> {
    pub(crate) property: &'a str,
    pub(crate) value: &'a Expression<'a>,
}

/// A value that is set under a name or on an object.
pub(crate) struct Write<'a> {
    /// The object it is set on, such as `window.flocktory`, if that consists of names only.
    pub(crate) way: Option<String>,
    pub(crate) value: &'a Expression<'a>,
    pub(crate) span: Span,
    /// Whether it is a declaration: `var flocktory = …`.
    pub(crate) is_declaration: bool,
}

/// A script's names, calls and conditions.
#[derive(Default)]
pub(crate) struct Names<'a> {
    /// The values that each name is set to, by declaration or assignment.
    values: HashMap<&'a str, Vec<&'a Expression<'a>>>,
    /// The values that are set on each object, by its path: `payload.user`.
    assigned: HashMap<String, Vec<Assigned<'a>>>,
    /// The values that are pushed into each list.
    pushed: HashMap<String, Vec<&'a Expression<'a>>>,
    /// How often each name is used.
    uses: HashMap<&'a str, usize>,
    pub(crate) calls: Vec<&'a CallExpression<'a>>,
    pub(crate) arrays: Vec<&'a ArrayExpression<'a>>,
    pub(crate) texts: Vec<&'a StringLiteral<'a>>,
    /// Each assignment to a member: `window.flocktory = []`.
    pub(crate) writes: Vec<Write<'a>>,
    /// Functions by the name of their declaration.
    functions: HashMap<&'a str, Vec<Callable<'a>>>,
    /// How many functions have a parameter of this name.
    parameters: HashMap<&'a str, usize>,
    /// The values that the script's own calls pass for each parameter.
    arguments: HashMap<&'a str, Vec<&'a Expression<'a>>>,
    /// The functions that are open during the visit.
    open: Vec<Span>,
    /// The functions in which each name is declared by `var`, without those inside of others.
    locals: HashMap<&'a str, Vec<Span>>,
    /// Each condition's test, and all code that depends on it.
    conditions: Vec<(Span, Span)>,
    returns: Vec<Span>,
    /// The values that each function returns, by the function's start.
    returned: HashMap<u32, Vec<&'a Expression<'a>>>,
}

impl<'a> Names<'a> {
    pub(crate) fn of(script: &Script<'a>) -> Names<'a> {
        let mut names = Names::default();
        names.visit_program(script.program);
        for functions in names.locals.values_mut() {
            *functions = outermost(std::mem::take(functions));
        }
        names.pass_arguments();
        names
    }

    /// Notes what each call of a function of the script passes for its parameters.
    fn pass_arguments(&mut self) {
        let mut passed = Vec::new();
        for &call in &self.calls {
            let Some(callable) = self.callable(&call.callee) else { continue };
            for (parameter, argument) in callable.parameters.items.iter().zip(&call.arguments) {
                if let (Some(name), Some(value)) = (parameter.pattern.get_identifier_name(), argument.as_expression()) {
                    passed.push((name.as_str(), value));
                }
            }
        }
        for (name, value) in passed {
            self.arguments.entry(name).or_default().push(value);
        }
    }

    /// The value of a name, if it is set only once.
    pub(crate) fn value(&self, name: &str) -> Option<&'a Expression<'a>> {
        match self.values(name) {
            [value] => Some(value),
            _ => None,
        }
    }

    /// All values that a name is set to, or that are passed for the parameter of this name.
    pub(crate) fn values(&self, name: &str) -> &[&'a Expression<'a>] {
        match (self.values.get(name), self.parameters.get(name)) {
            (Some(values), _) => values,
            (None, Some(1)) => self.arguments.get(name).map(Vec::as_slice).unwrap_or_default(),
            _ => &[],
        }
    }

    pub(crate) fn is_parameter(&self, name: &str) -> bool {
        self.parameters.contains_key(name)
    }

    /// Whether a name is declared by `var` in a function around a place, so that it is not the global one.
    pub(crate) fn is_local(&self, name: &str, place: Span) -> bool {
        self.locals.get(name).is_some_and(|functions| is_within_one(place, functions))
    }

    /// The value of an object's member, such as `shop.order`, if it is set only once.
    pub(crate) fn member(&self, expression: &Expression<'a>) -> Option<&'a Expression<'a>> {
        let member = expression.as_member_expression()?;
        let (way, property) = (way(member.object())?, member.static_property_name()?);
        let literal = match self.value(&way) {
            Some(Expression::ObjectExpression(literal)) => literal.properties.as_slice(),
            _ => &[],
        };
        let written = literal.iter().filter_map(|pair| match pair {
            ObjectPropertyKind::ObjectProperty(pair) if pair.key.static_name().as_deref() == Some(property) => {
                Some(&pair.value)
            }
            _ => None,
        });
        let assigned = self.assigned(&way).iter().filter(|assigned| assigned.property == property);
        let mut values = written.chain(assigned.map(|assigned| assigned.value));
        values.next().filter(|_| values.next().is_none())
    }

    /// The function of this script that an expression is, or names.
    pub(crate) fn callable(&self, expression: &'a Expression<'a>) -> Option<Callable<'a>> {
        let Expression::Identifier(name) = expression else {
            return Callable::written(expression).or_else(|| Callable::written(self.member(expression)?));
        };
        match self.functions.get(name.name.as_str()).map(Vec::as_slice) {
            Some([declared]) => Some(*declared),
            Some(_) => None,
            None => Callable::written(self.value(&name.name)?),
        }
    }

    /// The values that a function's own return statements give.
    pub(crate) fn returned(&self, callable: Callable<'a>) -> Vec<&'a Expression<'a>> {
        match callable.expression() {
            Some(value) => vec![value],
            None => self.returned.get(&callable.span.start).cloned().unwrap_or_default(),
        }
    }

    fn enter_function(&mut self, span: Span, parameters: &'a FormalParameters<'a>) {
        self.open.push(span);
        for name in parameters.items.iter().filter_map(|parameter| parameter.pattern.get_identifier_name()) {
            *self.parameters.entry(name.as_str()).or_default() += 1;
        }
    }

    fn assign(&mut self, assignment: &'a AssignmentExpression<'a>) {
        let value = &assignment.right;
        let mut target = None;
        if let AssignmentTarget::AssignmentTargetIdentifier(identifier) = &assignment.left {
            self.values.entry(identifier.name.as_str()).or_default().push(value);
            target = Some(identifier.name.to_string());
        } else if let Some(member) = assignment.left.as_member_expression()
            && let Some(way) = way(member.object())
        {
            match member.static_property_name() {
                Some(property) => {
                    target = Some(format!("{way}.{property}"));
                    self.assigned.entry(way).or_default().push(Assigned { property, value });
                }
                // `items[i] = {…}`
                None => self.pushed.entry(way).or_default().push(value),
            }
        }
        self.writes.push(Write { way: target, value, span: assignment.span, is_declaration: false });
    }

    pub(crate) fn assigned(&self, way: &str) -> &[Assigned<'a>] {
        self.assigned.get(way).map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn pushed(&self, way: &str) -> &[&'a Expression<'a>] {
        self.pushed.get(way).map(Vec::as_slice).unwrap_or_default()
    }

    /// The tests that a place depends on.
    pub(crate) fn tests_of(&self, place: Span) -> impl Iterator<Item = Span> {
        let depends = move |(test, whole): &&(Span, Span)| is_within(place, *whole) && !is_within(place, *test);
        self.conditions.iter().filter(depends).map(|(test, _)| *test)
    }

    /// The tests after which the code may have returned before a place.
    pub(crate) fn tests_before(&self, place: Span) -> impl Iterator<Item = Span> {
        let leaves = move |(_, whole): &&(Span, Span)| {
            let first = self.returns.partition_point(|statement| statement.start < whole.start);
            let statement = self.returns.get(first).copied();
            statement.is_some_and(|statement| is_within(statement, *whole) && statement.end <= place.start)
        };
        self.conditions.iter().filter(leaves).map(|(test, _)| *test)
    }

    /// Whether the object of this name may get properties in a way that cannot be read: it is used other than by one
    /// expression and by plain assignments to it.
    pub(crate) fn is_open(&self, name: &str) -> bool {
        let within = |way: &String| way == name || way.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        let assigned: usize = self.assigned.iter().filter(|(way, _)| within(way)).map(|(_, list)| list.len()).sum();
        self.uses.get(name).is_some_and(|&uses| uses > assigned + 1)
    }
}

/// Whether one place is inside another.
pub(crate) fn is_within(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Places sorted by their start, without those inside of others; no two overlap.
pub(crate) fn outermost(mut places: Vec<Span>) -> Vec<Span> {
    places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    places.dedup_by(|place, outer| is_within(*place, *outer));
    places
}

/// Whether a place is inside one of these places.
pub(crate) fn is_within_one(place: Span, places: &[Span]) -> bool {
    let before = places.partition_point(|outer| outer.start <= place.start);
    before.checked_sub(1).and_then(|last| places.get(last)).is_some_and(|outer| is_within(place, *outer))
}

/// The way to a value, such as `payload.order`, if it is one of names only.
pub(crate) fn way(expression: &Expression<'_>) -> Option<String> {
    if let Expression::Identifier(identifier) = expression {
        Some(identifier.name.to_string())
    } else {
        let member = expression.as_member_expression()?;
        Some(format!("{}.{}", way(member.object())?, member.static_property_name()?))
    }
}

impl<'a> Visit<'a> for Names<'a> {
    fn enter_node(&mut self, kind: AstKind<'a>) {
        match kind {
            AstKind::IdentifierReference(identifier) => *self.uses.entry(identifier.name.as_str()).or_default() += 1,
            AstKind::Function(function) => {
                if let (Some(name), FunctionType::FunctionDeclaration) = (&function.id, function.r#type) {
                    self.functions.entry(name.name.as_str()).or_default().push(Callable::of(function));
                }
                self.enter_function(function.span, &function.params);
            }
            AstKind::ArrowFunctionExpression(arrow) => self.enter_function(arrow.span, &arrow.params),
            AstKind::ArrayExpression(list) => self.arrays.push(list),
            AstKind::StringLiteral(text) => self.texts.push(text),
            AstKind::VariableDeclarator(declarator) => {
                let Some(name) = declarator.id.get_identifier_name() else { return };
                if let Some(&function) = self.open.last() {
                    self.locals.entry(name.as_str()).or_default().push(function);
                }
                if let Some(value) = &declarator.init {
                    self.values.entry(name.as_str()).or_default().push(value);
                    let way = Some(name.to_string());
                    self.writes.push(Write { way, value, span: declarator.span, is_declaration: true });
                }
            }
            AstKind::AssignmentExpression(assignment) => self.assign(assignment),
            AstKind::CallExpression(call) => {
                self.calls.push(call);
                if let Some(member) = call.callee.as_member_expression()
                    && member.static_property_name() == Some("push")
                    && let Some(way) = way(member.object())
                {
                    let values = call.arguments.iter().filter_map(Argument::as_expression);
                    self.pushed.entry(way).or_default().extend(values);
                }
            }
            AstKind::IfStatement(branch) => self.conditions.push((branch.test.span(), branch.span)),
            AstKind::ConditionalExpression(choice) => self.conditions.push((choice.test.span(), choice.span)),
            AstKind::LogicalExpression(logical) => self.conditions.push((logical.left.span(), logical.span)),
            AstKind::ReturnStatement(statement) => {
                self.returns.push(statement.span);
                if let (Some(function), Some(value)) = (self.open.last(), &statement.argument) {
                    self.returned.entry(function.start).or_default().push(value);
                }
            }
            _ => {}
        }
    }
    fn leave_node(&mut self, kind: AstKind<'a>) {
        if let AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) = kind {
            self.open.pop();
        }
    }
}
