//! The things that an export defines, by kind, and their references.

use super::node::Node;
use super::owner::{Kind, Owner};
use flocktory_postcheckout::internal::{Path, references};
use std::collections::{HashMap, HashSet};

/// One thing of the container and where it is.
#[derive(Clone, Copy)]
pub(super) struct Thing<'a> {
    pub(super) node: &'a Node<'a>,
    pub(super) kind: Kind,
    pub(super) index: usize,
}

/// The lists of a container whose things may refer to others.
const LISTS: [(&str, Kind); 8] = [
    ("tag", Kind::Tag),
    ("trigger", Kind::Trigger),
    ("variable", Kind::Variable),
    ("folder", Kind::Folder),
    ("client", Kind::Client),
    ("transformation", Kind::Transformation),
    ("zone", Kind::Zone),
    ("gtagConfig", Kind::GtagConfig),
];

impl<'a> Thing<'a> {
    pub(super) fn name(self) -> &'a str {
        self.node.text_of("name")
    }

    pub(super) fn owner(self) -> Owner<'a> {
        Owner { kind: self.kind, name: self.name() }
    }

    /// `containerVersion.tag[3]`.
    pub(super) fn path(self) -> String {
        let list = LISTS.iter().find(|(_, kind)| *kind == self.kind).map_or("", |(list, _)| list);
        format!("containerVersion.{list}[{}]", self.index)
    }

    /// The text of a parameter, with its path.
    pub(super) fn parameter(self, key: &str) -> Option<(&'a str, String)> {
        let parameters = self.node.list_of("parameter");
        let index = parameters.iter().position(|parameter| parameter.text_of("key") == key)?;
        let value = parameters.get(index)?.get("value")?.text()?;
        Some((value, format!("{}.parameter[{index}].value", self.path())))
    }

    /// The id, such as `tagId`.
    pub(super) fn id(self) -> Option<&'a str> {
        let key = match self.kind {
            Kind::Tag => "tagId",
            Kind::Trigger => "triggerId",
            Kind::Variable => "variableId",
            Kind::Folder => "folderId",
            _ => return None,
        };
        self.node.get(key)?.text()
    }

    /// Every text in which variables may be named, with its path.
    pub(super) fn templates(self, mut visit: impl FnMut(&'a str, &dyn std::fmt::Display)) {
        walk_values(self.node, &Path::ROOT, &mut |text, path| {
            visit(text, &format_args!("{}.{path}", self.path()));
        });
    }
}

/// Visits each text that is the value of a parameter.
fn walk_values<'a>(node: &'a Node<'a>, path: &Path<'_>, visit: &mut dyn FnMut(&'a str, &Path<'_>)) {
    for (key, value) in node.pairs() {
        let path = path.key(key);
        match value {
            Node::Text(text) if key == "value" => visit(text, &path),
            _ => walk_values(value, &path, visit),
        }
    }
    for (index, value) in node.list().iter().enumerate() {
        walk_values(value, &path.index(index), visit);
    }
}

/// An export's things.
pub(super) struct Container<'a> {
    pub(super) things: Vec<Thing<'a>>,
    /// The first variable of each name.
    variables: HashMap<&'a str, Thing<'a>>,
    /// The first trigger of each id.
    triggers: HashMap<&'a str, Thing<'a>>,
    /// Names of the built-in variables that are switched on.
    pub(super) built_ins: HashSet<&'a str>,
    /// Names of the tags that run before or after another.
    pub(super) sequenced: HashSet<&'a str>,
}

/// The lists of tags that run before or after a tag.
pub(super) const SEQUENCES: [&str; 2] = ["setupTag", "teardownTag"];

impl<'a> Container<'a> {
    pub(super) fn new(version: &'a Node<'a>) -> Container<'a> {
        let things: Vec<_> = LISTS
            .iter()
            .flat_map(|&(list, kind)| {
                let list = version.list_of(list).iter().enumerate();
                list.map(move |(index, node)| Thing { node, kind, index })
            })
            .collect();
        let of = |kind| things.iter().copied().filter(move |thing: &Thing<'_>| thing.kind == kind);
        // Collected from the last to the first, so that the first stays.
        let variables = of(Kind::Variable).rev().map(|thing| (thing.name(), thing)).collect();
        let triggers = of(Kind::Trigger).rev().filter_map(|thing| Some((thing.id()?, thing))).collect();
        let built_ins = version.list_of("builtInVariable").iter().map(|node| node.text_of("name")).collect();
        let sequenced =
            of(Kind::Tag).flat_map(|tag| SEQUENCES.into_iter().flat_map(move |list| tag.node.list_of(list)));
        let sequenced = sequenced.map(|sequenced| sequenced.text_of("tagName")).collect();
        Container { things, variables, triggers, built_ins, sequenced }
    }

    pub(super) fn of(&self, kind: Kind) -> impl Iterator<Item = Thing<'a>> {
        self.things.iter().copied().filter(move |thing| thing.kind == kind)
    }

    pub(super) fn variable(&self, name: &str) -> Option<Thing<'a>> {
        self.variables.get(name).copied()
    }

    pub(super) fn trigger(&self, id: &str) -> Option<Thing<'a>> {
        self.triggers.get(id).copied()
    }

    /// Whether a reference to this name means something.
    pub(super) fn defines(&self, name: &str) -> bool {
        self.variables.contains_key(name) || self.built_ins.contains(name)
    }

    pub(super) fn variable_names(&self) -> impl Iterator<Item = &'a str> {
        self.variables.keys().chain(&self.built_ins).copied()
    }

    /// The variables that a thing refers to, directly.
    pub(super) fn referred(&self, thing: Thing<'a>) -> Vec<Thing<'a>> {
        let mut referred = Vec::new();
        thing.templates(|text, _| {
            referred.extend(references(text).filter_map(|reference| self.variable(reference.name)));
        });
        referred
    }

    /// The variables that things refer to, through others as well, each once.
    pub(super) fn all_referred(&self, things: impl Iterator<Item = Thing<'a>>) -> Vec<Thing<'a>> {
        let mut seen = HashSet::new();
        let mut found: Vec<_> = things.flat_map(|thing| self.referred(thing)).collect();
        found.retain(|thing| seen.insert(thing.index));
        let mut next = 0;
        while let Some(&thing) = found.get(next) {
            next += 1;
            found.extend(self.referred(thing).into_iter().filter(|thing| seen.insert(thing.index)));
        }
        found
    }
}
