//! Phones: no wrong number, ever. What is sent can be made of what was given in one way only.

use crate::cases;
use flocktory_postcheckout::{Item, Options, Order, Postcheckout, User, render};
use proptest::prelude::*;
use proptest::sample::select;

/// Country, its code, what is dialled before a number inside it, and the digits of a number.
type Plan = (&'static str, &'static str, &'static [&'static str], usize);

const PLANS: [Plan; 12] = [
    ("RU", "7", &["8"], 10),
    ("KZ", "7", &["8"], 10),
    ("BY", "375", &["80", "0"], 9),
    ("UA", "380", &["0"], 9),
    ("UZ", "998", &[], 9),
    ("AM", "374", &["0"], 8),
    ("GE", "995", &["0"], 9),
    ("AZ", "994", &["0"], 9),
    ("KG", "996", &["0"], 9),
    ("TJ", "992", &[], 9),
    ("TM", "993", &["8"], 8),
    ("MD", "373", &["0"], 8),
];

/// The digits that are sent for a phone.
fn sent(phone: &str, country: &str) -> Option<String> {
    let user = User::new().name("Анна").phone(phone);
    let order = Postcheckout::new(user, Order::new("1", 1).item(Item::new().id("1")));
    let mut options = Options::default();
    options.country = country.parse().expect("a country");
    let snippet = render(&order, &options).ok()?;
    let payload: serde_json::Value = serde_json::from_str(&snippet.json()).expect("the payload");
    let email = payload["user"]["email"].as_str().expect("an address");
    Some(email.strip_suffix("@unknown.email").expect("an unknown address").to_owned())
}

/// Every number that digits may mean, by the plans alone; abroad, the typed digits.
fn readings(plus: bool, digits: &str, country: &str) -> Vec<String> {
    let abroad = if plus { Some(digits) } else { digits.strip_prefix("00") };
    let foreign = abroad.filter(|digits| !PLANS.iter().any(|(_, code, ..)| digits.starts_with(code)));
    let mut readings = vec![digits.to_owned()];
    if !plus {
        readings.extend(["00", "810"].iter().filter_map(|prefix| Some(digits.strip_prefix(prefix)?.to_owned())));
        let (_, code, trunks, _) = PLANS.iter().find(|plan| plan.0 == country).expect("a country");
        let national = trunks.iter().filter_map(|trunk| digits.strip_prefix(trunk)).chain([digits]);
        readings.extend(national.map(|number| format!("{code}{number}")));
    }
    let fits = |number: &String| {
        PLANS.iter().any(|(_, code, _, length)| number.strip_prefix(code).is_some_and(|rest| rest.len() == *length))
    };
    readings.retain(fits);
    readings.extend(foreign.map(str::to_owned));
    readings
}

/// Digits, with what people put between them.
fn spelt(digits: &str, separators: &[&str]) -> String {
    let mut between = separators.iter().cycle();
    digits.chars().flat_map(|digit| [digit.to_string(), (*between.next().unwrap_or(&"")).to_owned()]).collect()
}

const SEPARATORS: [&str; 10] = ["", "", "", "", " ", "-", "\u{a0}", " (", ") ", "\u{2011}"];
/// Prefixes that belong to no plan, or to another one.
const PREFIXES: [&str; 12] = ["", "8", "7", "0", "80", "00", "810", "8107", "007", "375", "380", "1"];

/// Digits as a person of that country dials them, or nearly so.
fn dialled(plan: Plan) -> BoxedStrategy<String> {
    let (_, code, trunks, length) = plan;
    let mut right = vec![code.to_owned(), format!("00{code}"), format!("810{code}"), String::new()];
    right.extend(trunks.iter().map(|trunk| (*trunk).to_owned()));
    let prefix = prop_oneof![4 => select(right), 1 => select(&PREFIXES[..]).prop_map(str::to_owned)];
    let length = prop_oneof![6 => Just(length), 1 => 7usize..12];
    (prefix, length, "[0-9]{11}").prop_map(|(prefix, length, digits)| format!("{prefix}{}", &digits[..length])).boxed()
}

proptest! {
    #![proptest_config(cases(4000))]

    #[test]
    fn a_number_is_sent_only_if_it_can_be_read_so(
        plus: bool,
        digits in select(&PLANS[..]).prop_flat_map(dialled),
        separators in prop::collection::vec(select(&SEPARATORS[..]), 1..8),
        label in select(&["", "тел. ", "Тел: ", "mob "][..]),
        extension in select(&["", " доб. 123", ", ext 5", " #77"][..]),
        country in select(&PLANS[..]),
    ) {
        let phone = format!("{label}{}{}{extension}", if plus { "+" } else { "" }, spelt(&digits, &separators));
        if let Some(number) = sent(&phone, country.0) {
            let readings = readings(plus, &digits, country.0);
            prop_assert!(readings.contains(&number), "{phone:?} in {} is sent as {number}", country.0);
            prop_assert!(number.ends_with(&digits[digits.len() - 7..]), "{phone:?} is sent as {number}");
        }
    }

    /// The spelling with a plus is one for all: the country of the shop, the separators and an extension change
    /// nothing.
    #[test]
    fn a_plus_means_the_same_everywhere(
        plan in select(&PLANS[..]),
        national in "[0-9]{10}",
        separators in prop::collection::vec(select(&SEPARATORS[..]), 1..8),
        extension in select(&["", " доб. 123", " x5"][..]),
        country in select(&PLANS[..]),
    ) {
        let digits = format!("{}{}", plan.1, &national[..plan.3]);
        let plain = sent(&format!("+{digits}"), "RU");
        prop_assert!(plain.as_ref().is_none_or(|number| *number == digits));
        let spelt = format!("+{}{extension}", spelt(&digits, &separators));
        prop_assert_eq!(sent(&spelt, country.0), plain, "{}", spelt);
    }

    /// A spreadsheet's number has a fraction, which is not part of a phone.
    #[test]
    fn a_number_with_a_fraction_is_not_sent(
        digits in select(&PLANS[..]).prop_flat_map(dialled),
        between in select(&["", " ", "\u{a0}", "."][..]),
        point in select(&[".", " .", ". "][..]),
        fraction in "0{1,3}|[0-9]{1,2}",
        end in select(&["", ".", ";", " доб. 12", ", ext 5"][..]),
        country in select(&PLANS[..]),
    ) {
        let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).expect("digits")).collect();
        let phone = format!("{}{point}{fraction}{end}", groups.join(between));
        // What points alone separate may be a number with its last group, unless it is one without that group.
        if between != "." || sent(&groups.join(between), country.0).is_some() {
            prop_assert_eq!(sent(&phone, country.0), None, "{}", phone);
        }
    }

    /// A number with its country code is never read as another country's.
    #[test]
    fn a_number_that_was_sent_is_sent_again(
        digits in prop_oneof![select(&PLANS[..]).prop_flat_map(dialled), "[0-9]{7,15}".boxed()],
        country in select(&PLANS[..]),
    ) {
        if let Some(number) = sent(&digits, country.0) {
            // A number abroad may be a national one elsewhere.
            let is_planned = PLANS.iter().any(|(_, code, ..)| number.starts_with(code));
            prop_assert_eq!(sent(&format!("+{number}"), country.0), Some(number.clone()));
            prop_assert_eq!(sent(&format!("00{number}"), if is_planned { "UA" } else { country.0 }), Some(number));
        }
    }
}
