//! Phones and addresses are planted anywhere in orders and options, in any spelling: no problem shows one.
//!
//! `PROPTEST_CASES=1000000 cargo test --release -p flocktory-postcheckout --all-features --test properties planted`
//! plants more.

mod dice;
mod leak;
mod order;
mod secret;

use crate::cases;
use dice::Dice;
use flocktory_postcheckout::{
    Field, Json, Key, Options, Problem, Source, SourceError, View, check, loader, render, scrub,
};
use leak::leak;
use proptest::prelude::*;
use secret::Secret;
use std::ops::ControlFlow;
use std::sync::LazyLock;

/// Few enough for a feed to have an id of each.
static SECRETS: LazyLock<Vec<Secret>> =
    LazyLock::new(|| (1..=200).map(|seed| Secret::new(&mut Dice::new(seed))).collect());

/// A feed whose ids are the secrets', with a prefix, in other letter case: hints name them.
#[cfg(feature = "feed")]
static FEED: LazyLock<flocktory_postcheckout::feed::Feed> = LazyLock::new(|| {
    use flocktory_postcheckout::feed::{Feed, IndexBuilder, Offer};
    let file = tempfile::NamedTempFile::new().expect("a file");
    let mut builder = IndexBuilder::new();
    for secret in SECRETS.iter() {
        let spellings = [format!("A-{}", secret.phone), format!("+{}", secret.phone), secret.address.to_uppercase()];
        for id in &spellings {
            builder.offer(&Offer { id, name: Some("Чайник"), ..Offer::default() });
        }
    }
    builder.write(file.path(), true).expect("an index");
    Feed::open(file.path()).expect("an index")
});

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn nothing_that_is_planted_is_shown(seed: u64) {
        let dice = &mut Dice::new(seed);
        let secret = dice.pick(&SECRETS);
        let reported = reported(dice, secret);
        for text in &reported {
            if let Some(leaked) = leak(text, secret) {
                return Err(TestCaseError::fail(format!("{leaked} of {secret:?} in {text}")));
            }
        }
    }
}

/// The texts of every problem that orders and options have in which a secret is planted.
fn reported(dice: &mut Dice, secret: &Secret) -> Vec<String> {
    let mut reported = Vec::new();
    let given = order::options(dice, secret);
    let given = given.value();
    let mut options = Options::from_source(&&given).unwrap_or_else(|invalid| {
        reported.extend(texts(&invalid.problems));
        reported.push(invalid.to_string());
        Options::default()
    });
    #[cfg(feature = "feed")]
    if options.feed.is_none() {
        options.feed = Some(FEED.clone());
    }
    options.strict = dice.is_one_of(2);
    options.lang = *dice.pick(&[flocktory_postcheckout::Lang::En, flocktory_postcheckout::Lang::Ru]);
    let order = order::order(dice, secret);
    if dice.is_one_of(2) {
        reported.extend(texts(&check(&order.value(), &options)));
    } else {
        let mut json = order.json(dice.next()).into_bytes();
        match dice.below(8) {
            0 => json.truncate(dice.below(json.len())),
            1 => {
                // Between a key and its value, so that what is planted stays.
                let places: Vec<_> = json.windows(2).enumerate().filter(|(_, pair)| *pair == b"\":").collect();
                let place = if places.is_empty() { 0 } else { dice.pick(&places).0 + 1 };
                json[place] = *dice.pick(b"\"\\,{}[]x5\n\0");
            }
            _ => {}
        }
        let json = Json::new(&json);
        reported.extend(texts(&check(&json, &options)));
        reported.extend(render(&json, &options).err().map(|invalid| invalid.to_string()));
    }
    let spelt = secret.spelt(dice);
    reported.extend(texts(&check(Failing(spelt.clone()), &options)));
    reported.extend(loader(&spelt, &options).err().map(|invalid| invalid.to_string()));
    reported.extend([Problem::order_id_repeated(&spelt, None, options.lang).to_string(), scrub(&spelt)]);
    reported
}

fn texts(problems: &[Problem]) -> impl Iterator<Item = String> {
    problems.iter().flat_map(|problem| [problem.to_string(), problem.path.clone()])
}

/// A value whose own code fails with a text.
#[derive(Clone)]
struct Failing(String);

impl<'a> Source<'a> for Failing {
    type Child = Failing;

    fn view(&self) -> View<'a> {
        View::Unreadable(SourceError::Host(self.0.clone()))
    }

    fn pairs<F: FnMut(Key<'a>, Self) -> ControlFlow<()>>(&self, _: &'static [Field], _: F) -> Result<(), SourceError> {
        Ok(())
    }

    fn elements<F: FnMut(Self) -> ControlFlow<()>>(&self, _: F) -> Result<(), SourceError> {
        Ok(())
    }
}

/// The check finds what it is for, and nothing in a mask.
#[test]
fn a_leak_is_found() {
    let secret = Secret { phone: "79051234567".to_owned(), address: "zqanna@shop.ru".to_owned() };
    for text in [
        "79051234567",
        "order.price: \"+7 (905) 123-45-67\"",
        "write `89051234`",
        "7905\u{200b}123",
        "７９０５１２３",
        "٧٩٠٥١٢٣",
        "%37%39%30%35%31%32%33",
        "7905\\u{200b}123\\u0034",
        "order.extra.7905.1234567",
        "&#55;&#57;&#48;&#53;&#49;&#50;&#51;",
        "zqanna",
        "\"ZQA",
        "Zq***@shop.ru",
        "%7Aqanna",
    ] {
        assert!(leak(text, &secret).is_some(), "{text}");
    }
    for text in ["+7***67", "z***@shop.ru", "790512 and 1234", "7051234", "7***67, 7***67, 7***67"] {
        assert_eq!(leak(text, &secret), None, "{text}");
    }
}
