//! Error codes: what is wrong, the nearest mend, and the explanation that `reliefsim explain` prints.
//!
//! Texts name values in braces (`{value}`); a finding brings the values. Codes are promises: a code keeps its
//! meaning for ever and is never used again for another. E = error, W = warning.
//! Hundreds: 01 files and encoding, 02 tables, 03 scenario.toml, 04 references, 05 model sense (more of it from 0610 on), 06 provenance,
//! 07 changes (`--set`, measures, stress), 08 import, 09 run and output.

#[macro_use]
mod import;
#[macro_use]
mod changes;
#[macro_use]
mod scenario;

use super::Lang;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scenario cannot be used.
    Error,
    /// The scenario can be used, but somebody should look.
    Warning,
}

/// The texts of a code in one language.
#[derive(Clone, Copy, Debug)]
pub struct CodeText {
    /// What is wrong, with values in braces.
    pub message: &'static str,
    /// The nearest mend, with values in braces.
    pub mend: &'static str,
    /// Why it matters and what to do, without values.
    pub explanation: &'static str,
}

macro_rules! codes {
    ($( $code:ident $severity:ident
        en: $en_message:literal, $en_mend:literal, $en_why:literal;
        zh: $zh_message:literal, $zh_mend:literal, $zh_why:literal; )*) => {
        /// Every code the program can print.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[allow(missing_docs, reason = "the texts stand beside each code")]
        pub enum Code { $( $code, )* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Self] = &[ $( Self::$code, )* ];

            /// The code as printed, for instance `E0204`.
            pub fn name(self) -> &'static str {
                match self { $( Self::$code => stringify!($code), )* }
            }
            /// Whether the scenario can still be used.
            pub fn severity(self) -> Severity {
                match self { $( Self::$code => Severity::$severity, )* }
            }
            /// The texts in this language.
            pub fn text(self, lang: Lang) -> CodeText {
                match (self, lang) { $(
                    (Self::$code, Lang::En) => CodeText { message: $en_message, mend: $en_mend, explanation: $en_why },
                    (Self::$code, Lang::Zh) => CodeText { message: $zh_message, mend: $zh_mend, explanation: $zh_why },
                )* }
            }
        }
    };
}

scenario_codes!();

impl std::str::FromStr for Code {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim().to_ascii_uppercase();
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.name() == text)
            .ok_or(())
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Puts values into the braces of a text.
pub fn fill(text: &str, values: &[(&'static str, String)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn values(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .collect()
    }

    #[test]
    fn every_code_speaks_both_languages_with_the_same_values() {
        for &code in Code::ALL {
            let (en, zh) = (code.text(Lang::En), code.text(Lang::Zh));
            for (a, b) in [
                (en.message, zh.message),
                (en.mend, zh.mend),
                (en.explanation, zh.explanation),
            ] {
                assert!(!a.is_empty() && !b.is_empty(), "{code}");
                assert_eq!(values(a), values(b), "{code}");
            }
            assert_eq!(
                code.name().starts_with('E'),
                code.severity() == Severity::Error,
                "{code}"
            );
        }
    }

    #[test]
    fn codes_are_in_order_and_read_back() {
        assert!(
            Code::ALL
                .windows(2)
                .all(|pair| pair[0].name()[1..] < pair[1].name()[1..])
        );
        assert!(
            Code::ALL
                .iter()
                .all(|code| code.name().to_lowercase().parse() == Ok(*code))
        );
    }
}
