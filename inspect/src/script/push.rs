//! Pushes of orders into the queue, in every form that shops write.

use super::evaluate::Evaluator;
use super::value::{Kind, Value};
use crate::template::Template;
use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, BinaryOperator, CallExpression, Expression, MemberExpression};
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
    Order(Value, Branches),
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
    /// The address of the loader, as a script makes it.
    Loader(String),
    /// The address of the old API's script.
    OldLoader,
}

/// A path of branches, of which a script takes one: where each decision is, and the branch.
pub(crate) type Branches = Vec<(u32, u32)>;

/// Whether a script never reaches two places in one run, as far as conditions say it.
pub(crate) fn exclude_each_other(one: &Branches, other: &Branches) -> bool {
    one.iter().any(|(place, branch)| other.iter().any(|(same, another)| place == same && branch != another))
}

/// Decisions around a place that are looked at.
const MAX_BRANCHES: usize = 32;

/// All uses of the queue in a script, each with its place.
pub(crate) fn uses(semantic: &Semantic<'_>, template: Option<&Template>) -> Vec<(Span, Use)> {
    let evaluator = Evaluator::new(semantic, template);
    let mut uses = Vec::new();
    for node in semantic.nodes().iter() {
        match node.kind() {
            AstKind::ArrayExpression(array) => {
                let elements: Vec<_> = array.elements.iter().filter_map(|element| element.as_expression()).collect();
                let Some(Expression::StringLiteral(event)) = elements.first() else { continue };
                let name = event.value.as_str();
                if name == EVENT {
                    let order = elements.get(1).map(|order| evaluator.value(order));
                    let order = order.unwrap_or(Value::new(array.span, Kind::Undefined));
                    uses.push((array.span, Use::Order(order, branches(semantic, node.id()))));
                } else if name.trim().eq_ignore_ascii_case(EVENT)
                    || name.eq_ignore_ascii_case("post-checkout")
                    || elements
                        .get(1)
                        .is_some_and(|order| is_pushed(semantic, node.id()) && is_order(&evaluator.value(order)))
                {
                    uses.push((event.span, Use::EventName(name.to_owned())));
                }
            }
            AstKind::ObjectProperty(property)
                if property.key.static_name().is_some_and(|key| key == DATA_LAYER_KEY) =>
            {
                let order = evaluator.value(&property.value);
                uses.push((property.span, Use::Order(order, branches(semantic, node.id()))));
            }
            AstKind::CallExpression(call) => {
                if let Some(found) = called(&evaluator, call, node.id()) {
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
            AstKind::StringLiteral(text) if is_loader(&text.value) => {
                let address = address(&evaluator, node.id(), &text.value);
                uses.extend(address.map(|address| (text.span, Use::Loader(address))));
            }
            AstKind::StringLiteral(text) if is_old_loader(&text.value) => uses.push((text.span, Use::OldLoader)),
            AstKind::TemplateLiteral(template) if is_loader(template.span.source_text(semantic.source_text())) => {
                uses.extend(evaluator.template_text(template).map(|address| (template.span, Use::Loader(address))));
            }
            _ => {}
        }
    }
    uses
}

/// Whether an address or a script names the loader, whatever its scheme.
pub(crate) fn is_loader(text: &str) -> bool {
    text.contains("flocktory.com/v2/loader.js")
}

/// Whether an address or a script names the script of the old API.
pub(crate) fn is_old_loader(text: &str) -> bool {
    text.contains("flocktory.com/") && text.contains("/hello.js")
}

/// The whole address that a text is a part of, if it is known. A text without parameters that is not assigned is not
/// loaded but looked for.
fn address(evaluator: &Evaluator<'_, '_>, text: NodeId, value: &str) -> Option<String> {
    let nodes = evaluator.semantic.nodes();
    let (mut top, mut whole) = (text, value.to_owned());
    while let AstKind::BinaryExpression(sum) = nodes.parent_kind(top) {
        top = nodes.parent_id(top);
        if sum.operator != BinaryOperator::Addition {
            return None;
        }
        whole = evaluator.value(&sum.left).to_text()? + &evaluator.value(&sum.right).to_text()?;
    }
    let is_source = match nodes.parent_kind(top) {
        AstKind::AssignmentExpression(assignment) => {
            let target = assignment.left.as_member_expression();
            target.and_then(MemberExpression::static_property_name) == Some("src")
        }
        _ => false,
    };
    (is_source || whole.contains("site_id")).then_some(whole)
}

/// The branches that lead to a place.
fn branches(semantic: &Semantic<'_>, place: NodeId) -> Branches {
    let nodes = semantic.nodes();
    let mut branches = Branches::new();
    let mut inner = nodes.kind(place).span();
    for kind in nodes.ancestor_kinds(place) {
        let branch = match kind {
            AstKind::IfStatement(condition) => Some(u32::from(condition.consequent.span() == inner)),
            AstKind::ConditionalExpression(condition) => Some(u32::from(condition.consequent.span() == inner)),
            AstKind::SwitchStatement(_) => Some(inner.start),
            _ => None,
        };
        if let Some(branch) = branch {
            branches.push((kind.span().start, branch));
            if branches.len() == MAX_BRANCHES {
                break;
            }
        }
        inner = kind.span();
    }
    branches
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
fn called<'a>(evaluator: &Evaluator<'a, '_>, call: &CallExpression<'a>, node: NodeId) -> Option<(Span, Use)> {
    let Expression::StaticMemberExpression(member) = &call.callee else { return wrapped(evaluator, call, node) };
    if member.property.name != "push" {
        return wrapped(evaluator, call, node);
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
    wrapped(evaluator, call, node)
}

/// A call of a shop's own function with the event and the order: `send('postcheckout', order)`.
fn wrapped<'a>(evaluator: &Evaluator<'a, '_>, call: &CallExpression<'a>, node: NodeId) -> Option<(Span, Use)> {
    let order = call.arguments.get(1).and_then(Argument::as_expression)?;
    let branches = || branches(evaluator.semantic, node);
    is_event(call.arguments.first()).then(|| (call.span, Use::Order(evaluator.value(order), branches())))
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
