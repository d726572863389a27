//! Each code is raised by a feed that has this problem and no other, at its place.

use crate::codes::CODES;
use crate::{GOOD, attributes, found, look, with};
use flocktory_postcheckout::feed::{Lint, lint};
use flocktory_postcheckout::{Code, Lang, Severity};

/// A feed, and what is found in it.
fn cases() -> Vec<(String, &'static str)> {
    let long = "x".repeat(256);
    let offer = |offer: &str| with("</offers>", &format!("{offer}</offers>"));
    let deep = format!("<p>{}{}</p>\n</offer>\n<", "<a>".repeat(40), "</a>".repeat(40));
    vec![
        (String::new(), "1:1 feed_not_yml feed"),
        ("id;name\n1;tea".to_owned(), "1:1 feed_not_yml feed"),
        ("<!DOCTYPE html>\n<html></html>".to_owned(), "1:1 feed_not_yml feed"),
        ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"/>".to_owned(), "2:1 feed_not_yml feed"),
        ("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>".to_owned(), "1:1 feed_not_yml feed"),
        (with("UTF-8", "koi8-r"), "1:1 feed_encoding feed"),
        ("PK\u{5}\u{6}0000000000000000".to_owned(), "1:1 feed_archive feed"),
        (with("</yml_catalog>\n", ""), "20:1 feed_cut_off feed"),
        (with("</offer>\n", &deep), "17:94 feed_too_deep offer"),
        (with("<shop>", &format!("<shop {}>", attributes(65))), "3:455 feed_limit feed"),
        (with("\"A-1\"", &format!("\"A-1\" {}", attributes(64))), "10:458 feed_limit offer"),
        (with("<price>", &format!("<price {}>", attributes(65))), "13:456 feed_limit offer"),
        (with("</price>", "</prices>"), "13:14 feed_syntax offer"),
        (with("</shop>", "</shops>"), "19:1 feed_syntax feed"),
        (with("<?xml", "\n<?xml"), "2:1 feed_syntax feed"),
        (with("</yml_catalog>", "</yml_catalog>Warning"), "20:15 feed_syntax feed"),
        (with("id=\"A-1\"", "id=\"A-1\" id=\"2\""), "10:17 feed_syntax offer"),
        (with("&quot;Лунцзин&quot;", "&laquo;Лунцзин"), "11:11 feed_reference offer"),
        (with("Чай &quot;", "Чай & &quot;"), "11:11 feed_reference offer"),
        (with("a=1&amp;b", "a=1&b"), "12:27 feed_reference offer"),
        (with("A-1", "A&1"), "10:13 feed_reference offer"),
        (with("Лунцзин", "Лун&#1;"), "11:20 feed_control_character offer"),
        (with("Лунцзин", "Лун\u{b}"), "11:20 feed_control_character offer"),
        (with("<yml_catalog", "<!DOCTYPE yml_catalog [<!ENTITY a \"b\">]><yml_catalog"), "2:1 feed_entities feed"),
        (with(" date=\"2026-11-25 13:00\"", ""), "2:1 feed_date yml_catalog.date"),
        (with("2026-11-25 13:00", "25.11.2026"), "2:20 feed_date yml_catalog.date"),
        (
            "<yml_catalog date=\"2026-11-25\"><shop><offers/></shop></yml_catalog>".to_owned(),
            "1:1 feed_offers_missing feed",
        ),
        (with(" id=\"A-1\"", ""), "10:1 feed_offer_id_missing offer.id"),
        (with("A-1", " "), "10:1 feed_offer_id_missing offer.id"),
        (with("A-1", &long), "10:12 feed_offer_id_long offer.id"),
        (with("A-1", "A-1 "), "10:12 feed_offer_id_whitespace offer.id"),
        (with("<price>990.50</price>\n", ""), "10:1 feed_price_missing offer.price"),
        (with("990.50", "990,50"), "13:1 feed_price_invalid offer.price"),
        (with("990.50", "1 990.50"), "13:1 feed_price_invalid offer.price"),
        (with("990.50", "0.00"), "13:1 feed_price_invalid offer.price"),
        (with("990.50", "по запросу"), "13:1 feed_price_invalid offer.price"),
        (
            with("<name>Чай &quot;Лунцзин&quot;</name>", "<name/><vendor>x</vendor>"),
            "10:1 feed_name_missing offer.name",
        ),
        (with("Лунцзин", &"й".repeat(40)), "11:1 feed_text_long offer.name"),
        (with("<price>", "<vendor>vendor of 21 letters.</vendor><price>"), "13:1 feed_text_long offer.vendor"),
        (with(">Чай<", &format!(">{}<", "й".repeat(41))), "6:1 feed_text_long category"),
        (with("<url>https://shop.ru/1?a=1&amp;b=2</url>", ""), "10:1 feed_url_missing offer.url"),
        (with("<picture>https://shop.ru/1.jpg</picture>", ""), "10:1 feed_picture_missing offer.picture"),
        (with("https://shop.ru/1.jpg", "/1.jpg"), "16:1 feed_address offer.picture"),
        (with("https://shop.ru/1?", "shop.ru/1?"), "12:1 feed_address offer.url"),
        (with("https://shop.ru/1.jpg", "https://shop.ru/a b.jpg"), "16:1 feed_address_character offer.picture"),
        (with("https://shop.ru/1?", "https://shop.ru/a|b?"), "12:1 feed_address_character offer.url"),
        (with("?a=1&amp;b=2", "?utm_source=flocktory&amp;b=2"), "12:1 feed_address_marked offer.url"),
        (with("?a=1&amp;b=2", "?a=1&amp;ref=2"), "12:1 feed_address_marked offer.url"),
        (with("?a=1&amp;b=2", "?a=1&amp;amp;b=2"), "12:1 feed_escaped_twice offer.url"),
        (with("&quot;Лунцзин&quot;", "&amp;quot;Лунцзин&amp;quot;"), "11:1 feed_escaped_twice offer.name"),
        (with(">Чай<", ">Чай &amp;#38; кофе<"), "6:1 feed_escaped_twice category"),
        (with("\"A-1\"", "\"A-1\" available=\"yes\""), "10:28 feed_available offer.available"),
        (without_categories(), "1:1 feed_categories_missing feed"),
        (with("UTF-8", "windows-1251"), "1:1 feed_encoding_false feed"),
        (with("UTF-8", "us-ascii"), "1:1 feed_encoding_false feed"),
        (
            "<? header('Content-Type: text/xml'); echo \"<\".\"?xml version='1.0'?\".\">\" ?>".to_owned(),
            "1:1 feed_not_yml feed",
        ),
        (with("<?xml", "<?php ?><?xml"), "1:1 feed_not_yml feed"),
        (with("<categoryId>2</categoryId>", ""), "10:1 feed_category_missing offer.categoryId"),
        (with("<categoryId>2", "<categoryId>3"), "15:1 feed_category_unknown offer.categoryId"),
        (
            with("<category id=\"2\"", "<category id=\"1\">Кофе</category><category id=\"2\""),
            "7:15 feed_category_repeated category.id",
        ),
        (with("parentId=\"1\"", "parentId=\"9\""), "7:1 feed_category_parent category.parentId"),
        (with("<category id=\"1\"", "<category id=\"1\" parentId=\"2\""), "6:1 feed_category_circle category.parentId"),
        (with(">Чай<", "><"), "6:1 feed_category_incomplete category"),
        (
            with("<category id=\"1\"", "<category>Ещё</category><category id=\"1\""),
            "6:1 feed_category_incomplete category.id",
        ),
        (with("<currencyId>RUR</currencyId>", ""), "10:1 feed_currency_missing offer.currencyId"),
        (with("RUR", "EUR"), "14:1 feed_currency offer.currencyId"),
        (
            offer(&GOOD[GOOD.find("<offer ").expect("an offer")..GOOD.find("</offers>").expect("the end")]),
            "18:12 feed_offer_id_repeated offer.id",
        ),
    ]
}

/// The good feed with two offers and none of its categories.
fn without_categories() -> String {
    let (start, rest) = GOOD.split_once("<categories>").expect("categories");
    let (_, end) = rest.split_once("</categories>").expect("their end");
    format!("{start}{end}").replace("</offers>", &format!("{}</offers>", second_offer()))
}

fn second_offer() -> String {
    let offer = &GOOD[GOOD.find("<offer ").expect("an offer")..GOOD.find("</offers>").expect("the end")];
    offer.replace("\"A-1\"", "\"A-2\"").replace("<categoryId>2", "<categoryId>3")
}

#[test]
fn the_name_of_a_record_is_its_title() {
    let record = |kind: &str| {
        with("\"A-1\"", &format!("\"A-1\" type=\"{kind}\""))
            .replace("name>Чай", "title>Чай")
            .replace("</name>\n<url", "</title>\n<url")
    };
    assert_eq!(found(record("artist.title")), Vec::<String>::new());
    assert_eq!(found(record("book"))[0], "10:1 feed_name_missing offer.name");
}

#[test]
fn a_feed_is_in_the_encoding_that_it_declares() {
    let text = GOOD.replace("UTF-8", "windows-1251").replace('ё', "е");
    let cyrillic = |c: char| u8::try_from(u32::from(c) - 0x410 + 0xc0).expect("a letter of windows-1251");
    let bytes: Vec<u8> = text.chars().map(|c| if c.is_ascii() { c as u8 } else { cyrillic(c) }).collect();
    assert_eq!(look(bytes.as_slice(), Lang::En).0, []);
    let undeclared: Vec<u8> = String::from_utf8_lossy(&bytes[..60]).replace("windows-1251", "UTF-8").into_bytes();
    let mut undeclared = undeclared;
    undeclared.extend_from_slice(&bytes[60..]);
    let (findings, _) = look(undeclared.as_slice(), Lang::En);
    assert_eq!(findings.len(), 1);
    assert_eq!(
        findings[0].problem.message,
        "feed is declared as UTF-8 and is windows-1251: every name and id would be garbled"
    );
    let unused: Vec<u8> = bytes.iter().map(|&b| if b == cyrillic('Л') { 0x98 } else { b }).collect();
    assert_eq!(look(unused.as_slice(), Lang::En).0[0].problem.code, Code::FEED_NOT_UTF8);
}

#[test]
fn nothing_is_wrong_with_a_good_feed() {
    let (findings, report) = look(GOOD, Lang::En);
    assert_eq!(findings, []);
    assert_eq!((report.offers, report.categories, report.bytes), (1, 2, GOOD.len() as u64));
}

#[test]
fn each_problem_is_found_alone_and_at_its_place() {
    let mut wrong = Vec::new();
    for (feed, expected) in cases() {
        let found = found(&feed);
        // An offer that is left out leaves none.
        let rest = found.iter().filter(|line| !line.ends_with("feed_offers_missing feed")).count();
        if found.first().is_none_or(|first| first != expected) || rest > 1 {
            wrong.push((expected, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_code_is_raised_in_both_languages() {
    let mut feeds: Vec<_> = cases().into_iter().map(|(feed, _)| feed.into_bytes()).collect();
    feeds.push(GOOD.replace("Чай", "\u{0}").into_bytes().iter().map(|&b| if b == 0 { 0xff } else { b }).collect());
    feeds.push(with("Лунцзин", &"x".repeat(5 << 20)).into_bytes());
    for lang in [Lang::En, Lang::Ru] {
        let mut raised = Vec::new();
        for finding in feeds.iter().flat_map(|feed| look(feed, lang).0) {
            assert!(!finding.problem.message.contains('{'), "{finding}");
            let is_russian = finding.problem.message.contains(|c| ('а'..='я').contains(&c));
            assert!(lang == Lang::En || is_russian, "{finding}");
            raised.push(finding.problem.code);
        }
        for code in CODES {
            assert!(raised.contains(&code), "no feed raises {code}");
        }
    }
}

#[test]
fn problems_say_what_was_given_and_where() {
    let reported = |feed: String, lang| look(feed, lang).0.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        reported(with("990.50", "990,50"), Lang::En),
        [
            "13:1: error feed_price_invalid: offer.price must be a positive number with a point, such as 2999.90; got \"990,50\""
        ]
    );
    let again = "<offer id=\"A-1\"><name>x</name><url>https://shop.ru/1</url><price>1</price><currencyId>RUB</currencyId>\
                 <categoryId>1</categoryId><picture>https://shop.ru/1.jpg</picture></offer></offers>";
    assert_eq!(
        reported(with("</offers>", again), Lang::Ru),
        [
            "18:12: error feed_offer_id_repeated: offer.id повторяет id более раннего предложения: \"A-1\" (впервые в строке 10)"
        ]
    );
    assert_eq!(
        reported(with("</price>", "</prices>"), Lang::En)[0],
        "13:14: error feed_syntax: offer is malformed XML: </prices> where </price> is due; nothing after it was read"
    );
    let (findings, _) = look(with("<categoryId>2", "<categoryId>3"), Lang::En);
    assert_eq!(findings[0].offer.as_deref(), Some("A-1"));
}

#[test]
fn problems_of_one_kind_are_counted_and_a_few_told() {
    let offers = "<offer/>".repeat(1000);
    let mut findings = Vec::new();
    let mut options = Lint::default();
    options.examples = 3;
    let feed = with("</offers>", &format!("{offers}</offers>"));
    let report = lint(feed.as_bytes(), options, |finding| findings.push(finding)).expect("a report");
    let missing = findings.iter().filter(|finding| finding.problem.code == Code::FEED_OFFER_ID_MISSING);
    assert_eq!(missing.count(), 3);
    assert_eq!(report.counts.iter().filter(|of| of.count == 1000).count(), 7);
    assert_eq!((report.count(Severity::Error), report.count(Severity::Warning)), (4000, 3000));
}
