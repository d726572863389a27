//! The JSON of a container as a tree, which many rules look at.

use flocktory_postcheckout::internal::{Collector, Need, Path, ProblemBuilder, describe};
use flocktory_postcheckout::{Code, Json, Key, Lang, Source, SourceError, View, limits::MAX_DEPTH};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::ControlFlow;

/// One value.
pub(super) enum Node<'a> {
    Null,
    Bool(bool),
    Number(Cow<'a, str>),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Map(Vec<(Cow<'a, str>, Node<'a>)>),
    /// The problems that were reported while it was read.
    Broken,
}

impl<'a> Node<'a> {
    /// The tree of a document. Each fault is reported; nothing if the document is not JSON.
    pub(super) fn read(json: &Json<'a>, problems: &mut Collector) -> Option<Node<'a>> {
        let node = Reader { problems }.value(json, &Path::ROOT, 0);
        match json.finish() {
            Ok(()) => Some(node),
            Err(fault) => {
                problems.unreadable(&fault, &Path::ROOT, Need::Required);
                None
            }
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.pairs().iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The text of a key; "" without one.
    pub(super) fn text_of(&self, key: &str) -> &str {
        self.get(key).and_then(Node::text).unwrap_or_default()
    }

    pub(super) fn list_of(&self, key: &str) -> &[Node<'a>] {
        self.get(key).map(Node::list).unwrap_or_default()
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn list(&self) -> &[Node<'a>] {
        match self {
            Node::List(list) => list,
            _ => &[],
        }
    }

    pub(super) fn pairs(&self) -> &[(Cow<'a, str>, Node<'a>)] {
        match self {
            Node::Map(pairs) => pairs,
            _ => &[],
        }
    }

    /// The given value, for a message.
    pub(super) fn describe(&self, lang: Lang) -> String {
        let view = match self {
            Node::Null | Node::Broken => View::Nothing,
            Node::Bool(flag) => View::Bool(*flag),
            Node::Number(number) => View::Number(number.as_ref().into()),
            Node::Text(text) => return describe::label(text),
            Node::List(_) => View::List,
            Node::Map(_) => View::Map,
        };
        describe::view(&view, lang)
    }
}

struct Reader<'p> {
    problems: &'p mut Collector,
}

impl Reader<'_> {
    fn value<'a>(&mut self, json: &Json<'a>, path: &Path<'_>, depth: usize) -> Node<'a> {
        match json.view() {
            View::Text(text) => Node::Text(text),
            View::Bool(flag) => Node::Bool(flag),
            View::Integer(integer) => Node::Number(integer.to_string().into()),
            View::Number(number) => Node::Number(number),
            View::List | View::Map if depth == MAX_DEPTH => self.broken(&SourceError::TooDeep, path),
            View::List => self.list(json, path, depth + 1),
            View::Map => self.map(json, path, depth + 1),
            View::Unreadable(fault) => self.broken(&fault, path),
            _ => Node::Null,
        }
    }

    fn list<'a>(&mut self, json: &Json<'a>, path: &Path<'_>, depth: usize) -> Node<'a> {
        let mut list = Vec::new();
        let walk = json.elements(|element| {
            list.push(self.value(element, &path.index(list.len()), depth));
            ControlFlow::Continue(())
        });
        // A malformed document is reported once, by `finish`.
        if walk.is_ok() { Node::List(list) } else { Node::Broken }
    }

    fn map<'a>(&mut self, json: &Json<'a>, path: &Path<'_>, depth: usize) -> Node<'a> {
        let mut pairs = Vec::new();
        let mut seen = HashSet::new();
        let walk = json.pairs(&[], |key, value| {
            let key = match key {
                Key::Field(field) => Cow::Borrowed(field.name()),
                Key::Other(View::Text(text)) => text,
                // Reported as what it is; its value is passed over.
                Key::Other(other) => {
                    if let View::Unreadable(fault) = other {
                        self.broken(&fault, path);
                    }
                    return ControlFlow::Continue(());
                }
            };
            let here = path.key(&key);
            let value = self.value(value, &here, depth);
            if seen.insert(key.clone()) {
                pairs.push((key, value));
            } else {
                self.problems.report(&here, ProblemBuilder::error(Code::DUPLICATE_KEY));
            }
            ControlFlow::Continue(())
        });
        if walk.is_ok() { Node::Map(pairs) } else { Node::Broken }
    }

    fn broken<'a>(&mut self, fault: &SourceError, path: &Path<'_>) -> Node<'a> {
        match fault {
            SourceError::Syntax { .. } => {}
            // Tag Manager knows no other encoding, so there is no option to hint at.
            SourceError::NotUtf8 => self.problems.report(path, ProblemBuilder::error(Code::NOT_UTF8)),
            fault => self.problems.unreadable(fault, path, Need::Required),
        }
        Node::Broken
    }
}
