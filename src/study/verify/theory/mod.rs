//! Closed forms and exact algorithms, written from the textbooks and not from the engine.
//!
//! They are the other side of every simulated check: where a table gives a known value, the formula here must print the
//! same digits, and the simulation must agree with it within its error.

pub mod demand;
pub mod finite;
pub mod open;
pub mod reliability;

#[cfg(test)]
mod tests;
