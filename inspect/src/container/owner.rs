//! The owner of a problem: a tag, a trigger or a variable, by the name that Tag Manager shows.

use flocktory_postcheckout::Lang;
use flocktory_postcheckout::internal::describe;

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
        let (en, ru) = match self {
            Kind::Container => ("container", "контейнер"),
            Kind::Tag => ("tag", "тег"),
            Kind::Trigger => ("trigger", "триггер"),
            Kind::Variable => ("variable", "переменная"),
            Kind::BuiltIn => ("built-in variable", "встроенная переменная"),
            Kind::Folder => ("folder", "папка"),
            Kind::Template => ("template", "шаблон"),
            Kind::Client => ("client", "клиент"),
            Kind::Transformation => ("transformation", "преобразование"),
            Kind::Zone => ("zone", "зона"),
            Kind::GtagConfig => ("Google tag settings", "настройки тега Google"),
        };
        lang.choose(en, ru)
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

    /// ` (tag "Flocktory")`, to be set after a path.
    pub(super) fn in_brackets(self, lang: Lang) -> String {
        if self.name.is_empty() { String::new() } else { format!(" ({})", self.named(lang)) }
    }

    /// ` (tag "Flocktory", line 3, column 5)`.
    pub(super) fn in_brackets_at(self, (line, column): (u32, u32), lang: Lang) -> String {
        let place = lang.line_column(line.into(), column.into());
        if self.name.is_empty() { format!(" ({place})") } else { format!(" ({}, {place})", self.named(lang)) }
    }

    /// `tag "Flocktory"`.
    pub(super) fn named(self, lang: Lang) -> String {
        format!("{} {}", self.kind.word(lang), describe::label(self.name))
    }
}
