//! Whether a function returns a value, and whether it does so on every way through it.

use oxc_ast::ast::{Expression, FormalParameters, Function, FunctionBody, Statement};
use oxc_span::Span;

/// A function, in whichever way it is written.
#[derive(Clone, Copy)]
pub(crate) struct Callable<'a> {
    pub(crate) span: Span,
    pub(crate) parameters: &'a FormalParameters<'a>,
    body: Option<&'a FunctionBody<'a>>,
    /// Whether the body is one expression: `a => a.b`.
    is_expression: bool,
}

impl<'a> Callable<'a> {
    pub(crate) fn of(function: &'a Function<'a>) -> Callable<'a> {
        Callable {
            span: function.span,
            parameters: &function.params,
            body: function.body.as_deref(),
            is_expression: false,
        }
    }

    /// The function that an expression is.
    pub(crate) fn written(expression: &'a Expression<'a>) -> Option<Callable<'a>> {
        match expression {
            Expression::FunctionExpression(function) => Some(Callable::of(function)),
            Expression::ArrowFunctionExpression(arrow) => Some(Callable {
                span: arrow.span,
                parameters: &arrow.params,
                body: Some(&arrow.body),
                is_expression: arrow.expression,
            }),
            _ => None,
        }
    }

    /// The one expression that an arrow function without braces is.
    pub(super) fn expression(self) -> Option<&'a Expression<'a>> {
        match self.body?.statements.as_slice() {
            [Statement::ExpressionStatement(statement)] if self.is_expression => Some(&statement.expression),
            _ => None,
        }
    }

    /// Whether every way through it ends in a return or throws.
    pub(crate) fn always_returns(self) -> bool {
        self.is_expression || self.body.is_some_and(|body| any_ends(&body.statements))
    }
}

fn any_ends(statements: &[Statement<'_>]) -> bool {
    statements.iter().any(ends)
}

fn ends(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::ReturnStatement(statement) => statement.argument.is_some(),
        Statement::ThrowStatement(_) => true,
        Statement::BlockStatement(block) => any_ends(&block.body),
        Statement::LabeledStatement(labeled) => ends(&labeled.body),
        Statement::IfStatement(branch) => ends(&branch.consequent) && branch.alternate.as_ref().is_some_and(ends),
        Statement::TryStatement(attempt) => {
            let handled = attempt.handler.as_ref().is_none_or(|handler| any_ends(&handler.body.body));
            let finally = attempt.finalizer.as_ref().is_some_and(|finalizer| any_ends(&finalizer.body));
            finally || any_ends(&attempt.block.body) && handled
        }
        // A case without a `break` falls through to the next.
        Statement::SwitchStatement(switch) => {
            let default = switch.cases.iter().any(|case| case.test.is_none());
            let last = switch.cases.last().is_some_and(|case| any_ends(&case.consequent));
            let breaks = switch.cases.iter().any(|case| case.consequent.iter().any(leaves));
            default && last && !breaks
        }
        // `for (;;)` and `while (true)` are left by a return only, or by a break, which is rare enough.
        Statement::ForStatement(statement) => statement.test.is_none(),
        Statement::WhileStatement(statement) => {
            matches!(&statement.test, Expression::BooleanLiteral(literal) if literal.value)
        }
        Statement::DoWhileStatement(statement) => ends(&statement.body),
        _ => false,
    }
}

/// Whether a statement of a case leaves the switch.
fn leaves(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::BreakStatement(_) => true,
        Statement::BlockStatement(block) => block.body.iter().any(leaves),
        Statement::IfStatement(branch) => leaves(&branch.consequent) || branch.alternate.as_ref().is_some_and(leaves),
        _ => false,
    }
}
