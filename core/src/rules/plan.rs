//! Numbering plans: Russia, Kazakhstan and their neighbours, as far as a number can be recognised with certainty.

use crate::base::named::{Named, from_str};

/// A country whose national spelling of phones is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Country {
    /// Russia.
    #[default]
    Ru,
    /// Kazakhstan.
    Kz,
    /// Belarus.
    By,
    /// Ukraine.
    Ua,
    /// Uzbekistan.
    Uz,
    /// Armenia.
    Am,
    /// Georgia.
    Ge,
    /// Azerbaijan.
    Az,
    /// Kyrgyzstan.
    Kg,
    /// Tajikistan.
    Tj,
    /// Turkmenistan.
    Tm,
    /// Moldova.
    Md,
}

impl Named for Country {
    const ALL: &'static [(&'static str, Country)] = &[
        ("RU", Country::Ru),
        ("KZ", Country::Kz),
        ("BY", Country::By),
        ("UA", Country::Ua),
        ("UZ", Country::Uz),
        ("AM", Country::Am),
        ("GE", Country::Ge),
        ("AZ", Country::Az),
        ("KG", Country::Kg),
        ("TJ", Country::Tj),
        ("TM", Country::Tm),
        ("MD", Country::Md),
    ];
}

from_str!(Country);

/// How a country's numbers are recognised, as data: the tag for Google Tag Manager has the same data.
#[cfg_attr(feature = "gtm", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub(crate) struct Plan {
    /// The country code.
    pub(crate) code: &'static str,
    /// The prefix that is dialled before a number inside the country.
    pub(crate) trunks: &'static [&'static str],
    /// Digits after the country code.
    pub(crate) length: usize,
    /// The digits that they begin with.
    pub(crate) starts: &'static [&'static str],
    /// The digits that a number with neither country code nor trunk prefix begins with, where fewer are certain; if
    /// empty, with any of `starts`.
    pub(crate) bare: &'static [&'static str],
    /// The digits that such a number does not begin with: it may lack a digit, and then begin with a trunk prefix or
    /// with a country code, its own or another's.
    pub(crate) not_bare: &'static [&'static str],
}

impl Country {
    /// Every country whose numbers are known, the one of `+7` that most numbers have first.
    pub(crate) fn all() -> impl Iterator<Item = Country> {
        <Country as Named>::ALL.iter().map(|&(_, country)| country)
    }

    #[rustfmt::skip]
    pub(crate) const fn plan(self) -> &'static Plan {
        match self {
            Country::Ru => &Plan {
                code: "7", trunks: &["8"], length: 10,
                starts: &["3", "4", "9", "80", "81", "82", "83", "84", "85", "86", "87"],
                bare: &[], not_bare: &["8", "37", "380"],
            },
            Country::Kz => &Plan {
                code: "7", trunks: &["8"], length: 10,
                starts: &["7"],
                bare: &["700", "701", "702", "705", "706", "707", "708", "747", "771", "775", "776", "777", "778"],
                not_bare: &[],
            },
            Country::By => &Plan {
                code: "375", trunks: &["80", "0"], length: 9,
                starts: &["1", "2", "33", "44"],
                bare: &[], not_bare: &["8", "375"],
            },
            Country::Ua => &Plan {
                code: "380", trunks: &["0"], length: 9,
                starts: &["3", "4", "5", "6", "7", "80", "9"],
                bare: &[], not_bare: &["8", "380"],
            },
            Country::Uz => &Plan {
                code: "998", trunks: &[], length: 9,
                starts: &["20", "33", "5", "6", "7", "8", "9"],
                bare: &[], not_bare: &["8", "998"],
            },
            Country::Am => &Plan {
                code: "374", trunks: &["0"], length: 8,
                starts: &["1", "2", "3", "4", "8", "9", "55", "60", "77"],
                bare: &[], not_bare: &["8", "374"],
            },
            Country::Ge => &Plan {
                code: "995", trunks: &["0"], length: 9,
                starts: &["3", "4", "5", "7"],
                bare: &[], not_bare: &["8", "995"],
            },
            Country::Az => &Plan {
                code: "994", trunks: &["0"], length: 9,
                starts: &["1", "2", "4", "5", "7", "9", "60", "88"],
                bare: &[], not_bare: &["8", "994"],
            },
            Country::Kg => &Plan {
                code: "996", trunks: &["0"], length: 9,
                starts: &["2", "3", "5", "6", "7", "8", "9"],
                bare: &[], not_bare: &["8", "996"],
            },
            Country::Tj => &Plan {
                code: "992", trunks: &[], length: 9,
                starts: &["00", "1", "2", "3", "4", "5", "7", "8", "9"],
                bare: &[], not_bare: &["8", "992"],
            },
            Country::Tm => &Plan {
                code: "993", trunks: &["8"], length: 8,
                starts: &["1", "2", "3", "4", "5", "6", "71"],
                bare: &[], not_bare: &["8", "993"],
            },
            Country::Md => &Plan {
                code: "373", trunks: &["0"], length: 8,
                starts: &["2", "3", "5", "6", "7", "80", "90"],
                bare: &[], not_bare: &["8", "373"],
            },
        }
    }
}

impl Plan {
    /// Whether the digits after the country code are a number of the plan.
    pub(super) fn has(&self, national: &str) -> bool {
        let digits = national.as_bytes();
        // One digit throughout is what people type to get past a form.
        let is_repeated = || digits.iter().all(|digit| digits.first() == Some(digit));
        digits.len() == self.length && !is_repeated() && begins_with(national, self.starts)
    }

    /// Reads a number with neither country code nor trunk prefix.
    pub(super) fn has_bare(&self, national: &str) -> bool {
        self.has(national)
            && (self.bare.is_empty() || begins_with(national, self.bare))
            && !begins_with(national, self.not_bare)
    }
}

fn begins_with(national: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| national.starts_with(start))
}
