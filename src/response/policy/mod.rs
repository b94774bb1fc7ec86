//! Rules by which vehicles are given their errands.
//!
//! In: what the dispatcher knows of sending one vehicle to one place ([`Errand`]): believed roads, reported needs, orders, stock.
//! Out: which errands are run. A depot's own rule ranks the errands of one vehicle ([`rank`]), and the depot sends its vehicles
//! one after the other; a rule for all depots chooses among the errands of all free vehicles at once.
//!
//! | `dispatch_rule` | who chooses | goes first |
//! |---|---|---|
//! | `near_first` | each depot | nobody helped yet, then the shortest drive |
//! | `main_first` | each depot | nobody helped yet, then the most people who wait |
//! | `urgent_first` | each depot | nobody helped yet, then who was struck first |
//! | `greedy_benefit` | each depot | in time, then the most people an hour of the vehicle |
//! | `nearest_available` | all together | nobody helped yet, then the shortest drive of all |
//! | `assignment` | all together | the set of errands that spares most waiting and lateness |
//! | `relaxed_bound` | nobody | each place as soon as any vehicle could be there: a bound, not a rule |

mod assignment;
mod errand;
mod matching;
mod nearest;
mod prospect;
mod rank;
mod relaxed;
mod together;

pub use errand::Errand;
