//! Numbering plans: Russia, Kazakhstan and their neighbours, as far as a number can be told for sure.

use crate::options::Named;

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

impl Country {
    /// Every country whose numbers are known, the one of `+7` that most numbers have first.
    pub(super) fn all() -> impl Iterator<Item = Country> {
        <Country as Named>::ALL.iter().map(|&(_, country)| country)
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Country::Ru | Country::Kz => "7",
            Country::By => "375",
            Country::Ua => "380",
            Country::Uz => "998",
            Country::Am => "374",
            Country::Ge => "995",
            Country::Az => "994",
            Country::Kg => "996",
            Country::Tj => "992",
            Country::Tm => "993",
            Country::Md => "373",
        }
    }

    /// What is dialled before a number inside the country.
    pub(super) const fn trunks(self) -> &'static [&'static str] {
        match self {
            Country::Ru | Country::Kz | Country::Tm => &["8"],
            Country::By => &["80", "0"],
            Country::Ua | Country::Am | Country::Ge | Country::Az | Country::Kg | Country::Md => &["0"],
            Country::Uz | Country::Tj => &[],
        }
    }

    /// Whether the digits behind the country code are a number of the plan.
    pub(super) fn has(self, national: &str) -> bool {
        let digits = national.as_bytes();
        let [first, second, ..] = digits else { return false };
        let length = match self {
            Country::Ru | Country::Kz => 10,
            Country::Am | Country::Tm | Country::Md => 8,
            _ => 9,
        };
        // One digit throughout is what people type to get past a form.
        if digits.len() != length || digits.iter().all(|digit| digit == first) {
            return false;
        }
        match self {
            Country::Ru => match first {
                b'3' | b'4' | b'9' => true,
                b'8' => matches!(second, b'0'..=b'7'),
                _ => false,
            },
            Country::Kz => *first == b'7',
            Country::By => matches!((first, second), (b'1' | b'2', _) | (b'3', b'3') | (b'4', b'4')),
            Country::Ua => matches!(first, b'3'..=b'7' | b'9'),
            Country::Uz => matches!((first, second), (b'2', b'0') | (b'3', b'3') | (b'5'..=b'9', _)),
            Country::Am => {
                matches!((first, second), (b'1'..=b'4' | b'8' | b'9', _) | (b'5', b'5') | (b'6', b'0') | (b'7', b'7'))
            }
            Country::Ge => matches!(first, b'3' | b'4' | b'5' | b'7'),
            Country::Az => {
                matches!((first, second), (b'1' | b'2' | b'4' | b'5' | b'7' | b'9', _) | (b'6', b'0') | (b'8', b'8'))
            }
            Country::Kg => matches!(first, b'2' | b'3' | b'5'..=b'9'),
            Country::Tj => matches!((first, second), (b'0', b'0') | (b'1'..=b'5' | b'7'..=b'9', _)),
            Country::Tm => matches!((first, second), (b'1'..=b'6', _) | (b'7', b'1')),
            Country::Md => matches!((first, second), (b'2' | b'3' | b'5'..=b'7', _) | (b'8' | b'9', b'0')),
        }
    }

    /// The same for a number with neither country code nor trunk prefix, where fewer can be told for sure: it may lack
    /// a digit, and then begin with a trunk prefix or with a country code, its own or another's.
    pub(super) fn has_bare(self, national: &str) -> bool {
        let begins_with = |starts: &[&str]| starts.iter().any(|start| national.starts_with(start));
        self.has(national)
            && match self {
                Country::Ru => !begins_with(&["8", "373", "374", "375", "380"]),
                Country::Kz => begins_with(&[
                    "700", "701", "702", "705", "706", "707", "708", "747", "771", "775", "776", "777", "778",
                ]),
                _ => !begins_with(&["8", self.code()]),
            }
    }
}
