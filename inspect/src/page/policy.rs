//! Content-Security-Policy: whether a policy lets the page's scripts and Flocktory's own run.

use flocktory_postcheckout::{csp_hash, csp_sources};

/// Sources of one directive, and policies of one page, that are looked at: no shop has as many, so what has more is
/// taken for one that allows everything.
const MAX_SOURCES: usize = 2_000;
pub(crate) const MAX_POLICIES: usize = 16;

/// The directive of scripts.
pub(crate) const SCRIPTS: &str = "script-src";

/// One policy: each directive with its sources.
pub(crate) struct Policy<'p> {
    directives: Vec<(String, Vec<&'p str>)>,
}

/// The sources that decide about one kind of request.
#[derive(Clone, Copy)]
pub(crate) struct Sources<'p> {
    /// The directive that has them.
    pub(crate) directive: &'p str,
    list: &'p [&'p str],
}

/// The directives that decide about the requests of a directive, the first that is there.
fn fallback(directive: &str) -> &'static [&'static str] {
    match directive {
        "script-src" => &["script-src-elem", "script-src", "default-src"],
        "style-src" => &["style-src-elem", "style-src", "default-src"],
        "img-src" => &["img-src", "default-src"],
        "connect-src" => &["connect-src", "default-src"],
        "frame-src" => &["frame-src", "child-src", "default-src"],
        _ => &[],
    }
}

impl<'p> Policy<'p> {
    pub(crate) fn new(text: &'p str) -> Policy<'p> {
        let mut directives: Vec<(String, Vec<&str>)> = Vec::new();
        for directive in text.split(';') {
            let mut words = directive.split_ascii_whitespace();
            let Some(name) = words.next().map(str::to_ascii_lowercase) else { continue };
            // Browsers ignore a directive's repetitions.
            if directives.iter().all(|(known, _)| *known != name) {
                directives.push((name, words.collect()));
            }
        }
        Policy { directives }
    }

    /// The sources of a kind of request; `None`: all are allowed.
    pub(crate) fn sources(&self, directive: &str) -> Option<Sources<'_>> {
        let of = |name: &&str| self.directives.iter().find(|(known, _)| known == name);
        let (directive, list) = fallback(directive).iter().find_map(of)?;
        (list.len() <= MAX_SOURCES).then_some(Sources { directive, list })
    }

    /// The hosts of Flocktory that the policy forbids, by the directive that forbids them. `has_tag`: whether the page
    /// has the loader's tag, and its nonce.
    pub(crate) fn forbidden_hosts(
        &self,
        has_tag: bool,
        nonce: Option<&str>,
    ) -> Vec<(&'static str, Sources<'_>, Vec<&str>)> {
        let mut forbidden = Vec::new();
        for (directive, hosts) in csp_sources() {
            let Some(sources) = self.sources(directive) else { continue };
            // A script that may run may load others.
            let is_script = *directive == SCRIPTS;
            let is_strict = is_script && sources.is_strict_dynamic();
            let has_nonce = is_script && nonce.is_some_and(|nonce| sources.has_nonce(nonce));
            // Without a tag a script adds the loader, and what that loads is trusted as the script is.
            let is_allowed = |host: &&str| match (is_strict, has_nonce) {
                (true, has_nonce) => has_nonce || !has_tag,
                (false, has_nonce) => sources.allows_host(host) || has_nonce && *host == "https://api.flocktory.com",
            };
            let missing: Vec<_> = hosts.iter().copied().filter(|host| !is_allowed(host)).collect();
            if !missing.is_empty() {
                forbidden.push((*directive, sources, missing));
            }
        }
        forbidden
    }
}

impl Sources<'_> {
    fn has(&self, keyword: &str) -> bool {
        self.list.iter().any(|source| source.eq_ignore_ascii_case(keyword))
    }

    fn has_nonce(&self, nonce: &str) -> bool {
        // Browsers hide the nonces of a saved page.
        nonce.is_empty() || self.values("nonce-").any(|allowed| allowed == nonce)
    }

    fn is_strict_dynamic(&self) -> bool {
        self.has("'strict-dynamic'")
    }

    /// The values of sources such as `'nonce-…'`.
    fn values(&self, prefix: &str) -> impl Iterator<Item = &str> {
        self.list.iter().filter_map(move |source| {
            let source = source.strip_prefix('\'')?.strip_suffix('\'')?;
            let is_of = source.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
            is_of.then(|| &source[prefix.len()..])
        })
    }

    /// Whether an inline script may run.
    pub(crate) fn allows_inline(&self, nonce: Option<&str>, script: &str) -> bool {
        let is_hashed = |prefix| self.values(prefix).next().is_some();
        let has_hash = || {
            let hash = csp_hash(&script.replace("\r\n", "\n"));
            let hash = hash.strip_prefix("sha256-").unwrap_or(&hash);
            self.values("sha256-").any(|allowed| allowed == hash)
        };
        // The other hashes are not computed: they may be the script's.
        let may_be_hashed = is_hashed("sha384-") || is_hashed("sha512-");
        let names_scripts = may_be_hashed || is_hashed("nonce-") || is_hashed("sha256-") || self.is_strict_dynamic();
        nonce.is_some_and(|nonce| self.has_nonce(nonce))
            || may_be_hashed
            || has_hash()
            || self.has("'unsafe-inline'") && !names_scripts
    }

    /// Whether requests to a host, such as `https://api.flocktory.com`, are allowed.
    fn allows_host(&self, host: &str) -> bool {
        let host = host.trim_start_matches("https://");
        self.list.iter().any(|source| is_match(&source.to_ascii_lowercase(), host))
    }
}

/// Whether a source allows a host by https.
fn is_match(source: &str, host: &str) -> bool {
    if matches!(source, "*" | "https:" | "http:") {
        return true;
    }
    let source = source.strip_prefix("https://").or_else(|| source.strip_prefix("http://")).unwrap_or(source);
    // A source with a path allows at least the loader.
    let authority = source.split('/').next().unwrap_or_default();
    let (name, port) = authority.split_once(':').unwrap_or((authority, ""));
    let is_host = match name.strip_prefix('*') {
        Some("") => true,
        Some(end) => end.starts_with('.') && host.ends_with(end),
        None => name == host,
    };
    is_host && matches!(port, "" | "443" | "*")
}

#[cfg(test)]
mod tests {
    use super::Policy;

    #[test]
    fn hosts_are_matched_as_browsers_match_them() {
        for (sources, is_allowed) in [
            ("*", true),
            ("https:", true),
            ("HTTPS://API.flocktory.com", true),
            ("api.flocktory.com:443", true),
            ("https://api.flocktory.com/v2/", true),
            ("*.flocktory.com", true),
            ("https://*.flocktory.com:*", true),
            ("*.com", true),
            ("flocktory.com", false),
            ("*.api.flocktory.com", false),
            ("*flocktory.com", false),
            ("api.flocktory.com:8080", false),
            ("wss://api.flocktory.com", false),
            ("https://api.flocktory.com.evil.ru", false),
            ("'self'", false),
            ("'none'", false),
            ("data:", false),
            ("", false),
        ] {
            let text = format!("connect-src {sources}");
            let policy = Policy::new(&text);
            let allows =
                policy.sources("connect-src").is_some_and(|found| found.allows_host("https://api.flocktory.com"));
            assert_eq!(allows, is_allowed, "{sources}");
        }
    }

    #[test]
    fn inline_scripts_need_a_reason_to_run() {
        let hash = flocktory_postcheckout::csp_hash("a\n");
        for (policy, nonce, is_allowed) in [
            ("script-src 'unsafe-inline'", None, true),
            ("default-src 'UNSAFE-INLINE'", None, true),
            ("img-src 'none'", None, true),
            ("script-src 'self'", None, false),
            ("script-src 'self'; script-src 'unsafe-inline'", None, false),
            ("default-src 'unsafe-inline'; script-src 'self'", None, false),
            ("script-src 'self'; script-src-elem 'unsafe-inline'", None, true),
            ("script-src 'unsafe-inline' 'nonce-r4'", None, false),
            ("script-src 'unsafe-inline' 'strict-dynamic'", None, false),
            ("script-src 'nonce-r4'", Some("r4"), true),
            ("script-src 'nonce-r4'", Some("R4"), false),
            ("script-src 'nonce-r4'", Some(""), true),
            ("script-src 'sha384-AAAA'", None, true),
            ("script-src 'sha256-AAAA'", None, false),
            (&format!("script-src '{hash}'"), None, true),
        ] {
            let policy = Policy::new(policy);
            let allows = policy.sources("script-src").is_none_or(|sources| sources.allows_inline(nonce, "a\r\n"));
            assert_eq!(allows, is_allowed, "{:?} {nonce:?}", policy.directives);
        }
    }
}
