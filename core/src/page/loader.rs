//! The tag of the vendor's general integration, which every page needs once.

use crate::options::Options;
use crate::render;
use crate::report::code::Code;
use crate::report::describe;
use crate::report::path::Path;
use crate::report::problem::{InvalidOrder, Problems, Report};

/// The loader's address, to which `?site_id=` is added.
pub(crate) const LOADER: &str = "https://api.flocktory.com/v2/loader.js";

/// The options that [`loader`] uses: it takes the others, but they change nothing.
pub const LOADER_OPTIONS: [&str; 2] = ["nonce", "lang"];

/// The loader's tag for a site, for the head of every page.
///
/// # Errors
/// `site_id_invalid` for anything but digits (a space before them is the vendor's "common mistake"), `nonce_invalid`.
pub fn loader(site_id: &str, options: &Options) -> Result<String, InvalidOrder> {
    let mut problems = Problems::new(options.lang, options.strict);
    options.check(&mut problems);
    check(site_id, &Path::ROOT.key("site_id"), &mut problems);
    if problems.has_errors() {
        return Err(InvalidOrder { problems: problems.into_list() });
    }
    let attributes = format!(" type=\"text/javascript\" src=\"{LOADER}?site_id={site_id}\" async=\"async\"");
    Ok(render::open_tag(&attributes, options).concat() + "</script>")
}

/// Reports what is no site's number.
pub(crate) fn check(site_id: &str, path: &Path<'_>, problems: &mut Problems) {
    if site_id.is_empty() || site_id.len() > 20 || !site_id.bytes().all(|b| b.is_ascii_digit()) {
        problems.report(path, Report::error(Code::SiteIdInvalid).given(describe::label(site_id)));
    }
}
