//! What a problem belongs to: a tag, a trigger, a variable, by the name that Tag Manager shows.

use crate::options::Lang;
use crate::read::describe;

/// A kind of thing in a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Container,
    Tag,
    Trigger,
    Variable,
    BuiltIn,
    Folder,
    Template,
    Client,
    Transformation,
    Zone,
    GtagConfig,
}

impl Kind {
    const fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Kind::Container, Lang::En) => "container",
            (Kind::Container, Lang::Ru) => "контейнер",
            (Kind::Tag, Lang::En) => "tag",
            (Kind::Tag, Lang::Ru) => "тег",
            (Kind::Trigger, Lang::En) => "trigger",
            (Kind::Trigger, Lang::Ru) => "триггер",
            (Kind::Variable, Lang::En) => "variable",
            (Kind::Variable, Lang::Ru) => "переменная",
            (Kind::BuiltIn, Lang::En) => "built-in variable",
            (Kind::BuiltIn, Lang::Ru) => "встроенная переменная",
            (Kind::Folder, Lang::En) => "folder",
            (Kind::Folder, Lang::Ru) => "папка",
            (Kind::Template, Lang::En) => "template",
            (Kind::Template, Lang::Ru) => "шаблон",
            (Kind::Client, Lang::En) => "client",
            (Kind::Client, Lang::Ru) => "клиент",
            (Kind::Transformation, Lang::En) => "transformation",
            (Kind::Transformation, Lang::Ru) => "преобразование",
            (Kind::Zone, Lang::En) => "zone",
            (Kind::Zone, Lang::Ru) => "зона",
            (Kind::GtagConfig, Lang::En) => "Google tag settings",
            (Kind::GtagConfig, Lang::Ru) => "настройки тега Google",
        }
    }
}

/// One thing of a container.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner<'a> {
    pub(super) kind: Kind,
    /// Empty if it has none.
    pub(super) name: &'a str,
}

impl Owner<'_> {
    pub(super) const NOBODY: Owner<'static> = Owner { kind: Kind::Container, name: "" };

    /// ` (tag "Flocktory")`, to be set behind a path.
    pub(super) fn in_brackets(self, lang: Lang) -> String {
        if self.name.is_empty() { String::new() } else { format!(" ({})", self.named(lang)) }
    }

    /// ` (tag "Flocktory", line 3, column 5)`.
    pub(super) fn in_brackets_at(self, (line, column): (u32, u32), lang: Lang) -> String {
        let place = lang.line_column(line, column);
        if self.name.is_empty() { format!(" ({place})") } else { format!(" ({}, {place})", self.named(lang)) }
    }

    /// `tag "Flocktory"`.
    pub(super) fn named(self, lang: Lang) -> String {
        format!("{} {}", self.kind.word(lang), describe::label(self.name))
    }
}
