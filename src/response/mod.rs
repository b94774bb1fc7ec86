//! The response of one replication: a discrete-event simulation of reports, orders, vehicles and goods.
//!
//! In: the [`World`](crate::world::World), the [`Plan`] compiled from it once, and per replication its [`Facts`]: the event, its
//! damage, and what follows from these before anybody acts.
//! Out: an [`Outcome`](crate::outcome::Outcome), and, for `trace`, every [`Entry`] of the log.
//!
//! ```text
//! struck ─ report ─▶ town ─ report ─▶ county ─ assessment ─▶ activation ─ order ─▶ turnout ─▶ dock ─▶ drive ─▶ unload ─▶ back
//!    └ village store point          └ town order ─▶ town depot
//! ```
//!
//! Replications advance together, one epoch at a time ([`Batch`]): at the start of an epoch headquarters draws up its picture
//! of the roads for all lanes, the router takes those costs, and then each lane runs its own events to the end of the epoch.
//! Nothing passes between lanes, so a replication's outcome does not depend on which batch it is in.
//!
//! **Layouts.** What all lanes share lies side by side: costs `[kind][arc][lane]`, costs in rain by day and in the dark
//! `[kind][light][link][lane]`, closed links and reached pieces a bit a lane. What one lane owns is an array an entity: needs and
//! records `[place]`, tallies `[place × commodity]`, stores `[site]`, trips `[truck]`, beliefs `[touched link]`. A thread keeps one
//! [`Batch`], whose arrays serve replication after replication.

mod aftermath;
mod at_hand;
mod backdrop;
mod batch;
mod blame;
mod books;
mod care;
mod choice;
mod clearing;
mod clearing_access;
mod clearing_tasks;
pub mod clockwork;
pub mod crew_drive;
mod crew_hours;
pub mod crew_ways;
mod delivery;
mod departure;
mod desk;
mod dispatch;
mod driving;
mod dry_roads;
mod duty;
mod evacuation;
mod facts;
mod ferry;
mod fetch_access;
mod fetching;
mod fire_access;
mod fire_attack;
mod flight;
mod flight_access;
mod growth;
mod incident_access;
pub mod incidents;
mod isolation;
mod lane;
mod levels;
mod loading;
mod log;
mod need;
mod orders;
mod picture;
mod plan;
mod policy;
pub mod queue;
mod record;
mod rescue;
pub mod rescue_way;
mod rescue_work;
mod routes;
mod shelter_access;
mod shift;
mod soonest;
mod sortie;
mod store;
mod tally;
mod tier;
mod tour;
mod touring;
mod trapped;
mod trip;
mod truck;
mod warning;
mod watch;
mod whom;

pub use batch::Batch;
pub use dry_roads::dry_roads;
pub use facts::{Facts, meets_same_facts};
pub use fire_attack::Fought;
pub use log::{Entry, Happened};
pub use plan::{Plan, RouterKind};
pub use tier::Tier;
