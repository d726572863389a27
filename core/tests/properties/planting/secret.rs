//! A customer's phone and address, and their spellings.

use super::dice::Dice;
use std::fmt::Write as _;

#[derive(Debug)]
pub(super) struct Secret {
    /// With the country code, digits alone.
    pub(super) phone: String,
    /// Its local part is of tokens that begin with `zq`.
    pub(super) address: String,
}

/// Country codes with the beginning of a number, the number of digits after it, and the prefixes of its national
/// spelling in which it has ten digits or more.
const PLANS: [(&str, usize, usize, &[&str]); 13] = [
    ("79", 9, 1, &["8", ""]),
    ("74", 9, 1, &["8", ""]),
    ("7701", 7, 1, &["8", ""]),
    ("37529", 7, 3, &["80", "0"]),
    ("38067", 7, 3, &["0"]),
    ("9955", 8, 3, &["0"]),
    ("99450", 7, 3, &["0"]),
    ("9965", 8, 3, &["0"]),
    ("99890", 7, 3, &[]),
    ("99291", 7, 3, &[]),
    ("37491", 6, 3, &[]),
    ("99365", 6, 3, &[]),
    ("37369", 6, 3, &[]),
];
const SEPARATORS: [&str; 22] = [
    " ",
    "-",
    ".",
    ",",
    "/",
    "_",
    " - ",
    ") ",
    " (",
    "\u{a0}",
    "\u{2009}",
    "\u{2011}",
    "\u{200b}",
    "\u{ad}\u{200b}",
    "\u{202a}",
    "%20",
    "%2D",
    "&nbsp;",
    "&#45;",
    "\\u0020",
    "\\u{200b}",
    "\n",
];
const AT: [&str; 20] = [
    "@",
    "@",
    "@",
    "＠",
    "﹫",
    "%40",
    "%2540",
    "(at)",
    "[at]",
    " (at) ",
    " [AT] ",
    " at ",
    " @ ",
    "&#64;",
    "&#x40;",
    "&commat;",
    "\\u0040",
    "\\x40",
    " собака ",
    "\u{200b}@",
];
const DOMAINS: [&str; 6] = ["shop.ru", "почта.рф", "unknown.email", "mail.shop.co.uk", "shop (dot) ru", "shop dot ru"];

impl Secret {
    pub(super) fn new(dice: &mut Dice) -> Secret {
        let (beginning, length, ..) = *dice.pick(&PLANS);
        let mut phone = beginning.to_owned();
        for _ in 0..length {
            let _ = write!(phone, "{}", dice.below(10));
        }
        Secret { phone, address: format!("zq{:x}@shop.ru", dice.next()) }
    }

    /// The local part.
    pub(super) fn local(&self) -> &str {
        self.address.split('@').next().unwrap_or_default()
    }

    /// The phone or the address, spelt and surrounded in one of many ways.
    pub(super) fn spelt(&self, dice: &mut Dice) -> String {
        let secret = if dice.is_one_of(2) { self.spelt_phone(dice) } else { self.spelt_address(dice) };
        let before = match dice.below(3) {
            0 => String::new(),
            1 => (*dice.pick(&[
                "undefined@",
                ".",
                "тел. ",
                "ORD",
                "Анна ",
                "https://shop.ru/i/",
                "tel:",
                "№ 5 ",
                "A-77 ",
                "=",
                "5%",
                "user_",
                "(",
                "<",
                "'",
                "\"",
                "null ",
                "-",
                "&",
                "%",
                "\\",
            ]))
            .to_owned(),
            _ => {
                // Where the shown part ends.
                let padding = *dice.pick(&['x', 'я', '-', ' ', '\u{200b}', '€']);
                std::iter::repeat_n(padding, 20 + dice.below(30)).chain([' ']).collect()
            }
        };
        let after = *dice.pick(&[
            "",
            "",
            "",
            " доб. 5",
            "/1.jpg",
            " руб.",
            ".0",
            ".12345",
            "\"",
            " Анна",
            ", 5 шт",
            "?w=40&h=79",
            ">",
            "'",
            "; x",
            "\0",
            "%",
            "@",
            " @ ",
            ", ivan@mail.ru",
        ]);
        format!("{before}{secret}{after}")
    }

    /// Digits, of which there may be few: what only the customer's own fields hide.
    pub(super) fn short_phone(&self, dice: &mut Dice) -> String {
        let (_, _, code, _) = self.plan();
        separated(&self.phone[code..], dice)
    }

    fn plan(&self) -> (&str, usize, usize, &'static [&'static str]) {
        let plan = PLANS.iter().find(|(beginning, ..)| self.phone.starts_with(beginning));
        *plan.unwrap_or_else(|| panic!("a plan of {}", self.phone))
    }

    fn spelt_phone(&self, dice: &mut Dice) -> String {
        let (_, _, code, national) = self.plan();
        let mut spelt = match dice.below(6) {
            0 => format!("00{}", self.phone),
            1 => format!("810{}", self.phone),
            2 if !national.is_empty() => format!("{}{}", dice.pick(national), &self.phone[code..]),
            3 => format!("0000000{}", self.phone),
            _ => self.phone.clone(),
        };
        spelt = separated(&spelt, dice);
        spelt = match dice.below(8) {
            0 => digits_as(&spelt, |digit| char::from_u32(0xff10 + digit).into_iter().collect()),
            1 => digits_as(&spelt, |digit| char::from_u32(0x660 + digit).into_iter().collect()),
            2 if !spelt.contains(['%', '&', '\\']) => digits_as(&spelt, |digit| format!("%3{digit}")),
            3 if !spelt.contains(['%', '&', '\\']) => digits_as(&spelt, |digit| format!("&#{};", 48 + digit)),
            4 if !spelt.contains(['%', '&', '\\']) => digits_as(&spelt, |digit| format!("\\u003{digit}")),
            _ => spelt,
        };
        format!("{}{spelt}", dice.pick(&["", "", "+", "＋", "%2B", "+ ", "++"]))
    }

    fn spelt_address(&self, dice: &mut Dice) -> String {
        let local = self.local();
        let local = match dice.below(6) {
            0 => format!("\"{local} {local}\""),
            1 => format!("{local}.{local}"),
            2 => format!("{local}+{local}"),
            3 => local.to_uppercase(),
            4 => format!("{local}@{local}"),
            _ => local.to_owned(),
        };
        format!("{local}{}{}", dice.pick(&AT), dice.pick(&DOMAINS))
    }
}

fn separated(digits: &str, dice: &mut Dice) -> String {
    let (separators, mut out) = (dice.below(5), String::new());
    let places: Vec<_> = (0..separators).map(|_| 1 + dice.below(digits.len() - 1)).collect();
    for (place, digit) in digits.char_indices() {
        if places.contains(&place) {
            out.push_str(dice.pick::<&str>(&SEPARATORS));
        }
        out.push(digit);
    }
    out
}

/// The text with each digit spelt in another way; those of the separators' escapes stay.
fn digits_as(text: &str, spell: impl Fn(u32) -> String) -> String {
    if text.contains(['%', '&', '\\']) {
        return text.to_owned();
    }
    text.chars().map(|c| c.to_digit(10).map_or(c.to_string(), &spell)).collect()
}
