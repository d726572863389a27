//! Why a script of a template does not parse: the likely cause.

use flocktory_postcheckout::Lang;

/// The likely cause of a syntax error at a place in a script, as an end of the message; empty if there is none.
pub(crate) fn cause(script: &str, offset: usize, lang: Lang) -> &'static str {
    let before = script.get(..offset).unwrap_or(script).trim_end();
    let after = script.get(offset..).unwrap_or_default().trim_start();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_open = |quote: char| line.matches(quote).count() % 2 == 1;
    if before.ends_with(':') && after.starts_with([',', '}']) {
        lang.choose(
            "; a value is empty, perhaps because the server had none",
            "; значение пустое, возможно, на сервере его не было",
        )
    } else if before.ends_with(|c: char| c.is_ascii_digit())
        && after.starts_with(|c: char| c.is_ascii_digit() || c == ' ')
    {
        lang.choose("; a number has a space", "; в числе пробел")
    } else if is_price_with_comma(line, after) {
        lang.choose("; a price has a comma: it needs a point", "; в цене запятая, нужна точка")
    } else if line.ends_with(['\'', '"']) && after.starts_with(char::is_alphabetic) {
        lang.choose(
            "; a quote or an apostrophe in a text ends the text",
            "; кавычка или апостроф в тексте завершает строку",
        )
    } else if is_open('\'') || is_open('"') {
        lang.choose(
            "; a text is not closed: it has a line break or `</script>`",
            "; строка не закрыта: в тексте перевод строки или `</script>`",
        )
    } else {
        ""
    }
}

/// Whether an error is at `price: 2999,90`, where a key is expected after the comma.
fn is_price_with_comma(line: &str, after: &str) -> bool {
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let before = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let (all, fraction) = (line, line.len() - before.len());
    let is_fraction =
        |before: &str| before.strip_suffix(',').is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    (digits > 0 && is_fraction(all)) || (fraction > 0 && is_fraction(before))
}
