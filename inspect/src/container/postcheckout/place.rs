//! A field of the payload: its required value, and how much it is needed.

use flocktory_postcheckout::internal::{Object, Outcome, ProblemBuilder};
use flocktory_postcheckout::{Code, Field, Lang};

/// The required value of a field in the payload.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldType {
    Object(Object),
    Items,
    Number,
    Text,
}

impl FieldType {
    pub(super) fn of(field: Field) -> FieldType {
        match field {
            Field::User => FieldType::Object(Object::User),
            Field::Order => FieldType::Object(Object::Order),
            Field::Items => FieldType::Items,
            Field::Price | Field::Count => FieldType::Number,
            _ => FieldType::Text,
        }
    }

    pub(super) const fn name(self, lang: Lang) -> &'static str {
        let (en, ru) = match self {
            FieldType::Object(_) => ("an object", "объект"),
            FieldType::Items => ("an Array", "Array"),
            FieldType::Number => ("a number", "число"),
            FieldType::Text => ("text", "текст"),
        };
        lang.choose(en, ru)
    }
}

/// How much a field is needed.
pub(super) fn severity(object: Object, field: Field, code: Code) -> ProblemBuilder {
    let needed = match object {
        Object::Postcheckout => matches!(field, Field::User | Field::Order),
        Object::User => field == Field::Email,
        Object::Order => matches!(field, Field::Id | Field::Price | Field::Items),
        Object::Item => false,
    };
    if needed { ProblemBuilder::error(code) } else { ProblemBuilder::warning(code, Outcome::None) }
}

/// Fields that are reported where they are missing.
pub(super) fn expected(object: Object) -> &'static [Field] {
    match object {
        Object::Postcheckout => &[Field::User, Field::Order],
        Object::User => &[Field::Name, Field::Email],
        Object::Order => &[Field::Id, Field::Price, Field::Items],
        Object::Item => &[Field::Id],
    }
}

/// One field of the payload.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) object: Object,
    pub(super) field: Field,
    /// `order.price`.
    pub(super) name: &'p str,
    /// How many names were followed to it.
    pub(super) steps: usize,
}

impl Place<'_> {
    pub(super) fn is_order_id(&self) -> bool {
        self.object == Object::Order && self.field == Field::Id
    }

    pub(super) fn report(&self, code: Code) -> ProblemBuilder {
        severity(self.object, self.field, code).given(format!("`{}`", self.name))
    }

    pub(super) fn error(&self, code: Code) -> ProblemBuilder {
        ProblemBuilder::error(code).given(format!("`{}`", self.name))
    }

    pub(super) fn warning(&self, code: Code) -> ProblemBuilder {
        ProblemBuilder::warning(code, Outcome::None).given(format!("`{}`", self.name))
    }
}

/// The role of a value in its field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Alone.
    Whole,
    /// A fallback for the value before it, if that is empty.
    Instead,
    /// Where a condition holds.
    Chosen,
    /// By a function, which may have nothing to give; whoever calls it may ask for that.
    Returned,
}

impl Role {
    /// The role of a name's value: it is not a constant that somebody forgot.
    pub(super) fn of_name(self) -> Role {
        if self == Role::Whole { Role::Chosen } else { self }
    }

    /// The role of a value that is one of several.
    pub(super) fn one_of_several(self) -> Role {
        if self == Role::Returned { self } else { Role::Chosen }
    }
}

/// Where an object is in the payload.
pub(super) const fn object_place(object: Object) -> &'static str {
    match object {
        Object::Item => "order.items[].",
        other => other.place(),
    }
}
