//! Rules by which vehicles are given their errands.
//!
//! In: what the dispatcher knows of sending one vehicle to one place ([`Errand`]). Out: a [`Rank`] among the errands of that
//! vehicle; the smallest goes first.
//!
//! | `dispatch_rule` | goes first |
//! |---|---|
//! | `near_first` | nobody helped yet, then the shortest drive |
//! | `main_first` | nobody helped yet, then the most people who wait |
//! | `urgent_first` | nobody helped yet, then who was struck first |

mod errand;
mod rank;

pub use errand::Errand;
pub use rank::Rank;
