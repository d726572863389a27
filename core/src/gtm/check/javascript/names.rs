//! What a script's names stand for, as far as it can be read without running it.

use super::Script;
use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, AssignmentTarget, CallExpression, Expression};
use oxc_ast_visit::Visit;
use oxc_span::{GetSpan as _, Span};
use std::collections::HashMap;

/// A property that is set on an object after it was made.
pub(in super::super) struct Assigned<'a> {
    pub(in super::super) property: &'a str,
    pub(in super::super) value: &'a Expression<'a>,
}

/// A script's names, calls and conditions.
#[derive(Default)]
pub(in super::super) struct Names<'a> {
    /// What each name is set to, by declaration or assignment.
    values: HashMap<&'a str, Vec<&'a Expression<'a>>>,
    /// What is set on each object, by the way to it: `payload.user`.
    assigned: HashMap<String, Vec<Assigned<'a>>>,
    /// What is pushed into each list.
    pushed: HashMap<String, Vec<&'a Expression<'a>>>,
    /// How often each name is used.
    uses: HashMap<&'a str, usize>,
    pub(in super::super) calls: Vec<&'a CallExpression<'a>>,
    /// What is written where: `window.flocktory = []`.
    pub(in super::super) writes: Vec<(Span, &'a Expression<'a>, Span)>,
    /// Each condition's test, and the whole of what stands or falls with it.
    conditions: Vec<(Span, Span)>,
    returns: Vec<Span>,
}

impl<'a> Names<'a> {
    pub(in super::super) fn of(script: &Script<'a>) -> Names<'a> {
        let mut names = Names::default();
        names.visit_program(script.program);
        names
    }

    /// What a name stands for, if it is set once only.
    pub(in super::super) fn value(&self, name: &str) -> Option<&'a Expression<'a>> {
        match self.values.get(name)?.as_slice() {
            [value] => Some(value),
            _ => None,
        }
    }

    pub(in super::super) fn assigned(&self, way: &str) -> &[Assigned<'a>] {
        self.assigned.get(way).map(Vec::as_slice).unwrap_or_default()
    }

    pub(in super::super) fn pushed(&self, way: &str) -> &[&'a Expression<'a>] {
        self.pushed.get(way).map(Vec::as_slice).unwrap_or_default()
    }

    /// The tests that a place stands or falls with.
    pub(in super::super) fn tests_of(&self, place: Span) -> impl Iterator<Item = Span> {
        let depends = move |(test, whole): &&(Span, Span)| is_within(place, *whole) && !is_within(place, *test);
        self.conditions.iter().filter(depends).map(|(test, _)| *test)
    }

    /// The tests after which the code may have returned before a place.
    pub(in super::super) fn tests_before(&self, place: Span) -> impl Iterator<Item = Span> {
        let leaves = move |(_, whole): &&(Span, Span)| {
            let first = self.returns.partition_point(|statement| statement.start < whole.start);
            let statement = self.returns.get(first).copied();
            statement.is_some_and(|statement| is_within(statement, *whole) && statement.end <= place.start)
        };
        self.conditions.iter().filter(leaves).map(|(test, _)| *test)
    }

    /// Whether the object of this name may get properties in a way that cannot be read: it is used other than by one
    /// expression and by plain assignments to it.
    pub(in super::super) fn is_open(&self, name: &str) -> bool {
        let within = |way: &String| way == name || way.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        let assigned: usize = self.assigned.iter().filter(|(way, _)| within(way)).map(|(_, list)| list.len()).sum();
        self.uses.get(name).is_some_and(|&uses| uses > assigned + 1)
    }
}

/// Whether one place lies in another.
pub(in super::super) fn is_within(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// The way to a value, such as `payload.order`, if it is one of names only.
pub(in super::super) fn way(expression: &Expression<'_>) -> Option<String> {
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
            AstKind::VariableDeclarator(declarator) => {
                if let (Some(name), Some(value)) = (declarator.id.get_identifier_name(), &declarator.init) {
                    self.values.entry(name.as_str()).or_default().push(value);
                    self.writes.push((declarator.id.span(), value, declarator.span));
                }
            }
            AstKind::AssignmentExpression(assignment) => {
                self.writes.push((assignment.left.span(), &assignment.right, assignment.span));
                if let AssignmentTarget::AssignmentTargetIdentifier(identifier) = &assignment.left {
                    self.values.entry(identifier.name.as_str()).or_default().push(&assignment.right);
                } else if let Some(member) = assignment.left.as_member_expression()
                    && let (Some(way), Some(property)) = (way(member.object()), member.static_property_name())
                {
                    self.assigned.entry(way).or_default().push(Assigned { property, value: &assignment.right });
                }
            }
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
            AstKind::ReturnStatement(statement) => self.returns.push(statement.span),
            _ => {}
        }
    }
}
