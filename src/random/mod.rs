//! Random numbers that belong to an address, not to an order of asking.
//!
//! In: a scenario seed, a replication, a [`Purpose`] and an entity. Out: a [`Stream`] of uniforms, and
//! [`Dist`] values sampled from it by inversion. Everything above draws from here and from nowhere else.
//!
//! Because the address is (seed, replication, purpose, entity), replication k is the same on any thread, shard
//! or machine; alternatives share their draws; and adding an entity never shifts the draws of another.
//! Entities are addressed by a hash of the identifier that the user wrote, not by their row in a table.

pub mod copula;
mod dist;
mod normal;
mod philox;
mod poisson;
mod stream;

pub use dist::{DIST_USAGE, Dist, DistError};
pub use normal::{normal_cdf, normal_quantile};
pub use philox::block as philox_block;
pub use poisson::poisson_quantile;
pub use stream::{EntityKey, Purpose, SeedKey, Stream};
