//! Reading feeds, and what is wrong with them.
#![cfg(feature = "feed-reader")]

mod any_feed;
mod codes;
mod documents;
mod limits;
#[path = "../../../bench/src/feed.rs"]
#[allow(unreachable_pub, dead_code)]
mod made;
mod promises;
mod raised;
mod shapes;

use flocktory_postcheckout::Lang;
use flocktory_postcheckout::feed::{FeedProblem, Lint, LintReport, lint};

/// A feed in which nothing is wrong.
const GOOD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<yml_catalog date=\"2026-11-25 13:00\">
<shop>
<currencies><currency id=\"RUB\" rate=\"1\"/></currencies>
<categories>
<category id=\"1\">Чай</category>
<category id=\"2\" parentId=\"1\">Зелёный чай</category>
</categories>
<offers>
<offer id=\"A-1\">
<name>Чай &quot;Лунцзин&quot;</name>
<url>https://shop.ru/1?a=1&amp;b=2</url>
<price>990.50</price>
<currencyId>RUR</currencyId>
<categoryId>2</categoryId>
<picture>https://shop.ru/1.jpg</picture>
</offer>
</offers>
</shop>
</yml_catalog>
";

/// The good feed with one thing changed.
fn with(before: &str, after: &str) -> String {
    assert_eq!(GOOD.matches(before).count(), 1, "{before}");
    GOOD.replace(before, after)
}

/// So many attributes of seven characters each.
#[allow(clippy::format_collect, reason = "a feed in a test")]
fn attributes(count: usize) -> String {
    (10..10 + count).map(|number| format!("a{number}=\"\" ")).collect()
}

fn look(feed: impl AsRef<[u8]>, lang: Lang) -> (Vec<FeedProblem>, LintReport) {
    let (mut findings, mut options) = (Vec::new(), Lint::default());
    options.lang = lang;
    let report = lint(feed.as_ref(), options, |finding| findings.push(finding)).expect("bytes in memory");
    (findings, report)
}

/// What is found, as `line:column code path`.
fn found(feed: impl AsRef<[u8]>) -> Vec<String> {
    let line = |finding: &FeedProblem| {
        let problem = &finding.problem;
        format!("{}:{} {} {}", finding.line, finding.column, problem.code, problem.path)
    };
    look(feed, Lang::En).0.iter().map(line).collect()
}
