//! Pushes of orders into the queue, in every form that shops write.

use super::evaluate::Evaluator;
use super::value::{Kind, Value};
use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, CallExpression, Expression, MemberExpression};
use oxc_semantic::{NodeId, Semantic};
use oxc_span::{GetSpan as _, Span};

/// The event of an order.
pub(crate) const EVENT: &str = "postcheckout";

/// The queue of the API, and that of the old one.
const QUEUE: &str = "flocktory";
const OLD_QUEUE: &str = "_flocktory";

/// The key of an order in the data layer, as snippets of the form `datalayer` push it.
const DATA_LAYER_KEY: &str = "flocktory_postcheckout";

/// A use of the queue.
pub(crate) enum Use {
    /// An order is pushed.
    Order(Value),
    /// An order is pushed in the form of the old API.
    OldOrder,
    /// An order is pushed under another event name than `postcheckout`.
    EventName(String),
    /// `push` has the event and the order as two arguments.
    Form,
    /// The queue is set to a new list without the events that it has.
    Overwritten,
    /// The queue is a variable of a function.
    Local,
}

/// All uses of the queue in a script, each with its place.
pub(crate) fn uses(semantic: &Semantic<'_>) -> Vec<(Span, Use)> {
    let evaluator = Evaluator::new(semantic);
    let mut uses = Vec::new();
    for node in semantic.nodes().iter() {
        match node.kind() {
            AstKind::ArrayExpression(array) => {
                let elements: Vec<_> = array.elements.iter().filter_map(|element| element.as_expression()).collect();
                let Some(Expression::StringLiteral(event)) = elements.first() else { continue };
                let name = event.value.as_str();
                if name == EVENT {
                    let order = elements.get(1).map(|order| evaluator.value(order));
                    uses.push((array.span, Use::Order(order.unwrap_or(Value::new(array.span, Kind::Undefined)))));
                } else if name.trim().eq_ignore_ascii_case(EVENT)
                    || name.eq_ignore_ascii_case("post-checkout")
                    || elements
                        .get(1)
                        .is_some_and(|order| is_order(&evaluator.value(order)) && is_pushed(semantic, node.id()))
                {
                    uses.push((event.span, Use::EventName(name.to_owned())));
                }
            }
            AstKind::ObjectProperty(property)
                if property.key.static_name().is_some_and(|key| key == DATA_LAYER_KEY) =>
            {
                uses.push((property.span, Use::Order(evaluator.value(&property.value))));
            }
            AstKind::CallExpression(call) => {
                if let Some(found) = called(&evaluator, call) {
                    uses.push(found);
                }
            }
            AstKind::AssignmentExpression(assignment) if assignment.operator.is_assign() => {
                let target = assignment.left.as_simple_assignment_target();
                let is_queue = target.is_some_and(|target| {
                    names_queue(
                        target.get_identifier_name(),
                        target.as_member_expression().and_then(MemberExpression::static_property_name),
                    )
                });
                if is_queue && is_new_list(&assignment.right) && !is_guarded(semantic, node.id()) {
                    uses.push((assignment.span, Use::Overwritten));
                }
            }
            AstKind::VariableDeclarator(declarator) => {
                let Some(name) = declarator.id.get_binding_identifier() else { continue };
                if name.name != QUEUE {
                    continue;
                }
                let Some(symbol) = name.symbol_id.get() else { continue };
                let scoping = semantic.scoping();
                if scoping.symbol_scope_id(symbol) != scoping.root_scope_id() {
                    uses.push((declarator.span, Use::Local));
                } else if declarator.init.as_ref().is_some_and(is_new_list) {
                    uses.push((declarator.span, Use::Overwritten));
                }
            }
            _ => {}
        }
    }
    uses
}

/// Whether a condition about the queue decides whether a place is reached.
fn is_guarded(semantic: &Semantic<'_>, place: NodeId) -> bool {
    semantic.nodes().ancestor_kinds(place).any(|kind| {
        let test = match kind {
            AstKind::IfStatement(condition) => condition.test.span(),
            AstKind::ConditionalExpression(condition) => condition.test.span(),
            AstKind::LogicalExpression(logical) => logical.left.span(),
            _ => return false,
        };
        test.source_text(semantic.source_text()).contains(QUEUE)
    })
}

/// A call that pushes in another form than one array.
fn called<'a>(evaluator: &Evaluator<'a, '_>, call: &CallExpression<'a>) -> Option<(Span, Use)> {
    let Expression::StaticMemberExpression(member) = &call.callee else { return wrapped(evaluator, call) };
    if member.property.name != "push" {
        return wrapped(evaluator, call);
    }
    let (name, property) = match &member.object {
        Expression::Identifier(name) => (Some(name.name.as_str()), None),
        Expression::StaticMemberExpression(member) => (None, Some(member.property.name.as_str())),
        _ => return None,
    };
    if name.or(property) == Some(OLD_QUEUE) {
        let order = evaluator.value(call.arguments.first().and_then(Argument::as_expression)?);
        return order.get("order_id").is_some().then_some((call.span, Use::OldOrder));
    }
    if names_queue(name, property) && is_event(call.arguments.first()) {
        return Some((call.span, Use::Form));
    }
    wrapped(evaluator, call)
}

/// A call of a shop's own function with the event and the order: `send('postcheckout', order)`.
fn wrapped<'a>(evaluator: &Evaluator<'a, '_>, call: &CallExpression<'a>) -> Option<(Span, Use)> {
    let order = call.arguments.get(1).and_then(Argument::as_expression)?;
    is_event(call.arguments.first()).then(|| (call.span, Use::Order(evaluator.value(order))))
}

fn is_event(argument: Option<&Argument<'_>>) -> bool {
    matches!(argument, Some(Argument::StringLiteral(text)) if text.value == EVENT)
}

/// Whether a value has what only orders have.
fn is_order(value: &Value) -> bool {
    value.get("order").is_some() && value.get("user").is_some()
}

/// Whether an array is an argument of `push` on the queue.
fn is_pushed(semantic: &Semantic<'_>, array: NodeId) -> bool {
    let AstKind::CallExpression(call) = semantic.nodes().parent_kind(array) else { return false };
    let Expression::StaticMemberExpression(member) = &call.callee else { return false };
    match &member.object {
        Expression::Identifier(name) => names_queue(Some(name.name.as_str()), None),
        Expression::StaticMemberExpression(member) => names_queue(None, Some(member.property.name.as_str())),
        _ => false,
    }
}

/// Whether a name, or a property of `window`, is the queue.
fn names_queue(name: Option<&str>, property: Option<&str>) -> bool {
    name.or(property) == Some(QUEUE)
}

/// Whether an expression is a list that is made anew, not `window.flocktory || []`.
fn is_new_list(expression: &Expression<'_>) -> bool {
    matches!(expression.without_parentheses(), Expression::ArrayExpression(_))
}
