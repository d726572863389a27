use super::{Rule, beginning, masked, scrub};

fn all(texts: &[(&str, &str)], rule: Rule) {
    for &(text, wanted) in texts {
        assert_eq!(masked(text, rule), wanted, "{text}");
        assert_eq!(masked(wanted, rule), wanted, "what is masked stays as it is");
    }
}

#[test]
fn phones_are_masked_in_any_spelling() {
    let texts = [
        ("79998887766", "7***66"),
        ("+7 (999) 888-77-66", "+7***66"),
        ("тел.8 999 888 77 66, Анна", "тел.8***66, Анна"),
        ("ORD79998887766", "ORD7***66"),
        ("A-77 79998887766 12", "A-77 7***66 12"),
        ("5 8 999 888 77 66", "5 8***66"),
        ("undefined@79998887766", "undefined@7***66"),
        (".79998887766", ".7***66"),
        ("0079998887766", "0***66"),
        ("00000000079998887766", "0***66"),
        ("7,999,888,77,66", "7***66"),
        ("7999.8887766", "7***66"),
        ("79 998 887 766,00", "7***66,00"),
        ("７９９９８８８７７６６", "７***６６"),
        ("٧٩٩٩٨٨٨٧٧٦٦", "٧***٦٦"),
        ("7\u{200b}9\u{200b}9\u{200b}9\u{ad}8887766", "7***66"),
        ("%2B7%20999%20888%2D77%2D66", "%2B7***66"),
        ("%37%39%39%39%38%38%38%37%37%36%36", "7***66"),
        ("%25379998887766", "7***66"),
        ("5%79998887766", "5%7***66"),
        ("&#55;9998887766", "7***66"),
        ("\\u0037\\u{39}\\x399 888 77 66", "7***66"),
        ("https://shop.ru/a/79998887766/1.jpg", "https://shop.ru/a/7***66/1.jpg"),
        ("https://shop.ru/12-79998887766.jpg", "https://shop.ru/12-7***66.jpg"),
        ("+1 202 555 0143", "+1***43"),
        ("+3741234", "+3***34"),
        ("order.extra.7999.8887766", "order.extra.7***66"),
        ("79998887766 79998887755", "7***66 7***55"),
        ("34 567 890 7 9 998887766", "3***79"),
        ("%D1%8279998887766", "%D1%827***66"),
        ("5%79998%20887766", "5%7***66"),
        ("5%4071 (946&#45;974", "5***%4***74"),
        ("7%37529%20123%204567", "7***23"),
    ];
    all(&texts, Rule::Label);
    let two = masked("+7 (999) 888-77-66 и 375291234567; 9998887766", Rule::Label);
    assert_eq!(two, "+7***66 и 3***67; 9***66");
}

#[test]
fn addresses_are_masked_in_any_spelling() {
    let texts = [
        ("anna@shop.ru", "a***@shop.ru"),
        ("Anna <anna.b@shop.ru>, ivan@mail.ru", "Anna <a***@shop.ru>, i***@mail.ru"),
        ("mailto:anna@shop.ru", "m***@shop.ru"),
        ("anna%40shop.ru", "a***%40shop.ru"),
        ("anna%2540shop.ru", "a***%2540shop.ru"),
        ("anna＠shop.ru", "a***＠shop.ru"),
        ("anna(at)shop.ru", "a***(at)shop.ru"),
        ("anna [ AT ] shop [dot] ru", "a*** [ AT ] shop [dot] ru"),
        ("anna at shop.ru", "a*** at shop.ru"),
        ("anna at shop dot ru", "a*** at shop dot ru"),
        ("анна собака почта точка рф", "а*** собака почта точка рф"),
        ("anna &#64;shop.ru", "a*** &#64;shop.ru"),
        ("anna&commat;shop.ru", "a***&commat;shop.ru"),
        ("anna\\u0040shop.ru", "a***\\u0040shop.ru"),
        ("anna @ shop.ru", "a*** @ shop.ru"),
        ("anna@", "a***@"),
        ("anna@anonymous.ru", "a***@anonymous.ru"),
        ("anna@ivan@shop.ru", "a***@shop.ru"),
        ("\"anna b\"@shop.ru", "\"a***\"@shop.ru"),
        ("'anna@shop.ru'", "'a***@shop.ru'"),
        ("https://anna:secret@shop.ru/", "https://a***@shop.ru/"),
        ("https://shop.ru/img?to=anna@shop.ru", "https://shop.ru/i***@shop.ru"),
        ("79998887766@unknown.email", "7***@unknown.email"),
        ("an\u{200b}na\u{200b}@shop.ru", "a***\u{200b}@shop.ru"),
        ("\"anna b\"\u{200b}@shop.ru", "\"a***\"\u{200b}@shop.ru"),
    ];
    all(&texts, Rule::Label);
}

#[test]
fn other_texts_stay() {
    let texts = [
        "A-77",
        "00-00001234",
        "000000123456",
        "4607001234567",
        "20261128123000",
        "/srv/releases/20261128123000/feed.idx",
        "550e8400-e29b-41d4-a716-446655440000",
        "9007199254740993",
        "12345678901234567890",
        "1048576",
        "https://shop.ru/upload/iblock/1234567890/1.jpg?w=40&h=79",
        "failed at line 5",
        "#<Order @id=5>",
        "class@anonymous\0/srv/shop.php:5$0",
        "undefined@unknown.email",
        "null@shop.ru",
        "%D0%9A%D0%BE%D1%84%D0%B5%80%81%82",
        "1***3 456 7",
    ];
    all(&texts.map(|text| (text, text)), Rule::Label);
    let texts = [
        "1234567",
        "0.30000000000000004",
        "1000.1234567890123",
        "12 345 678,90 руб.",
        "1,234,567.00",
        "9007199254740993",
        "2026-11-28T12:00:00",
        "1048576 bytes at most, 65536 given",
    ];
    all(&texts.map(|text| (text, text)), Rule::Text);
}

#[test]
fn the_customers_own_numbers_are_masked_sooner() {
    all(&[("12025550143", "1***43"), ("91 12 34 56", "91 12 34 56"), ("4607001234567", "4***67")], Rule::Text);
    all(&[("91 12 34 56", "9***56"), ("123-45-67", "1***67"), ("123456", "123456")], Rule::Private);
}

#[test]
fn a_text_is_masked_before_it_is_cut_off() {
    for place in 0..50 {
        let text = format!("{}79998887766 anna.petrova@shop.ru", "-".repeat(place));
        let (start, has_more) = beginning(&text, 40, Rule::Label);
        assert!(!start.contains("99") && !start.contains("anna"), "{start}");
        assert!(start.chars().count() < 50 && (has_more || start.ends_with("shop.ru")), "{start}");
    }
}

#[test]
fn a_line_of_a_log_stays_one() {
    assert_eq!(scrub("a\r\nb\u{1b}[31m\u{202e}\u{2028}\"c\" \\d"), "a\\r\\nb\\u{1b}[31m\\u{202e}\\u{2028}\"c\" \\d");
    assert_eq!(scrub("anna@shop.ru: +7 999\n888 77 66"), "a***@shop.ru: +7***66");
}

/// Every text of a few pieces: what one look shows to be plain is what the search finds nothing in.
#[test]
fn a_plain_text_has_nothing_to_mask() {
    const PIECES: [&str; 28] = [
        "", " ", "a", "t", "AT", "at ", "(", "]", ".", "-", "+7", "7", "999", "8887766", "@", "%40", "&#64;",
        "shop.ru", "\t", "b", "соб", "ака", "СОБ", "«Я»", "&", "amp;", "commat;", "&quot;",
    ];
    let mut plain = 0;
    for index in 0..PIECES.len().pow(3) {
        let piece = |place: u32| PIECES[index / PIECES.len().pow(place) % PIECES.len()];
        let text = format!("anna {}{}{}shop.ru", piece(0), piece(1), piece(2));
        if super::is_plain(&text) {
            plain += 1;
            for rule in [Rule::Label, Rule::Text, Rule::Private] {
                assert!(super::found(&text, rule).is_empty(), "{text}");
            }
        }
    }
    assert!(plain > 1_000, "{plain}");
}
