//! Numbers: written as JavaScript would, and the decimal that was given.

use crate::cases;
use crate::generate::scalar;
use crate::promises::number::Number;
use crate::promises::problems::are_fit_to_print;
use flocktory_postcheckout::{Code, Item, Json, Options, Order, Postcheckout, Snippet, User, Value, check, render};
use proptest::prelude::*;

fn order<'a>(price: Value<'a>, rate: Value<'a>) -> Postcheckout<'a> {
    let user = User::new().name("Анна").email("anna@shop.ru");
    Postcheckout::new(user, Order::new("1", price).item(Item::new().id("1"))).extra("rate", rate)
}

fn price_of(snippet: &Snippet) -> String {
    let payload: serde_json::Value = serde_json::from_str(&snippet.json()).expect("the payload");
    payload["order"]["price"].as_number().expect("a number").to_string()
}

fn rate_of(snippet: &Snippet) -> String {
    let json = snippet.json();
    json.rsplit_once("\"rate\":").and_then(|(_, rest)| rest.strip_suffix('}')).expect("the last field").to_owned()
}

proptest! {
    #![proptest_config(cases(2000))]

    /// Up to fifteen digits are exact in a double whatever they are.
    #[test]
    fn a_price_is_the_decimal_given(digits in "[0-9]{1,15}", place in 0usize..15, comma: bool, zeros in "0{0,3}") {
        let (whole, fraction) = digits.split_at(place.clamp(1, digits.len()));
        let point = match (fraction, comma) {
            ("", _) => "",
            (_, true) => ",",
            (_, false) => ".",
        };
        let price = format!("{zeros}{whole}{point}{fraction}{}", if point.is_empty() { "" } else { zeros.as_str() });
        let wanted = Number::new(&price).javascript();
        let snippet = render(&order(price.as_str().into(), Value::Nothing), &Options::default());
        match snippet {
            Err(invalid) if scalar::is_comma_ambiguous(&price) => {
                prop_assert_eq!(invalid.problems[0].code, Code::COMMA_AMBIGUOUS);
            }
            snippet => prop_assert_eq!(price_of(&snippet.expect("a price")), wanted.clone()),
        }

        let number = Value::Number(price.replace(',', ".").into());
        let snippet = render(&order(number, Value::Nothing), &Options::default());
        prop_assert_eq!(price_of(&snippet.expect("a price")), wanted);
    }

    /// A number that a double holds is written, of a fraction that it does not hold the nearest one; others are
    /// refused.
    #[test]
    fn a_number_is_exact_or_rounded_or_refused(
        number in "-?[0-9]{1,22}(\\.[0-9]{1,22})?([eE][+-]?[0-9]{1,3})?",
        shortened: bool,
    ) {
        // The digits of a double are the border: one more is too many.
        let float: f64 = number.parse().expect("a number");
        let number = if shortened && float.is_finite() { format!("{float:e}") } else { number };
        let typed = order(1.into(), Value::Number(number.as_str().into()));
        match render(&typed, &Options::default()) {
            Ok(snippet) if is_exact(&number) => {
                prop_assert_eq!(rate_of(&snippet), Number::new(&number).javascript());
                prop_assert!(snippet.problems().is_empty(), "{:?}", snippet.problems());
            }
            Ok(snippet) => {
                prop_assert!(is_rounded(&number), "{} is written", number);
                prop_assert_eq!(rate_of(&snippet), Number::shortest(number.parse().expect("a number")).javascript());
                prop_assert_eq!(snippet.problems()[0].code, Code::NUMBER_NOT_EXACT);
            }
            Err(invalid) => {
                prop_assert!(!is_exact(&number) && !is_rounded(&number), "{} is refused", number);
                prop_assert_eq!(invalid.problems[0].code, Code::NUMBER_NOT_EXACT);
            }
        }
    }

    /// Any float arrives as itself, in the shortest form that JavaScript has for it.
    #[test]
    fn a_float_is_written_as_in_javascript(bits: u64) {
        let float = f64::from_bits(bits);
        let typed = order(1.into(), float.into());
        if !float.is_finite() {
            prop_assert_eq!(check(&typed, &Options::default())[0].code, Code::NUMBER_NOT_FINITE);
            return Ok(());
        }
        let written = rate_of(&render(&typed, &Options::default()).expect("a float"));
        prop_assert_eq!(written.parse::<f64>().expect("a float").to_bits(), bits);
        prop_assert_eq!(written.contains('e'), float != 0.0 && !(1e-6..1e21).contains(&float.abs()));
        prop_assert_eq!(&written, &Number::shortest(float).javascript());
        // Written once more, it is the same.
        let json = format!(
            r#"{{"user": {{"name": "Анна", "email": "anna@shop.ru"}},
                "order": {{"id": "1", "price": 1, "items": [{{"id": "1"}}]}}, "extra": {{"rate": {written}}}}}"#
        );
        prop_assert_eq!(rate_of(&render(&Json::new(&json), &Options::default()).expect("a number")), written);
    }

    /// A host may pass any text as a number.
    #[test]
    fn a_number_of_any_text_is_told_safely(text in scalar::text()) {
        let number = || Value::Number(text.as_str().into());
        are_fit_to_print(&check(&order(number(), number()), &Options::default()));
    }

    /// Decimals that a program sums or scales are near the border of JavaScript's forms.
    #[test]
    fn a_float_of_few_digits_is_written_as_in_javascript(digits in 0u32..100_000, exponent in -30i32..30) {
        let float: f64 = format!("{digits}e{exponent}").parse().expect("a number");
        let written = rate_of(&render(&order(1.into(), float.into()), &Options::default()).expect("a float"));
        prop_assert_eq!(written, Number::new(&format!("{digits}e{exponent}")).javascript());
    }
}

/// Whether a double holds a number to its last digit.
fn is_exact(number: &str) -> bool {
    let float: f64 = number.parse().expect("a number");
    float.is_finite() && Number::shortest(float) == Number::new(number)
}

/// Whether a number is one whose fraction only is changed by a double.
fn is_rounded(number: &str) -> bool {
    let float: f64 = number.parse().expect("a number");
    !is_exact(number) && float != 0.0 && float.abs() < 2_f64.powi(53)
}
