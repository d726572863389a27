//! Emails and phones are masked in every problem, whatever is wrong with them.

use crate::cases;
use crate::generate::Tree;
use crate::promises::options;
use flocktory_postcheckout::{Json, check};
use proptest::prelude::*;
use proptest::sample::select;

/// Addresses with `LOCAL` in them, from right to hopeless.
const EMAILS: [&str; 16] = [
    "LOCAL@shop.ru",
    " LOCAL@shop.ru ",
    "LOCAL@example.com",
    "LOCAL@почта.рф",
    "\"LOCAL LOCAL\"@shop.ru",
    "LOCAL",
    "LOCAL@",
    "LOCAL@shop",
    "LOCAL@LOCAL@shop.ru",
    "LOCAL@shop.ru, LOCAL@mail.ru",
    "Anna <LOCAL@shop.ru>",
    "mailto:LOCAL@shop.ru",
    "\u{1b}[31mLOCAL@shop.ru\0",
    "LOCAL shop.ru",
    "x@shop.ru LOCAL",
    "{given}LOCAL@{path}",
];

const PHONES: [&str; 10] = [
    "DIGITS",
    "+DIGITS",
    "+7 DIGITS",
    "DIGITS, DIGITS",
    "DIGITS Анна",
    "тел. DIGITS доб. много",
    "\u{1b}DIGITS\0",
    "DIGITS@unknown.email",
    "+1 DIGITS",
    "Анна: DIGITS",
];

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn no_problem_tells_who_the_customer_is(
        local in "zq[a-z0-9]{4,20}",
        digits in "[1-9][0-9]{8,14}",
        email in select(&EMAILS[..]),
        phone in select(&PHONES[..]),
        is_number: bool,
        swapped: bool,
        in_a_list: bool,
        choice: u16,
    ) {
        let email = Tree::Text(email.replace("LOCAL", &local));
        let phone = if is_number { Tree::Number(digits.clone()) } else { Tree::Text(phone.replace("DIGITS", &digits)) };
        // Each in the other's field too: people do that.
        let (email, phone) = if swapped { (phone, email) } else { (email, phone) };
        let wrap = |tree| if in_a_list { Tree::List(vec![tree]) } else { tree };
        let user = Tree::Map(vec![("email".to_owned(), wrap(email)), ("phone".to_owned(), phone)]);
        let order = Tree::Map(vec![("user".to_owned(), user)]);
        let problems = check(&Json::new(&order.json(1)), &options(choice));
        for problem in &problems {
            let reported = format!("{problem} {}", problem.path);
            prop_assert!(!reported.contains(&local), "{}", reported);
            let parts = (0..digits.len() - 3).map(|start| &digits[start..start + 4]);
            prop_assert!(parts.into_iter().all(|part| !reported.contains(part)), "{}", reported);
        }
    }
}
