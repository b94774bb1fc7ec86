//! Everything the program says to people, in Chinese and English, in one place.
//!
//! [`messages`] holds one function a sentence: the compiler proves that both languages exist and use the same
//! values. [`codes`] holds the error codes with what is wrong, the mend and the long explanation.
//! JSON keys, column names and identifiers are English and never pass through here.

pub mod codes;
mod lang;
pub mod messages;
pub mod metrics;

pub use codes::{Code, CodeText, Severity};
pub use lang::Lang;
