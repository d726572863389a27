//! Phones: from what people type to digits with a country code. A refusal is better than a wrong number.

use super::plan::Country;
use crate::text::Text;

/// The longest number that the plans and prefixes make.
const MAX_DIGITS: usize = 17;
/// Labels that people put before a number, the longer ones first.
pub(crate) const LABELS: [&str; 10] =
    ["телефон", "мобильный", "telephone", "mobile", "phone", "моб", "тел", "mob", "tel", "т"];
/// What stands between a number and its extension.
pub(crate) const EXTENSIONS: [&str; 9] = ["добавочный", "доб", "внутр", "вн", "ext", "#", "x", "х", ";ext"];
const MAX_EXTENSION: usize = 6;

/// The digits of a phone with its country code, if there is exactly one way to read it.
pub(crate) fn normalise(phone: &str, country: Country) -> Option<Text<'static>> {
    let (plus, digits) = digits(phone)?;
    if plus {
        return international(&digits).and_then(|number| written(&number));
    }
    let mut readings = readings(&digits, country);
    let number = readings.next()?;
    if readings.all(|other| other == number) { written(&number) } else { None }
}

/// Whether the plan of some country reads digits as a phone. With fewer than ten, most numbers are one.
pub(crate) fn is_known(digits: &str) -> bool {
    const FEWEST: usize = 10;
    (FEWEST..=MAX_DIGITS).contains(&digits.len())
        && Country::all().any(|country| readings(digits, country).next().is_some())
}

fn readings(digits: &str, country: Country) -> impl Iterator<Item = String> {
    let abroad = ["00", "810", ""].map(|prefix| digits.strip_prefix(prefix).and_then(international));
    abroad.into_iter().chain([national(digits, country)]).flatten()
}

fn written(number: &str) -> Option<Text<'static>> {
    // Fifteen digits at most fit a 64-bit integer, and none of the country codes begins with 0.
    number.parse().ok().map(Text::from_integer)
}

fn international(digits: &str) -> Option<String> {
    Country::all()
        .map(Country::plan)
        .any(|plan| digits.strip_prefix(plan.code).is_some_and(|national| plan.has(national)))
        .then(|| digits.to_owned())
}

fn national(digits: &str, country: Country) -> Option<String> {
    let home = country.plan();
    let number = home
        .trunks
        .iter()
        .filter_map(|trunk| digits.strip_prefix(trunk))
        // Russia and Kazakhstan share a country code and dial each other's numbers as their own.
        .find(|rest| Country::all().map(Country::plan).any(|other| other.code == home.code && other.has(rest)))
        .or_else(|| home.has_bare(digits).then_some(digits))?;
    Some(format!("{}{number}", home.code))
}

/// The digits of a phone as people type it, and whether a plus stands before them. An extension is left out.
fn digits(phone: &str) -> Option<(bool, String)> {
    let text = phone.trim().to_lowercase();
    let number = without_extension(without_label(&text))?;
    // `79998887766.0`: a table kept the number as a float, and the last digit is none of it.
    if number.rsplit_once('.').is_some_and(|(_, last)| last.len() == 1) {
        return None;
    }
    let (mut plus, mut digits) = (false, String::new());
    for c in number.chars() {
        match c {
            '+' | '＋' if !plus && digits.is_empty() => plus = true,
            '0'..='9' => digits.push(c),
            '０'..='９' => digits.push(char::from_digit(c as u32 - '０' as u32, 10)?),
            c if is_separator(c) => {}
            _ => return None,
        }
        if digits.len() > MAX_DIGITS {
            return None;
        }
    }
    Some((plus, digits))
}

fn without_label(text: &str) -> &str {
    let rest = LABELS.iter().find_map(|label| text.strip_prefix(label)).unwrap_or(text);
    rest.trim_start_matches(|c: char| matches!(c, '.' | ':') || c.is_whitespace())
}

/// The number before an extension; nothing if what stands behind its mark is none.
fn without_extension(text: &str) -> Option<&str> {
    let mark = EXTENSIONS.iter().filter_map(|mark| text.find(mark).map(|start| (start, mark.len())));
    // At one place the longest mark counts.
    let Some((start, length)) = mark.min_by_key(|&(start, length)| (start, usize::MAX - length)) else {
        return Some(text);
    };
    let extension = text[start + length..].trim_matches(|c: char| matches!(c, '.' | ':' | '=') || c.is_whitespace());
    let fits = (1..=MAX_EXTENSION).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text[..start].trim_end_matches(|c: char| matches!(c, ',' | ';' | '(') || c.is_whitespace()))
}

/// Spaces, dashes, brackets and points of every kind, and the marks that copying from a contact list leaves behind.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' | '(' | ')' | '（' | '）' | '.')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{Country, normalise};

    fn read(phone: &str, country: Country) -> Option<String> {
        normalise(phone, country).map(|digits| digits.to_string())
    }

    #[test]
    fn reads_russian_spellings() {
        for spelling in [
            "+7 (999) 888-77-66",
            "8 (999) 888-77-66",
            "7 999 888 77 66",
            "89998887766",
            "9998887766",
            "(999) 888-77-66",
            "007 999 888 77 66",
            "8 10 7 999 888 77 66",
            "+7\u{a0}999\u{202f}888\u{2011}77\u{2013}66",
            "＋７（９９９）８８８－７７－６６",
            "\u{202a}+7 999 888-77-66\u{202c}",
            "тел: 8-999-888-77-66",
            "Тел.: +7 999 888 77 66",
            "т. 8.999.888.77.66",
            "моб. 89998887766",
            "tel:+79998887766;ext=12",
            "8 (999) 888-77-66 доб. 123",
            "8 (999) 888-77-66, доб.123",
            "8 (999) 888-77-66 (доб. 123",
            "+7 999 888 77 66 ext. 5",
            "+7 999 888 77 66 #5",
            " 8 999 888 77 66\t",
        ] {
            assert_eq!(read(spelling, Country::Ru).as_deref(), Some("79998887766"), "{spelling}");
        }
        assert_eq!(read("8 800 555-35-35", Country::Ru).as_deref(), Some("78005553535"));
        assert_eq!(read("(495) 123-45-67", Country::Ru).as_deref(), Some("74951234567"));
        assert_eq!(read("8 701 123 45 67", Country::Ru).as_deref(), Some("77011234567"));
    }

    #[test]
    fn reads_each_country() {
        for (country, spellings, wanted) in [
            (Country::Kz, ["8 701 123 45 67", "701 123 45 67", "+7 701 123 45 67"], "77011234567"),
            (Country::By, ["8 029 123-45-67", "029 1234567", "+375 29 123-45-67"], "375291234567"),
            (Country::Ua, ["067 123 45 67", "671234567", "380671234567"], "380671234567"),
            (Country::Uz, ["90 123 45 67", "998901234567", "+998 90 123-45-67"], "998901234567"),
            (Country::Am, ["091 12 34 56", "91123456", "+374 91 123456"], "37491123456"),
            (Country::Ge, ["0555 12 34 56", "555123456", "+995 555 123 456"], "995555123456"),
            (Country::Az, ["050 123 45 67", "501234567", "+994 50 123 45 67"], "994501234567"),
            (Country::Kg, ["0555 123456", "555123456", "996555123456"], "996555123456"),
            (Country::Tj, ["91 812 3456", "992918123456", "+992 918 12 34 56"], "992918123456"),
            (Country::Tm, ["8 65 12 34 56", "65123456", "+993 65 123456"], "99365123456"),
            (Country::Md, ["069 123 456", "69123456", "00 373 69 123 456"], "37369123456"),
        ] {
            for spelling in spellings {
                assert_eq!(read(spelling, country).as_deref(), Some(wanted), "{spelling}");
            }
        }
    }

    #[test]
    fn refuses_a_bare_number_that_may_lack_a_digit() {
        for (country, spelling) in [
            (Country::Kz, "7700372374"),
            (Country::Am, "37410092"),
            (Country::Md, "37321029"),
            (Country::Ua, "380671234"),
            (Country::Az, "994501234"),
            (Country::Kg, "996555123"),
            (Country::Uz, "998200141"),
            (Country::Tj, "992918123"),
            (Country::Uz, "820014144"),
            (Country::Kg, "820048362"),
        ] {
            assert_eq!(read(spelling, country), None, "{spelling}");
        }
    }

    #[test]
    fn refuses_what_it_cannot_tell_for_sure() {
        for spelling in [
            "",
            "-",
            "+",
            "нет",
            "123",
            "112",
            "88-77-66",
            "8 999 888 77 6",
            "8 999 888 77 666",
            "+8 999 888 77 66",
            "+8 (495) 123-45-67",
            "+7 8 999 888 77 66",
            "8 7 999 888 77 66",
            "+7 999 999 99 99",
            "+7 (000) 000-00-00",
            "+7 123 456 78 90",
            "0671234567",
            "8 029 123 45 67",
            "291234567",
            "8999888776",
            "3752912345",
            "7999888776",
            "+1 202 555 0143",
            "+49 151 23456789",
            "89998887766, 89998887755",
            "89998887766/89998887755",
            "8 999 888 77 66 Иван",
            "8 999 888 77 66 доб. много",
            "8 999 888 77 66 доб. 1234567",
            "7+999 888 77 66",
            "++79998887766",
            "79998887766@unknown.email",
            "-79998887766x",
            "9936123456.0",
            "79998887766.0",
            "8 612 345 67 89",
            "99999999999999999999",
        ] {
            assert_eq!(read(spelling, Country::Ru), None, "{spelling}");
        }
    }
}
