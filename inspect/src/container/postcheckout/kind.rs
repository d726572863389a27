//! The kind of an expression's value, as far as that is certain without running it.

use super::Read;
use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, CallExpression, Expression, MemberExpression, NewExpression, UnaryOperator};
use oxc_ast_visit::Visit;
use oxc_span::GetSpan as _;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    List,
    /// Neither of these: true, a function, nothing at all.
    Other,
}

/// The kind of an expression.
pub(super) fn kind(read: &Read<'_>, expression: &Expression<'_>) -> Option<Kind> {
    match expression {
        Expression::StringLiteral(_) | Expression::TemplateLiteral(_) => Some(Kind::Text),
        Expression::NumericLiteral(_) | Expression::UpdateExpression(_) => Some(Kind::Number),
        Expression::ArrayExpression(_) => Some(Kind::List),
        Expression::BooleanLiteral(_)
        | Expression::NullLiteral(_)
        | Expression::RegExpLiteral(_)
        | Expression::FunctionExpression(_)
        | Expression::ArrowFunctionExpression(_) => Some(Kind::Other),
        Expression::Identifier(name) => (name.name == "undefined").then_some(Kind::Other),
        Expression::UnaryExpression(unary) => Some(match unary.operator {
            UnaryOperator::UnaryPlus | UnaryOperator::UnaryNegation | UnaryOperator::BitwiseNot => Kind::Number,
            UnaryOperator::Typeof => Kind::Text,
            UnaryOperator::LogicalNot | UnaryOperator::Void | UnaryOperator::Delete => Kind::Other,
        }),
        Expression::BinaryExpression(binary) => match binary.operator {
            BinaryOperator::Addition => match (kind(read, &binary.left), kind(read, &binary.right)) {
                (Some(Kind::Text), _) | (_, Some(Kind::Text)) => Some(Kind::Text),
                (Some(Kind::Number), Some(Kind::Number)) => Some(Kind::Number),
                _ => None,
            },
            operator if operator.is_arithmetic() || operator.is_bitwise() => Some(Kind::Number),
            _ => Some(Kind::Other),
        },
        Expression::CallExpression(call) => of_call(read, call),
        _ => None,
    }
}

fn of_call(read: &Read<'_>, call: &CallExpression<'_>) -> Option<Kind> {
    match read.script.text(call.callee.span()) {
        "String" | "JSON.stringify" | "encodeURIComponent" | "encodeURI" | "escape" => return Some(Kind::Text),
        "Number" | "parseInt" | "parseFloat" | "Date.now" => return Some(Kind::Number),
        "Boolean" => return Some(Kind::Other),
        function if function.starts_with("Math.") => return Some(Kind::Number),
        _ => {}
    }
    match method(call)? {
        "toFixed" | "toPrecision" | "toString" | "toLocaleString" | "replace" | "join" | "trim" | "toLowerCase"
        | "toUpperCase" | "substr" | "substring" | "charAt" => Some(Kind::Text),
        "indexOf" | "getTime" | "charCodeAt" => Some(Kind::Number),
        "split" => Some(Kind::List),
        "forEach" => Some(Kind::Other),
        _ => None,
    }
}

/// The method that is called, by its name.
pub(super) fn method<'a>(call: &'a CallExpression<'_>) -> Option<&'a str> {
    call.callee.as_member_expression().and_then(MemberExpression::static_property_name)
}

/// Whether a value is another one each time that the code runs: the time, or a random number.
pub(super) fn is_invented<'a>(read: &Read<'a>, expression: &Expression<'a>) -> bool {
    struct Finder<'r, 'a> {
        read: &'r Read<'a>,
        found: bool,
    }
    impl<'a> Visit<'a> for Finder<'_, 'a> {
        fn enter_node(&mut self, kind: AstKind<'a>) {
            self.found |= match kind {
                AstKind::CallExpression(call) => matches!(
                    self.read.script.text(call.callee.span()),
                    "Math.random" | "Date.now" | "performance.now" | "crypto.randomUUID" | "Date"
                ),
                AstKind::NewExpression(NewExpression { callee, arguments, .. }) => {
                    arguments.is_empty() && self.read.script.text(callee.span()) == "Date"
                }
                _ => false,
            };
        }
    }
    let mut finder = Finder { read, found: false };
    finder.visit_expression(expression);
    finder.found
}
