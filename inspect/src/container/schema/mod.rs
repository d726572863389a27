//! The allowed content of an export, by the resources of the Tag Manager API v2: properties, types and values.

mod resources;
mod values;

use super::node::Node;
use super::owner::{Kind, Owner};
use crate::container::codes;
use flocktory_postcheckout::Lang;
use flocktory_postcheckout::internal::{Collector, Expected, Outcome, Path, ProblemBuilder, describe, suggest};
use resources::EXPORT;

/// The type of a property.
enum Type {
    /// Checked elsewhere.
    Any,
    Text,
    /// A text of digits: ids.
    Digits,
    Flag,
    Number,
    Choice(&'static [&'static str]),
    One(&'static Resource),
    Many(&'static Resource),
    ManyTexts,
    ManyDigits,
    ManyChoices(&'static [&'static str]),
}

impl Type {
    const fn name(&self, lang: Lang) -> &'static str {
        let expected = match self {
            Type::Digits => return lang.choose("text of digits", "текст из цифр"),
            Type::Flag => return lang.choose("true or false", "true или false"),
            Type::Any | Type::Text | Type::Choice(_) => Expected::Text,
            Type::Number => Expected::Decimal,
            Type::One(_) => Expected::Map,
            Type::Many(_) | Type::ManyTexts | Type::ManyDigits | Type::ManyChoices(_) => Expected::List,
        };
        describe::expected(expected, lang)
    }
}

struct Resource {
    /// The kind of thing whose name distinguishes it from others.
    kind: Option<Kind>,
    properties: &'static [(&'static str, Type)],
    required: &'static [&'static str],
}

/// Properties that nearly every resource has.
const COMMON: [&str; 7] = ["accountId", "containerId", "fingerprint", "notes", "path", "tagManagerUrl", "workspaceId"];

impl Resource {
    fn property(&self, name: &str) -> Option<&'static Type> {
        let known = self.properties.iter().find(|(known, _)| *known == name).map(|(_, of)| of);
        known.or((self.kind.is_some() && COMMON.contains(&name)).then_some(&Type::Text))
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        let common = if self.kind.is_some() { &COMMON[..] } else { &[] };
        self.properties.iter().map(|(name, _)| *name).chain(common.iter().copied())
    }
}

/// Whether this is what a container is for, and that is not a web page.
pub(super) fn is_other_kind(context: &str) -> bool {
    context != "WEB" && values::USAGE_CONTEXTS.contains(&context)
}

/// Reports what of a whole export is not as the schema wants it.
pub(super) fn check(export: &Node<'_>, problems: &mut Collector) {
    Walk { problems, owner: Owner::NOBODY }.resource(export, &EXPORT, &Path::ROOT);
}

struct Walk<'w> {
    problems: &'w mut Collector,
    owner: Owner<'w>,
}

impl<'w> Walk<'w> {
    fn resource(&mut self, node: &'w Node<'_>, resource: &'static Resource, path: &Path<'_>) {
        let Node::Map(pairs) = node else { return self.mistyped(node, &Type::One(resource), path) };
        let outer = self.owner;
        if let Some(kind) = resource.kind {
            self.owner = Owner { kind, name: node.text_of("name") };
        }
        for (key, value) in pairs {
            let path = path.key(key);
            if let Some(of) = resource.property(key) {
                self.value(value, of, &path);
            } else {
                let names = resource.names().filter(|_| !self.problems.is_full());
                let suggestion = suggest::nearest(key, names).map(str::to_owned);
                let report = ProblemBuilder::warning(codes::GTM_PROPERTY_UNKNOWN, Outcome::None).suggestion(suggestion);
                self.report(&path, report);
            }
        }
        for name in resource.required.iter().filter(|name| node.get(name).is_none()) {
            self.report(&path.key(name), ProblemBuilder::error(codes::GTM_PROPERTY_MISSING));
        }
        self.owner = outer;
    }

    fn value(&mut self, node: &'w Node<'_>, of: &Type, path: &Path<'_>) {
        match (of, node) {
            (Type::Any, _)
            | (_, Node::Broken)
            | (Type::Text, Node::Text(_))
            | (Type::Flag, Node::Bool(_))
            | (Type::Number, Node::Number(_)) => {}
            (Type::Digits, Node::Text(text)) if text.bytes().all(|b| b.is_ascii_digit()) && !text.is_empty() => {}
            (Type::Choice(choices), Node::Text(text)) => {
                if !choices.contains(&text.as_ref()) {
                    let suggestion = suggest::nearest(text, choices.iter().copied()).map(str::to_owned);
                    let report =
                        ProblemBuilder::error(codes::GTM_VALUE_UNKNOWN).given(node.describe(self.problems.lang()));
                    self.report(path, report.suggestion(suggestion));
                }
            }
            (Type::One(resource), node) => self.resource(node, resource, path),
            (Type::Many(resource), Node::List(list)) => {
                for (index, node) in list.iter().enumerate() {
                    self.resource(node, resource, &path.index(index));
                }
            }
            (Type::ManyTexts, Node::List(list)) => self.each(list, &Type::Text, path),
            (Type::ManyDigits, Node::List(list)) => self.each(list, &Type::Digits, path),
            (Type::ManyChoices(choices), Node::List(list)) => {
                for (index, node) in list.iter().enumerate() {
                    self.value(node, &Type::Choice(choices), &path.index(index));
                }
            }
            (of, node) => self.mistyped(node, of, path),
        }
    }

    fn each(&mut self, list: &'w [Node<'_>], of: &Type, path: &Path<'_>) {
        for (index, node) in list.iter().enumerate() {
            self.value(node, of, &path.index(index));
        }
    }

    fn mistyped(&mut self, node: &Node<'_>, of: &Type, path: &Path<'_>) {
        if !matches!(node, Node::Broken) {
            let lang = self.problems.lang();
            let report = ProblemBuilder::error(codes::GTM_PROPERTY_TYPE).expected(of.name(lang));
            self.report(path, report.given(node.describe(lang)));
        }
    }

    fn report(&mut self, path: &Path<'_>, report: ProblemBuilder) {
        let owner = self.owner.in_brackets(self.problems.lang());
        self.problems.report(path, report.owner(owner));
    }
}
