//! What holds for any bytes in place of a feed. The fuzz target asks the same.

use flocktory_postcheckout::feed::{FeedError, Lint, lint, read};
use flocktory_postcheckout::{Code, Lang};

/// Nothing panics; every problem is reported at a place inside the feed; and where the markup is right, the index gets
/// an offer wherever the lint has one. Where it is not, they may go on in different places: the lint looks for the next
/// offer after any broken tag, the index keeps an offer that has one within it.
pub(crate) fn hold(bytes: &[u8]) {
    let mut reported = 0;
    let lines = bytes.iter().filter(|&&b| b == b'\n').count() as u64 + 1;
    let is_packed = bytes.starts_with(b"\x1f\x8b") || bytes.starts_with(b"PK");
    let report = lint(bytes, Lint::default(), |finding| {
        reported += 1;
        assert!(finding.line >= 1 && finding.column >= 1 && (is_packed || finding.line <= lines), "{finding}");
        assert!(!finding.problem.message.is_empty() && !finding.problem.path.is_empty());
    })
    .expect("memory");
    assert_eq!(reported, report.counts.iter().map(|of| of.count).sum::<u64>());
    let mut offers = 0;
    match read(bytes, Lang::Ru, |_| offers += 1) {
        Ok(read) => {
            assert_eq!(read.offers, offers);
            let is_broken = report.counts.iter().any(|of| of.code == Code::FEED_SYNTAX);
            assert!(is_broken || offers >= report.offers, "{offers} and {}", report.offers);
        }
        Err(error) => assert!(matches!(error, FeedError::Unreadable { .. }), "{error}"),
    }
    // Nothing is fine that is not.
    assert!(report.offers > 0 || reported > 0);
}
