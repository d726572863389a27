//! Reading the customer: name, identity, sex.

use super::describe;
use super::scalar::{is_placeholder, may_hold_placeholder};
use super::{Reader, Reported};
use crate::code::Code;
use crate::field::{Field, Object};
use crate::identity::email::{self, Verdict};
use crate::identity::{id, phone};
use crate::path::Path;
use crate::payload::{Identity, Name, User};
use crate::problem::{Effect, Report};
use crate::source::{Source, View};
use crate::text::{Text, has_outer_whitespace};
use std::borrow::Cow;

/// What a user says of who they are, before the rules choose.
#[derive(Default)]
struct Claims<'a> {
    email: Option<Text<'a>>,
    phone: Option<Text<'a>>,
    id: Option<Text<'a>>,
}

impl Reader<'_> {
    pub(super) fn user<'a, S: Source<'a>>(&mut self, source: &S, path: &Path<'_>) -> User<'a> {
        let mut user = User::default();
        let Ok(view) = self.scalar(source.view(), path) else { return user };
        if matches!(view, View::Nothing) {
            self.problems.report(path, Report::error(Code::UserMissing));
            return user;
        }
        let (mut name, mut first, mut last) = (Ok(None), Ok(None), Ok(None));
        let mut claims = Claims::default();
        let read = self.object(source, view, Object::User, path, |reader, field, value, path| match field {
            Field::Name => name = reader.part_of_name(value, path, |whole| whole),
            Field::FirstName => first = reader.part_of_name(value, path, trim),
            Field::LastName => last = reader.part_of_name(value, path, trim),
            Field::Email => claims.email = reader.optional_text(value, path),
            Field::Phone => claims.phone = reader.text_or_integer(value, path),
            Field::Id => claims.id = reader.text_or_integer(value, path),
            Field::Sex => user.sex = reader.sex(value, path),
            _ => user.extra = reader.extra(value, Object::User, path),
        });
        if read.is_ok() {
            if let (Ok(name), Ok(first), Ok(last)) = (name, first, last) {
                user.name = self.name(name, Name { first, last }, path);
            }
            user.email = self.identity(claims, path);
        }
        user
    }

    fn name<'a>(&mut self, name: Option<Text<'a>>, halves: Name<'a>, path: &Path<'_>) -> Name<'a> {
        let given = halves.first.is_some() || halves.last.is_some();
        let path = &path.field(Field::Name);
        match name {
            Some(name) => {
                let mut joined = halves.first.iter().chain(&halves.last).flat_map(|half| half.split_whitespace());
                if given && !(name.split_whitespace().eq(joined.by_ref())) {
                    self.problems.report(path, Report::warning(Code::NameConflict, Effect::NameSent));
                }
                Name { first: Some(name), last: None }
            }
            None if given => halves,
            None => {
                self.problems.report(path, Report::warning(Code::NameMissing, Effect::EmptyNameSent));
                Name::default()
            }
        }
    }

    /// A name is sent as it is, but for words like `null`.
    fn without_placeholders<'a>(&mut self, name: Text<'a>, path: &Path<'_>) -> Option<Text<'a>> {
        if !may_hold_placeholder(&name) {
            return Some(name);
        }
        if is_placeholder(&name) {
            self.name_placeholder(&name, path);
            return None;
        }
        if !name.split_whitespace().any(is_placeholder) {
            return Some(name);
        }
        self.name_placeholder(&name, path);
        let words: Vec<_> = name.split_whitespace().filter(|word| !is_placeholder(word)).collect();
        if words.is_empty() { None } else { Some(Text::Given(words.join(" ").into())) }
    }

    fn part_of_name<'a>(
        &mut self,
        source: &impl Source<'a>,
        path: &Path<'_>,
        trimmed: fn(Text<'a>) -> Text<'a>,
    ) -> Result<Option<Text<'a>>, Reported> {
        let text = self.readable_text(source, path)?;
        Ok(text.and_then(|text| self.without_placeholders(trimmed(text), path)))
    }

    fn name_placeholder(&mut self, name: &str, path: &Path<'_>) {
        let report = Report::warning(Code::NamePlaceholder, Effect::WordLeftOut);
        let word = name.split_whitespace().find(|word| is_placeholder(word)).unwrap_or(name);
        self.problems.report(path, report.given(describe::text(word)));
    }

    fn sex<'a>(&mut self, source: &impl Source<'a>, path: &Path<'_>) -> Option<&'static str> {
        let text = self.optional_text(source, path)?;
        match &*text {
            "m" => Some("m"),
            "f" => Some("f"),
            other => {
                let suggestion = match other.trim().to_lowercase().as_str() {
                    "m" | "male" | "man" | "м" | "муж" | "мужской" => Some("m".to_owned()),
                    "f" | "female" | "woman" | "w" | "ж" | "жен" | "женский" => Some("f".to_owned()),
                    _ => None,
                };
                let report = Report::warning(Code::SexInvalid, Effect::LeftOut).suggestion(suggestion);
                self.problems.report(path, report.given(describe::text(other)));
                None
            }
        }
    }

    /// The page's order: the real address, else the phone, else the id.
    fn identity<'a>(&mut self, claims: Claims<'a>, path: &Path<'_>) -> Option<Identity<'a>> {
        if let Some(identity) = claims.email.and_then(|email| self.email(email, &path.field(Field::Email))) {
            return Some(identity);
        }
        if let Some(phone) = claims.phone {
            if let Some(digits) = phone::normalise(&phone, self.options.country) {
                return Some(Identity::Unknown(digits));
            }
            let report = Report::warning(Code::PhoneInvalid, Effect::NextIdentity);
            self.problems.report(&path.field(Field::Phone), report.given(describe::phone(&phone)));
        }
        if let Some(user_id) = claims.id {
            if id::is_usable(&user_id) {
                return Some(Identity::Unknown(user_id));
            }
            let report = Report::warning(Code::UserIdInvalid, Effect::NextIdentity);
            self.problems.report(&path.field(Field::Id), report.given(describe::text(&user_id)));
        }
        self.problems.report(path, Report::error(Code::IdentityMissing));
        None
    }

    fn email<'a>(&mut self, given: Text<'a>, path: &Path<'_>) -> Option<Identity<'a>> {
        let length = given.len();
        let email = trim(given);
        if let Some(phone) = email::before_unknown(&email)
            && let Some(digits) = self.phone_before_unknown(phone)
        {
            let report = Report::warning(Code::EmailPhone, Effect::DigitsSent);
            self.problems.report(path, report.given(describe::phone(phone)));
            return Some(Identity::Unknown(digits));
        }
        let verdict = email::verdict(&email);
        let (code, effect) = match verdict {
            Verdict::Real => (None, Effect::Told),
            Verdict::Unusual => (Some(Code::EmailUnusual), Effect::SentAsIs),
            Verdict::Test => (Some(Code::EmailTest), Effect::SentAsIs),
            Verdict::Sample => (Some(Code::EmailSample), Effect::SentAsIs),
            Verdict::Placeholder => (Some(Code::EmailPlaceholder), Effect::NextIdentity),
            Verdict::Invalid => (Some(Code::EmailInvalid), Effect::NextIdentity),
        };
        let used = effect != Effect::NextIdentity;
        if used && email.len() < length {
            self.problems.report(path, Report::warning(Code::EmailWhitespace, Effect::CutOff));
        }
        if let Some(code) = code {
            // A placeholder is nobody's address.
            let is_placeholder = code == Code::EmailPlaceholder;
            let given = if is_placeholder { describe::quoted(&email) } else { describe::email(&email) };
            self.problems.report(path, Report::warning(code, effect).given(given));
        }
        used.then_some(Identity::Email(email))
    }

    /// The digits that a shop should have written before `@unknown.email`, if it wrote a phone in another way.
    fn phone_before_unknown(&self, phone: &str) -> Option<Text<'static>> {
        /// Digits alone may be an id, unless they have the prefix of a whole number.
        const WHOLE: usize = 11;
        let may_be_id = phone.len() < WHOLE && phone.bytes().all(|b| b.is_ascii_digit());
        phone::normalise(phone, self.options.country).filter(|digits| **digits != *phone && !may_be_id)
    }
}

fn trim(text: Text<'_>) -> Text<'_> {
    if !has_outer_whitespace(&text) {
        return text;
    }
    match text {
        Text::Given(Cow::Borrowed(text)) => Text::Given(text.trim().into()),
        Text::Given(Cow::Owned(text)) => Text::Given(text.trim().to_owned().into()),
        digits @ Text::Digits(_) => digits,
    }
}
