//! One function a sentence, grouped by the room that says it.
//!
//! `messages::run::seed(lang, 7)` gives "seed 7" or "随机种子 7". A missing language or a misspelt value does
//! not compile; a test checks that both languages use the same values.

/// Defines functions `name(lang, values…) -> String` and the list `ALL` of (name, en, zh).
macro_rules! messages {
    ($( $name:ident ( $($arg:ident),* ) : $en:literal, $zh:literal; )*) => {
        $(
            #[doc = $en]
            pub fn $name(lang: $crate::text::Lang $(, $arg: impl std::fmt::Display)*) -> String {
                match lang {
                    $crate::text::Lang::En => format!($en),
                    $crate::text::Lang::Zh => format!($zh),
                }
            }
        )*
        /// Every message of this group: name, English, Chinese.
        pub const ALL: &[(&str, &str, &str)] = &[ $( (stringify!($name), $en, $zh) ),* ];
    };
}

pub mod cli;
pub mod district;
pub mod hazard;
pub mod intake;
pub mod norms;
pub mod report;
pub mod run;
pub mod target;
pub mod timeline;
pub mod verify;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    fn values(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| rest.split(['}', ':']).next())
            .collect()
    }

    #[test]
    fn both_languages_say_the_same_values() {
        let groups = [
            super::cli::ALL,
            super::district::ALL,
            super::hazard::ALL,
            super::intake::ALL,
            super::norms::ALL,
            super::report::ALL,
            super::run::ALL,
            super::target::ALL,
            super::timeline::ALL,
            super::verify::ALL,
        ];
        for (name, en, zh) in groups.concat() {
            assert!(!en.is_empty() && !zh.is_empty(), "{name}");
            assert_eq!(values(en), values(zh), "{name}");
        }
    }
}
