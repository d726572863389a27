//! Phones: from what people type to digits with a country code. A refusal is better than a wrong number.

use super::foreign::{is_foreign, is_hotline};
use super::plan::{Country, Plan};
use crate::base::text::Text;

/// The longest number that the plans and prefixes make.
const MAX_DIGITS: usize = 17;
/// So many digits without a separator are a number, and whatever follows them is not a part of it.
const WHOLE_RUN: usize = 8;
/// Labels that people put before a number, the longer ones first.
pub(crate) const LABELS: [&str; 10] =
    ["телефон", "мобильный", "telephone", "mobile", "phone", "моб", "тел", "mob", "tel", "т"];
/// The marks between a number and its extension.
pub(crate) const EXTENSIONS: [&str; 9] = ["добавочный", "доб", "внутр", "вн", "ext", "#", "x", "х", ";ext"];
const MAX_EXTENSION: usize = 6;

/// Why a phone is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unusable {
    /// There is not exactly one way to read it.
    Invalid,
    /// It is a toll-free or premium number: a shop's, not a customer's.
    Hotline,
}

/// The digits of a phone with its country code, if there is exactly one way to read it and it may be a customer's.
pub(crate) fn normalise(phone: &str, country: Country) -> Result<Text<'static>, Unusable> {
    read(phone, country).ok_or(Unusable::Invalid).and_then(|number| of_customer(&number))
}

/// A number that may be a customer's.
pub(crate) fn of_customer(number: &str) -> Result<Text<'static>, Unusable> {
    if is_hotline(number) {
        return Err(Unusable::Hotline);
    }
    // Fifteen digits at most fit a 64-bit integer, and none of the country codes begins with 0.
    number.parse().map(Text::from_integer).map_err(|_| Unusable::Invalid)
}

/// The digits of a phone with its country code, if there is exactly one way to read it.
pub(crate) fn read(phone: &str, country: Country) -> Option<String> {
    let text = phone.trim().to_lowercase();
    let number = ascii_digits(without_extension(without_label(&text))?);
    let number = number.trim_matches(is_separator);
    let (plus, digits) = digits(number)?;
    let mut readings = readings(plus, &digits, country);
    let reading = readings.next()?;
    // `+39 (0)345…`: whether the zero is dialled depends on the country.
    let has_zero = ["(0)", "（0）"].iter().any(|zero| number.contains(zero));
    let is_foreign = is_foreign(&reading);
    let is_clear = is_one_number(number)
        && has_points_of_a_phone(number)
        && !may_have_fraction(number, &reading, country)
        && !(is_foreign && has_zero);
    (is_clear && readings.all(|other| other == reading)).then_some(reading)
}

/// Whether the plan of some country reads digits as a phone. With fewer than ten, most numbers are one.
pub(crate) fn is_known(digits: &str) -> bool {
    const FEWEST: usize = 10;
    (FEWEST..=MAX_DIGITS).contains(&digits.len())
        && (with_plan(false, digits).iter().any(Option::is_some)
            || Country::all().any(|country| dialled_in(country, false, digits).iter().any(Option::is_some)))
}

/// Every number that digits may mean.
fn readings(plus: bool, digits: &str, country: Country) -> impl Iterator<Item = String> {
    let ([whole, after_zeros, after_prefix], [foreign, national]) =
        (with_plan(plus, digits), dialled_in(country, plus, digits));
    [whole, after_zeros, after_prefix, foreign, national].into_iter().flatten()
}

/// The numbers with the country code of a plan that digits may mean anywhere: whole, or after a prefix.
fn with_plan(plus: bool, digits: &str) -> [Option<String>; 3] {
    ["", "00", "810"].map(|prefix| {
        let rest = if plus && !prefix.is_empty() { None } else { digits.strip_prefix(prefix) };
        rest.and_then(international)
    })
}

/// The numbers that digits may mean in a country: one from abroad, or a national one.
fn dialled_in(country: Country, plus: bool, digits: &str) -> [Option<String>; 2] {
    let abroad = if plus { Some(digits) } else { digits.strip_prefix("00") };
    let foreign = abroad.and_then(|digits| foreign(digits, country));
    [foreign, if plus { None } else { national(digits, country) }]
}

fn international(digits: &str) -> Option<String> {
    Country::all()
        .map(Country::plan)
        .any(|plan| digits.strip_prefix(plan.code).is_some_and(|national| plan.has(national)))
        .then(|| digits.to_owned())
}

/// A number of a country without a plan, unless it may be a national one too: people write `+8 495…` and `+495…`.
fn foreign(digits: &str, country: Country) -> Option<String> {
    // No customer abroad has fewer than 11 digits with a code that begins with 8.
    let is_dialled = digits.starts_with('8') && digits.len() < 11;
    let is_bare = || zone(country).any(|plan| plan.has_bare(digits));
    (!is_dialled && is_foreign(digits) && !is_bare() && national(digits, country).is_none()).then(|| digits.to_owned())
}

fn national(digits: &str, country: Country) -> Option<String> {
    let home = country.plan();
    let number = home
        .trunks
        .iter()
        .filter_map(|trunk| digits.strip_prefix(trunk))
        .find(|rest| zone(country).any(|plan| plan.has(rest)))
        .or_else(|| home.has_bare(digits).then_some(digits))?;
    Some(format!("{}{number}", home.code))
}

/// Russia and Kazakhstan share a country code and dial each other's numbers as their own.
fn zone(country: Country) -> impl Iterator<Item = &'static Plan> {
    Country::all().map(Country::plan).filter(move |plan| plan.code == country.plan().code)
}

/// The digits of a phone as people type it, and whether a plus precedes them.
fn digits(number: &str) -> Option<(bool, String)> {
    let (mut plus, mut digits) = (false, String::new());
    for c in number.chars() {
        match c {
            '+' | '＋' if !plus && digits.is_empty() => plus = true,
            '0'..='9' => digits.push(c),
            c if is_separator(c) => {}
            _ => return None,
        }
        if digits.len() > MAX_DIGITS {
            return None;
        }
    }
    Some((plus, digits))
}

fn ascii_digits(text: &str) -> String {
    let ascii =
        |c| if matches!(c, '０'..='９') { char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c) } else { c };
    text.chars().map(ascii).collect()
}

/// `9965234567 00` is a number and something else.
fn is_one_number(number: &str) -> bool {
    let mut runs = number.split(|c: char| !c.is_ascii_digit()).rev().filter(|run| !run.is_empty()).skip(1);
    runs.all(|run| run.len() < WHOLE_RUN)
}

/// Whether each point separates short groups, as in `8.912.345.67.89`, `8.912-345-67-89` and `495.123.4567`. A table's
/// number has one point, and digits up to the end: `9965234567.00`, `9 965 234 567.00`.
fn has_points_of_a_phone(number: &str) -> bool {
    let parts: Vec<&str> = number.split('.').collect();
    let last = parts.len() - 1;
    parts.windows(2).enumerate().all(|(index, pair)| {
        let before = digits_at(pair[0].trim_end_matches(')').bytes().rev());
        let after = digits_at(pair[1].trim_start_matches('(').bytes());
        let is_end = index + 1 == last && is_digits(pair[1]);
        let fits = if is_end { last > 1 && (2..=4).contains(&after) } else { (1..=3).contains(&after) };
        fits && (1..=3).contains(&before)
    })
}

/// Whether what follows a point may be a fraction: `996.523.45.67.00` is a Kyrgyz number, or a Russian one of a table.
fn may_have_fraction(number: &str, reading: &str, country: Country) -> bool {
    let home = country.plan();
    let may_end_at = |end: usize| {
        digits(&number[..end]).is_none_or(|(plus, digits)| {
            let is_expected = reading.starts_with(home.code) || (plus && !reading.starts_with('8'));
            let is_whole = readings(plus, &digits, country).next().is_some() || home.has(&digits);
            !is_expected || is_whole || (plus && is_foreign(&digits))
        })
    };
    let is_tail = |start: usize| number[start..].bytes().all(|b| b.is_ascii_digit() || b == b'.');
    number.match_indices('.').any(|(point, _)| is_tail(point) && may_end_at(point))
}

fn digits_at(bytes: impl Iterator<Item = u8>) -> usize {
    bytes.take_while(u8::is_ascii_digit).count()
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn without_label(text: &str) -> &str {
    let rest = LABELS.iter().find_map(|label| text.strip_prefix(label)).unwrap_or(text);
    rest.trim_start_matches(|c: char| matches!(c, '.' | ':') || c.is_whitespace())
}

/// The number before an extension; nothing if the text after its mark is not an extension.
fn without_extension(text: &str) -> Option<&str> {
    let mark = EXTENSIONS.iter().filter_map(|mark| text.find(mark).map(|start| (start, mark.len())));
    // At one place the longest mark counts.
    let Some((start, length)) = mark.min_by_key(|&(start, length)| (start, usize::MAX - length)) else {
        return Some(text);
    };
    let extension = text[start + length..].trim_matches(|c: char| matches!(c, '.' | ':' | '=') || c.is_whitespace());
    let fits = (1..=MAX_EXTENSION).contains(&extension.len()) && is_digits(extension);
    fits.then(|| text[..start].trim_end_matches(|c: char| matches!(c, ',' | ';' | '(') || c.is_whitespace()))
}

/// Spaces, dashes, brackets and points of every kind, and the marks that copying from a contact list leaves.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' | '(' | ')' | '（' | '）' | '.')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{Country, Unusable, normalise};

    fn read(phone: &str, country: Country) -> Option<String> {
        normalise(phone, country).ok().map(|digits| digits.to_string())
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
            "8.999.888.77.66",
            "+7.999.888-77-66",
            "8(999)888.77.66",
            "8.(999).888-77-66",
            "8.999-888-77-66",
            "999.888.7766",
            "999.888.77.66",
            "8 999 888-77-66.",
            "+7 999 8887766. доб. 12",
            "(+7) 999 888-77-66",
        ] {
            assert_eq!(read(spelling, Country::Ru).as_deref(), Some("79998887766"), "{spelling}");
        }
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
    fn reads_any_country_behind_a_plus_or_two_zeros() {
        for (spelling, wanted) in [
            ("+49 151 23456789", "4915123456789"),
            ("0049 151 23456789", "4915123456789"),
            ("+372 5012 345", "3725012345"),
            ("+971 50 123 4567", "971501234567"),
            ("+1 (202) 555-0143", "12025550143"),
            ("00 1 202 555 0143", "12025550143"),
            ("+44 7911 123456 ext. 7", "447911123456"),
            ("+33.6.12.34.56.78", "33612345678"),
            ("+39 06 698 12345", "390669812345"),
            ("+86 138 0013 8000", "8613800138000"),
        ] {
            assert_eq!(read(spelling, Country::Ru).as_deref(), Some(wanted), "{spelling}");
        }
        for spelling in [
            // Without a plus, or with a digit too many or too few.
            "49 151 23456789",
            "8 10 49 151 23456789",
            "+33 6 12 34 56 7",
            "+33 6 12 34 56 789",
            "+1 202 555 014",
            "+999 12345678",
            "+210 12345678",
            "+0049 151 23456789",
            "+49 151 2345678901234",
            "+1 111 111 1111",
            // The zero is dialled inside the country only.
            "+49 (0)151 23456789",
            "+44 (0)7911 123456",
            "+39 (0)345 123 4567",
            "+39（0）345 123 4567",
            // Russian numbers after a plus that is none of theirs.
            "+8 495 123 45 67",
            "+495 123 45 67",
            "+821 234 56 78",
            "00 8 495 123 45 67",
            "00 951 234 56 78",
            // Two columns that were joined.
            "+31575581251 00",
        ] {
            assert_eq!(read(spelling, Country::Ru), None, "{spelling}");
        }
        assert_eq!(read("+495 123 45 67", Country::Kz), None);
        assert_eq!(read("+84 951 234 567", Country::Ua).as_deref(), Some("84951234567"));
    }

    #[test]
    fn refuses_hotlines() {
        for (country, spelling) in [
            (Country::Ru, "8 800 555-35-35"),
            (Country::Ru, "+7 800 555-35-35"),
            (Country::Ru, "8-804-333-44-55"),
            (Country::Kz, "8 809 123 45 67"),
            (Country::Ua, "0 800 123 456"),
            (Country::Ua, "+380 900 123 456"),
            (Country::Md, "0 800 12345"),
            (Country::Ru, "+1 800 555 0143"),
            (Country::Ru, "0049 900 1234567"),
        ] {
            assert_eq!(normalise(spelling, country).err(), Some(Unusable::Hotline), "{spelling}");
        }
    }

    #[test]
    fn refuses_a_number_of_a_table() {
        for (country, whole) in [
            (Country::Ru, "9965234567"),
            (Country::Ru, "9985234567"),
            (Country::Ru, "3751234567"),
            (Country::Ru, "8432345678"),
            (Country::Ru, "9 965 234 567"),
            (Country::Ru, "3 751 234 567"),
            (Country::Ru, "996.523.45.67"),
            (Country::Ru, "9.965.234.567"),
            (Country::Ua, "791569224"),
            (Country::Uz, "791569224"),
            (Country::Ru, "+49 151 2345678"),
            (Country::Ru, "+49.151.234.56.78"),
        ] {
            for tail in [".0", ".00", ".000", " .00", ".0.", ". 00", ".12", ".5", ",00", ",0", ".00 ", "(.00)", ".０0"]
            {
                for extension in ["", " доб. 12", ", доб. 12", ";"] {
                    let spelling = format!("{whole}{tail}{extension}");
                    assert_eq!(read(&spelling, country), None, "{spelling}");
                }
            }
            assert_eq!(read(&format!("({whole}.00)"), country), None, "{whole}");
        }
        for rest in [" 00", "-00", "(00)", " 000"] {
            assert_eq!(read(&format!("9965234567{rest}"), Country::Ru), None, "{rest}");
            assert_eq!(read(&format!("+799238704{rest}"), Country::Ua), None, "{rest}");
        }
        assert_eq!(read("+98 89 13 57.00.00", Country::Am), None);
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
