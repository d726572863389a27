//! Numbers as pages show them to people: `1 234,50 ₽`, `Итого: $1,234.50`, `2 шт.`.
//!
//! Core only suggests what such a text means; the tag of a container reads it, by the same rule in `gtm/js/build.js`.
//! `tests/gtm/rules.test.mjs` compares the two.

use crate::base::decimal::Decimal;

/// The words around a number that do not change it, separated by spaces. Any other word may: `млн`, `коп.`, `k`.
#[cfg_attr(feature = "gtm", derive(serde::Serialize))]
pub(crate) struct Words {
    /// Before it or after it.
    pub(crate) around: &'static str,
    /// Labels, which are before it only: `к оплате 5`, but `5 к` is five thousand.
    pub(crate) before: &'static str,
}

/// Around a price: currencies. The letter `p` is what fonts with a rouble sign have it under.
pub(crate) const MONEY: Words = Words {
    around: "₽ р p руб рубль рубля рублей rub rur $ us$ usd доллар доллара долларов € eur евро euro £ gbp ₸ тг тнг тенге \
        kzt br byn ₴ грн гривна гривны гривен uah сум сўм so'm soʻm so‘m soum uzs ֏ драм amd ₾ лари gel ₼ манат маната \
        манатов azn сом som kgs сомони tjs tmt лей lei mdl",
    before: "итого всего сумма стоимость цена заказа к оплате общая итоговая total grand order sum amount price cost due \
        to pay",
};

/// Around a count.
pub(crate) const PIECES: Words = Words {
    around: "шт штук штука штуки ед pcs pc piece pieces",
    before: "кол-во количество count quantity qty x х ×",
};

/// The number that a text means, written plainly, if it can mean only one and all words around are among these.
pub(crate) fn number(text: &str, words: &Words) -> Option<String> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (before, number, after) = (&text[..start], &text[start..end], &text[end..]);
    // `100,-` is a sum without kopecks.
    let after = after.strip_prefix(['.', ',']).map_or(after, |rest| rest.strip_prefix(['-', '–', '—']).unwrap_or(rest));
    let before = before.to_lowercase();
    // `р.500`, but `.5` and `$.50` are fractions.
    let mut dotted = before.split('.').rev().skip(1);
    let are_dots_of_words = dotted.all(|word| word.ends_with(char::is_alphabetic));
    let has = |words: &str, word: &str| words.split(' ').any(|known| known == word);
    let is_known = |word: &str| word.is_empty() || has(words.around, word);
    let is_label = |word: &str| is_known(word) || has(words.before, word);
    if !are_dots_of_words || !split(&before).all(is_label) || !split(&after.to_lowercase()).all(is_known) {
        return None;
    }
    let number = digits(number, text.trim() == number)?;
    Decimal::from_text(&number).ok()?;
    Some(number)
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '.' | ':'))
}

/// The digits and the point of a number whose thousands may be separated, by one kind of character.
fn digits(number: &str, is_alone: bool) -> Option<String> {
    let Some(separator) = number.chars().find(|c| !c.is_ascii_digit()) else { return Some(number.to_owned()) };
    let points: &[char] = match separator {
        ',' => &['.'],
        '.' => &[','],
        separator if is_thousands_separator(separator) => &['.', ','],
        _ => return None,
    };
    let (whole, fraction) = match number.split_once(points) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let groups: Vec<_> = whole.split(separator).collect();
    if let ([first, second], None, '.' | ',') = (&groups[..], fraction, separator) {
        // Thousands or a fraction: ambiguous.
        let is_ambiguous = is_first_group(first) && second.len() == 3 && (separator == ',' || !is_alone);
        return (!is_ambiguous).then(|| format!("{first}.{second}"));
    }
    let (first, rest) = groups.split_first()?;
    let are_groups = is_first_group(first) && rest.iter().all(|group| group.len() == 3);
    let fraction = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
    are_groups.then(|| groups.concat() + &fraction)
}

fn is_first_group(group: &str) -> bool {
    matches!(group.len(), 1..=3) && !group.starts_with('0')
}

/// One space, but no tab or line break: these are between two elements of a page, and so are several spaces.
const fn is_thousands_separator(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\'' | '’' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_can_mean_one_number_only() {
        for (text, wanted) in [
            ("1 234,50", "1234.50"),
            ("999 500", "999500"),
            ("1\u{a0}234\u{a0}567.5 ₽", "1234567.5"),
            ("1,234.50", "1234.50"),
            ("1,234,567", "1234567"),
            ("1.234.567,5 EUR", "1234567.5"),
            ("1'234.50", "1234.50"),
            ("12,50 руб.", "12.50"),
            ("0,125 $", "0.125"),
            ("1234 руб", "1234"),
            ("2999руб.", "2999"),
            ("р.500", "500"),
            ("US$5", "5"),
            ("100,-", "100"),
            ("5.", "5"),
            ("Итого к оплате: 2 999,50 ₽", "2999.50"),
            ("1 500 000 so'm", "1500000"),
            ("2 999\n₽", "2999"),
        ] {
            assert_eq!(number(text, &MONEY).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(number("2 шт.", &PIECES).as_deref(), Some("2"));
        assert_eq!(number("Кол-во: 2", &PIECES).as_deref(), Some("2"));
    }

    #[test]
    fn reads_nothing_else() {
        for text in [
            "",
            "руб.",
            ".5",
            "$.50",
            "₽ .50",
            ". 5",
            "-5",
            "+5",
            "+79998887766",
            "\u{2011}500",
            "\u{2212}500 ₽",
            "－500",
            "₽ -5",
            "100-",
            "(100)",
            "10%",
            "1290 990",
            "999\n500",
            "999  500",
            "999\t500",
            "12 50",
            "0 500",
            "1 234\u{a0}567",
            "1 2345",
            "1234 567",
            "1,5 млн сум",
            "150 т.р.",
            "150 тыс. руб.",
            "5k",
            "5 к",
            "5 K",
            "1.5M",
            "299900 коп.",
            "2 шт.",
            "1½",
            "½",
            "1,234",
            "$1,000",
            "1.234 ₽",
            "1.2.3",
            "1,2,3",
            "1,234,5",
            "1.234,567,8",
            "1e3",
            "0x10",
            "100-200",
            "1 руб. 50 коп.",
            "от 500 ₽",
            "скидка: 500",
            "<b>1000</b>",
            "500 ₽/шт",
            "１０００",
            "1\u{200b}000",
            "5 кг",
        ] {
            assert_eq!(number(text, &MONEY), None, "{text}");
        }
        assert_eq!(number("2 кг", &PIECES), None);
        assert_eq!(number("2 ₽", &PIECES), None);
    }
}
