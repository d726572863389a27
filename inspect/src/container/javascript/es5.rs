//! Syntax that came after ECMAScript 5, which Tag Manager's compiler refuses.

use super::{Script, Weight};
use crate::container::codes;
use flocktory_postcheckout::internal::Collector;
use oxc_ast::AstKind;
use oxc_ast::ast::{
    BinaryOperator, CallExpression, Expression, LogicalOperator, NewExpression, Statement, VariableDeclarationKind,
};
use oxc_ast_visit::Visit;
use oxc_span::{GetSpan as _, Span};

/// A piece of syntax, with its names.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Feature(&'static str, &'static str);

const ARROW: Feature = Feature("an arrow function", "стрелочная функция");
const LET: Feature = Feature("let or const", "let или const");
const TEMPLATE: Feature = Feature("a template string", "шаблонная строка");
const SPREAD: Feature = Feature("`...`", "`...`");
const CLASS: Feature = Feature("a class", "класс");
const DEFAULT: Feature = Feature("a default value of a parameter", "значение параметра по умолчанию");
const PATTERN: Feature = Feature("destructuring", "деструктуризация");
const FOR_OF: Feature = Feature("for…of", "for…of");
const SHORTHAND: Feature = Feature("a shorthand property or method", "сокращённое свойство или метод");
const COMPUTED: Feature = Feature("a computed property name", "вычисляемое имя свойства");
const GENERATOR: Feature = Feature("a generator", "генератор");
const ASYNC: Feature = Feature("async or await", "async или await");
const OPTIONAL: Feature = Feature("`?.`", "`?.`");
const NULLISH: Feature = Feature("`??`", "`??`");
const POWER: Feature = Feature("`**`", "`**`");
const ASSIGNMENT: Feature = Feature("a logical assignment", "логическое присваивание");
const BIGINT: Feature = Feature("a BigInt", "BigInt");
const IMPORT: Feature = Feature("import or export", "import или export");
const CATCH: Feature = Feature("catch without a variable", "catch без переменной");
const NUMBER: Feature =
    Feature("a binary or octal number, or `_` in a number", "двоичное или восьмеричное число или `_` в числе");
const CODE_POINT: Feature = Feature("`\\u{…}`", "`\\u{…}`");
const COMMA: Feature =
    Feature("a comma after the last argument or parameter", "запятая после последнего аргумента или параметра");
const REGEX: Feature = Feature("a flag of a regular expression", "флаг регулярного выражения");

/// Reports the first of each kind.
pub(super) fn check(script: &Script<'_>, weight: Weight, problems: &mut Collector) {
    let mut finder = Finder { script, found: Vec::new() };
    finder.visit_program(script.program);
    for (Feature(en, ru), span) in finder.found {
        let given = problems.lang().choose(en, ru);
        script.place.report(span.start, weight.report(codes::GTM_JAVASCRIPT_ES6).given(given), problems);
    }
}

/// Whether the code is an arrow function, which is reported as such.
pub(super) fn is_arrow(script: &Script<'_>) -> bool {
    matches!(
        script.program.body.as_slice(),
        [Statement::ExpressionStatement(statement)]
            if matches!(statement.expression, Expression::ArrowFunctionExpression(_))
    )
}

struct Finder<'s, 'a> {
    script: &'s Script<'a>,
    found: Vec<(Feature, Span)>,
}

impl<'a> Visit<'a> for Finder<'_, 'a> {
    fn enter_node(&mut self, kind: AstKind<'a>) {
        if let Some(feature) = feature(kind, self.script)
            && self.found.iter().all(|(known, _)| *known != feature)
        {
            self.found.push((feature, kind.span()));
        }
    }
}

fn feature(kind: AstKind<'_>, script: &Script<'_>) -> Option<Feature> {
    Some(match kind {
        AstKind::ArrowFunctionExpression(_) => ARROW,
        AstKind::VariableDeclaration(declaration) if declaration.kind != VariableDeclarationKind::Var => LET,
        AstKind::TemplateLiteral(_) | AstKind::TaggedTemplateExpression(_) => TEMPLATE,
        AstKind::SpreadElement(_) | AstKind::BindingRestElement(_) | AstKind::AssignmentTargetRest(_) => SPREAD,
        AstKind::Class(_) => CLASS,
        AstKind::AssignmentPattern(_) | AstKind::AssignmentTargetWithDefault(_) => DEFAULT,
        AstKind::ObjectPattern(_)
        | AstKind::ArrayPattern(_)
        | AstKind::ObjectAssignmentTarget(_)
        | AstKind::ArrayAssignmentTarget(_) => PATTERN,
        AstKind::ForOfStatement(_) => FOR_OF,
        AstKind::ObjectProperty(property) if property.shorthand || property.method => SHORTHAND,
        AstKind::ObjectProperty(property) if property.computed => COMPUTED,
        AstKind::Function(function) if function.r#async => ASYNC,
        AstKind::Function(function) if function.generator => GENERATOR,
        AstKind::AwaitExpression(_) => ASYNC,
        AstKind::ChainExpression(_) => OPTIONAL,
        AstKind::LogicalExpression(logical) if logical.operator == LogicalOperator::Coalesce => NULLISH,
        AstKind::BinaryExpression(binary) if binary.operator == BinaryOperator::Exponential => POWER,
        AstKind::AssignmentExpression(assignment) if assignment.operator.is_logical() => ASSIGNMENT,
        AstKind::AssignmentExpression(assignment) if assignment.operator.as_str() == "**=" => POWER,
        AstKind::BigIntLiteral(_) => BIGINT,
        AstKind::StringLiteral(_)
        | AstKind::IdentifierName(_)
        | AstKind::IdentifierReference(_)
        | AstKind::BindingIdentifier(_)
            if has_code_point(script.text(kind.span())) =>
        {
            CODE_POINT
        }
        AstKind::CallExpression(CallExpression { arguments, span, .. })
        | AstKind::NewExpression(NewExpression { arguments, span, .. }) => {
            return ends_in_comma(arguments.last()?.span(), *span, script).then_some(COMMA);
        }
        AstKind::FormalParameters(parameters) => {
            return ends_in_comma(parameters.items.last()?.span, parameters.span, script).then_some(COMMA);
        }
        AstKind::ImportExpression(_)
        | AstKind::ImportDeclaration(_)
        | AstKind::ExportNamedDeclaration(_)
        | AstKind::ExportDefaultDeclaration(_)
        | AstKind::ExportAllDeclaration(_)
        | AstKind::MetaProperty(_) => IMPORT,
        AstKind::CatchClause(clause) if clause.param.is_none() => CATCH,
        AstKind::NumericLiteral(number) if number.raw.is_some_and(|raw| is_late_number(&raw)) => NUMBER,
        AstKind::RegExpLiteral(regex) => {
            let late = regex.regex.flags.to_string().contains(['y', 'u', 's', 'd', 'v']);
            return late.then_some(REGEX);
        }
        _ => return None,
    })
}

fn ends_in_comma(last: Span, whole: Span, script: &Script<'_>) -> bool {
    script.text(Span::new(last.end, whole.end)).trim_start().starts_with(',')
}

fn is_late_number(raw: &str) -> bool {
    raw.contains('_') || raw.get(..2).is_some_and(|start| matches!(start, "0b" | "0B" | "0o" | "0O"))
}

/// Whether a text has `\u{…}`: a backslash after another one is not an escape.
fn has_code_point(text: &str) -> bool {
    text.match_indices("\\u{").any(|(at, _)| {
        let before = &text[..at];
        (before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2)
    })
}

#[cfg(test)]
mod tests {
    use super::has_code_point;

    #[test]
    fn a_code_point_is_escaped_once() {
        for (text, has) in [(r"'\u{160}'", true), (r"'\\u{160}'", false), (r"'\\\u{160}'", true), (r"'u{160}'", false)]
        {
            assert_eq!(has_code_point(text), has, "{text}");
        }
    }
}
