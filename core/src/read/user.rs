//! Reading the customer: name, identity, sex.

use super::fast_path::is_fine_name;
use super::{Reader, Reported, Seen};
use crate::base::text::{self, Text, has_outer_space};
use crate::input::field::{Field, Object};
use crate::input::{Source, View};
use crate::render::model::{Name, User};
use crate::report::builder::{Need, Outcome, ProblemBuilder};
use crate::report::code::Code;
use crate::report::describe;
use crate::report::path::Path;
use crate::rules::email::{self, Verdict};
use crate::rules::foreign::is_foreign;
use crate::rules::id;
use crate::rules::phone::{self, Unusable};
use crate::rules::placeholder;
use std::borrow::Cow;

/// The ways in which a user is identified, before the rules choose one; a real address ends the search.
#[derive(Default)]
struct Claims<'a> {
    email: Option<Text<'a>>,
    phone: Option<Text<'a>>,
    id: Option<Text<'a>>,
}

impl Reader<'_> {
    pub(super) fn user<'a, S: Source<'a>>(&mut self, source: &S, user: &mut User<'a>, path: &Path<'_>) {
        let Ok(view) = self.scalar(source.view(), path, Need::Required) else { return };
        if matches!(view, View::Nothing) {
            return self.problems.report(path, ProblemBuilder::error(Code::USER_MISSING));
        }
        let (mut halves, mut claims, mut reported) = (Name::default(), Claims::default(), Seen::default());
        let read = self.object(source, view, Object::User, path, |reader, field, value, path| match field {
            Field::Name => {
                reader.text(value, &mut user.name.first, path, is_fine_name, Text::borrowed, |reader, view, path| {
                    reported.readable(field, reader.part_of_name(view, path, |whole| whole))
                });
            }
            Field::FirstName => halves.first = reported.readable(field, reader.part_of_name(value.view(), path, trim)),
            Field::LastName => halves.last = reported.readable(field, reader.part_of_name(value.view(), path, trim)),
            Field::Email => {
                reader.text(value, &mut user.email, path, email::is_fine, Text::borrowed, |reader, view, path| {
                    claims.email = reader.optional_text(view, path, Need::Identity);
                    None
                });
            }
            Field::Phone => claims.phone = reader.text_or_integer(value.view(), path, Need::Identity),
            Field::Id => claims.id = reader.text_or_integer(value.view(), path, Need::Identity),
            Field::Sex => user.sex = reader.sex(value.view(), path),
            Field::Extra => user.extra = reader.extra(value, Object::User, path),
            // Not fields of this object: the reader reports them as unknown keys.
            Field::User
            | Field::Order
            | Field::Spot
            | Field::Price
            | Field::CustomField
            | Field::Items
            | Field::Title
            | Field::Image
            | Field::Count => {}
        });
        let Ok(seen) = read else { return };
        self.name(&mut user.name, halves, reported, path);
        if user.email.is_none() && self.identity(user, claims, path) && seen.is_in_object() {
            self.key_of_row(source, Object::User, path);
        }
    }

    /// Chooses between the name that was given whole and its halves; of those that could not be read nothing is
    /// reported again.
    fn name<'a>(&mut self, name: &mut Name<'a>, halves: Name<'a>, unreadable: Seen, path: &Path<'_>) {
        let given = halves.first.is_some() || halves.last.is_some();
        let path = &path.field(Field::Name);
        match &name.first {
            Some(name) if given && unreadable.is_empty() => {
                let joined = halves.first.iter().chain(&halves.last).flat_map(|half| half.split_whitespace());
                if !name.split_whitespace().eq(joined) {
                    self.problems.report(path, ProblemBuilder::warning(Code::NAME_CONFLICT, Outcome::NameSent));
                }
            }
            Some(_) => {}
            None if given => *name = halves,
            None if !unreadable.is_empty() => {}
            None => self.problems.report(path, ProblemBuilder::warning(Code::NAME_MISSING, Outcome::EmptyNameSent)),
        }
    }

    /// A name is sent as it is, but for words like `null` and for templates that were not rendered.
    fn without_placeholders<'a>(&mut self, name: Text<'a>, path: &Path<'_>) -> Option<Text<'a>> {
        if is_fine_name(&name) {
            return Some(name);
        }
        if placeholder::is_text(&name) || placeholder::holds_form(&name) {
            self.name_placeholder(&name, Outcome::LeftOut, path);
            return None;
        }
        self.markup(&name, path);
        let Some(word) = name.split_whitespace().find(|word| placeholder::is_text(word)) else { return Some(name) };
        self.name_placeholder(word, Outcome::WordLeftOut, path);
        let words: Vec<_> = name.split_whitespace().filter(|word| !placeholder::is_text(word)).collect();
        if words.is_empty() { None } else { Some(Text::Given(words.join(" ").into())) }
    }

    fn part_of_name<'a>(
        &mut self,
        view: View<'a>,
        path: &Path<'_>,
        trimmed: fn(Text<'a>) -> Text<'a>,
    ) -> Result<Option<Text<'a>>, Reported> {
        let text = self.readable_text(view, path, Need::Optional)?;
        Ok(text.and_then(|text| self.without_placeholders(trimmed(text), path)))
    }

    fn name_placeholder(&mut self, found: &str, effect: Outcome, path: &Path<'_>) {
        let report = ProblemBuilder::warning(Code::NAME_PLACEHOLDER, effect);
        self.problems.report(path, report.given(describe::text(found)));
    }

    fn sex(&mut self, view: View<'_>, path: &Path<'_>) -> Option<&'static str> {
        let text = self.optional_text(view, path, Need::Optional)?;
        match &*text {
            "m" => Some("m"),
            "f" => Some("f"),
            other => {
                let suggestion = match other.trim().to_lowercase().as_str() {
                    "m" | "male" | "man" | "м" | "муж" | "мужской" => Some("m".to_owned()),
                    "f" | "female" | "woman" | "w" | "ж" | "жен" | "женский" => Some("f".to_owned()),
                    _ => None,
                };
                let report = ProblemBuilder::warning(Code::SEX_INVALID, Outcome::LeftOut).suggestion(suggestion);
                self.problems.report(path, report.given(describe::private(other)));
                None
            }
        }
    }

    /// Follows the documentation's order: the real address, else the phone, else the id. Returns whether it is the id.
    fn identity<'a>(&mut self, user: &mut User<'a>, claims: Claims<'a>, path: &Path<'_>) -> bool {
        if let Some(email) = claims.email
            && self.email(email, user, &path.field(Field::Email))
        {
            return false;
        }
        if let Some(phone) = claims.phone {
            match phone::normalise(&phone, self.options.country) {
                Ok(digits) => {
                    user.unknown = Some(digits);
                    return false;
                }
                Err(unusable) => {
                    let report = ProblemBuilder::warning(phone_code(unusable), Outcome::NextIdentity);
                    self.problems.report(&path.field(Field::Phone), report.given(describe::phone(&phone)));
                }
            }
        }
        if let Some(user_id) = claims.id {
            if id::is_usable(&user_id) {
                user.unknown = Some(user_id);
                return true;
            }
            let report = ProblemBuilder::warning(Code::USER_ID_INVALID, Outcome::NextIdentity);
            self.problems.report(&path.field(Field::Id), report.given(describe::private(&user_id)));
        }
        self.problems.report(path, ProblemBuilder::error(Code::IDENTITY_MISSING));
        false
    }

    /// Whether an address says who the user is.
    fn email<'a>(&mut self, given: Text<'a>, user: &mut User<'a>, path: &Path<'_>) -> bool {
        let length = given.len();
        let email = trim(given);
        if let Some(phone) = email::before_unknown(&email)
            && let Some(number) = self.phone_before_unknown(phone)
        {
            let (code, effect) = match number {
                Ok(_) => (Code::EMAIL_PHONE, Outcome::DigitsSent),
                Err(unusable) => (phone_code(unusable), Outcome::NextIdentity),
            };
            self.problems.report(path, ProblemBuilder::warning(code, effect).given(describe::phone(phone)));
            user.unknown = number.ok();
            return user.unknown.is_some();
        }
        let verdict = email::verdict(&email);
        let (code, effect) = match verdict {
            Verdict::Real => (None, Outcome::None),
            Verdict::Unusual => (Some(Code::EMAIL_UNUSUAL), Outcome::SentAsIs),
            Verdict::Test => (Some(Code::EMAIL_TEST), Outcome::SentAsIs),
            Verdict::Sample => (Some(Code::EMAIL_SAMPLE), Outcome::SentAsIs),
            Verdict::Placeholder => (Some(Code::EMAIL_PLACEHOLDER), Outcome::NextIdentity),
            Verdict::Invalid => (Some(Code::EMAIL_INVALID), Outcome::NextIdentity),
        };
        let is_sent = effect != Outcome::NextIdentity;
        if is_sent && email.len() < length {
            self.problems.report(path, ProblemBuilder::warning(Code::EMAIL_WHITESPACE, Outcome::CutOff));
        }
        if let Some(code) = code {
            // A placeholder is nobody's address.
            let is_placeholder = code == Code::EMAIL_PLACEHOLDER;
            let given = if is_placeholder { describe::private(&email) } else { describe::email(&email) };
            self.problems.report(path, ProblemBuilder::warning(code, effect).given(given));
        }
        if is_sent {
            user.email = Some(email);
        }
        is_sent
    }

    /// The digits that a shop should have written before `@unknown.email`, if it wrote a phone in another way, or why
    /// there can be none.
    fn phone_before_unknown(&self, phone: &str) -> Option<Result<Text<'static>, Unusable>> {
        /// Digits alone may be an id, unless they have the prefix of a whole number.
        const WHOLE: usize = 11;
        let number = phone::read(phone, self.options.country)?;
        let is_digits = phone.bytes().all(|b| b.is_ascii_digit());
        // An id may begin with zeros too.
        let may_be_id = is_digits && (phone.len() < WHOLE || is_foreign(&number));
        let digits = phone::of_customer(&number);
        (!may_be_id && digits.as_ref().map_or(true, |digits| **digits != *phone)).then_some(digits)
    }
}

fn phone_code(unusable: Unusable) -> Code {
    match unusable {
        Unusable::Invalid => Code::PHONE_INVALID,
        Unusable::Hotline => Code::PHONE_HOTLINE,
    }
}

fn trim(text: Text<'_>) -> Text<'_> {
    if !has_outer_space(&text) {
        return text;
    }
    match text {
        Text::Given(Cow::Borrowed(text)) => Text::Given(text::trim(text).into()),
        Text::Given(Cow::Owned(text)) => Text::Given(text::trim(&text).to_owned().into()),
        other @ (Text::Plain(_) | Text::Digits(_)) => other,
    }
}
