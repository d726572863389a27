//! Whether a function returns a value, and whether it does so on every way through it.

use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, Function, ReturnStatement, Statement};
use oxc_ast_visit::Visit;
use oxc_syntax::scope::ScopeFlags;

/// The values that a function's own return statements give.
pub(in super::super) fn values<'a>(function: &'a Function<'a>) -> Vec<&'a Expression<'a>> {
    struct Finder<'a> {
        found: Vec<&'a Expression<'a>>,
    }
    impl<'a> Visit<'a> for Finder<'a> {
        fn enter_node(&mut self, kind: AstKind<'a>) {
            if let AstKind::ReturnStatement(ReturnStatement { argument: Some(value), .. }) = kind {
                self.found.push(value);
            }
        }
        // What a function inside returns is its own.
        fn visit_function(&mut self, _: &Function<'a>, _: ScopeFlags) {}
    }
    let mut finder = Finder { found: Vec::new() };
    if let Some(body) = &function.body {
        finder.visit_function_body(body);
    }
    finder.found
}

/// Whether every way through the function ends in a return or throws.
pub(in super::super) fn always(function: &Function<'_>) -> bool {
    function.body.as_ref().is_some_and(|body| any_ends(&body.statements))
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
        // A case without an end of its own falls through to the next.
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
