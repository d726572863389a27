//! Orders that code of PHP builds as arrays, for `json_encode` or a function of the shop.

use crate::kind::FileKind;
use crate::script;
use crate::script::push::EVENT;
use crate::script::value::{Kind, Part, Value};
use crate::template::effect::Escape;
use crate::template::expression::effect;
use crate::template::token::{self, Token, bracket, split, tokens};
use crate::template::{MARK, Placeholder, Template};
use oxc_span::Span;
use std::collections::HashMap;

/// Values that are copied from variables.
const MAX_COPIES: usize = 200_000;

/// Nested arrays.
const MAX_NESTING: u32 = 50;

/// What code of the library's own users names: their arrays are orders for the library, which checks them.
const LIBRARY: &str = "Flocktory\\Postcheckout";

/// The orders in a template's code.
pub(crate) fn orders(text: &str, template: &mut Template) -> Vec<Value> {
    if !matches!(template.language, FileKind::Php | FileKind::Blade) || text.contains(LIBRARY) {
        return Vec::new();
    }
    let mut php = Php { text, base: 0, template, variables: HashMap::new(), orders: Vec::new(), left: MAX_COPIES };
    for range in php.template.code.clone() {
        php.base = range.start;
        php.run(&tokens(&text[range], false));
    }
    let mut assembled: Vec<Value> = php.variables.into_values().filter_map(order).collect();
    assembled.append(&mut php.orders);
    // An array that was given to a variable, and then to a function, is one order.
    assembled.sort_by_key(|order| order.span.start);
    assembled.dedup_by_key(|order| order.span.start);
    assembled
}

/// The order that a value is, or that it pushes.
fn order(value: Value) -> Option<Value> {
    match value.kind {
        Kind::List(list) => {
            let mut list = list.into_iter();
            let event = list.next()?;
            matches!(event.kind, Kind::Text(event) if event == EVENT).then(|| list.next()).flatten()
        }
        _ => (value.get("user").is_some() && value.get("order").is_some()).then_some(value),
    }
}

/// A step from a variable to a part of its array.
enum Step<'s> {
    Key(&'s str),
    /// `$items[] = …`
    Push,
}

struct Php<'t> {
    text: &'t str,
    /// Where the tokens' text starts.
    base: usize,
    template: &'t mut Template,
    variables: HashMap<&'t str, Value>,
    orders: Vec<Value>,
    /// Values that may be copied from variables: each may have those of another twice.
    left: usize,
}

impl<'t> Php<'t> {
    /// Reads the assignments, and the arrays elsewhere.
    fn run(&mut self, tokens: &[Token<'t>]) {
        let (mut at, mut is_balanced) = (0, true);
        while let Some(token) = tokens.get(at) {
            let rest = &tokens[at..];
            if let Some((steps, value)) = assignment(rest) {
                let mut depth = 0;
                let is_inside = |token: &&Token<'_>| {
                    depth += token.nesting();
                    depth > 0 || !token.is_mark(";")
                };
                let length = value.iter().take_while(is_inside).count();
                let assigned = self.value(&value[..length], 0);
                self.assign(token.text, &steps, assigned);
                at = tokens.len() - value.len() + length;
                continue;
            }
            let is_index = at > 0 && is_indexed(&tokens[at - 1]);
            if is_balanced && !is_index && is_array(rest) {
                let value = self.array(rest);
                is_balanced = value.is_some();
                if let Some((value, after)) = value {
                    self.orders.extend(order(value));
                    at = tokens.len() - after;
                    continue;
                }
            }
            at += 1;
        }
    }

    fn assign(&mut self, name: &'t str, steps: &[Step<'t>], value: Value) {
        let Some((end, way)) = steps.split_last() else {
            self.variables.insert(name, value);
            return;
        };
        let empty = || Value::new(value.span, Kind::Map(Vec::new()));
        let mut target = self.variables.entry(name).or_insert_with(empty);
        for step in way {
            let Step::Key(key) = step else { return };
            if target.get(key).is_none() {
                become_map(target);
                target.set(key, Value::new(value.span, Kind::Map(Vec::new())));
            }
            let Kind::Map(pairs) = &mut target.kind else { return };
            let Some((_, next)) = pairs.iter_mut().find(|(name, _)| name == key) else { return };
            target = next;
        }
        match (end, &mut target.kind) {
            (Step::Key(key), _) => {
                become_map(target);
                target.set(key, value);
            }
            (Step::Push, Kind::List(list)) => list.push(value),
            (Step::Push, Kind::Map(pairs)) if pairs.is_empty() => target.kind = Kind::List(vec![value]),
            (Step::Push, kind) => *kind = Kind::Opaque,
        }
    }

    /// The array that tokens begin with, and how many are after it.
    fn array(&mut self, tokens: &[Token<'t>]) -> Option<(Value, usize)> {
        let bracketed = if tokens[0].is_mark("[") { tokens } else { &tokens[1..] };
        let (_, after) = bracket(bracketed)?;
        let array = &tokens[..tokens.len() - after.len()];
        Some((self.value(array, 0), after.len()))
    }

    fn value(&mut self, tokens: &[Token<'t>], depth: u32) -> Value {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Value::opaque(self.span(0, 0)) };
        let span = self.span(first.start, last.end);
        if depth < MAX_NESTING && is_array(tokens) {
            let bracketed = if first.is_mark("[") { tokens } else { &tokens[1..] };
            if let Some((inner, [])) = bracket(bracketed) {
                return Value::new(span, self.elements(inner, depth + 1));
            }
        }
        if let [only] = tokens {
            let is_interpolated = self.text[self.base + only.start..].starts_with('"') && only.text.contains('$');
            match only.kind {
                token::Kind::Text if !is_interpolated => {
                    return Value::new(span, Kind::Text(only.text.replace("\\'", "'")));
                }
                token::Kind::Number => {
                    let number = only.text.parse().map_or(Kind::Opaque, Kind::Number);
                    return Value::new(span, number);
                }
                token::Kind::Word => {
                    if let Some(value) = self.variables.get(only.text) {
                        let size = value.size();
                        if size > self.left {
                            return Value::opaque(span);
                        }
                        self.left -= size;
                        return value.clone();
                    }
                    match only.text.to_ascii_lowercase().as_str() {
                        "null" => return Value::new(span, Kind::Null),
                        "true" | "false" => return Value::new(span, Kind::Bool(only.is_word("true"))),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        self.expression(span)
    }

    /// A value that is known only on the server.
    fn expression(&mut self, span: Span) -> Value {
        let range = span.start as usize..span.end as usize;
        let code = &self.text[range.clone()];
        let mut effect = effect(FileKind::Php, code, Escape::Raw);
        // The array is printed as JSON later; what was escaped for HTML stays so.
        let in_text = effect.escape == Escape::Html;
        if !in_text {
            effect.escape = Escape::Json;
        }
        let placeholder = self.template.add(Placeholder::new(self.text, range, effect, true));
        Value::new(span, Kind::Mixed(vec![Part::Printed { placeholder, in_text }]))
    }

    /// The elements of an array: a list, or a map if they have keys.
    fn elements(&mut self, tokens: &[Token<'t>], depth: u32) -> Kind {
        let (mut list, mut map) = (Vec::new(), Value::new(Span::default(), Kind::Map(Vec::new())));
        for (_, element) in split(tokens, &[","]) {
            let Some(first) = element.first() else { continue };
            match split(element, &["=>"]).as_slice() {
                // `...$other`
                _ if first.is_mark(".") => {
                    map.set(MARK, Value::opaque(self.span(first.start, first.end)));
                }
                [(_, [key]), (_, value)] if key.kind == token::Kind::Text => {
                    let value = self.value(value, depth);
                    map.set(key.text, value);
                }
                [(_, _), (_, value)] => {
                    let value = self.value(value, depth);
                    map.set(MARK, Value::opaque(value.span));
                }
                _ => list.push(self.value(element, depth)),
            }
        }
        if matches!(&map.kind, Kind::Map(pairs) if pairs.is_empty()) { Kind::List(list) } else { map.kind }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        script::span(&(self.base + start..self.base + end))
    }
}

/// Whether a bracket after a token is that of an index.
fn is_indexed(token: &Token<'_>) -> bool {
    let is_keyword = ["return", "echo", "print", "yield"].iter().any(|word| token.is_word(word));
    token.kind == token::Kind::Word && !is_keyword || token.is_mark("]") || token.is_mark(")")
}

fn is_array(tokens: &[Token<'_>]) -> bool {
    match tokens {
        [first, second, ..] => first.is_mark("[") || first.is_word("array") && second.is_mark("("),
        _ => false,
    }
}

/// The steps and the value of an assignment that tokens begin with: `$order['items'][] = …`.
fn assignment<'t, 's>(tokens: &'t [Token<'s>]) -> Option<(Vec<Step<'s>>, &'t [Token<'s>])> {
    let (name, mut rest) = tokens.split_first()?;
    if name.kind != token::Kind::Word || !name.text.starts_with('$') {
        return None;
    }
    let mut steps = Vec::new();
    while rest.first()?.is_mark("[") {
        // Longer ones are not constant.
        let step = match rest {
            [_, close, ..] if close.is_mark("]") => Step::Push,
            [_, key, close, ..] if key.kind == token::Kind::Text && close.is_mark("]") => Step::Key(key.text),
            _ => return None,
        };
        rest = &rest[if matches!(step, Step::Push) { 2 } else { 3 }..];
        steps.push(step);
    }
    rest.first()?.is_mark("=").then(|| (steps, &rest[1..]))
}

/// An empty array may become a map.
fn become_map(value: &mut Value) {
    if matches!(&value.kind, Kind::List(list) if list.is_empty()) {
        value.kind = Kind::Map(Vec::new());
    }
}
