//! What the functions of a script return.

use super::evaluate::Evaluator;
use super::value::Kind;
use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, CallExpression, Expression, FunctionBody, IdentifierReference, Statement};

impl<'a> Evaluator<'a, '_> {
    /// The value that a function of the script returns.
    pub(super) fn returned(&self, name: &IdentifierReference<'a>, depth: u32) -> Option<Kind> {
        let scoping = self.semantic.scoping();
        let symbol = scoping.get_reference(name.reference_id.get()?).symbol_id()?;
        let result = match self.semantic.nodes().kind(scoping.symbol_declaration(symbol)) {
            AstKind::Function(function) => result(function.body.as_deref()?)?,
            AstKind::VariableDeclarator(declarator) => result_of(declarator.init.as_ref()?)?,
            _ => return None,
        };
        // One that calls itself returns nothing that is constant.
        self.once(&format!("{}()", name.name), || Some(self.at(result, depth).kind))
    }

    /// The list that a function makes of another list, `cart.map(function (item) { … })`, with one element in place of
    /// as many as there are.
    pub(super) fn mapped(&self, call: &CallExpression<'a>, depth: u32) -> Option<Kind> {
        let function = call.arguments.iter().filter_map(Argument::as_expression).find_map(result_of)?;
        Some(Kind::List(vec![self.at(function, depth)]))
    }
}

/// What a function returns at its end.
fn result_of<'a, 'e>(function: &'e Expression<'a>) -> Option<&'e Expression<'a>> {
    match function.without_parentheses() {
        Expression::FunctionExpression(function) => result(function.body.as_deref()?),
        Expression::ArrowFunctionExpression(function) => match function.body.statements.first() {
            Some(Statement::ExpressionStatement(only)) if function.expression => Some(&only.expression),
            _ => result(&function.body),
        },
        _ => None,
    }
}

fn result<'a, 'e>(body: &'e FunctionBody<'a>) -> Option<&'e Expression<'a>> {
    match body.statements.last()? {
        Statement::ReturnStatement(last) => last.argument.as_ref(),
        _ => None,
    }
}
